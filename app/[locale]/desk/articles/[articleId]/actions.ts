"use server";

import { refresh } from "next/cache";
import { type ActionResult, attempt } from "#lib/action.ts";
import { saveDetails } from "#lib/articles/details-mutations.ts";
import { detailsInput, detailsOf } from "#lib/articles/input.ts";
import { authorize } from "#lib/auth/session.ts";

export async function saveDetailsAction(_previous: unknown, form: FormData): Promise<ActionResult> {
  return attempt(async () => {
    const actor = await authorize("article.write");
    await saveDetails(actor, detailsInput.parse(detailsOf(form)));
    refresh();
  });
}
