"use server";

import { refresh } from "next/cache";
import type { z } from "zod";
import { type ActionResult, attempt } from "#lib/action.ts";
import { authorize } from "#lib/auth/session.ts";
import { keepUnitInput, translationRefInput } from "#lib/translations/input.ts";
import { keepUnit } from "#lib/translations/mutations.ts";
import { pretranslate } from "#lib/translations/pretranslating-mutations.ts";
import type { SavedUnit, Waiver } from "#lib/translations/translation.ts";
import { endWaiverInput, waiveIssueInput } from "#lib/waivers/input.ts";
import { endWaiver, waiveIssue } from "#lib/waivers/mutations.ts";

export async function keepUnitAction(
  input: z.input<typeof keepUnitInput>,
): Promise<ActionResult<Pick<SavedUnit, "version" | "state" | "madeFrom">>> {
  return attempt(async () => {
    const actor = await authorize("translation.write", input.target);
    const { target: _target, ...kept } = keepUnitInput.parse(input);
    return keepUnit(actor, kept);
  });
}

export async function pretranslateAction(
  _previous: ActionResult<unknown> | null,
  form: FormData,
): Promise<ActionResult<unknown>> {
  return attempt(async () => {
    const actor = await authorize("translation.pretranslate", String(form.get("target")));
    const { articleId } = translationRefInput.parse(Object.fromEntries(form));
    const filled = await pretranslate(actor, { articleId });
    refresh();
    return filled;
  });
}

export async function waiveIssueAction(input: z.input<typeof waiveIssueInput>): Promise<ActionResult<Waiver>> {
  return attempt(async () => {
    const actor = await authorize("issue.waive", input.target);
    const { target: _target, ...issue } = waiveIssueInput.parse(input);
    return waiveIssue(actor, issue);
  });
}

export async function endWaiverAction(input: z.input<typeof endWaiverInput>): Promise<ActionResult> {
  return attempt(async () => {
    const actor = await authorize("issue.waive", input.target);
    const { target: _target, ...issue } = endWaiverInput.parse(input);
    await endWaiver(actor, issue);
  });
}
