import "server-only";
import { and, asc, desc, eq, isNotNull, isNull, or, sql } from "drizzle-orm";
import type { Authorized } from "#lib/auth/policy.ts";
import { type Database, database } from "#lib/db/client.ts";
import { importBatches, importFindings, importItems, imports } from "#lib/db/schema/imports.ts";
import { users } from "#lib/db/schema/people.ts";
import { DomainError } from "#lib/errors.ts";
import type { Job } from "#lib/jobs/job.ts";
import { findJob } from "#lib/jobs/queries.ts";
import type { ImportedSide } from "./assembly.ts";
import type { ItemFailure, ItemStatus } from "./batch.ts";
import type { Pairing } from "./pairing.ts";
import type { ImportFinding } from "./repair.ts";

type Importer = Authorized<"article.import">;

/** An import whose pairing is being gone over. */
export type PairingSheet = {
  readonly importId: string;
  readonly source: ImportedSide;
  readonly target: ImportedSide;
  readonly pairing: Pairing;
  readonly version: number;
};

/** A pairing for the screen where it is worked on; the article's id instead once it exists. Throws `not_found`. */
export async function getPairing(
  _actor: Importer,
  importId: string,
  db: Database = database,
): Promise<PairingSheet | { readonly articleId: string; readonly targetLocale: string }> {
  const [row] = await db.select().from(imports).where(eq(imports.id, importId));
  if (!row) throw new DomainError("not_found");
  if (row.articleId) return { articleId: row.articleId, targetLocale: row.targetLocale };
  if (!row.source || !row.target || !row.pairing) throw new DomainError("not_found");
  return {
    importId,
    source: { ...row.source, locale: row.sourceLocale },
    target: { ...row.target, locale: row.targetLocale },
    pairing: row.pairing,
    version: row.version,
  };
}

/** An import that waits for somebody to end its pairing. */
export type OpenImport = {
  readonly importId: string;
  readonly headline: string;
  readonly sourceLocale: string;
  readonly targetLocale: string;
  readonly createdBy: string;
  readonly savedAt: Date;
};

/** The last worked on first. */
export async function listOpenImports(_actor: Importer, db: Database = database): Promise<OpenImport[]> {
  return db
    .select({
      importId: imports.id,
      headline: sql<string>`coalesce(${imports.source}->>'headline', '')`,
      sourceLocale: imports.sourceLocale,
      targetLocale: imports.targetLocale,
      createdBy: users.name,
      savedAt: imports.savedAt,
    })
    .from(imports)
    .innerJoin(users, eq(users.id, imports.createdBy))
    .where(isNull(imports.articleId))
    .orderBy(desc(imports.savedAt), asc(imports.id))
    .limit(50);
}

/**
 * What was found in a translation when it was brought in, in the order in which
 * it is worked down; null when it was not brought in, or nothing was found. The
 * caller has checked that the actor may see the desk.
 */
export async function findImportFindings(
  ref: { readonly articleId: string; readonly locale: string },
  db: Database = database,
): Promise<ImportFinding[] | null> {
  const rows = await db
    .select({
      position: importFindings.position,
      segmentId: importFindings.segmentId,
      check: importFindings.check,
      family: importFindings.family,
      severity: importFindings.severity,
      message: importFindings.message,
      values: importFindings.values,
      settled: sql<boolean>`${importFindings.settledAt} is not null`,
    })
    .from(importFindings)
    .innerJoin(imports, eq(imports.id, importFindings.importId))
    .where(and(eq(imports.articleId, ref.articleId), eq(imports.targetLocale, ref.locale)))
    .orderBy(asc(importFindings.position));
  return rows.length === 0 ? null : rows;
}

/** A batch as its page shows it. `waiting`, `done` and `failed` count its articles. */
export type Batch = {
  readonly batchId: string;
  readonly name: string;
  readonly sourceLocale: string;
  readonly targetLocale: string;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly planned: boolean;
  readonly waiting: number;
  readonly done: number;
  readonly failed: number;
  readonly job: Job | null;
};

const count = (status: ItemStatus) =>
  sql<number>`(select count(*)::int from ${importItems} i where i.batch_id = ${importBatches}.id and i.status = ${status})`;

function selectBatches(db: Database) {
  return db
    .select({
      batchId: importBatches.id,
      name: importBatches.name,
      sourceLocale: importBatches.sourceLocale,
      targetLocale: importBatches.targetLocale,
      createdBy: users.name,
      createdAt: importBatches.createdAt,
      planned: importBatches.planned,
      jobId: importBatches.jobId,
      waiting: count("waiting"),
      done: count("done"),
      failed: count("failed"),
    })
    .from(importBatches)
    .innerJoin(users, eq(users.id, importBatches.createdBy));
}

/** A batch and how far it is. Throws `not_found`. */
export async function getBatch(_actor: Importer, batchId: string, db: Database = database): Promise<Batch> {
  const [row] = await selectBatches(db).where(eq(importBatches.id, batchId));
  if (!row) throw new DomainError("not_found");
  const { jobId, ...batch } = row;
  return { ...batch, job: jobId === null ? null : await findJob(jobId, db) };
}

/** The newest first, those that were started. */
export async function listBatches(_actor: Importer, db: Database = database): Promise<Omit<Batch, "job">[]> {
  const rows = await selectBatches(db)
    .where(or(isNotNull(importBatches.jobId), eq(importBatches.planned, true)))
    .orderBy(desc(importBatches.createdAt), asc(importBatches.id))
    .limit(20);
  return rows.map(({ jobId: _, ...batch }) => batch);
}

/** One article of a batch. */
export type BatchItem = {
  readonly position: number;
  readonly sourcePath: string;
  readonly targetPath: string | null;
  readonly status: ItemStatus;
  readonly failure: ItemFailure | null;
  readonly articleId: string | null;
  readonly headline: string | null;
  readonly sentences: number | null;
  readonly doubtful: number | null;
  readonly findings: number | null;
};

/** A page of a batch's articles: those that failed first, then in the order of the batch. */
export async function listBatchItems(
  _actor: Importer,
  { batchId, from, count: wanted }: { readonly batchId: string; readonly from: number; readonly count: number },
  db: Database = database,
): Promise<BatchItem[]> {
  return db
    .select({
      position: importItems.position,
      sourcePath: importItems.sourcePath,
      targetPath: importItems.targetPath,
      status: importItems.status,
      failure: importItems.failure,
      articleId: importItems.articleId,
      headline: importItems.headline,
      sentences: importItems.sentences,
      doubtful: importItems.doubtful,
      findings: importItems.findings,
    })
    .from(importItems)
    .where(eq(importItems.batchId, batchId))
    .orderBy(sql`${importItems.status} = 'failed' desc`, asc(importItems.position))
    .offset(from)
    .limit(wanted);
}
