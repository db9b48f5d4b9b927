import "server-only";
import { and, desc, eq, sql } from "drizzle-orm";
import type { Authorized } from "#lib/auth/policy.ts";
import { type Database, database } from "#lib/db/client.ts";
import { articles, sourceVersions } from "#lib/db/schema/articles.ts";
import { DomainError } from "#lib/errors.ts";
import { recordEvent } from "#lib/events/record.ts";
import { getNewsroom } from "#lib/newsroom/queries.ts";
import { findDone, forgetConflictCopy, keepConflictCopy, recordDone, wrote } from "#lib/operations/mutations.ts";
import { findBlocks } from "#lib/segments/queries.ts";
import type { DraftBlock } from "#lib/segments/segment.ts";
import { writeSegments } from "#lib/segments/source-mutations.ts";
import {
  type ArticleDetails,
  initialBlocks,
  type SavedSource,
  type SourceConflict,
  type SourceSave,
} from "./article.ts";
import { canonicalBlock, sameBlock } from "./document.ts";
import { getSource } from "./queries.ts";

type Writer = Authorized<"article.write">;

/**
 * Begins an article under `articleId`, with a headline and the actor as its
 * author. Asked a second time with the same id by the same person, it does
 * nothing. Throws `article_exists` when the id is somebody else's article, and
 * `invalid_input` for a locale or section the newsroom does not have.
 */
export async function createArticle(
  actor: Writer,
  article: { readonly articleId: string; readonly sourceLocale: string; readonly headline: string },
  db: Database = database,
): Promise<void> {
  const { articleId, sourceLocale, headline } = article;
  await db.transaction(async (tx) => {
    await assertConfigured({ sourceLocale, section: null }, tx);
    const [created] = await tx
      .insert(articles)
      .values({ id: articleId, sourceLocale, createdBy: actor.id })
      .onConflictDoNothing()
      .returning({ id: articles.id });
    if (!created) {
      const { createdBy } = await lockArticle(articleId, tx);
      if (createdBy !== actor.id) throw new DomainError("article_exists");
      return;
    }
    const blocks = initialBlocks(headline, actor.name, "p1");
    await writeSegments(actor, { id: articleId, sourceLocale }, blocks, tx);
    await tx
      .insert(sourceVersions)
      .values({ articleId, version: 1, savedBy: actor.id, content: { slug: null, section: null, blocks } });
    await recordEvent(actor, "article.created", { articleId, details: { headline } }, tx);
  });
}

/**
 * Stores the original as somebody has typed it so far, cuts it into sentences
 * and keeps their ids. Nobody's text is overwritten unseen: when it was saved by
 * anybody but this very tab since `version`, nothing is written, the text is
 * kept as a conflict copy, and `conflict` is thrown with `SourceConflict` as its
 * details. A text equal to the stored one is saved already. A text that goes on
 * from a refused one `settles` it: its copy is forgotten.
 */
export async function saveSource(actor: Writer, save: SourceSave, db: Database = database): Promise<SavedSource> {
  const outcome = await db.transaction(async (tx) => {
    const article = await lockArticle(save.articleId, tx);
    const operation = { id: save.operationId, contents: save };
    const done = await findDone<SavedSource>(actor, operation, tx);
    if (done) return { saved: done };

    const stored = await findBlocks(save.articleId, tx);
    const unchanged = isSameText(save.blocks, stored.blocks, article.sourceLocale);
    if (article.version !== save.version && !unchanged && !(await wroteLast(actor, save, article.version, tx))) {
      const conflict: SourceConflict = {
        theirs: await getSource(actor, save.articleId, tx),
        copyId: save.operationId,
      };
      const copy = { operationId: save.operationId, articleId: save.articleId, segmentId: null, locale: null };
      await keepConflictCopy(actor, { ...copy, mine: save.blocks }, tx);
      return { conflict };
    }

    const saved = unchanged
      ? { version: article.version, savedAt: article.updatedAt.toISOString(), segments: stored.segments }
      : await writeSource(actor, article, save, tx);
    if (save.settles) await forgetConflictCopy(actor, save.settles, tx);
    const traces = { articleId: save.articleId, version: saved.version, tab: save.tab };
    await recordDone(actor, operation, traces, saved, tx);
    return { saved };
  });
  // Thrown here, not inside: the conflict copy must stay.
  if (outcome.conflict) throw new DomainError("conflict", outcome.conflict);
  return outcome.saved;
}

