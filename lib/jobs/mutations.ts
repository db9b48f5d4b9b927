import "server-only";
import { and, eq, inArray, lt, sql } from "drizzle-orm";
import type { Database } from "#lib/db/client.ts";
import { jobs } from "#lib/db/schema/jobs.ts";
import type { JobKind } from "./job.ts";

/** What is to be done. `payload`: JSON, what the handler needs to find its work. `after`: seconds from now, at once without it. */
export type WantedJob = {
  readonly kind: JobKind;
  readonly payload: Readonly<Record<string, unknown>>;
  /** What it is about: while a job with this key is unfinished, asking again gives that one. */
  readonly key?: string;
  readonly after?: number;
};

/**
 * Asks for a job in the caller's transaction, so that it exists exactly when
 * what it is about does, and gives its id. It acts for `actor`, null for the
 * server itself, with the roles they have when it runs.
 */
export async function enqueueJob(
  actor: { readonly id: string | null },
  wanted: WantedJob,
  tx: Database,
): Promise<string> {
  const { kind, payload, key = null, after = 0 } = wanted;
  const row = { kind, payload, key, createdBy: actor.id, runAt: sql`now() + make_interval(secs => ${after})` };
  for (;;) {
    const [added] = await tx
      .insert(jobs)
      .values(row)
      .onConflictDoNothing({ target: jobs.key, where: sql`status in ('waiting', 'running')` })
      .returning({ id: jobs.id });
    if (added) return added.id;
    const [standing] = await tx
      .select({ id: jobs.id })
      .from(jobs)
      .where(and(eq(jobs.key, key ?? ""), inArray(jobs.status, ["waiting", "running"])));
    if (standing) return standing.id;
  }
}

/**
 * Stops a job: at once when nobody has begun it, else before its next step.
 * What its steps have done stays. Finished jobs stay as they are. The caller
 * has checked that the actor may, and holds no lock that the job's steps take.
 */
export async function cancelJob(jobId: string, tx: Database): Promise<void> {
  await tx.execute(sql`
    update ${jobs} set
      cancel_requested_at = coalesce(cancel_requested_at, now()),
      status = case when status = 'waiting' then 'cancelled' else status end,
      finished_at = case when status = 'waiting' then now() end
    where id = ${jobId} and status in ('waiting', 'running')`);
}

/** Forgets up to a thousand jobs that finished more than thirty days ago, and says how many. */
export async function forgetOldJobs(tx: Database): Promise<number> {
  const old = tx
    .select({ id: jobs.id })
    .from(jobs)
    .where(lt(jobs.finishedAt, sql`now() - interval '30 days'`))
    .limit(1_000);
  return (await tx.delete(jobs).where(inArray(jobs.id, old)).returning({ id: jobs.id })).length;
}
