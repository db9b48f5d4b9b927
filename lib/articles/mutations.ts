import "server-only";
import { and, desc, eq, ne, sql } from "drizzle-orm";
import type { Authorized } from "#lib/auth/policy.ts";
import { type Database, database } from "#lib/db/client.ts";
import { articles, slugRedirects, sourceVersions } from "#lib/db/schema/articles.ts";
import { revisions } from "#lib/db/schema/publishing.ts";
import { DomainError } from "#lib/errors.ts";
import { recordEvent } from "#lib/events/record.ts";
import { getNewsroom } from "#lib/newsroom/queries.ts";
import { findDone, forgetConflictCopy, keepConflictCopy, recordDone, wrote } from "#lib/operations/mutations.ts";
import { invalidatePages, type PageTag, purgePages } from "#lib/publishing/purge.ts";
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
import { getSource, isLocaleFixed } from "./queries.ts";

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

/**
 * Changes address, section and source locale. Throws `conflict` with the
 * details that stand there when they are no longer `was`, `slug_taken` when
 * another article has or had the address, `locale_fixed` for another source
 * locale once the article is translated or published, `invalid_input` for a
 * section or locale the newsroom does not have and for no address at all where
 * readers know one.
 */
export async function saveDetails(
  actor: Writer,
  change: ArticleDetails & { readonly articleId: string; readonly was: ArticleDetails },
  db: Database = database,
): Promise<void> {
  const { articleId, was, slug, section, sourceLocale } = change;
  const next: ArticleDetails = { slug, section, sourceLocale };
  const tags = await db.transaction(async (tx): Promise<PageTag[]> => {
    const article = await lockArticle(articleId, tx);
    const { slug: oldSlug } = article;
    if (sameDetails(article, next)) return [];
    if (!sameDetails(article, was)) {
      throw new DomainError("conflict", {
        theirs: { slug: oldSlug, section: article.section, sourceLocale: article.sourceLocale },
      });
    }
    await assertConfigured({ sourceLocale, section: section === article.section ? null : section }, tx);
    const stale = slug === oldSlug ? [] : await moveAddress(articleId, oldSlug, slug, tx);
    if (sourceLocale !== article.sourceLocale) await changeLocale(actor, articleId, sourceLocale, tx);
    await tx
      .update(articles)
      .set({ slug, section, updatedAt: sql`now()` })
      .where(eq(articles.id, articleId))
      .catch(refuseTakenSlug);
    await recordEvent(actor, "article.details_changed", { articleId, details: { from: was, to: next } }, tx);
    if (stale.length > 0) await invalidatePages(stale, tx);
    return stale;
  });
  purgePages(tags);
}

type LockedArticle = typeof articles.$inferSelect;

async function lockArticle(articleId: string, tx: Database): Promise<LockedArticle> {
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

async function assertConfigured(
  { sourceLocale, section }: Pick<ArticleDetails, "sourceLocale" | "section">,
  tx: Database,
): Promise<void> {
  const newsroom = await getNewsroom(tx);
  if (!newsroom.locales.includes(sourceLocale)) throw new DomainError("invalid_input", { fields: "sourceLocale" });
  if (section !== null && !newsroom.sections.some((known) => known.key === section)) {
    throw new DomainError("invalid_input", { fields: "section" });
  }
}

/** Gives the article its new address, leaves a redirect where readers know the old one, and gives the pages that are old now. */
async function moveAddress(
  articleId: string,
  from: string | null,
  to: string | null,
  tx: Database,
): Promise<PageTag[]> {
  const [known] = await tx
    .select({ id: revisions.id })
    .from(revisions)
    .where(eq(revisions.articleId, articleId))
    .limit(1);
  if (to === null) {
    if (known) throw new DomainError("invalid_input", { fields: "slug" });
    return [];
  }
  await assertFree(articleId, to, tx);
  await tx.delete(slugRedirects).where(and(eq(slugRedirects.slug, to), eq(slugRedirects.articleId, articleId)));
  if (!known || from === null) return [`article:${to}`];
  await tx.insert(slugRedirects).values({ slug: from, articleId }).onConflictDoNothing();
  return ["front", "corrections", `article:${from}`, `article:${to}`];
}

/**
 * Throws `slug_taken` when another article has the address or had it. Looks at
 * the articles first: one that gives its address up leaves the redirect in the
 * same moment. Two who take it at once meet at the unique index.
 */
async function assertFree(articleId: string, slug: string, tx: Database): Promise<void> {
  const [taken] = await tx
    .select({ id: articles.id })
    .from(articles)
    .where(and(eq(articles.slug, slug), ne(articles.id, articleId)));
  const [redirected] = await tx
    .select({ id: slugRedirects.articleId })
    .from(slugRedirects)
    .where(and(eq(slugRedirects.slug, slug), ne(slugRedirects.articleId, articleId)));
  if (taken || redirected) throw new DomainError("slug_taken");
}

function refuseTakenSlug(error: unknown): never {
  const { constraint } = ((error as Error).cause ?? {}) as { constraint?: string };
  throw constraint === "articles_slug_key" ? new DomainError("slug_taken") : error;
}

/** Another locale finds other sentences: the text is cut again. */
async function changeLocale(actor: Writer, articleId: string, sourceLocale: string, tx: Database): Promise<void> {
  const [article] = await tx.select({ fixed: isLocaleFixed }).from(articles).where(eq(articles.id, articleId));
  if (article?.fixed) throw new DomainError("locale_fixed");
  const { blocks } = await findBlocks(articleId, tx);
  await tx.update(articles).set({ sourceLocale }).where(eq(articles.id, articleId));
  await writeSegments(actor, { id: articleId, sourceLocale }, blocks, tx);
}

function sameDetails(a: ArticleDetails, b: ArticleDetails): boolean {
  return a.slug === b.slug && a.section === b.section && a.sourceLocale === b.sourceLocale;
}
