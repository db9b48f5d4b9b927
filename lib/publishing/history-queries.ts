import "server-only";
import { and, desc, eq, gt, lte, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { type Database, database } from "#lib/db/client.ts";
import { events } from "#lib/db/schema/operations.ts";
import { publications, revisions } from "#lib/db/schema/publishing.ts";
import type { RevisionContent } from "./revision.ts";

/** A revision that readers saw or see. */
export type PublicRevision = {
  readonly number: number;
  readonly cause: (typeof revisions.$inferSelect)["cause"];
  readonly createdAt: Date;
  readonly content: RevisionContent;
};

/** Revisions that a history shows at most. */
export const longestHistory = 50;

/**
 * What readers have seen of a published text, the newest first. What stood
 * before it was last withdrawn stays withdrawn. Empty unless it is published.
 */
export async function listPublicRevisions(
  articleId: string,
  locale: string,
  db: Database = database,
): Promise<PublicRevision[]> {
  const live = alias(revisions, "live");
  const gone = alias(revisions, "gone");
  const withdrawn = db
    .select({ number: sql`coalesce(max(${gone.number}), 0)` })
    .from(events)
    .innerJoin(gone, sql`${gone.id}::text = ${events.subject}`)
    .where(and(eq(events.kind, "publication.withdrawn"), eq(events.articleId, articleId), eq(events.locale, locale)));
  return db
    .select({
      number: revisions.number,
      cause: revisions.cause,
      createdAt: revisions.createdAt,
      content: revisions.content,
    })
    .from(revisions)
    .innerJoin(
      publications,
      and(eq(publications.articleId, revisions.articleId), eq(publications.locale, revisions.locale)),
    )
    .innerJoin(live, eq(live.id, publications.revisionId))
    .where(
      and(
        eq(revisions.articleId, articleId),
        eq(revisions.locale, locale),
        lte(revisions.number, live.number),
        or(eq(revisions.id, live.id), gt(revisions.number, sql`(${withdrawn})`)),
      ),
    )
    .orderBy(desc(revisions.number))
    .limit(longestHistory);
}
