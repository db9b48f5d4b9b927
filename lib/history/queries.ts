import "server-only";
import { and, asc, desc, eq, notInArray, sql } from "drizzle-orm";
import type { Authorized } from "#lib/auth/policy.ts";
import { type Database, database } from "#lib/db/client.ts";
import { articles, segmentSuccessors, segments, sourceVersions } from "#lib/db/schema/articles.ts";
import { events } from "#lib/db/schema/operations.ts";
import { users } from "#lib/db/schema/people.ts";
import { revisions } from "#lib/db/schema/publishing.ts";
import { units, unitVersions } from "#lib/db/schema/translations.ts";
import { DomainError } from "#lib/errors.ts";
import { getOriginalDraft, getWorkingCopy } from "#lib/publishing/candidate-queries.ts";
import { findChanges, type SegmentChange } from "#lib/publishing/content.ts";
import { getRevision } from "#lib/publishing/desk-queries.ts";
import type { RevisionContent } from "#lib/publishing/revision.ts";
import { plainText, type Run } from "#lib/text/runs.ts";
import {
  alignIds,
  contentOf,
  groupEntries,
  type Point,
  type SentenceHistory,
  type SourceVersion,
  type TimelineEntry,
} from "./history.ts";

type Visitor = Authorized<"desk.visit">;

/** Events read at once; an article's history is rarely longer. */
const mostEvents = 2_000;

/** Everything that happened to an article, newest first. Saves of the original stand where they were last saved. */
export async function getTimeline(
  _actor: Visitor,
  articleId: string,
  db: Database = database,
): Promise<TimelineEntry[]> {
  const happened = await db
    .select({
      at: events.at,
      by: users.name,
      locale: events.locale,
      kind: events.kind,
      details: events.details,
      subject: events.subject,
    })
    .from(events)
    .leftJoin(users, eq(users.id, events.actorId))
    .where(and(eq(events.articleId, articleId), notInArray(events.kind, ["article.source_saved"])))
    .orderBy(desc(events.at), desc(events.id))
    .limit(mostEvents);
  const saved = await db
    .select({ version: sourceVersions.version, at: sourceVersions.savedAt, by: users.name })
    .from(sourceVersions)
    .innerJoin(users, eq(users.id, sourceVersions.savedBy))
    .where(eq(sourceVersions.articleId, articleId));

  const entries: TimelineEntry[] = [
    ...happened.map(({ subject, ...event }) => ({
      ...event,
      count: 1,
      segmentId: event.kind.startsWith("unit.") || event.kind.startsWith("issue.") ? subject : null,
      point: pointOf(event.kind, event.details),
    })),
    ...saved.map(({ version, at, by }) => ({
      ...{ at, by, locale: null, kind: "article.source_saved", count: 1, details: { version }, segmentId: null },
      point: { kind: "version", number: version } as const,
    })),
  ];
  return groupEntries(entries.sort((a, b) => b.at.getTime() - a.at.getTime()));
}

/**
 * The text of an article at a point: of its original when `locale` is its own.
 * Throws `not_found`.
 */
export async function getTextAt(
  actor: Visitor,
  ref: { readonly articleId: string; readonly locale: string },
  point: Point,
  db: Database = database,
): Promise<RevisionContent> {
  if (point.kind === "revision") return getRevision({ ...ref, number: point.number }, db);
  const { sourceLocale } = await getOriginalDraft(ref.articleId, db);
  if (point.kind === "now") {
    const { original, translation } = await getWorkingCopy(actor, ref, db);
    return translation ?? original;
  }
  const [version] = await db
    .select({ content: sourceVersions.content })
    .from(sourceVersions)
    .where(and(eq(sourceVersions.articleId, ref.articleId), eq(sourceVersions.version, point.number)));
  if (!version || ref.locale !== sourceLocale) throw new DomainError("not_found");
  return contentOf(version.content.blocks, sourceLocale);
}

