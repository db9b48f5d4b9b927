import { grant } from "#lib/auth/policy.ts";
import type { DemoArticle, DemoBlock } from "#lib/db/demo/demo-article.ts";
import * as newsdesk from "#lib/db/demo/newsdesk.ts";
import { publishOriginal } from "#lib/publishing/mutations.ts";
import { getTranslationSheet } from "#lib/translations/queries.ts";
import { findDesk } from "./desk.ts";

/** How far an article has come before the story begins. */
const stages = ["written", "original published", "drafted", "translated", "reviewed", "published"] as const;

export type WantedArticle = {
  readonly headline: readonly [zh: string, en: string];
  /** One paragraph each: sentences in Chinese with their English. */
  readonly paragraphs: readonly (readonly (readonly [zh: string, en: string])[])[];
  readonly stage: (typeof stages)[number];
};

export type LaidArticle = { readonly articleId: string; readonly slug: string; readonly segmentIds: readonly string[] };

/** Lays one article of a story. */
export async function layArticle(wanted: WantedArticle): Promise<LaidArticle> {
  const desk = await findDesk();
  const slug = `story-${crypto.randomUUID().slice(0, 12)}`;
  const article: DemoArticle = {
    slug,
    section: "city",
    blocks: [
      { kind: "headline", zh: wanted.headline[0], en: [wanted.headline[1]] },
      { kind: "summary", zh: "", en: [] },
      { kind: "byline", zh: "", en: [] },
      ...wanted.paragraphs.map(
        (sentences): DemoBlock => ({
          kind: "paragraph",
          zh: sentences.map(([zh]) => zh).join(""),
          en: sentences.map(([, en]) => en),
        }),
      ),
    ],
  };
  const reached = (stage: (typeof stages)[number]) => stages.indexOf(wanted.stage) >= stages.indexOf(stage);
  const articleId = await newsdesk.writeOriginal(desk, article);
  if (reached("original published")) await publishOriginal(grant(desk.editor, "article.publish"), { articleId });
  if (reached("drafted")) await newsdesk.translate(desk, articleId, article, { confirm: reached("translated") });
  if (reached("reviewed")) await newsdesk.approve(desk, articleId);
  if (reached("published")) await newsdesk.publishFinished(desk, articleId);
  const { rows } = await getTranslationSheet({ articleId, locale: "en" });
  return { articleId, slug, segmentIds: rows.map((row) => row.segmentId) };
}
