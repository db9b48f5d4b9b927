import "server-only";
import { and, count, desc, eq, exists, inArray, isNotNull, notExists, sql } from "drizzle-orm";
import { type Authorized, can } from "#lib/auth/policy.ts";
import { findInconsistencies } from "#lib/checks/consistency.ts";
import { type Database, database } from "#lib/db/client.ts";
import { articles } from "#lib/db/schema/articles.ts";
import { importFindings, imports } from "#lib/db/schema/imports.ts";
import { publications } from "#lib/db/schema/publishing.ts";
import { getNewsroom } from "#lib/newsroom/queries.ts";
import { findOpenIssues } from "#lib/review/review.ts";
import { plainText } from "#lib/text/runs.ts";
import { getTranslationSheet } from "#lib/translations/queries.ts";
import type { TranslationRef, TranslationSheet } from "#lib/translations/translation.ts";
import { findImportFindings } from "./queries.ts";
import { documentPair, emptyTarget, type FoundNow, resolvedPositions } from "./repair.ts";

/** A translation that is being repaired, and how many of the findings at import are resolved. */
export type RepairProgress = TranslationRef & {
  readonly headline: string;
  readonly sourceLocale: string;
  readonly resolved: number;
  readonly total: number;
};

/**
 * Translations that were brought in with something to mend and that readers do
 * not have yet, for whoever brings in articles or may write in their locale: those of the
 * articles touched last, at most `limit` of `all`. What is resolved is found by the checks as the sentences stand,
 * some hundredths of a second for an article.
 */
export async function listRepairs(
  actor: Authorized<"desk.visit">,
  limit: number,
  db: Database = database,
): Promise<{ readonly repairs: RepairProgress[]; readonly all: number }> {
  const { locales } = await getNewsroom(db);
  const brings = can(actor, "article.import");
  const own = locales.filter((locale) => brings || can(actor, "translation.write", locale));
  if (own.length === 0) return { repairs: [], all: 0 };
  const unpublished = and(
    isNotNull(imports.articleId),
    inArray(imports.targetLocale, own),
    exists(db.select({ one: sql`1` }).from(importFindings).where(eq(importFindings.importId, imports.id))),
    notExists(
      db
        .select({ one: sql`1` })
        .from(publications)
        .where(and(eq(publications.articleId, imports.articleId), eq(publications.locale, imports.targetLocale))),
    ),
  );
  const found = await db
    .select({ articleId: articles.id, locale: imports.targetLocale })
    .from(imports)
    .innerJoin(articles, eq(articles.id, imports.articleId))
    .where(unpublished)
    .orderBy(desc(articles.updatedAt), articles.id)
    .limit(limit);
  const [counted] = found.length < limit ? [] : await db.select({ all: count() }).from(imports).where(unpublished);
  const repairs: RepairProgress[] = [];
  // One after the other: a visit to the desk takes one connection.
  for (const ref of found) repairs.push(await getProgress(ref, db));
  return { repairs, all: counted?.all ?? found.length };
}

async function getProgress(ref: TranslationRef, db: Database): Promise<RepairProgress> {
  const findings = (await findImportFindings(ref, db)) ?? [];
  const sheet = await getTranslationSheet(ref, db);
  const headline = sheet.rows.find((row) => row.blockKind === "headline");
  return {
    ...ref,
    headline: headline ? plainText(headline.source) : "",
    sourceLocale: sheet.sourceLocale,
    resolved: resolvedPositions(findings, findOpen(sheet)).size,
    total: findings.length,
  };
}

/** What is found in a translation as it stands, and nobody answers for: of each sentence and over the whole, by segment. */
export function findOpen({ rows, sourceLocale, locale, terms, severities }: TranslationSheet): Map<string, FoundNow[]> {
  const locales = { sourceLocale, targetLocale: locale, terms, severities };
  const overall = findInconsistencies(rows.map(documentPair), locales);
  return new Map(
    rows.map((row) => {
      const blank = plainText(row.target).trim() === "";
      const own = blank ? [emptyTarget] : findOpenIssues({ ...row, ...locales, sourceText: plainText(row.source) });
      return [row.segmentId, [...own, ...(overall.get(row.segmentId) ?? [])]];
    }),
  );
}