/** What a reader would find changed between two points, in the order of the later one. Throws `not_found`. */
export async function compareTexts(
  actor: Visitor,
  ref: { readonly articleId: string; readonly locale: string },
  { from, to }: { readonly from: Point; readonly to: Point },
  db: Database = database,
): Promise<SegmentChange[]> {
  const before = await getTextAt(actor, ref, from, db);
  const after = await getTextAt(actor, ref, to, db);
  const saved = from.kind === "version" || to.kind === "version";
  return findChanges(before, saved ? alignIds(before, after) : after);
}

/** What became of one sentence in one target locale. Throws `not_found` for a sentence that is not of the article. */
export async function getSentenceHistory(
  _actor: Visitor,
  ref: { readonly articleId: string; readonly segmentId: string; readonly locale: string },
  db: Database = database,
): Promise<SentenceHistory> {
  const { articleId, segmentId, locale } = ref;
  const [segment] = await db
    .select({
      source: segments.source,
      retiredAt: segments.retiredAt,
      slug: articles.slug,
      sourceLocale: articles.sourceLocale,
      version: units.version,
    })
    .from(segments)
    .innerJoin(articles, eq(articles.id, segments.articleId))
    .leftJoin(units, and(eq(units.segmentId, segments.id), eq(units.locale, locale)))
    .where(and(eq(segments.id, segmentId), eq(segments.articleId, articleId)));
  if (!segment || segment.sourceLocale === locale) throw new DomainError("not_found");

  const targets = await db
    .select({
      version: unitVersions.version,
      target: unitVersions.target,
      madeFrom: unitVersions.madeFrom,
      state: unitVersions.state,
      origin: unitVersions.origin,
      cause: unitVersions.cause,
      reason: unitVersions.reason,
      by: users.name,
      at: unitVersions.savedAt,
    })
    .from(unitVersions)
    .leftJoin(users, eq(users.id, unitVersions.savedBy))
    .where(and(eq(unitVersions.segmentId, segmentId), eq(unitVersions.locale, locale)))
    .orderBy(desc(unitVersions.version));
  const successors = await db
    .select({ id: segmentSuccessors.successorId })
    .from(segmentSuccessors)
    .where(eq(segmentSuccessors.segmentId, segmentId))
    .orderBy(asc(segmentSuccessors.position));
  const { segments: live } = await getOriginalDraft(articleId, db);
  const { retiredAt, version, ...rest } = segment;
  return {
    ...ref,
    ...rest,
    retired: retiredAt !== null,
    version: version ?? 0,
    headline: live
      .filter((one) => one.blockKind === "headline")
      .map((one) => plainText(one.source))
      .join(""),
    successors: successors.map(({ id }) => id),
    targets,
    sources: await listSources(ref, segment.sourceLocale, db),
  };
}

/** Every wording of the sentence that was published, newest first. */
async function listSources(
  { articleId, segmentId }: { readonly articleId: string; readonly segmentId: string },
  sourceLocale: string,
  db: Database,
): Promise<SourceVersion[]> {
  const rows = await db
    .select({
      number: revisions.number,
      at: revisions.createdAt,
      by: users.name,
      text: sql<
        Run[]
      >`jsonb_path_query_array(${revisions.content}, '$.blocks[*].segments[*] ? (@.id == $id).text[*]', ${JSON.stringify({ id: segmentId })}::jsonb)`,
    })
    .from(revisions)
    .innerJoin(users, eq(users.id, revisions.createdBy))
    .where(and(eq(revisions.articleId, articleId), eq(revisions.locale, sourceLocale)))
    .orderBy(asc(revisions.number));
  const versions: SourceVersion[] = [];
  for (const { text, ...revision } of rows) {
    const plain = plainText(text);
    if (plain !== "" && plain !== versions.at(-1)?.text) versions.push({ ...revision, text: plain });
  }
  return versions.reverse();
}

function pointOf(kind: string, details: Readonly<Record<string, unknown>>): Point | null {
  const number = details["number"];
  return kind === "publication.published" && typeof number === "number" ? { kind: "revision", number } : null;
}
