import { randomUUID } from "node:crypto";
import { saveDetails } from "#lib/articles/details-mutations.ts";
import { createArticle, saveSource } from "#lib/articles/mutations.ts";
import { getSource } from "#lib/articles/queries.ts";
import { type Actor, grant } from "#lib/auth/policy.ts";
import { publishOriginal, publishTranslation } from "#lib/publishing/mutations.ts";
import { approveUnits } from "#lib/review/mutations.ts";
import type { DraftBlock } from "#lib/segments/segment.ts";
import { plainText } from "#lib/text/runs.ts";
import { confirmUnit, saveTarget } from "#lib/translations/mutations.ts";
import { getTranslationSheet } from "#lib/translations/queries.ts";
import type { SheetRow } from "#lib/translations/translation.ts";
import type { DemoArticle } from "./demo-article.ts";
import { parseMarkup } from "./markup.ts";

const target = "en";
const tab = "demo";

/** The people of the demo world at work: every step is one that somebody takes on the desk. */
export type Newsdesk = { readonly editor: Actor; readonly translator: Actor; readonly reviewer: Actor };

/** Writes the original and gives it its address. */
export async function writeOriginal({ editor }: Newsdesk, article: DemoArticle): Promise<string> {
  const writer = grant(editor, "article.write");
  const articleId = randomUUID();
  const headline = article.blocks[0]?.zh ?? "";
  await createArticle(writer, { articleId, sourceLocale: "zh", headline });
  const { version } = await getSource(writer, articleId);
  await saveSource(writer, { articleId, version, blocks: draftBlocks(article), operationId: randomUUID(), tab });
  const was = { slug: null, section: null, sourceLocale: "zh" };
  await saveDetails(writer, { articleId, was, ...was, slug: article.slug || null, section: article.section });
  return articleId;
}

/**
 * Puts the article's English into its units, confirmed or as drafts. `wordings`
 * replaces the English of a sentence by what it said at first.
 */
export async function translate(
  { translator }: Newsdesk,
  articleId: string,
  article: DemoArticle,
  how: { readonly confirm: boolean; readonly wordings?: ReadonlyMap<string, string> },
): Promise<void> {
  const actor = grant(translator, "translation.write", target);
  const english = article.blocks.flatMap((block) => block.en);
  const { rows } = await getTranslationSheet({ articleId, locale: target });
  for (const [index, row] of rows.entries()) {
    const text = english[index];
    if (!text) continue;
    const save = {
      articleId,
      segmentId: row.segmentId,
      target: parseMarkup(how.wordings?.get(text) ?? text),
      base: [],
      madeFrom: plainText(row.source),
      version: 0,
      operationId: randomUUID(),
      tab,
    };
    await (how.confirm ? confirmUnit : saveTarget)(actor, save);
  }
}

/** Approves every confirmed sentence. */
export async function approve({ reviewer }: Newsdesk, articleId: string): Promise<void> {
  const { rows } = await getTranslationSheet({ articleId, locale: target });
  const units = rows.filter((row) => row.state === "translated");
  await approveUnits(grant(reviewer, "unit.review", target), { articleId, units });
}

/** Writes, translates, approves and publishes in both languages. */
export async function publishPair(
  desk: Newsdesk,
  article: DemoArticle,
  wordings: ReadonlyMap<string, string> = new Map(),
): Promise<string> {
  const articleId = await writeOriginal(desk, article);
  await publishOriginal(grant(desk.editor, "article.publish"), { articleId });
  await translate(desk, articleId, article, { confirm: true, wordings });
  await approve(desk, articleId);
  await publishFinished(desk, articleId);
  return articleId;
}

/** Publishes a translation whose sentences are all approved. */
export async function publishFinished({ editor }: Newsdesk, articleId: string): Promise<void> {
  await publishTranslation(grant(editor, "translation.publish", target), { articleId });
}

/** Puts `after` in place of one sentence of the original and publishes the change. */
export async function correctOriginal(
  { editor }: Newsdesk,
  articleId: string,
  change: { readonly before: string; readonly after: string },
): Promise<void> {
  const writer = grant(editor, "article.write");
  const { blocks, version } = await getSource(writer, articleId);
  const corrected = blocks.map((block) => ({
    ...block,
    runs: block.runs.map((run) => ({ ...run, text: run.text.replace(change.before, change.after) })),
  }));
  await saveSource(writer, { articleId, version, blocks: corrected, operationId: randomUUID(), tab });
  await publishOriginal(grant(editor, "article.publish"), { articleId });
}

/** The row of the sentence whose translation begins with `words`. */
export async function findRow(articleId: string, words: string): Promise<SheetRow> {
  const { rows } = await getTranslationSheet({ articleId, locale: target });
  const row = rows.find((candidate) => plainText(candidate.target).startsWith(words));
  if (!row) throw new Error(`the demo has no sentence “${words}”`);
  return row;
}

function draftBlocks(article: DemoArticle): DraftBlock[] {
  return article.blocks.map(({ kind, attributes, zh }, position) => ({
    id: position < 3 ? kind : `b${position}`,
    kind,
    attributes: attributes ?? {},
    runs: parseMarkup(zh),
    boundaries: [],
  }));
}
