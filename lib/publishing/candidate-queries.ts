import "server-only";
import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Authorized } from "#lib/auth/policy.ts";
import { getSeverities } from "#lib/checks/queries.ts";
import { type Database, database } from "#lib/db/client.ts";
import { articles, blocks, segments } from "#lib/db/schema/articles.ts";
import { users } from "#lib/db/schema/people.ts";
import { publications, revisions } from "#lib/db/schema/publishing.ts";
import { units, waivers } from "#lib/db/schema/translations.ts";
import { DomainError } from "#lib/errors.ts";
import { listTermsIn } from "#lib/glossary/queries.ts";
import { getMachineLimit } from "#lib/machine/queries.ts";
import { plainText } from "#lib/text/runs.ts";
import type { TranslationRef, Waiver } from "#lib/translations/translation.ts";
import type { OriginalCandidate, TranslationCandidate, UnitCandidate } from "./candidate.ts";
import { buildOriginal, buildTranslation, listSegments, type OriginalDraft } from "./content.ts";
import type { RevisionContent } from "./revision.ts";

/** The original as it could be published now. The caller has checked that the actor may see the desk. Throws `not_found`. */
export async function getOriginalCandidate(articleId: string, db: Database = database): Promise<OriginalCandidate> {
  const draft = await getOriginalDraft(articleId, db);
  const published = await findPublishedContents(articleId, [draft.sourceLocale], db);
  return { draft, published: published.get(draft.sourceLocale) ?? null };
}

/**
 * A translation as it could be published now. The caller has checked that the
 * actor may see the desk. Throws `not_found` for an unknown article and for a
 * locale that is the article's own.
 */
export async function getTranslationCandidate(
  { articleId, locale }: TranslationRef,
  db: Database = database,
): Promise<TranslationCandidate> {
  const draft = await getOriginalDraft(articleId, db);
  if (draft.sourceLocale === locale) throw new DomainError("not_found");
  const published = await findPublishedContents(articleId, [draft.sourceLocale, locale], db);
  const publishedOriginal = published.get(draft.sourceLocale);
  const original = publishedOriginal ?? buildOriginal(draft);
  const sources = listSegments(original);
  const terms = await listTermsIn(
    { sourceLocale: draft.sourceLocale, targetLocale: locale },
    sources.map((segment) => plainText(segment.text)),
    db,
  );
  return {
    slug: draft.slug,
    locale,
    terms,
    severities: await getSeverities(locale, db),
    original,
    originalPublished: publishedOriginal !== undefined,
    workingSources: new Map(draft.segments.map((segment) => [segment.id, plainText(segment.source)])),
    units: await findUnits(
      sources.map((segment) => segment.id),
      locale,
      db,
    ),
    machine: await getMachineLimit(db),
    published: published.get(locale) ?? null,
  };
}

/** An article as it stands on the desk, in the form in which readers would get it; no translation where `locale` is the original's. */
export type WorkingCopy = {
  readonly slug: string | null;
  readonly original: RevisionContent;
  readonly translation: RevisionContent | null;
};

/** The working text of an article and of its translation into `locale`. Throws `not_found`. */
export async function getWorkingCopy(
  _actor: Authorized<"desk.visit">,
  { articleId, locale }: TranslationRef,
  db: Database = database,
): Promise<WorkingCopy> {
  const draft = await getOriginalDraft(articleId, db);
  const original = buildOriginal(draft);
  if (locale === draft.sourceLocale) return { slug: draft.slug, original, translation: null };
  const ids = draft.segments.map((segment) => segment.id);
  const translation = buildTranslation(original, await findUnits(ids, locale, db), locale);
  return { slug: draft.slug, original, translation };
}

/** The working original, cut into its live segments. Throws `not_found`. */
export async function getOriginalDraft(articleId: string, db: Database = database): Promise<OriginalDraft> {
  const [article] = await db
    .select({
      articleId: articles.id,
      slug: articles.slug,
      section: articles.section,
      sourceLocale: articles.sourceLocale,
    })
    .from(articles)
    .where(eq(articles.id, articleId));
  if (!article) throw new DomainError("not_found");

  const rows = await db
    .select({
      id: segments.id,
      blockId: blocks.id,
      blockKind: blocks.kind,
      blockAttributes: blocks.attributes,
      source: segments.source,
      separator: segments.separator,
      predecessors: predecessorsOfSegment,
    })
    .from(segments)
    .innerJoin(blocks, and(eq(blocks.articleId, segments.articleId), eq(blocks.id, segments.blockId)))
    .where(and(eq(segments.articleId, articleId), isNull(segments.retiredAt)))
    .orderBy(asc(segments.position));
  return { ...article, segments: rows };
}

/** The units of these segments in one locale, live or retired, by segment id. */
export async function findUnits(
  segmentIds: readonly string[],
  locale: string,
  db: Database = database,
): Promise<Map<string, UnitCandidate>> {
  if (segmentIds.length === 0) return new Map();
  const writers = alias(users, "writers");
  const rows = await db
    .select({
      segmentId: units.segmentId,
      target: units.target,
      madeFrom: units.madeFrom,
      state: units.state,
      origin: units.origin,
      produced: units.produced,
      returnReason: units.returnReason,
      writerName: writers.name,
      waivers: sql<Waiver[]>`coalesce((
        select json_agg(json_build_object(
          'check', ${waivers.checkName}, 'fingerprint', ${waivers.fingerprint},
          'reason', ${waivers.reason}, 'waivedBy', ${users.name}) order by ${waivers.waivedAt})
        from ${waivers} join ${users} on ${users.id} = ${waivers.waivedBy}
        where ${waivers.segmentId} = ${units.segmentId} and ${waivers.locale} = ${units.locale}), '[]'::json)`,
    })
    .from(units)
    .leftJoin(writers, eq(writers.id, units.writtenBy))
    .where(and(inArray(units.segmentId, [...segmentIds]), eq(units.locale, locale)));
  return new Map(rows.map(({ segmentId, ...unit }) => [segmentId, unit]));
}

async function findPublishedContents(
  articleId: string,
  locales: readonly string[],
  db: Database,
): Promise<Map<string, RevisionContent>> {
  const rows = await db
    .select({ locale: publications.locale, content: revisions.content })
    .from(publications)
    .innerJoin(revisions, eq(revisions.id, publications.revisionId))
    .where(and(eq(publications.articleId, articleId), inArray(publications.locale, [...locales])));
  return new Map(rows.map(({ locale, content }) => [locale, content]));
}

/** Everything the segment was split or merged from, however long ago. */
const predecessorsOfSegment = sql<string[]>`coalesce((
  with recursive lineage (id) as (
    select segment_id from segment_successors where successor_id = ${segments.id}
    union
    select earlier.segment_id from lineage join segment_successors earlier on earlier.successor_id = lineage.id)
  select json_agg(id order by id) from lineage), '[]'::json)`;
