"use server";

import { redirect } from "next/navigation";
import { type ActionResult, attempt } from "#lib/action.ts";
import { authorize } from "#lib/auth/session.ts";
import {
  acceptInput,
  acceptWithEditsInput,
  closeInput,
  declineInput,
  declineManyInput,
} from "#lib/corrections/input.ts";
import {
  acceptCorrection,
  acceptWithEdits,
  declineCorrection,
  declineCorrections,
  supersedeCorrection,
} from "#lib/corrections/mutations.ts";
import { isUiLocale } from "#lib/i18n/routing.ts";
import { publishTranslation } from "#lib/publishing/mutations.ts";
import type { Refused } from "./decision-form.tsx";

type Result = Promise<Refused | null>;

export async function acceptAction(_previous: Refused | null, form: FormData): Result {
  return refusedOr(form, async () => {
    const actor = await authorize("correction.review", text(form, "locale"));
    const decided = await acceptCorrection(actor, acceptInput.parse(fields(form, ["correctionId", "class"])));
    await publishAccepted(actor.locale, decided.articleId);
    showDecided(form, actor.locale, `decided=${decided.number}`);
  });
}

export async function acceptWithEditsAction(_previous: Refused | null, form: FormData): Result {
  return refusedOr(form, async () => {
    const actor = await authorize("correction.review", text(form, "locale"));
    const decision = acceptWithEditsInput.parse(fields(form, ["correctionId", "class", "text", "version", "source"]));
    const decided = await acceptWithEdits(actor, decision);
    await publishAccepted(actor.locale, decided.articleId);
    showDecided(form, actor.locale, `decided=${decided.number}`);
  });
}

export async function declineAction(_previous: Refused | null, form: FormData): Result {
  return refusedOr(form, async () => {
    const actor = await authorize("correction.review", text(form, "locale"));
    const refusal = declineInput.parse(fields(form, ["correctionId", "reason", "words"]));
    const decided = await declineCorrection(actor, refusal);
    showDecided(form, actor.locale, `decided=${decided.number}`);
  });
}

export async function declineManyAction(
  _previous: ActionResult<unknown> | null,
  form: FormData,
): Promise<ActionResult<unknown>> {
  return attempt(async () => {
    const actor = await authorize("correction.review", text(form, "locale"));
    const correctionIds = form.getAll("correctionIds");
    const refusal = declineManyInput.parse({ ...fields(form, ["reason", "words"]), correctionIds });
    const count = await declineCorrections(actor, refusal);
    showDecided(form, actor.locale, `declined=${count}`);
  });
}

export async function supersedeAction(_previous: Refused | null, form: FormData): Result {
  return refusedOr(form, async () => {
    const actor = await authorize("correction.review", text(form, "locale"));
    const decided = await supersedeCorrection(actor, closeInput.parse(fields(form, ["correctionId"])).correctionId);
    showDecided(form, actor.locale, `decided=${decided.number}`);
  });
}

/** Nothing when it was done: then another page is shown. What was typed comes back with a refusal. */
async function refusedOr(form: FormData, work: () => Promise<void>): Result {
  const result = await attempt(work);
  if (result.ok) return null;
  const typed = Object.fromEntries(["text", "class", "reason", "words"].map((name) => [name, text(form, name)]));
  return { ...result, typed };
}

/** The acceptance stands whatever keeps the text from being published: the page it leads to says what does. */
async function publishAccepted(locale: string, articleId: string): Promise<void> {
  await attempt(async () => {
    const publisher = await authorize("translation.publish", locale);
    await publishTranslation(publisher, { articleId, cause: "correction" });
  });
}

function showDecided(form: FormData, locale: string, outcome: string): never {
  const uiLocale = text(form, "uiLocale");
  redirect(`/${isUiLocale(uiLocale) ? uiLocale : "zh"}/desk/corrections?target=${locale}&${outcome}`);
}

function fields<Name extends string>(form: FormData, names: readonly Name[]): Record<Name, unknown> {
  return Object.fromEntries(names.map((name) => [name, form.get(name) ?? ""])) as Record<Name, unknown>;
}

function text(form: FormData, name: string): string {
  return String(form.get(name) ?? "");
}
