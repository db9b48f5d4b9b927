import { setTimeout as pause } from "node:timers/promises";
import { eq, sql } from "drizzle-orm";
import type { Pool } from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { connect, type Database } from "#lib/db/client.ts";
import { jobs } from "#lib/db/schema/jobs.ts";
import { attempts, users } from "#lib/db/schema/people.ts";
import { DomainError } from "#lib/errors.ts";
import type { JobHandler } from "#lib/jobs/job.ts";
import { claimJob, endRun, LeaseLost, runStep } from "#lib/jobs/lease-mutations.ts";
import { cancelJob, enqueueJob } from "#lib/jobs/mutations.ts";
import { findJob } from "#lib/jobs/queries.ts";
import { cloneDatabase } from "#lib/testing/database.ts";
import { createUser } from "#lib/testing/factories.ts";
import { startWorker, type Worker } from "./worker.ts";

// Each test has a database of its own: steps must commit.
let db: Database;
let pool: Pool;
let workers: Worker[];
const log: string[] = [];
const nobody = { id: null };
const kind = "jobs.forget";

beforeEach(async () => {
  ({ database: db, pool } = connect(await cloneDatabase(), 8));
  workers = [];
  log.length = 0;
});
afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.stop()));
  await pool.end();
});

function work(handler: JobHandler, lease = 5): Worker {
  const worker = startWorker({
    handlers: { [kind]: handler },
    db,
    log: (line) => log.push(line),
    ...{ lease, period: 10 },
  });
  workers.push(worker);
  return worker;
}

const ask = (payload = {}, tx: Database = db) => enqueueJob(nobody, { kind, payload }, tx);
const statusOf = async (id: string) => (await findJob(id, db))?.status;
const finished = (id: string, status: string) => expect.poll(() => statusOf(id), { timeout: 10_000 }).toBe(status);

/** Something that a step writes, to be counted. */
async function mark(key: string, tx: Database): Promise<void> {
  await tx
    .insert(attempts)
    .values({ key, count: 1, resetAt: new Date() })
    .onConflictDoUpdate({ target: attempts.key, set: { count: sql`${attempts.count} + 1` } });
}
const marks = async () => (await db.select().from(attempts)).map(({ key, count }) => `${key} ${count}`).sort();

/** Marks one of `payload.pieces` in each step. */
const countPieces: JobHandler = async (job) => {
  const { pieces } = job.payload as { pieces: number };
  while (job.done < pieces) {
    await job.step(async (tx) => {
      await mark(`piece ${job.done}`, tx);
      return { done: job.done + 1, total: pieces };
    });
  }
  return { pieces };
};

test("a job runs, keeps its progress and its result", async () => {
  const id = await ask({ pieces: 3 });
  work(countPieces);
  await finished(id, "done");
  expect(await findJob(id, db)).toEqual({
    ...{ id, kind, status: "done", stopping: false, done: 3, total: 3, result: { pieces: 3 }, failure: null },
  });
  expect(await marks()).toEqual(["piece 0 1", "piece 1 1", "piece 2 1"]);
});

test("several workers run each of many jobs once", async () => {
  const ids = await Promise.all(Array.from({ length: 20 }, (_, number) => ask({ number })));
  for (let count = 0; count < 3; count++) {
    work(async (job) => {
      await job.step(async (tx) => {
        await mark(`job ${(job.payload as { number: number }).number}`, tx);
        return {};
      });
    });
  }
  for (const id of ids) await finished(id, "done");
  expect((await marks()).every((line) => line.endsWith(" 1"))).toBe(true);
  expect((await marks()).length).toBe(20);
});

test("what was left in the middle goes on where it was left, and nothing is done twice", async () => {
  const id = await ask({ pieces: 4 });
  const killed = await claimJob([kind], db, 0.2);
  for (const piece of [0, 1]) {
    await runStep(
      killed!.lease,
      async (tx) => {
        await mark(`piece ${piece}`, tx);
        return { done: piece + 1 };
      },
      ...([db, 0.2] as const),
    );
  }
  work(countPieces);
  await finished(id, "done");
  expect(await marks()).toEqual(["piece 0 1", "piece 1 1", "piece 2 1", "piece 3 1"]);
});

test("whoever has lost the lease writes nothing any more", async () => {
  const id = await ask();
  const slow = await claimJob([kind], db, 0.01);
  await pause(30);
  const quick = await claimJob([kind], db);
  expect(quick?.lease.jobId).toBe(id);
  const late = async (tx: Database) => {
    await mark("late", tx);
    return {};
  };
  await expect(runStep(slow!.lease, late, db)).rejects.toBeInstanceOf(LeaseLost);
  await endRun(slow!.lease, { kind: "done", result: "late" }, db);
  expect(await statusOf(id)).toBe("running");
  expect(await marks()).toEqual([]);
});

