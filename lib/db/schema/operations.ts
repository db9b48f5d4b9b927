import { sql } from "drizzle-orm";
import { check, index, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { users } from "./people.ts";

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** Who did what to what, when. Only ever added to. */
export const events = pgTable(
  "events",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    at: instant("at").notNull().defaultNow(),
    /** Null for readers and for the server itself. */
    actorId: uuid("actor_id").references(() => users.id),
    kind: text("kind").notNull(),
    articleId: uuid("article_id"),
    locale: text("locale"),
    /** Id of what it happened to: segment, person, correction, revision. */
    subject: text("subject"),
    details: jsonb("details").$type<Record<string, unknown>>().notNull(),
  },
  (table) => [
    index("events_article_idx").on(table.articleId, table.at.desc()),
    index("events_at_idx").on(table.at.desc()),
  ],
);

/** Saves already done, by the id the client gave them: a repeat returns the first result. */
export const operations = pgTable(
  "operations",
  {
    id: uuid("id").primaryKey(),
    actorId: uuid("actor_id")
      .notNull()
      .references(() => users.id),
    result: jsonb("result").$type<unknown>().notNull(),
    at: instant("at").notNull().defaultNow(),
  },
  (table) => [index("operations_at_idx").on(table.at)],
);

/** Text that lost a race, kept for whoever typed it. */
export const conflictCopies = pgTable(
  "conflict_copies",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    actorId: uuid("actor_id")
      .notNull()
      .references(() => users.id),
    articleId: uuid("article_id").notNull(),
    /** Segment id; null for the original as a whole. */
    segmentId: text("segment_id"),
    locale: text("locale"),
    mine: jsonb("mine").$type<unknown>().notNull(),
    /** For a text that came in a file: the plain source it was made from, and the file's name. Everybody at the desk sees it, as a proposal. */
    madeFrom: text("made_from"),
    fileName: text("file_name"),
    at: instant("at").notNull().defaultNow(),
  },
  (table) => [
    index("conflict_copies_actor_idx").on(table.actorId, table.at.desc()),
    index("conflict_copies_proposal_idx").on(table.articleId, table.locale).where(sql`${table.fileName} is not null`),
    check("conflict_copies_proposal_whole", sql`(${table.fileName} is null) = (${table.madeFrom} is null)`),
  ],
);