/** An article's row while the transaction holds its lock. */
export type LockedArticle = typeof articles.$inferSelect;

/** Locks an article until the transaction ends: saves of its text and its details wait for each other. Throws `not_found`. */
export async function lockArticle(articleId: string, tx: Database): Promise<LockedArticle> {
  const [article] = await tx.select().from(articles).where(eq(articles.id, articleId)).for("update");
  if (!article) throw new DomainError("not_found");
  return article;
}

/** Whether the text that stands there is this tab's own: its answer was lost on the way. */
function wroteLast(actor: Writer, { articleId, tab }: SourceSave, version: number, tx: Database): Promise<boolean> {
  return wrote(actor, { articleId, version, tab }, tx);
}

function isSameText(mine: readonly DraftBlock[], stored: readonly DraftBlock[], locale: string): boolean {
  return (
    mine.length === stored.length &&
    mine.every((block, index) => {
      const other = stored[index];
      return other?.id === block.id && sameBlock(canonicalBlock(block, locale), other);
    })
  );
}

async function writeSource(
  actor: Writer,
  article: LockedArticle,
  { blocks, settles }: SourceSave,
  tx: Database,
): Promise<SavedSource> {
  const segments = await writeSegments(actor, article, blocks, tx);
  const [updated] = await tx
    .update(articles)
    .set({ version: article.version + 1, updatedAt: sql`now()` })
    .where(eq(articles.id, article.id))
    .returning({ version: articles.version, updatedAt: articles.updatedAt });
  if (!updated) throw new DomainError("not_found");
  const { slug, section } = article;
  const next = { articleId: article.id, version: updated.version, content: { slug, section, blocks } };
  // What a conflict was decided over stays in the history, also when it was one's own.
  await keepVersion(actor, next, settles === undefined, tx);
  return { version: updated.version, savedAt: updated.updatedAt.toISOString(), segments };
}

/** Adds to the article's history. Saves of one person, none ten minutes after the last, are one sitting, where that is `wanted`: one row and one event. */
async function keepVersion(
  actor: Writer,
  { articleId, version, content }: Pick<typeof sourceVersions.$inferInsert, "articleId" | "version" | "content">,
  wanted: boolean,
  tx: Database,
): Promise<void> {
  const [last] = await tx
    .select({
      version: sourceVersions.version,
      goesOn: sql<boolean>`${sourceVersions.savedBy} = ${actor.id} and ${sourceVersions.savedAt} > now() - interval '10 minutes'`,
    })
    .from(sourceVersions)
    .where(eq(sourceVersions.articleId, articleId))
    .orderBy(desc(sourceVersions.version))
    .limit(1);
  // The text an article began with stays: somebody may want to go back to it.
  if (wanted && last?.goesOn && last.version > 1) {
    await tx
      .update(sourceVersions)
      .set({ version, content, savedAt: sql`now()` })
      .where(and(eq(sourceVersions.articleId, articleId), eq(sourceVersions.version, last.version)));
    return;
  }
  await tx.insert(sourceVersions).values({ articleId, version, content, savedBy: actor.id });
  await recordEvent(actor, "article.source_saved", { articleId, details: { version } }, tx);
}

/** Throws `invalid_input` for a source locale or a section that the newsroom does not have. */
export async function assertConfigured(
  { sourceLocale, section }: Pick<ArticleDetails, "sourceLocale" | "section">,
  tx: Database,
): Promise<void> {
  const newsroom = await getNewsroom(tx);
  if (!newsroom.locales.includes(sourceLocale)) throw new DomainError("invalid_input", { fields: "sourceLocale" });
  if (section !== null && !newsroom.sections.some((known) => known.key === section)) {
    throw new DomainError("invalid_input", { fields: "section" });
  }
}
