import "server-only";
import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import type { Authorized } from "#lib/auth/policy.ts";
import { type Database, database } from "#lib/db/client.ts";
import { articles, sourceVersions } from "#lib/db/schema/articles.ts";
import { conflictCopies } from "#lib/db/schema/operations.ts";
import { users } from "#lib/db/schema/people.ts";
import { DomainError } from "#lib/errors.ts";
import { findBlocks } from "#lib/segments/queries.ts";
import type { DraftBlock } from "#lib/segments/segment.ts";
import type { ArticleDetails, SourceDocument } from "./article.ts";

/** The working original, for its editor. Throws `not_found`. */
export async function getSource(
  _actor: Authorized<"article.write">,
  articleId: string,
  db: Database = database,
): Promise<SourceDocument> {
  const [article] = await db
    .select({
      sourceLocale: articles.sourceLocale,
      version: articles.version,
      updatedAt: articles.updatedAt,
      saverId: users.id,
      saverName: users.name,
    })
    .from(articles)
    .leftJoin(
      sourceVersions,
      and(eq(sourceVersions.articleId, articles.id), eq(sourceVersions.version, articles.version)),
    )
    .leftJoin(users, eq(users.id, sourceVersions.savedBy))
    .where(eq(articles.id, articleId));
  if (!article) throw new DomainError("not_found");
  const { saverId, saverName } = article;
  return {
    articleId,
    sourceLocale: article.sourceLocale,
    version: article.version,
    savedAt: article.updatedAt.toISOString(),
    savedBy: saverId === null ? null : { id: saverId, name: saverName ?? "" },
    ...(await findBlocks(articleId, db)),
  };
}

/**
 * An article's details, and what keeps them from changing. `addressKnown`: it
 * was published once, so that a new slug leaves a redirect. `localeFixed`: it
 * has been translated or published, so its source locale stays. `published`:
 * locales that readers see. `headlines`: as they are translated so far, to make
 * an address of.
 */
export async function getDetails(
  _actor: Authorized<"article.write">,
  articleId: string,
  db: Database = database,
): Promise<
  ArticleDetails & {
    readonly addressKnown: boolean;
    readonly localeFixed: boolean;
    readonly published: readonly string[];
    readonly headlines: readonly { readonly locale: string; readonly text: string }[];
  }
> {
  const [article] = await db
    .select({
      slug: articles.slug,
      section: articles.section,
      sourceLocale: articles.sourceLocale,
      addressKnown: sql<boolean>`exists (select from revisions where revisions.article_id = articles.id)`,
      localeFixed: isLocaleFixed,
      published: sql<string[]>`array(
        select locale from publications where publications.article_id = articles.id order by locale)`,
      headlines: sql<{ locale: string; text: string }[]>`coalesce((
        select json_agg(json_build_object('locale', units.locale, 'text', (
          select string_agg(run->>'text', '' order by place)
          from jsonb_array_elements(units.target) with ordinality as runs(run, place))) order by units.locale)
        from blocks
        join segments on segments.article_id = blocks.article_id and segments.block_id = blocks.id
        join units on units.segment_id = segments.id and units.state <> 'initial'
        where blocks.article_id = articles.id and blocks.kind = 'headline'), '[]'::json)`,
    })
    .from(articles)
    .where(eq(articles.id, articleId));
  if (!article) throw new DomainError("not_found");
  return article;
}

/** Whether an article has been translated or published, in SQL beside `articles`. */
export const isLocaleFixed = sql<boolean>`(
  exists (select from revisions where revisions.article_id = articles.id)
  or exists (
    select from units join segments on segments.id = units.segment_id where segments.article_id = articles.id))`;

/** A text of the actor's own that lost a race. `at`: ISO 8601. */
export type ConflictCopy = { readonly id: string; readonly at: string; readonly blocks: readonly DraftBlock[] };

/** The actor's own texts of this original that lost a race in the last thirty days, newest first. */
export async function getConflictCopies(
  actor: Authorized<"article.write">,
  articleId: string,
  db: Database = database,
): Promise<ConflictCopy[]> {
  const rows = await db
    .select({ id: conflictCopies.id, at: conflictCopies.at, mine: conflictCopies.mine })
    .from(conflictCopies)
    .where(
      and(
        eq(conflictCopies.actorId, actor.id),
        eq(conflictCopies.articleId, articleId),
        isNull(conflictCopies.segmentId),
        sql`${conflictCopies.at} > now() - interval '30 days'`,
      ),
    )
    .orderBy(desc(conflictCopies.at), asc(conflictCopies.id))
    .limit(20);
  return rows.map(({ id, at, mine }) => ({ id, at: at.toISOString(), blocks: mine as DraftBlock[] }));
}
