import "server-only";
import { createHash } from "node:crypto";
import { and, asc, desc, eq, inArray, isNotNull, sql } from "drizzle-orm";
import type { Authorized } from "#lib/auth/policy.ts";
import type { Issue } from "#lib/checks/issue.ts";
import { type Database, database } from "#lib/db/client.ts";
import { articles, segmentSuccessors, segments } from "#lib/db/schema/articles.ts";
import { exchangeFiles } from "#lib/db/schema/interchange.ts";
import { conflictCopies } from "#lib/db/schema/operations.ts";
import { users } from "#lib/db/schema/people.ts";
import { publications, revisions } from "#lib/db/schema/publishing.ts";
import { units } from "#lib/db/schema/translations.ts";
import { DomainError } from "#lib/errors.ts";
import { targetLocales } from "#lib/newsroom/newsroom.ts";
import { getNewsroom } from "#lib/newsroom/queries.ts";
import { listSegments } from "#lib/publishing/content.ts";
import { findOpenIssues } from "#lib/review/review.ts";
import { unitStatus } from "#lib/segments/unit.ts";
import { plainText, type Run, sameRuns } from "#lib/text/runs.ts";
import { getTranslationSheet } from "#lib/translations/queries.ts";
import type { SheetRow, TranslationRef, TranslationSheet } from "#lib/translations/translation.ts";
import type { PresentUnit } from "./changes.ts";
import type { ExchangeDocument, ExchangeFile, ExchangeState, ExchangeUnit } from "./document.ts";
import { describePlan, makePlan, type Plan, rowsFor } from "./plan.ts";
import type { ReceivedContent } from "./received.ts";
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

/** A file that came in. `at`: ISO 8601. */
export type ReceivedFile = {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly at: string;
  readonly content: ReceivedContent;
};

/** A file the actor brought. Throws `not_found` for one that is somebody else's, was applied or given up. */
export async function getReceivedFile(
  actor: Authorized<"desk.visit"> | Authorized<"translation.import">,
  id: string,
  db: Database = database,
): Promise<ReceivedFile> {
  const [row] = await db
    .select()
    .from(exchangeFiles)
    .where(and(eq(exchangeFiles.id, id), eq(exchangeFiles.actorId, actor.id)));
  if (!row) throw new DomainError("not_found");
  return { id: row.id, name: row.name, size: row.size, at: row.at.toISOString(), content: row.content };
}

/** A sentence as it stands, and where. */
export type PresentSentence = PresentUnit & {
  readonly articleId: string;
  readonly sourceLocale: string;
};

/**
 * The sentences of these ids in one target locale; a retired one's successor in
 * its place, if it has any. Ids nobody knows are not in it.
 */
export async function findPresentUnits(
  ids: readonly string[],
  locale: string,
  db: Database = database,
): Promise<Map<string, PresentSentence>> {
  const present = new Map<string, PresentSentence>();
  let wanted = new Map(ids.map((id) => [id, [id]]));
  for (let step = 0; wanted.size > 0 && step < 50; step += 1) {
    const rows = await selectUnits([...wanted.keys()], locale, db);
    const retired = rows.filter((row) => row.retired).map((row) => row.segmentId);
    for (const { retired: gone, ...row } of rows) {
      if (!gone) for (const id of wanted.get(row.segmentId) ?? []) present.set(id, { ...row, moved: step > 0 });
    }
    const next = new Map<string, string[]>();
    for (const { segmentId, successorId } of await selectSuccessors(retired, db)) {
      const named = wanted.get(segmentId) ?? [];
      next.set(successorId, [...(next.get(successorId) ?? []), ...named]);
    }
    wanted = next;
  }
  return present;
}

async function selectUnits(ids: readonly string[], locale: string, db: Database) {
  const rows = await db
    .select({
      segmentId: segments.id,
      articleId: segments.articleId,
      sourceLocale: articles.sourceLocale,
      source: segments.source,
      retiredAt: segments.retiredAt,
      target: units.target,
      madeFrom: units.madeFrom,
      state: units.state,
      version: units.version,
      returnReason: units.returnReason,
    })
    .from(segments)
    .innerJoin(articles, eq(articles.id, segments.articleId))
    .leftJoin(units, and(eq(units.segmentId, segments.id), eq(units.locale, locale)))
    .where(inArray(segments.id, [...ids]));
  return rows.map(({ retiredAt, returnReason, target, madeFrom, state, version, ...row }) => ({
    ...row,
    target: target ?? [],
    madeFrom: madeFrom ?? plainText(row.source),
    state: state ?? ("initial" as const),
    version: version ?? 0,
    returned: returnReason !== null,
    retired: retiredAt !== null,
  }));
}

