import "server-only";
import { and, desc, eq, sql } from "drizzle-orm";
import { type Database, database } from "#lib/db/client.ts";
import { jobs } from "#lib/db/schema/jobs.ts";
import type { Job } from "./job.ts";

const columns = {
  id: jobs.id,
  kind: jobs.kind,
  status: jobs.status,
  stopping: sql<boolean>`${jobs.status} = 'running' and ${jobs.cancelRequestedAt} is not null`,
  done: jobs.done,
  total: jobs.total,
  result: jobs.result,
  failure: jobs.failure,
};

/** A job, or null. The caller has checked that the actor may see what it is about. */
export async function findJob(jobId: string, db: Database = database): Promise<Job | null> {
  const [job] = await db.select(columns).from(jobs).where(eq(jobs.id, jobId));
  return job ?? null;
}

/** The job that was asked for last with `key`, finished or not, or null; of one person where `askedBy` names them. The caller has checked that the actor may see what it is about. */
export async function findLatestJob(key: string, db: Database = database, askedBy?: string): Promise<Job | null> {
  const [job] = await db
    .select(columns)
    .from(jobs)
    .where(and(eq(jobs.key, key), askedBy === undefined ? undefined : eq(jobs.createdBy, askedBy)))
    .orderBy(desc(jobs.createdAt))
    .limit(1);
  return job ?? null;
}
