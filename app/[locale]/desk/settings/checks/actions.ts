"use server";

import { refresh } from "next/cache";
import { type ActionResult, attempt } from "#lib/action.ts";
import { authorize } from "#lib/auth/session.ts";
import { severitiesInput, severitiesOf } from "#lib/checks/input.ts";
import { setSeverities } from "#lib/checks/mutations.ts";

export async function setSeveritiesAction(_previous: unknown, form: FormData): Promise<ActionResult> {
  return attempt(async () => {
    const actor = await authorize("newsroom.configure");
    await setSeverities(actor, severitiesInput.parse(severitiesOf(form)));
    refresh();
  });
}
