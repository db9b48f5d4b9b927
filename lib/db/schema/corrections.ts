import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  serial,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type {
  CorrectionClass,
  CorrectionReason,
  CorrectionStatus,
  DeclineReason,
} from "#lib/corrections/correction.ts";
import type { Run } from "#lib/text/runs.ts";
import { segments } from "./articles.ts";
import { terms } from "./glossary.ts";
import { users } from "./people.ts";
import { revisions } from "./publishing.ts";

const instant = (name: string) => timestamp(name, { withTimezone: true });

export const corrections = pgTable(
  "corrections",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    /** What people say on the telephone: C-1043. */
    number: serial("number").notNull(),
    /** Unguessable address of the receipt. */
    receipt: text("receipt").notNull(),
    articleId: uuid("article_id").notNull(),
    segmentId: text("segment_id").notNull(),
    locale: text("locale").notNull(),
    /** The revision the reader had before them. */
    revisionId: uuid("revision_id").notNull(),
    source: text("source").notNull(),
    base: jsonb("base").$type<Run[]>().notNull(),
    /** Plain text, as the reader typed it. */
    proposed: text("proposed").notNull(),
    reason: text("reason").$type<CorrectionReason>().notNull(),
    note: text("note").notNull().default(""),
    evidenceUrl: text("evidence_url").notNull().default(""),
    creditName: text("credit_name").notNull().default(""),
    email: text("email").notNull().default(""),
    suggestedBy: uuid("suggested_by").references(() => users.id),
    /** The glossary's, for whose sake the desk proposed it. */
    termId: text("term_id").references(() => terms.id),
    /** Keyed hash of the address it came from, for limits. */
    originHash: text("origin_hash").notNull().default(""),
    /** Flood or hidden-field signs: kept, marked, answered last. */
    suspicious: boolean("suspicious").notNull().default(false),
    status: text("status").$type<CorrectionStatus>().notNull().default("pending"),
    /** What was published in the end; differs from `proposed` when accepted with edits. */
    accepted: jsonb("accepted").$type<Run[]>(),
    /** Decides the public mark: meaning and fact are marked in the text. */
    class: text("class").$type<CorrectionClass>(),
    /** Why it was declined, when one of the usual reasons fits. */
    declineReason: text("decline_reason").$type<DeclineReason>(),
    /** The reviewer's own words, instead of a usual reason or beside it. Shown to the reader. */
    decisionReason: text("decision_reason"),
    decidedBy: uuid("decided_by").references(() => users.id),
    decidedAt: instant("decided_at"),
    /** Number of the latest revision when it was accepted: the next one carries it. */
    acceptedAfter: integer("accepted_after"),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex("corrections_receipt_key").on(table.receipt),
    uniqueIndex("corrections_pending_key")
      .on(table.segmentId, table.locale, sql`md5(${table.proposed})`)
      .where(sql`${table.status} = 'pending'`),
    index("corrections_queue_idx").on(table.status, table.locale, table.createdAt),
    index("corrections_term_idx").on(table.termId).where(sql`${table.termId} is not null`),
    index("corrections_article_idx").on(table.articleId, table.locale),
    foreignKey({
      name: "corrections_segment_fkey",
      columns: [table.articleId, table.segmentId],
      foreignColumns: [segments.articleId, segments.id],
    }),
    foreignKey({
      name: "corrections_revision_fkey",
      columns: [table.revisionId, table.articleId, table.locale],
      foreignColumns: [revisions.id, revisions.articleId, revisions.locale],
    }),
    check(
      "corrections_status_known",
      sql`${table.status} in ('pending', 'accepted', 'accepted_with_edits', 'declined', 'superseded')`,
    ),
    check("corrections_decided_when_closed", sql`(${table.status} = 'pending') = (${table.decidedAt} is null)`),
    check(
      "corrections_decline_has_reason",
      sql`${table.status} <> 'declined' or ${table.declineReason} is not null or length(trim(coalesce(${table.decisionReason}, ''))) > 0`,
    ),
    check(
      "corrections_accepted_has_text",
      sql`(${table.status} in ('accepted', 'accepted_with_edits')) = (${table.accepted} is not null)`,
    ),
    check(
      "corrections_accepted_has_class",
      sql`(${table.status} in ('accepted', 'accepted_with_edits')) = (${table.class} is not null)`,
    ),
    check(
      "corrections_accepted_after_revision",
      sql`(${table.status} in ('accepted', 'accepted_with_edits')) = (${table.acceptedAfter} is not null)`,
    ),
    check("corrections_length", sql`length(${table.proposed}) between 1 and 2000`),
  ],
);
