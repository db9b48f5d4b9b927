import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { JobFailure, JobKind, JobStatus } from "#lib/jobs/job.ts";
import { users } from "./people.ts";

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** Work that no request waits for. */
export const jobs = pgTable(
  "jobs",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    kind: text("kind").$type<JobKind>().notNull(),
    payload: jsonb("payload").$type<unknown>().notNull(),
    /** What it is about: at most one unfinished job has it. */
    key: text("key"),
    status: text("status").$type<JobStatus>().notNull().default("waiting"),
    runAt: instant("run_at").notNull().defaultNow(),
    /** How often it was begun since it last got on. */
    attempts: integer("attempts").notNull().default(0),
    done: integer("done").notNull().default(0),
    /** Null until it is known. */
    total: integer("total"),
    /** What its last step left for the next one. */
    state: jsonb("state").$type<unknown>(),
    /** Names whoever runs it; every step proves that it still does. */
    lease: uuid("lease"),
    leaseUntil: instant("lease_until"),
    cancelRequestedAt: instant("cancel_requested_at"),
    result: jsonb("result").$type<unknown>(),
    failure: jsonb("failure").$type<JobFailure>(),
    /** Who it acts for; null for the server itself. */
    createdBy: uuid("created_by").references(() => users.id),
    createdAt: instant("created_at").notNull().defaultNow(),
    startedAt: instant("started_at"),
    finishedAt: instant("finished_at"),
  },
  (table) => [
    uniqueIndex("jobs_key_key").on(table.key).where(sql`${table.status} in ('waiting', 'running')`),
    index("jobs_unfinished_idx").on(table.runAt).where(sql`${table.status} in ('waiting', 'running')`),
    index("jobs_finished_idx").on(table.finishedAt).where(sql`${table.finishedAt} is not null`),
    check("jobs_status_known", sql`${table.status} in ('waiting', 'running', 'done', 'failed', 'cancelled')`),
    check(
      "jobs_lease_while_running",
      sql`(${table.status} = 'running') = (${table.lease} is not null) and (${table.lease} is null) = (${table.leaseUntil} is null)`,
    ),
    check(
      "jobs_finished_has_time",
      sql`(${table.status} in ('done', 'failed', 'cancelled')) = (${table.finishedAt} is not null)`,
    ),
    check("jobs_failed_has_reason", sql`(${table.status} = 'failed') = (${table.failure} is not null)`),
  ],
);
