import "server-only";
import { and, asc, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { database, type Database } from "#lib/db/client.ts";
import { articles, blocks, segments } from "#lib/db/schema/articles.ts";
import { users } from "#lib/db/schema/people.ts";
import { units, waivers } from "#lib/db/schema/translations.ts";
import { DomainError } from "#lib/errors.ts";
import { plainText } from "#lib/text/runs.ts";
import type { SheetRow, TranslationRef, TranslationSheet, Waiver } from "./translation.ts";

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
      version: units.version,
      writerId: writers.id,
      writerName: writers.name,
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

  return { ...article, locale: ref.locale, rows: rows.map(asSheetRow) };
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
    version: row.version ?? 0,
    writtenBy: row.writerId === null ? null : { id: row.writerId, name: row.writerName ?? "" },
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
