import { sql } from "drizzle-orm";
import {
  bigserial,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import type { RevisionContent } from "#lib/publishing/revision.ts";
import { articles } from "./articles.ts";
import { users } from "./people.ts";

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** Immutable. The original is published as a revision in its own locale. */
export const revisions = pgTable(
  "revisions",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    articleId: uuid("article_id")
      .notNull()
      .references(() => articles.id),
    locale: text("locale").notNull(),
    /** From 1, per article and locale. */
    number: integer("number").notNull(),
    content: jsonb("content").$type<RevisionContent>().notNull(),
    /** Why it was made: first publication, update, correction, restoration of another. */
    cause: text("cause", { enum: ["publish", "update", "correction", "restore"] }).notNull(),
    restoredNumber: integer("restored_number"),
    createdBy: uuid("created_by")
      .notNull()
      .references(() => users.id),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    unique("revisions_number_key").on(table.articleId, table.locale, table.number),
    unique("revisions_identity_key").on(table.id, table.articleId, table.locale),
    check("revisions_number_positive", sql`${table.number} > 0`),
  ],
);

/** Which revision readers see. Withdrawing deletes the row. */
export const publications = pgTable(
  "publications",
  {
    articleId: uuid("article_id")
      .notNull()
      .references(() => articles.id),
    locale: text("locale").notNull(),
    revisionId: uuid("revision_id").notNull(),
    firstPublishedAt: instant("first_published_at").notNull().defaultNow(),
    publishedAt: instant("published_at").notNull().defaultNow(),
    publishedBy: uuid("published_by")
      .notNull()
      .references(() => users.id),
  },
  (table) => [
    primaryKey({ name: "publications_pkey", columns: [table.articleId, table.locale] }),
    foreignKey({
      name: "publications_revision_fkey",
      columns: [table.revisionId, table.articleId, table.locale],
      foreignColumns: [revisions.id, revisions.articleId, revisions.locale],
    }),
    index("publications_first_published_idx").on(table.locale, table.firstPublishedAt.desc()),
  ],
);

/** What stands where a withdrawn text stood. Publishing again deletes the row. */
export const withdrawals = pgTable(
  "withdrawals",
  {
    articleId: uuid("article_id")
      .notNull()
      .references(() => articles.id),
    locale: text("locale").notNull(),
    /** Shown to readers. */
    reason: text("reason").notNull(),
    withdrawnBy: uuid("withdrawn_by")
      .notNull()
      .references(() => users.id),
    withdrawnAt: instant("withdrawn_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: "withdrawals_pkey", columns: [table.articleId, table.locale] }),
    check("withdrawals_reason_given", sql`length(trim(${table.reason})) > 0`),
  ],
);

/** Pages to forget, for every instance: written in the transaction that made them old. */
export const cacheInvalidations = pgTable("cache_invalidations", {
  id: bigserial("id", { mode: "number" }).primaryKey(),
  tags: text("tags").array().notNull(),
  at: instant("at").notNull().defaultNow(),
});