/** A text for a sentence that was split goes to the first of its pieces. */
async function selectSuccessors(ids: readonly string[], db: Database) {
  if (ids.length === 0) return [];
  return db
    .selectDistinctOn([segmentSuccessors.segmentId], {
      segmentId: segmentSuccessors.segmentId,
      successorId: segmentSuccessors.successorId,
    })
    .from(segmentSuccessors)
    .where(inArray(segmentSuccessors.segmentId, [...ids]))
    .orderBy(segmentSuccessors.segmentId, asc(segmentSuccessors.position));
}

/** What a file would do in one target locale now. Throws `not_found` for a locale the newsroom does not have, or that the file has nothing for. */
export async function planExchange(
  file: ReceivedFile,
  locale: string,
  db: Database = database,
): Promise<{ readonly plan: Plan; readonly seen: string }> {
  if (file.content.kind !== "translations") throw new DomainError("not_found");
  const rows = rowsFor(file.content.document, locale);
  const { locales } = await getNewsroom(db);
  if (rows.length === 0 || !locales.includes(locale)) throw new DomainError("not_found");
  const present = await findPresentUnits(
    rows.map(({ unit }) => unit.id),
    locale,
    db,
  );
  const plan = makePlan(rows, present, locale);
  return { plan, seen: createHash("sha256").update(describePlan(plan)).digest("hex") };
}

/** Whether any of these is the id of a segment. */
export async function isAnySegment(ids: readonly string[], db: Database = database): Promise<boolean> {
  const [found] = await db
    .select({ id: segments.id })
    .from(segments)
    .where(inArray(segments.id, [...ids]))
    .limit(1);
  return found !== undefined;
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

/** A text that came in a file and waits for somebody to decide. `at`: ISO 8601. */
export type Proposal = {
  readonly id: string;
  readonly segmentId: string;
  /** 1-based, within the article. */
  readonly number: number;
  readonly source: string;
  readonly target: readonly Run[];
  readonly version: number;
  readonly proposed: readonly Run[];
  readonly madeFrom: string;
  readonly fileName: string;
  readonly by: string;
  readonly at: string;
};

/** What waits to be decided in a translation, in document order. */
export async function listProposals(
  _actor: Authorized<"desk.visit">,
  { articleId, locale }: TranslationRef,
  db: Database = database,
): Promise<Proposal[]> {
  const rows = await db
    .select({
      id: conflictCopies.id,
      segmentId: segments.id,
      position: segments.position,
      source: segments.source,
      target: units.target,
      version: units.version,
      proposed: conflictCopies.mine,
      madeFrom: conflictCopies.madeFrom,
      fileName: conflictCopies.fileName,
      by: users.name,
      at: conflictCopies.at,
    })
    .from(conflictCopies)
    .innerJoin(segments, eq(segments.id, conflictCopies.segmentId))
    .innerJoin(users, eq(users.id, conflictCopies.actorId))
    .leftJoin(units, and(eq(units.segmentId, segments.id), eq(units.locale, locale)))
    .where(
      and(
        eq(conflictCopies.articleId, articleId),
        eq(conflictCopies.locale, locale),
        isNotNull(conflictCopies.fileName),
        sql`${segments.retiredAt} is null`,
      ),
    )
    .orderBy(asc(segments.position), asc(conflictCopies.at), asc(conflictCopies.id));
  return rows.map(({ position, source, target, version, proposed, madeFrom, fileName, at, ...row }) => ({
    ...row,
    number: position + 1,
    source: plainText(source),
    target: target ?? [],
    version: version ?? 0,
    proposed: proposed as Run[],
    madeFrom: madeFrom ?? "",
    fileName: fileName ?? "",
    at: at.toISOString(),
  }));
}
