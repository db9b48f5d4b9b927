import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { Family, Severity } from "#lib/checks/issue.ts";
import type { ItemFailure, ItemStatus } from "#lib/imports/batch.ts";
import type { TextUnderWay } from "#lib/imports/document.ts";
import type { PairedGroup } from "#lib/imports/pairing.ts";
import { articles, segments } from "./articles.ts";
import { jobs } from "./jobs.ts";
import { users } from "./people.ts";

const instant = (name: string) => timestamp(name, { withTimezone: true });
const bytes = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => "bytea",
  toDriver: (value) => Buffer.from(value),
});

/** An original and its translation on their way in: until the article exists, nothing else knows of them. */
export const imports = pgTable(
  "imports",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    sourceLocale: text("source_locale").notNull(),
    targetLocale: text("target_locale").notNull(),
    /** Both texts and their pairing; null once the article exists. */
    source: jsonb("source").$type<TextUnderWay>(),
    target: jsonb("target").$type<TextUnderWay>(),
    pairing: jsonb("pairing").$type<PairedGroup[]>(),
    /** Counts saves of the pairing. */
    version: integer("version").notNull().default(1),
    articleId: uuid("article_id").references(() => articles.id, { onDelete: "cascade" }),
    createdBy: uuid("created_by")
      .notNull()
      .references(() => users.id),
    createdAt: instant("created_at").notNull().defaultNow(),
    savedAt: instant("saved_at").notNull().defaultNow(),
    finishedAt: instant("finished_at"),
  },
  (table) => [
    uniqueIndex("imports_article_key").on(table.articleId),
    index("imports_created_idx").on(table.createdAt.desc()),
    check(
      "imports_texts_until_finished",
      sql`(${table.finishedAt} is null) = (${table.source} is not null)
        and (${table.source} is null) = (${table.target} is null)
        and (${table.source} is null) = (${table.pairing} is null)
        and (${table.finishedAt} is null) = (${table.articleId} is null)`,
    ),
  ],
);

/** What the checks found in an article the moment it was brought in: what the repair desk counts by. Never changed but to be settled. */
export const importFindings = pgTable(
  "import_findings",
  {
    importId: uuid("import_id")
      .notNull()
      .references(() => imports.id, { onDelete: "cascade" }),
    /** 0-based, in the order in which they are worked down. */
    position: integer("position").notNull(),
    /** The sentence; for one that stands in the translation alone, the one before it, null at the beginning. */
    segmentId: text("segment_id").references(() => segments.id, { onDelete: "set null" }),
    check: text("check_name").notNull(),
    family: text("family").$type<Family>().notNull(),
    severity: text("severity").$type<Severity>().notNull(),
    message: text("message").notNull(),
    values: jsonb("values").$type<Record<string, string>>().notNull(),
    /** Said by a person where no check can see it. */
    settledBy: uuid("settled_by").references(() => users.id),
    settledAt: instant("settled_at"),
  },
  (table) => [
    primaryKey({ name: "import_findings_pkey", columns: [table.importId, table.position] }),
    check("import_findings_settled_by_somebody", sql`(${table.settledAt} is null) = (${table.settledBy} is null)`),
  ],
);

/** Many articles brought in at once. */
export const importBatches = pgTable(
  "import_batches",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    name: text("name").notNull(),
    sourceLocale: text("source_locale").notNull(),
    targetLocale: text("target_locale").notNull(),
    /** What works on it, or did last; null until it is started. */
    jobId: uuid("job_id").references(() => jobs.id, { onDelete: "set null" }),
    /** Whether its files have been put into pairs. */
    planned: boolean("planned").notNull().default(false),
    createdBy: uuid("created_by")
      .notNull()
      .references(() => users.id),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [index("import_batches_created_idx").on(table.createdAt.desc())],
);

/** Files of a batch as they were sent. Each goes as soon as its article exists or it has failed. */
export const importFiles = pgTable(
  "import_files",
  {
    batchId: uuid("batch_id")
      .notNull()
      .references(() => importBatches.id, { onDelete: "cascade" }),
    path: text("path").notNull(),
    content: bytes("content").notNull(),
  },
  (table) => [primaryKey({ name: "import_files_pkey", columns: [table.batchId, table.path] })],
);

/** One article of a batch, and what became of it. */
export const importItems = pgTable(
  "import_items",
  {
    batchId: uuid("batch_id")
      .notNull()
      .references(() => importBatches.id, { onDelete: "cascade" }),
    /** 0-based, in the order of the names or of the manifest. */
    position: integer("position").notNull(),
    sourcePath: text("source_path").notNull(),
    /** Null: an original alone. */
    targetPath: text("target_path"),
    status: text("status").$type<ItemStatus>().notNull().default("waiting"),
    failure: jsonb("failure").$type<ItemFailure>(),
    articleId: uuid("article_id").references(() => articles.id, { onDelete: "set null" }),
    headline: text("headline"),
    /** Sentences of the original, doubtful pairs, and findings, once it is done. */
    sentences: integer("sentences"),
    doubtful: integer("doubtful"),
    findings: integer("findings"),
    finishedAt: instant("finished_at"),
  },
  (table) => [
    primaryKey({ name: "import_items_pkey", columns: [table.batchId, table.position] }),
    index("import_items_status_idx").on(table.batchId, table.status),
    check("import_items_status_known", sql`${table.status} in ('waiting', 'done', 'failed')`),
    check("import_items_failed_has_reason", sql`(${table.status} = 'failed') = (${table.failure} is not null)`),
  ],
);
