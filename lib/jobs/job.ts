import type { Actor } from "#lib/auth/policy.ts";
import type { Database } from "#lib/db/client.ts";
import type { ErrorCode } from "#lib/errors.ts";

/** Every kind of work that no request waits for. Each has one handler, in `lib/server/job-handlers.ts`. */
export const jobKinds = ["exchange.apply", "import.batch", "jobs.forget", "machine.draft"] as const;
export type JobKind = (typeof jobKinds)[number];

export const jobStatuses = ["waiting", "running", "done", "failed", "cancelled"] as const;
export type JobStatus = (typeof jobStatuses)[number];

/** Why a job failed: a key under `Errors` with its arguments. */
export type JobFailure = { readonly code: ErrorCode; readonly details: Readonly<Record<string, unknown>> };

/** How far a job is. `total` null: not known yet. */
export type JobProgress = { readonly done: number; readonly total: number | null };

/** A job as pages show it. `result` is what its handler gave. */
export type Job = JobProgress & {
  readonly id: string;
  readonly kind: JobKind;
  readonly status: JobStatus;
  /** Somebody has asked for it to stop, and it has not yet. */
  readonly stopping: boolean;
  readonly result: unknown;
  readonly failure: JobFailure | null;
};

/** How far a step has brought the job; `state` (JSON) is kept for the steps after it, in this run or the next. What is left out stays. */
export type StepProgress = { readonly done?: number; readonly total?: number; readonly state?: unknown };

/** A job while it runs. */
export type RunningJob = JobProgress & {
  readonly id: string;
  /** JSON, as it was given to `enqueueJob`; the handler parses it. */
  readonly payload: unknown;
  /** Runs that got no further, this one included: from the second on something has gone wrong. */
  readonly attempt: number;
  /** What the last step left, null before the first. */
  readonly state: unknown;
  /** Aborted when the job is to stop: it was cancelled, somebody else runs it, or the process ends. Hand it to whatever takes long. */
  readonly signal: AbortSignal;
  /** Who asked for it, with today's roles. Throws `forbidden` when they may not sign in any more. */
  actor(): Promise<Actor & { readonly id: string }>;
  /**
   * One transaction of the job. It commits only while this run holds the job's
   * lease, together with the progress it reports: so what it writes is written
   * once, whoever is killed and whenever. Keep it short, a second at most: the
   * job's row is locked meanwhile. Throws when the job is to stop; let that pass.
   */
  step(work: (tx: Database) => Promise<StepProgress>): Promise<void>;
};

/**
 * Does the work of one kind, from wherever `state` and `done` say it was left:
 * after a kill the handler is called again. What it gives (JSON) is the job's
 * result. A `DomainError` fails the job with its code; anything else is a bug
 * or the world's fault, and tried again up to `maximumAttempts` times without
 * progress.
 */
export type JobHandler = (job: RunningJob) => Promise<unknown>;

/** Runs of a job that got no further. */
export const maximumAttempts = 5;

/** Seconds a lease holds when nobody renews it: how long a job waits after its process was killed. */
export const leaseSeconds = 10;

/** Seconds until a job is tried again after `attempts` runs that got no further. */
export function retryDelay(attempts: number): number {
  return Math.min(5 * 4 ** Math.max(attempts - 1, 0), 600);
}
