"use server";

import { refresh } from "next/cache";
import { type ActionResult, attempt } from "#lib/action.ts";
import { authorize } from "#lib/auth/session.ts";
import { restoreTargetInput } from "#lib/history/input.ts";
import { restoreTarget } from "#lib/history/mutations.ts";

export async function restoreTargetAction(_previous: unknown, form: FormData): Promise<ActionResult> {
  return attempt(async () => {
    const actor = await authorize("translation.write", String(form.get("target")));
    const { target: _, ...input } = restoreTargetInput.parse(Object.fromEntries(form));
    await restoreTarget(actor, input);
    refresh();
  });
}
