import "server-only";
import { and, eq, ne, sql } from "drizzle-orm";
import type { Authorized } from "#lib/auth/policy.ts";
import { type Database, database } from "#lib/db/client.ts";
import { articles, slugRedirects } from "#lib/db/schema/articles.ts";
import { revisions } from "#lib/db/schema/publishing.ts";
import { DomainError } from "#lib/errors.ts";
import { recordEvent } from "#lib/events/record.ts";
import { invalidatePages, type PageTag, purgePages } from "#lib/publishing/purge.ts";
import { findBlocks } from "#lib/segments/queries.ts";
import { writeSegments } from "#lib/segments/source-mutations.ts";
import type { ArticleDetails } from "./article.ts";
import { assertConfigured, lockArticle } from "./mutations.ts";
import { isLocaleFixed } from "./queries.ts";

type Writer = Authorized<"article.write">;

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
