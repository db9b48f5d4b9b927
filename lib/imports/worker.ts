import { z } from "zod";
import { type Authorized, grant } from "#lib/auth/policy.ts";
import { type Database, database } from "#lib/db/client.ts";
import { DomainError } from "#lib/errors.ts";
import { type FileReader, openReader } from "#lib/files/reading.ts";
import type { JobHandler, RunningJob } from "#lib/jobs/job.ts";
import { readCsv } from "#lib/text/csv.ts";
import type { ImportedSide } from "./assembly.ts";
import { type BatchPlan, findManifest, type ItemFailure, planByManifest, planByNames } from "./batch.ts";
import { finishItem, type ItemOutcome, lockItem, planBatch } from "./batch-mutations.ts";
import { findBatch, findFile, listPaths, listWaiting } from "./batch-queries.ts";
import type { ImportContents } from "./creating-mutations.ts";
import { importOriginalOnly, importPair } from "./mutations.ts";
import { isDoubtful } from "./pairing.ts";
import { pairTexts, readDocument } from "./reading.ts";

const payloadInput = z.strictObject({ batchId: z.uuid() });
/** Runs of the job before the article at which they ended is given up. */
const triesOfOne = 3;

type Importer = Authorized<"article.import">;
type Waiting = Awaited<ReturnType<typeof listWaiting>>[number];
type Locales = { readonly sourceLocale: string; readonly targetLocale: string };

/**
 * Brings in a batch, an article a step: read and paired first, outside of any
 * transaction, then written as a whole with what became of it. Killed anywhere
 * it goes on with the first article that waits. A file that cannot be read
 * fails its article and no other.
 */
export function importBatch(db: Database = database): JobHandler {
  return async (job) => {
    const { batchId } = payloadInput.parse(job.payload);
    const batch = await findBatch(batchId, db);
    if (!batch) return null;
    const reader = openReader();
    try {
      if (!batch.planned) await plan(job, batchId, batch, reader, db);
      const waiting = await listWaiting(batchId, db);
      const prepare = (item: Waiting | undefined) =>
        item ? prepareItem(batchId, item, batch, reader, job.signal, db) : null;
      let next = prepare(waiting[0]);
      for (const [index, item] of waiting.entries()) {
        try {
          const prepared = await next;
          // The next one is read while this one is written.
          next = prepare(waiting[index + 1]);
          next?.catch(() => {});
          const actor = grant(await job.actor(), "article.import");
          if (prepared) await write(job, actor, batchId, item, prepared);
        } catch (error) {
          // What fails again and again for a reason nobody expected must not keep the others waiting for ever.
          const hopeless = index === 0 && job.attempt >= triesOfOne && !(error instanceof DomainError);
          if (!hopeless || job.signal.aborted) throw error;
          next = prepare(waiting[index + 1]);
          next?.catch(() => {});
          await fail(job, batchId, item, { code: "job_failed", details: {}, path: item.sourcePath });
        }
      }
      return null;
    } finally {
      reader.close();
    }
  };
}

async function plan(
  job: RunningJob,
  batchId: string,
  { sourceLocale, targetLocale }: Locales,
  reader: FileReader,
  db: Database,
): Promise<void> {
  const paths = await listPaths(batchId, db);
  const manifest = findManifest(paths);
  const planned: BatchPlan = manifest
    ? planByManifest(await manifestRows(batchId, manifest, reader, db), manifest, paths)
    : planByNames(paths, sourceLocale, targetLocale);
  await job.step(async (tx) => ({ done: planned.failures.length, total: await planBatch(batchId, planned, tx) }));
}

async function manifestRows(batchId: string, path: string, reader: FileReader, db: Database): Promise<string[][]> {
  const content = (await findFile(batchId, path, db)) ?? new Uint8Array();
  const { text } = await reader.read("text", content, undefined);
  return readCsv(text).rows.map(({ cells }) => [...cells]);
}

type Prepared = { readonly contents: ImportContents } | { readonly failure: ItemFailure };

/** Both texts of an article, read and paired. An expected failure is the article's; anything else the job's. */
async function prepareItem(
  batchId: string,
  { sourcePath, targetPath }: Waiting,
  { sourceLocale, targetLocale }: Locales,
  reader: FileReader,
  signal: AbortSignal,
  db: Database,
): Promise<Prepared> {
  let path = sourcePath;
  const read = async (from: string, locale: string): Promise<ImportedSide> => {
    path = from;
    const content = await findFile(batchId, from, db);
    if (!content) throw new DomainError("import_no_file");
    signal.throwIfAborted();
    return { ...(await readDocument(content, from, reader)), locale };
  };
  try {
    const source = await read(sourcePath, sourceLocale);
    const target = targetPath === null ? null : await read(targetPath, targetLocale);
    return { contents: { source, target, pairing: target ? await pairTexts(source, target, db) : [] } };
  } catch (error) {
    if (signal.aborted || !(error instanceof DomainError)) throw error;
    return { failure: { code: error.code, details: error.details, path } };
  }
}

async function write(
  job: RunningJob,
  actor: Importer,
  batchId: string,
  item: Waiting,
  prepared: Prepared,
): Promise<void> {
  try {
    await job.step(async (tx) => {
      if (!(await lockItem(batchId, item.position, tx))) return {};
      const outcome: ItemOutcome =
        "failure" in prepared
          ? { status: "failed", failure: prepared.failure }
          : await create(actor, prepared.contents, tx);
      await finishItem(batchId, item.position, outcome, tx);
      return { done: job.done + 1 };
    });
  } catch (error) {
    if (!(error instanceof DomainError) || job.signal.aborted) throw error;
    // The article's own step is undone as a whole; only this is left of it.
    await fail(job, batchId, item, { code: error.code, details: error.details, path: item.sourcePath });
  }
}

async function fail(job: RunningJob, batchId: string, item: Waiting, failure: ItemFailure): Promise<void> {
  await job.step(async (tx) => {
    await finishItem(batchId, item.position, { status: "failed", failure }, tx);
    return { done: job.done + 1 };
  });
}

async function create(actor: Importer, contents: ImportContents, tx: Database): Promise<ItemOutcome> {
  const { source, target, pairing } = contents;
  const created = target
    ? await importPair(actor, { ...contents, target }, tx)
    : await importOriginalOnly(actor, source, tx);
  return { status: "done", headline: source.headline, doubtful: pairing.filter(isDoubtful).length, ...created };
}
