"use server";

import { refresh } from "next/cache";
import { type ActionResult, attempt } from "#lib/action.ts";
import { authorize } from "#lib/auth/session.ts";
import { publishInput, withdrawInput } from "#lib/publishing/input.ts";
import { publishOriginal, publishTranslation, withdraw } from "#lib/publishing/mutations.ts";

export async function publishOriginalAction(_previous: unknown, form: FormData): Promise<ActionResult> {
  return refreshed(async () => {
    const actor = await authorize("article.publish");
    const { articleId, fingerprint } = publishInput.parse(Object.fromEntries(form));
    await publishOriginal(actor, { articleId, fingerprint });
  });
}

export async function publishTranslationAction(_previous: unknown, form: FormData): Promise<ActionResult> {
  return refreshed(async () => {
    const actor = await authorize("translation.publish", String(form.get("locale")));
    const { articleId, fingerprint } = publishInput.parse(Object.fromEntries(form));
    await publishTranslation(actor, { articleId, fingerprint });
  });
}

export async function withdrawAction(_previous: unknown, form: FormData): Promise<ActionResult> {
  return attempt(async () => {
    const actor = await authorize("publication.withdraw");
    await withdraw(actor, withdrawInput.parse(Object.fromEntries(form)));
    refresh();
  });
}

/** A refusal as well shows what has changed meanwhile: the text to look at again, or what stands in the way now. */
async function refreshed(work: () => Promise<void>): Promise<ActionResult> {
  const result = await attempt(work);
  refresh();
  return result;
}
