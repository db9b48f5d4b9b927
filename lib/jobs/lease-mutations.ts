import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { Database } from "#lib/db/client.ts";
import { jobs } from "#lib/db/schema/jobs.ts";
import { type JobFailure, type JobKind, leaseSeconds, retryDelay, type StepProgress } from "./job.ts";

/** Proof that a job was claimed. Nobody else holds the same one, also not for a later run of the job. */
export type Lease = { readonly jobId: string; readonly token: string };

/** A job that was claimed, as its row says. */
export type ClaimedJob = {
  readonly lease: Lease;
  readonly kind: JobKind;
  readonly payload: unknown;
  readonly state: unknown;
  readonly done: number;
  readonly total: number | null;
  readonly createdBy: string | null;
  /** Runs without progress, this one included. */
  readonly attempts: number;
  readonly cancelled: boolean;
};

/** The job is not ours any more: its lease ran out and somebody took it. */
export class LeaseLost extends Error {}

/** Somebody asked for the job to stop. */
export class JobCancelled extends Error {}

// The database's clock, and the moment itself: `now()` is when the transaction began.
const leaseEnd = (seconds: number) => sql`clock_timestamp() + make_interval(secs => ${seconds})`;
const freed = { lease: null, leaseUntil: null } as const;

/** The job of one of `kinds` that has waited longest, also one whose holder has not been heard of; null when there is none. */
export async function claimJob(
  kinds: readonly JobKind[],
  db: Database,
  seconds: number = leaseSeconds,
): Promise<ClaimedJob | null> {
  if (kinds.length === 0) return null;
  const [row] = await db
    .update(jobs)
    .set({
      status: "running",
      lease: sql`gen_random_uuid()`,
      leaseUntil: leaseEnd(seconds),
      attempts: sql`${jobs.attempts} + 1`,
      startedAt: sql`coalesce(${jobs.startedAt}, now())`,
    })
    .where(
      eq(
        jobs.id,
        sql`(
          select id from jobs
          where (status = 'waiting' and run_at <= clock_timestamp()
              or status = 'running' and lease_until < clock_timestamp())
            and kind in ${[...kinds]}
          order by run_at limit 1
          for update skip locked)`,
      ),
    )
    .returning();
  if (!row?.lease) return null;
  const { id, lease, kind, payload, state, done, total, createdBy, attempts, cancelRequestedAt } = row;
  const claimed = { kind, payload, state, done, total, createdBy, attempts };
  return { ...claimed, lease: { jobId: id, token: lease }, cancelled: cancelRequestedAt !== null };
}

/** Renews a lease. Throws `LeaseLost` or `JobCancelled` when the job is to stop. */
export async function renewLease(lease: Lease, db: Database, seconds: number = leaseSeconds): Promise<void> {
  const [row] = await db
    .update(jobs)
    .set({ leaseUntil: leaseEnd(seconds) })
    .where(isHeld(lease))
    .returning({ cancelRequestedAt: jobs.cancelRequestedAt });
  if (!row) throw new LeaseLost();
  if (row.cancelRequestedAt) throw new JobCancelled();
}

/**
 * Runs one step of a job and its progress as one transaction. Throws
 * `LeaseLost` or `JobCancelled` before any work when the job is to stop.
 * Whoever else would claim the job meanwhile passes it over.
 */
export async function runStep(
  lease: Lease,
  work: (tx: Database) => Promise<StepProgress>,
  db: Database,
  seconds: number = leaseSeconds,
): Promise<StepProgress> {
  return db.transaction(async (tx) => {
    const [held] = await tx
      .select({ cancelRequestedAt: jobs.cancelRequestedAt })
      .from(jobs)
      .where(isHeld(lease))
      .for("update");
    if (!held) throw new LeaseLost();
    if (held.cancelRequestedAt) throw new JobCancelled();
    const progress = await work(tx);
    await tx
      .update(jobs)
      .set({ ...progress, attempts: 0, leaseUntil: leaseEnd(seconds) })
      .where(isHeld(lease));
    return progress;
  });
}

/** What became of a run. `released` gives the job back as if it had not been claimed. */
export type Outcome =
  | { readonly kind: "done"; readonly result: unknown }
  | { readonly kind: "failed"; readonly failure: JobFailure }
  | { readonly kind: "cancelled" }
  | { readonly kind: "released" }
  | { readonly kind: "again"; readonly attempts: number };

/** Writes what became of a run and ends its lease; nothing happens when the lease is lost. */
export async function endRun(lease: Lease, outcome: Outcome, db: Database): Promise<void> {
  await db
    .update(jobs)
    .set({ ...freed, ...written(outcome) })
    .where(isHeld(lease));
}

function written(outcome: Outcome) {
  const finishedAt = sql`clock_timestamp()`;
  switch (outcome.kind) {
    case "done":
      return { status: "done" as const, result: outcome.result ?? null, finishedAt };
    case "failed":
      return { status: "failed" as const, failure: outcome.failure, finishedAt };
    case "cancelled":
      return { status: "cancelled" as const, finishedAt };
    case "released":
      return { status: "waiting" as const, attempts: sql`greatest(${jobs.attempts} - 1, 0)` };
    case "again":
      return {
        status: "waiting" as const,
        runAt: sql`clock_timestamp() + make_interval(secs => ${retryDelay(outcome.attempts)})`,
      };
  }
}

function isHeld({ jobId, token }: Lease) {
  return and(eq(jobs.id, jobId), eq(jobs.lease, token));
}
