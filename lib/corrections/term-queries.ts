import "server-only";
import { and, asc, eq } from "drizzle-orm";
import type { Authorized } from "#lib/auth/policy.ts";
import { type Database, database } from "#lib/db/client.ts";
import { articles } from "#lib/db/schema/articles.ts";
import { corrections } from "#lib/db/schema/corrections.ts";
import { users } from "#lib/db/schema/people.ts";
import { revisions } from "#lib/db/schema/publishing.ts";
import { plainText } from "#lib/text/runs.ts";
import { joinHeadline, segmentsOfHeadline } from "./carrying-queries.ts";

/** A correction that was proposed for a term and waits. Plain texts. */
export type TermCorrection = {
  readonly id: string;
  readonly number: number;
  readonly segmentId: string;
  readonly slug: string | null;
  readonly headline: string;
  readonly before: string;
  readonly proposed: string;
  readonly suggestedBy: string | null;
  readonly suggesterName: string | null;
};

/** What waits for the sake of one term in one locale, in the order it was proposed. */
export async function listPendingForTerm(
  _actor: Authorized<"desk.visit">,
  { termId, locale }: { readonly termId: string; readonly locale: string },
  db: Database = database,
): Promise<TermCorrection[]> {
  const rows = await db
    .select({
      id: corrections.id,
      number: corrections.number,
      segmentId: corrections.segmentId,
      slug: articles.slug,
      headline: segmentsOfHeadline(revisions.content),
      base: corrections.base,
      proposed: corrections.proposed,
      suggestedBy: corrections.suggestedBy,
      suggesterName: users.name,
    })
    .from(corrections)
    .innerJoin(articles, eq(articles.id, corrections.articleId))
    .innerJoin(revisions, eq(revisions.id, corrections.revisionId))
    .leftJoin(users, eq(users.id, corrections.suggestedBy))
    .where(and(eq(corrections.termId, termId), eq(corrections.locale, locale), eq(corrections.status, "pending")))
    .orderBy(asc(corrections.number));
  return rows.map(({ base, headline, ...row }) => ({
    ...row,
    before: plainText(base),
    headline: joinHeadline(headline),
  }));
}
