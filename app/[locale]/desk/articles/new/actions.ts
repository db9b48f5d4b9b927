"use server";

import { redirect } from "next/navigation";
import { type ActionResult, attempt } from "#lib/action.ts";
import { createArticleInput } from "#lib/articles/input.ts";
import { createArticle } from "#lib/articles/mutations.ts";
import { authorize } from "#lib/auth/session.ts";

export async function createArticleAction(_previous: unknown, form: FormData): Promise<ActionResult> {
  return attempt(async () => {
    const actor = await authorize("article.write");
    const { uiLocale, ...article } = createArticleInput.parse(Object.fromEntries(form));
    await createArticle(actor, article);
    redirect(`/${uiLocale}/desk/articles/${article.articleId}`);
  });
}
