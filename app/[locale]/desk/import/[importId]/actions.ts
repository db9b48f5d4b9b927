"use server";

import { redirect } from "next/navigation";
import { type ActionResult, attempt } from "#lib/action.ts";
import { authorize } from "#lib/auth/session.ts";
import { discardImportInput, finishImportInput } from "#lib/imports/input.ts";
import { discardImport, finishImport } from "#lib/imports/mutations.ts";

/** Makes the article, and leads to the list of what is wrong with it. */
export async function finishImportAction(_previous: unknown, form: FormData): Promise<ActionResult> {
  return attempt(async () => {
    const actor = await authorize("article.import");
    const { uiLocale, targetLocale, ...finished } = finishImportInput.parse(Object.fromEntries(form));
    const articleId = await finishImport(actor, finished);
    redirect(`/${uiLocale}/desk/articles/${articleId}/${targetLocale}`);
  });
}

export async function discardImportAction(_previous: unknown, form: FormData): Promise<ActionResult> {
  return attempt(async () => {
    const actor = await authorize("article.import");
    const { uiLocale, importId } = discardImportInput.parse(Object.fromEntries(form));
    await discardImport(actor, importId);
    redirect(`/${uiLocale}/desk/import`);
  });
}
