"use server";

import { refresh } from "next/cache";
import { type ActionResult, attempt } from "#lib/action.ts";
import { authorize } from "#lib/auth/session.ts";
import { restoreInput } from "#lib/publishing/input.ts";
import { restoreOriginal, restoreTranslation } from "#lib/publishing/restoring-mutations.ts";

export async function restoreOriginalAction(_previous: unknown, form: FormData): Promise<ActionResult> {
  return attempt(async () => {
    const publisher = await authorize("article.publish");
    const writer = await authorize("article.write");
    const { articleId, number } = restoreInput.parse(Object.fromEntries(form));
    await restoreOriginal(writer, publisher, { articleId, number });
    refresh();
  });
}

export async function restoreTranslationAction(_previous: unknown, form: FormData): Promise<ActionResult> {
  return attempt(async () => {
    const actor = await authorize("translation.publish", String(form.get("locale")));
    const { articleId, number } = restoreInput.parse(Object.fromEntries(form));
    await restoreTranslation(actor, { articleId, number });
    refresh();
  });
}
