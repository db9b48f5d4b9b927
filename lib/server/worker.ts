import { setTimeout as pause } from "node:timers/promises";
import type { Actor } from "#lib/auth/policy.ts";
import type { Database } from "#lib/db/client.ts";
import { DomainError } from "#lib/errors.ts";
import {
  type JobHandler,
  type JobKind,
  leaseSeconds,
  maximumAttempts,
  type RunningJob,
  type StepProgress,
} from "#lib/jobs/job.ts";
import {
  type ClaimedJob,
  claimJob,
  endRun,
  JobCancelled,
  type Lease,
  LeaseLost,
  type Outcome,
  renewLease,
  runStep,
} from "#lib/jobs/lease-mutations.ts";
import { findActor } from "#lib/people/queries.ts";

type Options = {
  readonly handlers: Partial<Record<JobKind, JobHandler>>;
  readonly db: Database;
  readonly log: (line: string) => void;
  /** Seconds; tests take less. */
  readonly lease?: number;
  /** Milliseconds between two looks for work. */
  readonly period?: number;
};

/** Runs jobs until it is stopped. */
export type Worker = {
  /** Lets the steps under way finish, for `grace` milliseconds at most, and gives every job back. */
  stop(grace?: number): Promise<void>;
};

/** The process ends. */
class Stopped extends Error {}

/**
 * Claims jobs and runs them, one of each kind at a time, so that a long one
 * holds up none of another kind. Several workers on one database share the
 * work; a job of one that was killed is taken up when its lease has run out.
 */
export function startWorker({ handlers, db, log, lease = leaseSeconds, period = 500 }: Options): Worker {
  const running = new Map<JobKind, { lease: Lease; controller: AbortController; done: Promise<void> }>();
  const stopping = new AbortController();
  let away = false;

  const look = async () => {
    const free = (Object.keys(handlers) as JobKind[]).filter((kind) => !running.has(kind));
    const job = await claimJob(free, db, lease);
    const handler = job && handlers[job.kind];
    if (!job || !handler) return false;
    const controller = new AbortController();
    const done = run(job, handler, controller).finally(() => running.delete(job.kind));
    running.set(job.kind, { lease: job.lease, controller, done });
    return true;
  };

  const run = async (job: ClaimedJob, handler: JobHandler, controller: AbortController) => {
    const heart = setInterval(
      () => {
        renewLease(job.lease, db, lease).catch((error: Error) => {
          // While the database is away the lease may run out; then the next step says so.
          if (error instanceof LeaseLost || error instanceof JobCancelled) controller.abort(error);
        });
      },
      (lease * 1_000) / 4,
    );
    const outcome = await perform(job, handler, controller.signal);
    clearInterval(heart);
    if (outcome) await end(job.lease, outcome);
  };

  // Where the database is away, the lease runs out and the job is taken up again.
  const end = (held: Lease, outcome: Outcome) =>
    endRun(held, outcome, db).catch((error: Error) => log(`Job ${held.jobId}: ${error.message}`));

  const perform = async (job: ClaimedJob, handler: JobHandler, signal: AbortSignal): Promise<Outcome | null> => {
    if (job.cancelled) return { kind: "cancelled" };
    if (job.attempts > maximumAttempts) return { kind: "failed", failure: { code: "job_failed", details: {} } };
    let progressed = false;
    const current = runningJob(
      job,
      signal,
      (work) => {
        return runStep(job.lease, work, db, lease).then((progress) => {
          progressed = true;
          return progress;
        });
      },
      db,
    );
    try {
      const result = await handler(current);
      signal.throwIfAborted();
      return { kind: "done", result };
    } catch (thrown) {
      const error = signal.aborted ? signal.reason : thrown;
      if (error instanceof LeaseLost) return null;
      if (error instanceof JobCancelled) return { kind: "cancelled" };
      if (error instanceof Stopped) return { kind: "released" };
      if (error instanceof DomainError) {
        return { kind: "failed", failure: { code: error.code, details: error.details } };
      }
      log(`${job.kind} ${job.lease.jobId}: ${error instanceof Error ? error.stack : error}`);
      const attempts = progressed ? 0 : job.attempts;
      if (attempts >= maximumAttempts) return { kind: "failed", failure: { code: "job_failed", details: {} } };
      return { kind: "again", attempts };
    }
  };

  const loop = (async () => {
    while (!stopping.signal.aborted) {
      const found = await look().then(
        (claimed) => {
          if (away) log("The database is back; jobs go on.");
          away = false;
          return claimed;
        },
        (error: Error) => {
          if (!away) log(`Jobs wait for the database (${error.message}).`);
          away = true;
          return false;
        },
      );
      if (!found) await pause(period, undefined, { signal: stopping.signal }).catch(() => {});
    }
  })();

  return {
    async stop(grace = 8_000) {
      stopping.abort();
      await loop;
      const runs = [...running.values()];
      for (const { controller } of runs) controller.abort(new Stopped());
      const timer = new AbortController();
      await Promise.race([
        Promise.all(runs.map(({ done }) => done)),
        pause(grace, undefined, { signal: timer.signal }).catch(() => {}),
      ]);
      timer.abort();
      // Whoever does not hear cannot write any more either: steps ask for the lease.
      await Promise.all([...running.values()].map(({ lease: held }) => end(held, { kind: "released" })));
    },
  };
}

function runningJob(
  job: ClaimedJob,
  signal: AbortSignal,
  step: (work: (tx: Database) => Promise<StepProgress>) => Promise<StepProgress>,
  db: Database,
): RunningJob {
  let now = { done: job.done, total: job.total, state: job.state };
  return {
    id: job.lease.jobId,
    payload: job.payload,
    attempt: job.attempts,
    get done() {
      return now.done;
    },
    get total() {
      return now.total;
    },
    get state() {
      return now.state;
    },
    signal,
    async actor(): Promise<Actor & { readonly id: string }> {
      const actor = job.createdBy === null ? null : await findActor(job.createdBy, db);
      if (!actor) throw new DomainError("forbidden");
      return actor;
    },
    async step(work) {
      signal.throwIfAborted();
      now = { ...now, ...(await step(work)) };
    },
  };
}
