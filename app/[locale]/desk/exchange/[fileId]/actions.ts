"use server";

import { redirect } from "next/navigation";
import { type ActionResult, attempt } from "#lib/action.ts";
import { authorize } from "#lib/auth/session.ts";
import { addressOfApplied } from "#lib/interchange/applying.ts";
import { applyExchange } from "#lib/interchange/applying-mutations.ts";
import { applyInput, forgetInput, glossaryInput, memoryInput } from "#lib/interchange/input.ts";
import { forgetReceivedFile } from "#lib/interchange/mutations.ts";
import { applyGlossary, applyMemory } from "#lib/interchange/stock-mutations.ts";

export async function applyExchangeAction(_previous: unknown, form: FormData): Promise<ActionResult> {
  return attempt(async () => {
    const actor = await authorize("translation.import", String(form.get("target")));
    const { uiLocale, ...input } = applyInput.parse({ ...Object.fromEntries(form), taken: form.getAll("taken") });
    const applied = await applyExchange(actor, input);
    const path =
      "jobId" in applied
        ? `/${input.fileId}`
        : addressOfApplied(input.fileId, { ...applied, locale: actor.locale, passed: 0 });
    redirect(`/${uiLocale}/desk/exchange${path}`);
  });
}

export async function addMemoryAction(_previous: unknown, form: FormData): Promise<ActionResult> {
  return attempt(async () => {
    const actor = await authorize("translation.import", String(form.get("target")));
    const { uiLocale, fileId } = memoryInput.parse(Object.fromEntries(form));
    const { added, left } = await applyMemory(actor, fileId);
    redirect(`/${uiLocale}/desk/exchange${left ? `/${fileId}` : ""}?added=${added}`);
  });
}

export async function proposeTermsAction(_previous: unknown, form: FormData): Promise<ActionResult> {
  return attempt(async () => {
    const actor = await authorize("term.propose");
    const { uiLocale, target, ...input } = glossaryInput.parse(Object.fromEntries(form));
    const { proposed, left } = await applyGlossary(actor, { ...input, locale: target });
    redirect(`/${uiLocale}/desk/exchange${left ? `/${input.fileId}` : ""}?terms=${proposed}`);
  });
}

export async function forgetFileAction(_previous: unknown, form: FormData): Promise<ActionResult> {
  return attempt(async () => {
    const actor = await authorize("desk.visit");
    const { uiLocale, fileId } = forgetInput.parse(Object.fromEntries(form));
    await forgetReceivedFile(actor, fileId);
    redirect(`/${uiLocale}/desk/exchange`);
  });
}
