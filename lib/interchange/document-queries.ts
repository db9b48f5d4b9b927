import "server-only";
import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import type { Authorized } from "#lib/auth/policy.ts";
import type { Issue } from "#lib/checks/issue.ts";
import { type Database, database } from "#lib/db/client.ts";
import { articles } from "#lib/db/schema/articles.ts";
import { publications, revisions } from "#lib/db/schema/publishing.ts";
import { targetLocales } from "#lib/newsroom/newsroom.ts";
import { getNewsroom } from "#lib/newsroom/queries.ts";
import { listSegments } from "#lib/publishing/content.ts";
import { findOpenIssues } from "#lib/review/review.ts";
import { unitStatus } from "#lib/segments/unit.ts";
import { plainText, type Run, sameRuns } from "#lib/text/runs.ts";
import { getTranslationSheet } from "#lib/translations/queries.ts";
import type { SheetRow, TranslationRef, TranslationSheet } from "#lib/translations/translation.ts";
import type { ExchangeDocument, ExchangeFile, ExchangeState, ExchangeUnit } from "./document.ts";
import { sourceFingerprint } from "./source-fingerprint.ts";

/** How the parts of a file that are words of the interface are said. `origin`: of the public site, without a slash. */
export type Wording = {
  readonly origin: string;
  readonly at: string;
  readonly issue: (issue: Issue) => string;
};

/**
 * Translations as they stand, in the order of `refs`. Throws `not_found` for
 * one that is none. The caller has checked that the actor may see the desk.
 */
export async function getExchangeDocument(
  _actor: Authorized<"desk.visit">,
  refs: readonly TranslationRef[],
  wording: Wording,
  db: Database = database,
): Promise<ExchangeDocument> {
  const files: ExchangeFile[] = [];
  for (const ref of refs) {
    const sheet = await getTranslationSheet(ref, db);
    files.push(asFile(sheet, await getPublishedTargets(ref, db), wording));
  }
  return { at: wording.at, files };
}

/** Every translation of the articles, or of all articles, into those of `locales` that are none's own: the newest article first. */
export async function listTranslationRefs(
  _actor: Authorized<"desk.visit">,
  wanted: { readonly articleIds: readonly string[] | "all"; readonly locales: readonly string[] },
  db: Database = database,
): Promise<TranslationRef[]> {
  const newsroom = await getNewsroom(db);
  const found = await db
    .select({ articleId: articles.id, sourceLocale: articles.sourceLocale })
    .from(articles)
    .where(wanted.articleIds === "all" ? undefined : inArray(articles.id, [...wanted.articleIds]))
    .orderBy(desc(articles.createdAt), asc(articles.id));
  return found.flatMap(({ articleId, sourceLocale }) =>
    targetLocales(newsroom, sourceLocale)
      .filter((locale) => wanted.locales.includes(locale))
      .map((locale) => ({ articleId, locale })),
  );
}

async function getPublishedTargets(
  { articleId, locale }: TranslationRef,
  db: Database,
): Promise<Map<string, readonly Run[]>> {
  const [row] = await db
    .select({ content: revisions.content })
    .from(publications)
    .innerJoin(revisions, eq(revisions.id, publications.revisionId))
    .where(and(eq(publications.articleId, articleId), eq(publications.locale, locale)));
  return new Map(row ? listSegments(row.content).map((segment) => [segment.id, segment.text]) : []);
}

function asFile(
  sheet: TranslationSheet,
  published: ReadonlyMap<string, readonly Run[]>,
  wording: Wording,
): ExchangeFile {
  const counts = new Map<string, number>();
  const blocks = new Map<string, string>();
  const { slug, articleId, sourceLocale, locale } = sheet;
  const path = slug === null ? `/en/desk/articles/${articleId}` : `/en/articles/${slug}`;
  return {
    original: `${wording.origin}${path}`,
    sourceLocale,
    targetLocale: locale,
    units: sheet.rows.flatMap((row) => {
      const kind = counts.get(row.blockKind) ?? 0;
      if (!blocks.has(row.blockId)) {
        counts.set(row.blockKind, kind + 1);
        blocks.set(
          row.blockId,
          ["headline", "summary", "byline"].includes(row.blockKind) ? row.blockKind : `${row.blockKind} ${kind + 1}`,
        );
      }
      const context = blocks.get(row.blockId) ?? row.blockKind;
      return row.source.length === 0 ? [] : [asUnit(row, sheet, context, published.get(row.segmentId), wording)];
    }),
  };
}

function asUnit(
  row: SheetRow,
  { sourceLocale, locale, terms, severities }: TranslationSheet,
  context: string,
  published: readonly Run[] | undefined,
  wording: Wording,
): ExchangeUnit {
  const sourceText = plainText(row.source);
  const state = exchangeStateOf(row, sourceText, published);
  const issues =
    state === "initial"
      ? []
      : findOpenIssues({ ...row, sourceText, sourceLocale, targetLocale: locale, terms, severities });
  return {
    id: row.segmentId,
    source: row.source,
    target: row.target,
    state,
    origin: state === "initial" ? null : row.origin,
    fingerprint: sourceFingerprint(sourceText, sourceLocale),
    version: row.version,
    context,
    notes: [
      ...(row.returnReason === null ? [] : [{ from: "reviewer" as const, text: row.returnReason }]),
      ...issues.map((issue) => ({ from: "qa" as const, text: wording.issue(issue) })),
    ],
    line: 0,
  };
}

function exchangeStateOf(row: SheetRow, sourceText: string, published: readonly Run[] | undefined): ExchangeState {
  const status = unitStatus(row, sourceText);
  if (status === "untranslated") return "initial";
  if (status === "stale" || status === "returned") return "attention";
  return status === "reviewed" && published && sameRuns(published, row.target) ? "final" : status;
}

/** Headlines of articles, by their ids. */
export async function findHeadlines(
  articleIds: readonly string[],
  db: Database = database,
): Promise<Map<string, string>> {
  if (articleIds.length === 0) return new Map();
  const { rows } = await db.execute<{ articleId: string; source: Run[] }>(sql`
    select distinct on (s.article_id) s.article_id as "articleId", s.source
    from segments s join blocks b on b.article_id = s.article_id and b.id = s.block_id
    where b.kind = 'headline' and s.article_id in ${[...articleIds]}
    order by s.article_id, s.position`);
  return new Map(rows.map((row) => [row.articleId, plainText(row.source)]));
}
