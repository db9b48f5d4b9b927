import { sql } from "drizzle-orm";
import {
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
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { SourceContent } from "#lib/articles/article.ts";
import type { BlockAttributes, BlockKind, Boundary } from "#lib/segments/segment.ts";
import type { Run } from "#lib/text/runs.ts";
import { users } from "./people.ts";

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** Identity only: an article has no status, its publications do. */
export const articles = pgTable(
  "articles",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    slug: text("slug"),
    sourceLocale: text("source_locale").notNull(),
    /** Key of one of the newsroom's sections. */
    section: text("section"),
    /** Counts saves of the original's text. */
    version: integer("version").notNull().default(1),
    createdBy: uuid("created_by")
      .notNull()
      .references(() => users.id),
    createdAt: instant("created_at").notNull().defaultNow(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex("articles_slug_key").on(table.slug),
    index("articles_updated_idx").on(table.updatedAt.desc()),
    check("articles_slug_form", sql`${table.slug} is null or ${table.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`),
  ],
);

/** Addresses a published article once had. */
export const slugRedirects = pgTable(
  "slug_redirects",
  {
    slug: text("slug").primaryKey(),
    articleId: uuid("article_id")
      .notNull()
      .references(() => articles.id, { onDelete: "cascade" }),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [index("slug_redirects_article_idx").on(table.articleId)],
);

export const blocks = pgTable(
  "blocks",
  {
    articleId: uuid("article_id")
      .notNull()
      .references(() => articles.id, { onDelete: "cascade" }),
    /** Minted by the editor; unique within the article. */
    id: text("id").notNull(),
    kind: text("kind").$type<BlockKind>().notNull(),
    position: integer("position").notNull(),
    attributes: jsonb("attributes").$type<BlockAttributes>().notNull(),
    boundaries: jsonb("boundaries").$type<Boundary[]>().notNull(),
  },
  (table) => [primaryKey({ name: "blocks_pkey", columns: [table.articleId, table.id] })],
);

/** Retired, never deleted: old links and open corrections resolve through `segment_successors`. */
export const segments = pgTable(
  "segments",
  {
    id: text("id").primaryKey(),
    articleId: uuid("article_id")
      .notNull()
      .references(() => articles.id, { onDelete: "cascade" }),
    /** Null once retired. */
    blockId: text("block_id"),
    /** 0-based, within the article. */
    position: integer("position").notNull(),
    source: jsonb("source").$type<Run[]>().notNull(),
    /** White space between this sentence and the next of its block. */
    separator: text("separator").notNull().default(""),
    createdAt: instant("created_at").notNull().defaultNow(),
    changedAt: instant("changed_at").notNull().defaultNow(),
    retiredAt: instant("retired_at"),
  },
  (table) => [
    foreignKey({
      name: "segments_block_fkey",
      columns: [table.articleId, table.blockId],
      foreignColumns: [blocks.articleId, blocks.id],
    }),
    unique("segments_article_id_key").on(table.articleId, table.id),
    index("segments_article_position_idx").on(table.articleId, table.position),
    check("segments_retired_has_no_block", sql`(${table.retiredAt} is null) = (${table.blockId} is not null)`),
  ],
);

export const segmentSuccessors = pgTable(
  "segment_successors",
  {
    segmentId: text("segment_id")
      .notNull()
      .references(() => segments.id, { onDelete: "cascade" }),
    successorId: text("successor_id")
      .notNull()
      .references(() => segments.id, { onDelete: "cascade" }),
    /** 0-based order of the pieces. */
    position: integer("position").notNull(),
  },
  (table) => [
    primaryKey({ name: "segment_successors_pkey", columns: [table.segmentId, table.successorId] }),
    index("segment_successors_successor_idx").on(table.successorId),
  ],
);

/** The original as it stood after somebody's sitting; a later save of the same sitting replaces it. */
export const sourceVersions = pgTable(
  "source_versions",
  {
    articleId: uuid("article_id")
      .notNull()
      .references(() => articles.id, { onDelete: "cascade" }),
    version: integer("version").notNull(),
    content: jsonb("content").$type<SourceContent>().notNull(),
    savedBy: uuid("saved_by")
      .notNull()
      .references(() => users.id),
    startedAt: instant("started_at").notNull().defaultNow(),
    savedAt: instant("saved_at").notNull().defaultNow(),
  },
  (table) => [primaryKey({ name: "source_versions_pkey", columns: [table.articleId, table.version] })],
);
