import "server-only";
import { createHash } from "node:crypto";
import { and, asc, eq, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Authorized } from "#lib/auth/policy.ts";
import { type Database, database } from "#lib/db/client.ts";
import { articles, segmentSuccessors, segments } from "#lib/db/schema/articles.ts";
import { exchangeFiles } from "#lib/db/schema/interchange.ts";
import { units } from "#lib/db/schema/translations.ts";
import { DomainError } from "#lib/errors.ts";
import { findLatestJob } from "#lib/jobs/queries.ts";
import { getNewsroom } from "#lib/newsroom/queries.ts";
import { plainText } from "#lib/text/runs.ts";
import { type Applying, type ApplyingResult, applyingKey } from "./applying.ts";
import type { PresentUnit } from "./changes.ts";
import { describePlan, makePlan, type Plan, rowsFor } from "./plan.ts";
import type { ReceivedContent } from "./received.ts";

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
    .where(isOneOf(segments.id, ids));
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

/** As one parameter: a file may have more rows than a query has room for parameters. */
export function isOneOf(column: AnyPgColumn, ids: readonly string[]): SQL {
  return sql`${column} = any(${sql.param([...ids])}::text[])`;
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
    .where(isOneOf(segmentSuccessors.segmentId, ids))
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
  return { plan, seen: digestOf(describePlan(plan)) };
}

/** A text's fingerprint (SHA-256), in hexadecimal. */
export function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** How the file is being applied, or was last; null when it was not asked for by the actor. */
export async function findApplying(
  actor: Authorized<"desk.visit">,
  fileId: string,
  db: Database = database,
): Promise<Applying | null> {
  const job = await findLatestJob(applyingKey(fileId), db, actor.id);
  if (!job) return null;
  return { status: job.status, done: job.done, total: job.total, result: job.result as ApplyingResult | null };
}

/** Whether any of these is the id of a segment. */
export async function isAnySegment(ids: readonly string[], db: Database = database): Promise<boolean> {
  const [found] = await db.select({ id: segments.id }).from(segments).where(isOneOf(segments.id, ids)).limit(1);
  return found !== undefined;
}
