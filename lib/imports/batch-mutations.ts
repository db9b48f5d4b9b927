import "server-only";
import { and, eq, isNull, lt, notExists, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Authorized } from "#lib/auth/policy.ts";
import { type Database, database } from "#lib/db/client.ts";
import { importBatches, importFiles, importItems } from "#lib/db/schema/imports.ts";
import { DomainError } from "#lib/errors.ts";
import { cancelJob, enqueueJob } from "#lib/jobs/mutations.ts";
import { type BatchPlan, batchLimits, type ItemFailure } from "./batch.ts";

type Importer = Authorized<"article.import">;

/** Begins a batch, still empty, and gives its id. */
export async function createBatch(
  actor: Importer,
  batch: { readonly name: string; readonly sourceLocale: string; readonly targetLocale: string },
  db: Database = database,
): Promise<string> {
  const [row] = await db
    .insert(importBatches)
    .values({ ...batch, createdBy: actor.id })
    .returning({ id: importBatches.id });
  return row?.id ?? "";
}

/**
 * Adds files to a batch that has not been started. One that comes again under
 * its path takes the place of the first. Throws `not_found` for anybody else's
 * batch or one that was started, `file_too_large` when it holds too much.
 */
export async function addBatchFiles(
  actor: Importer,
  batchId: string,
  files: readonly { readonly path: string; readonly content: Uint8Array }[],
  db: Database = database,
): Promise<void> {
  await db.transaction(async (tx) => {
    const [batch] = await tx
      .select({ jobId: importBatches.jobId })
      .from(importBatches)
      .where(and(eq(importBatches.id, batchId), eq(importBatches.createdBy, actor.id)))
      .for("update");
    if (!batch || batch.jobId !== null) throw new DomainError("not_found");
    for (const { path, content } of files) {
      await tx
        .insert(importFiles)
        .values({ batchId, path, content })
        .onConflictDoUpdate({ target: [importFiles.batchId, importFiles.path], set: { content } });
    }
    const [held] = await tx
      .select({
        files: sql<number>`count(*)::int`,
        bytes: sql<number>`coalesce(sum(length(${importFiles.content})), 0)::float8`,
      })
      .from(importFiles)
      .where(eq(importFiles.batchId, batchId));
    if ((held?.files ?? 0) > batchLimits.files)
      throw new DomainError("import_too_many", { maximum: batchLimits.files });
    if ((held?.bytes ?? 0) > batchLimits.unpacked) {
      throw new DomainError("file_too_large", { megabytes: batchLimits.unpacked / 1_000_000 });
    }
  });
}

/** Has a batch worked on: for the first time, or again what was not finished. Throws `file_empty` when there is nothing in it. */
export async function startBatch(actor: Importer, batchId: string, db: Database = database): Promise<void> {
  await db.transaction(async (tx) => {
    const [batch] = await tx.select().from(importBatches).where(eq(importBatches.id, batchId)).for("update");
    if (!batch) throw new DomainError("not_found");
    if (!batch.planned) {
      const [file] = await tx
        .select({ path: importFiles.path })
        .from(importFiles)
        .where(eq(importFiles.batchId, batchId))
        .limit(1);
      if (!file) throw new DomainError("file_empty");
    }
    const wanted = { kind: "import.batch", payload: { batchId }, key: `import.batch ${batchId}` } as const;
    const jobId = await enqueueJob(actor, wanted, tx);
    await tx.update(importBatches).set({ jobId }).where(eq(importBatches.id, batchId));
  });
}

/** Stops a batch before its next article. What was brought in stays; it can be started again. */
export async function stopBatch(_actor: Importer, batchId: string, db: Database = database): Promise<void> {
  const [batch] = await db
    .select({ jobId: importBatches.jobId })
    .from(importBatches)
    .where(eq(importBatches.id, batchId));
  if (!batch?.jobId) throw new DomainError("not_found");
  await cancelJob(batch.jobId, db);
}

/** Forgets batches that nobody started within a day: an upload that broke off, an archive that was refused. */
export async function forgetAbandonedBatches(tx: Database): Promise<void> {
  const old = lt(importBatches.createdAt, sql`now() - interval '1 day'`);
  await tx.delete(importBatches).where(and(isNull(importBatches.jobId), eq(importBatches.planned, false), old));
}

/** Puts a batch's files into pairs, once; gives how many articles it has. Files of no article go. */
export async function planBatch(batchId: string, plan: BatchPlan, tx: Database): Promise<number> {
  const [batch] = await tx.select().from(importBatches).where(eq(importBatches.id, batchId)).for("update");
  if (!batch) throw new DomainError("not_found");
  const total = plan.pairs.length + plan.failures.length;
  if (batch.planned) return total;
  const rows = [
    ...plan.pairs.map((pair) => ({ ...pair, failure: null })),
    ...plan.failures.map((failure) => ({ sourcePath: failure.path, targetPath: null, failure })),
  ].map(({ sourcePath, targetPath, failure }, position) => ({
    ...{ batchId, position, sourcePath, targetPath, failure },
    status: failure ? ("failed" as const) : ("waiting" as const),
    finishedAt: failure ? sql`now()` : null,
  }));
  for (let at = 0; at < rows.length; at += 500) await tx.insert(importItems).values(rows.slice(at, at + 500));
  await tx.update(importBatches).set({ planned: true }).where(eq(importBatches.id, batchId));
  await dropFiles(batchId, tx);
  return total;
}

/** What became of one article of a batch. */
export type ItemOutcome =
  | {
      readonly status: "done";
      readonly articleId: string;
      readonly headline: string;
      readonly sentences: number;
      readonly doubtful: number;
      readonly findings: number;
    }
  | { readonly status: "failed"; readonly failure: ItemFailure };

/** Locks an article of a batch that waits; false when it does not wait any more. */
export async function lockItem(batchId: string, position: number, tx: Database): Promise<boolean> {
  const [item] = await tx
    .select({ status: importItems.status })
    .from(importItems)
    .where(and(eq(importItems.batchId, batchId), eq(importItems.position, position)))
    .for("update");
  return item?.status === "waiting";
}

/** Writes what became of an article of a batch, and lets its files go. */
export async function finishItem(batchId: string, position: number, outcome: ItemOutcome, tx: Database): Promise<void> {
  await tx
    .update(importItems)
    .set({ ...outcome, finishedAt: sql`now()` })
    .where(and(eq(importItems.batchId, batchId), eq(importItems.position, position)));
  await dropFiles(batchId, tx);
}

/** Files that no waiting article of the batch needs. */
async function dropFiles(batchId: string, tx: Database): Promise<void> {
  const items = alias(importItems, "needing");
  await tx.delete(importFiles).where(
    and(
      eq(importFiles.batchId, batchId),
      notExists(
        tx
          .select({ one: sql`1` })
          .from(items)
          .where(
            and(
              eq(items.batchId, batchId),
              eq(items.status, "waiting"),
              sql`${importFiles.path} in (${items.sourcePath}, ${items.targetPath})`,
            ),
          ),
      ),
    ),
  );
}
