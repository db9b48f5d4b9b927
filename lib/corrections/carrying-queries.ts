import "server-only";
import { and, eq, or, sql } from "drizzle-orm";
import { type AnyPgColumn, alias } from "drizzle-orm/pg-core";
import { corrections } from "#lib/db/schema/corrections.ts";
import { revisions } from "#lib/db/schema/publishing.ts";
import { plainText, type Run } from "#lib/text/runs.ts";

/** The revision that carries an accepted correction: the first one after its acceptance. */
export const carrying = alias(revisions, "carrying");

/** Joins `carrying` to its corrections. */
export const carries = and(
  eq(carrying.articleId, corrections.articleId),
  eq(carrying.locale, corrections.locale),
  sql`${carrying.number} = ${corrections.acceptedAfter} + 1`,
  or(eq(corrections.status, "accepted"), eq(corrections.status, "accepted_with_edits")),
);

export type HeadlineSegment = { readonly text: readonly Run[]; readonly separator: string };

/** Plain headline out of `segmentsOfHeadline`; empty where there is none. */
export function joinHeadline(headline: readonly HeadlineSegment[] | null): string {
  return (headline ?? [])
    .map(({ text, separator }) => plainText(text) + separator)
    .join("")
    .trim();
}

/** The headline's segments, without fetching the rest of the article. */
export function segmentsOfHeadline(content: AnyPgColumn) {
  return sql<HeadlineSegment[] | null>`jsonb_path_query_first(${content},
    '$.blocks[*] ? (@.kind == "headline")'::jsonpath) -> 'segments'`;
}

/** The runs of one segment in a revision; null where it has none of this id. */
export function segmentText(content: AnyPgColumn, segmentId: typeof corrections.segmentId) {
  return sql<Run[] | null>`jsonb_path_query_first(${content},
    '$.blocks[*].segments[*] ? (@.id == $id)'::jsonpath, jsonb_build_object('id', ${segmentId})) -> 'text'`;
}