test("a step that takes longer than the lease is nobody else's", async () => {
  await ask();
  const held = await claimJob([kind], db, 0.05);
  await runStep(
    held!.lease,
    async (tx) => {
      await pause(150);
      expect(await claimJob([kind], db)).toBe(null);
      await mark("long", tx);
      return {};
    },
    db,
  );
  expect(await claimJob([kind], db)).toBe(null);
  expect(await marks()).toEqual(["long 1"]);
});

test("a job that waits is cancelled at once; one that runs before its next step", async () => {
  const waiting = await enqueueJob(nobody, { kind, payload: {}, after: 600 }, db);
  await cancelJob(waiting, db);
  expect(await statusOf(waiting)).toBe("cancelled");

  const running = await ask();
  work(async (job) => {
    for (;;) {
      await job.step(async () => ({ done: job.done + 1 }));
      await pause(5);
    }
  });
  await expect.poll(async () => (await findJob(running, db))?.done, { timeout: 5_000 }).toBeGreaterThan(2);
  await cancelJob(running, db);
  await finished(running, "cancelled");
});

test("an expected failure is the job's; anything else is tried again, later", async () => {
  const refused = await ask({ refuse: true });
  work(async (job) => {
    if ((job.payload as { refuse?: boolean }).refuse) throw new DomainError("slug_taken", { slug: "tea" });
    throw new Error("the disk is on fire");
  });
  await finished(refused, "failed");
  expect((await findJob(refused, db))?.failure).toEqual({ code: "slug_taken", details: { slug: "tea" } });

  const broken = await ask();
  await expect.poll(() => log.length, { timeout: 5_000 }).toBe(1);
  await finished(broken, "waiting");
  const [row] = await db
    .select({ attempts: jobs.attempts, later: sql<boolean>`${jobs.runAt} > now() + interval '3 seconds'` })
    .from(jobs)
    .where(eq(jobs.id, broken));
  expect(row).toEqual({ attempts: 1, later: true });
});

test("a job that never gets on is given up", async () => {
  const id = await ask();
  await db.update(jobs).set({ attempts: 5 }).where(eq(jobs.id, id));
  work(async () => null);
  await finished(id, "failed");
  expect((await findJob(id, db))?.failure?.code).toBe("job_failed");
});

test("stopping waits for the step under way and gives the job back", async () => {
  const id = await ask({ pieces: 100 });
  const worker = work(async (job) => {
    while (job.done < 100) {
      await job.step(async (tx) => {
        await mark(`piece ${job.done}`, tx);
        await pause(20);
        return { done: job.done + 1 };
      });
    }
  });
  await expect.poll(async () => (await findJob(id, db))?.done, { timeout: 5_000 }).toBeGreaterThan(1);
  await worker.stop();
  expect(await statusOf(id)).toBe("waiting");
  const { done } = (await findJob(id, db))!;
  expect((await marks()).length).toBe(done);
  work(countPieces);
  await finished(id, "done");
  expect((await marks()).length).toBe(100);
  expect((await marks()).every((line) => line.endsWith(" 1"))).toBe(true);
});

test("a job is asked for with what it is about, or not at all", async () => {
  const undone = db.transaction(async (tx) => {
    await ask({}, tx);
    throw new Error("undone");
  });
  await expect(undone).rejects.toThrow("undone");
  expect(await db.select().from(jobs)).toEqual([]);

  const first = await enqueueJob(nobody, { kind, payload: {}, key: "about" }, db);
  expect(await enqueueJob(nobody, { kind, payload: {}, key: "about" }, db)).toBe(first);
  work(async () => null);
  await finished(first, "done");
  expect(await enqueueJob(nobody, { kind, payload: {}, key: "about" }, db)).not.toBe(first);
});

test("a job acts for whoever asked, with the roles they have now", async () => {
  const editor = await createUser(db, "editor");
  const seen: unknown[] = [];
  const watch: JobHandler = async (job) => {
    seen.push(await job.actor());
  };
  work(watch);
  await finished(await enqueueJob(editor, { kind, payload: {} }, db), "done");
  expect(seen).toEqual([editor]);
  await db.update(users).set({ status: "suspended" }).where(eq(users.id, editor.id));
  const id = await enqueueJob(editor, { kind, payload: {} }, db);
  await finished(id, "failed");
  expect((await findJob(id, db))?.failure?.code).toBe("forbidden");
});
