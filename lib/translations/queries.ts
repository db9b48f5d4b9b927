import "server-only";
import { and, asc, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { getSeverities } from "#lib/checks/queries.ts";
import { type Database, database } from "#lib/db/client.ts";
import { articles, blocks, segments } from "#lib/db/schema/articles.ts";
import { newsroom } from "#lib/db/schema/newsroom.ts";
import { users } from "#lib/db/schema/people.ts";
import { units, waivers } from "#lib/db/schema/translations.ts";
import { DomainError } from "#lib/errors.ts";
import { listTermsIn } from "#lib/glossary/queries.ts";
import { initialNewsroom } from "#lib/newsroom/newsroom.ts";
import type { UnitStatus } from "#lib/segments/unit.ts";
import { plainText } from "#lib/text/runs.ts";
import type { Progress, SheetRow, TranslationRef, TranslationSheet, Waiver } from "./translation.ts";

/**
 * The working copy of a translation, in document order, begun or not. The
 * caller has checked that the actor may see the desk. Throws `not_found` for
 * an unknown article and for a target that is the article's own locale.
 */
export async function getTranslationSheet(ref: TranslationRef, db: Database = database): Promise<TranslationSheet> {
  const [article] = await db
    .select({
      articleId: articles.id,
      slug: articles.slug,
      section: articles.section,
      sourceLocale: articles.sourceLocale,
      sourceVersion: articles.version,
    })
    .from(articles)
    .where(eq(articles.id, ref.articleId));
  if (!article || article.sourceLocale === ref.locale) throw new DomainError("not_found");

  const writers = alias(users, "writers");
  const returners = alias(users, "returners");
  const rows = await db
    .select({
      segmentId: segments.id,
      blockId: blocks.id,
      blockKind: blocks.kind,
      blockAttributes: blocks.attributes,
      source: segments.source,
      separator: segments.separator,
      target: units.target,
      madeFrom: units.madeFrom,
      state: units.state,
      origin: units.origin,
      produced: units.produced,
      version: units.version,
      writerId: writers.id,
      writerName: writers.name,
      confirmedBy: units.confirmedBy,
      reviewedTarget: units.reviewedTarget,
      returnReason: units.returnReason,
      returnedBy: returners.name,
      waivers: waiversOf(ref.locale),
    })
    .from(segments)
    .innerJoin(blocks, and(eq(blocks.articleId, segments.articleId), eq(blocks.id, segments.blockId)))
    .leftJoin(units, and(eq(units.segmentId, segments.id), eq(units.locale, ref.locale)))
    .leftJoin(writers, eq(writers.id, units.writtenBy))
    .leftJoin(returners, eq(returners.id, units.returnedBy))
    .where(eq(segments.articleId, ref.articleId))
    .orderBy(asc(segments.position));

  const terms = await listTermsIn(
    { sourceLocale: article.sourceLocale, targetLocale: ref.locale },
    rows.map(({ source }) => plainText(source)),
    db,
  );
  const severities = await getSeverities(ref.locale, db);
  return { ...article, locale: ref.locale, terms, severities, rows: rows.map(asSheetRow) };
}

/**
 * The locales of a translation that may be worked on. Throws `not_found` for
 * an unknown article and for a target that is its own locale or none of the
 * newsroom's.
 */
export async function getLocalePair(
  ref: TranslationRef,
  db: Database = database,
): Promise<{ readonly sourceLocale: string; readonly targetLocale: string }> {
  const [article] = await db
    .select({ sourceLocale: articles.sourceLocale, locales: newsroom.locales })
    .from(articles)
    .leftJoin(newsroom, eq(newsroom.id, 1))
    .where(eq(articles.id, ref.articleId));
  if (!article || article.sourceLocale === ref.locale) throw new DomainError("not_found");
  if (!(article.locales ?? initialNewsroom.locales).includes(ref.locale)) throw new DomainError("not_found");
  return { sourceLocale: article.sourceLocale, targetLocale: ref.locale };
}

/** How far each of `articleIds` is in each of `locales`, its own apart. Says the same of a unit as `unitStatus`. */
export async function countProgress(
  articleIds: readonly string[],
  locales: readonly string[],
  db: Database = database,
): Promise<(TranslationRef & { readonly progress: Progress })[]> {
  if (articleIds.length === 0 || locales.length === 0) return [];
  const count = (status: UnitStatus) => sql<number>`(count(*) filter (where status = ${status}))::int`;
  const { rows } = await db.execute<TranslationRef & { [status in UnitStatus]: number }>(sql`
    select article_id as "articleId", locale,
      ${count("untranslated")} as untranslated, ${count("draft")} as draft, ${count("translated")} as translated,
      ${count("reviewed")} as reviewed, ${count("stale")} as stale, ${count("returned")} as returned
    from (
      select s.article_id, l.locale, case
          when u.state is null or u.state = 'initial' then 'untranslated'
          when u.return_reason is not null then 'returned'
          when u.made_from <> s.text then 'stale'
          else u.state
        end as status
      from (
        select id, article_id, coalesce(
            (select string_agg(run->>'text', '' order by place)
             from jsonb_array_elements(source) with ordinality as runs(run, place)), '') as text
        from segments
        where retired_at is null and article_id in ${[...articleIds]}
      ) s
      join articles a on a.id = s.article_id
      join unnest(array[${sql.join(
        locales.map((locale) => sql`${locale}`),
        sql`, `,
      )}]::text[]) as l(locale)
        on l.locale <> a.source_locale
      left join units u on u.segment_id = s.id and u.locale = l.locale
    ) statuses
    group by article_id, locale`);
  return rows.map(({ articleId, locale, ...progress }) => ({ articleId, locale, progress }));
}

function asSheetRow(
  row: { [Key in Exclude<keyof SheetRow, "writtenBy" | "waivers">]: SheetRow[Key] | null } & {
    writerId: string | null;
    writerName: string | null;
    waivers: readonly Waiver[];
  },
): SheetRow {
  const source = row.source ?? [];
  return {
    segmentId: row.segmentId ?? "",
    blockId: row.blockId ?? "",
    blockKind: row.blockKind ?? "paragraph",
    blockAttributes: row.blockAttributes ?? {},
    source,
    separator: row.separator ?? "",
    target: row.target ?? [],
    madeFrom: row.madeFrom ?? plainText(source),
    state: row.state ?? "initial",
    origin: row.origin ?? "human",
    produced: row.produced,
    version: row.version ?? 0,
    writtenBy: row.writerId === null ? null : { id: row.writerId, name: row.writerName ?? "" },
    confirmedBy: row.confirmedBy,
    reviewedTarget: row.reviewedTarget,
    returnReason: row.returnReason,
    returnedBy: row.returnedBy,
    waivers: row.waivers,
  };
}

function waiversOf(locale: string) {
  return sql<Waiver[]>`coalesce((
    select json_agg(json_build_object(
      'check', ${waivers.checkName}, 'fingerprint', ${waivers.fingerprint},
      'reason', ${waivers.reason}, 'waivedBy', ${users.name}) order by ${waivers.waivedAt})
    from ${waivers} join ${users} on ${users.id} = ${waivers.waivedBy}
    where ${waivers.segmentId} = ${segments.id} and ${waivers.locale} = ${locale}), '[]'::json)`;
}
