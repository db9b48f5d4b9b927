import "server-only";
import { and, asc, eq } from "drizzle-orm";
import type { Database } from "#lib/db/client.ts";
import { importBatches, importFiles, importItems } from "#lib/db/schema/imports.ts";

/** A batch as its job needs it; null when it is gone. */
export async function findBatch(batchId: string, db: Database) {
  const [batch] = await db
    .select({
      planned: importBatches.planned,
      sourceLocale: importBatches.sourceLocale,
      targetLocale: importBatches.targetLocale,
    })
    .from(importBatches)
    .where(eq(importBatches.id, batchId));
  return batch ?? null;
}

/** Paths of a batch's files. */
export async function listPaths(batchId: string, db: Database): Promise<string[]> {
  const rows = await db
    .select({ path: importFiles.path })
    .from(importFiles)
    .where(eq(importFiles.batchId, batchId))
    .orderBy(asc(importFiles.path));
  return rows.map(({ path }) => path);
}

/** A file of a batch, or null. */
export async function findFile(batchId: string, path: string, db: Database): Promise<Uint8Array | null> {
  const [file] = await db
    .select({ content: importFiles.content })
    .from(importFiles)
    .where(and(eq(importFiles.batchId, batchId), eq(importFiles.path, path)));
  return file?.content ?? null;
}

/** Articles of a batch that wait, in its order. */
export async function listWaiting(batchId: string, db: Database) {
  return db
    .select({ position: importItems.position, sourcePath: importItems.sourcePath, targetPath: importItems.targetPath })
    .from(importItems)
    .where(and(eq(importItems.batchId, batchId), eq(importItems.status, "waiting")))
    .orderBy(asc(importItems.position));
}
