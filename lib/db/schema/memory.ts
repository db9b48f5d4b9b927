import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgTable, text, timestamp, unique, uuid } from "drizzle-orm/pg-core";
import { segments } from "./articles.ts";
import { users } from "./people.ts";

/**
 * A source and its approved target, in plain text. One row for each reviewed
 * unit, which it comes and goes with, and one for each pair brought in from
 * elsewhere: what many articles say is in here many times.
 */
export const memoryEntries = pgTable(
  "memory_entries",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    sourceLocale: text("source_locale").notNull(),
    targetLocale: text("target_locale").notNull(),
    source: text("source").notNull(),
    target: text("target").notNull(),
    /** What it is found by: see `tokensOf`. */
    sourceTokens: integer("source_tokens").array().notNull(),
    targetTokens: integer("target_tokens").array().notNull(),
    /** Where a reviewed pair stands; null of what was brought in. */
    articleId: uuid("article_id"),
    segmentId: text("segment_id"),
    /** The file that a pair was brought in with; null of a reviewed one. */
    file: text("file"),
    addedBy: uuid("added_by").references(() => users.id),
    addedAt: timestamp("added_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    foreignKey({
      name: "memory_entries_segment_fkey",
      columns: [table.articleId, table.segmentId],
      foreignColumns: [segments.articleId, segments.id],
    }).onDelete("cascade"),
    unique("memory_entries_unit_key").on(table.segmentId, table.targetLocale),
    index("memory_entries_source_idx").on(table.sourceLocale, table.targetLocale, sql`md5(${table.source})`),
    // Without the list of what is not sorted in yet: every look-up would read through it.
    index("memory_entries_source_tokens_idx").using("gin", table.sourceTokens).with({ fastupdate: false }),
    index("memory_entries_target_tokens_idx").using("gin", table.targetTokens).with({ fastupdate: false }),
    check("memory_entries_come_from_somewhere", sql`(${table.segmentId} is null) = (${table.file} is not null)`),
    check("memory_entries_name_the_article", sql`(${table.segmentId} is null) = (${table.articleId} is null)`),
    check("memory_entries_two_locales", sql`${table.sourceLocale} <> ${table.targetLocale}`),
    check("memory_entries_say_something", sql`${table.source} <> '' and ${table.target} <> ''`),
  ],
);
