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
import type { PartOfSpeech, TermContent, TermKind } from "#lib/glossary/entry.ts";
import type { ProposalStatus } from "#lib/glossary/proposal.ts";
import type { RenderingStatus } from "#lib/glossary/term.ts";
import { users } from "./people.ts";

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** Approved terms only; what somebody wants of them is in `term_proposals`. Never deleted: one without translations is in no use. */
export const terms = pgTable(
  "terms",
  {
    id: text("id").primaryKey(),
    sourceLocale: text("source_locale").notNull(),
    text: text("text").notNull(),
    /** Tells apart terms that are written alike; empty for the only one. */
    sense: text("sense").notNull().default(""),
    kind: text("kind").$type<TermKind>().notNull(),
    partOfSpeech: text("part_of_speech").$type<PartOfSpeech | "">().notNull().default(""),
    pinyin: text("pinyin").notNull().default(""),
    domain: text("domain").notNull().default(""),
    note: text("note").notNull().default(""),
    source: text("source").notNull().default(""),
    /** Counts approved changes, in whatever locale. */
    version: integer("version").notNull().default(1),
    /** First two signs in lower case: the terms of a text are found by it. */
    head: text("head").notNull(),
    /** `A`–`Z` or `#`, and the place among those: the order of a dictionary. */
    initial: text("initial").notNull(),
    sortKey: text("sort_key").notNull(),
    /** What one may look it up by, without tones and accents: `searchText`. */
    search: text("search").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
    changedAt: instant("changed_at").notNull().defaultNow(),
  },
  (table) => [
    unique("terms_text_key").on(table.sourceLocale, table.text, table.sense),
    unique("terms_identity_key").on(table.id, table.sourceLocale),
    index("terms_head_idx").on(table.sourceLocale, table.head),
    index("terms_order_idx").on(table.initial, table.sortKey, table.id),
    check("terms_kind_known", sql`${table.kind} in ('term', 'person', 'place', 'body')`),
    check(
      "terms_part_of_speech_known",
      sql`${table.partOfSpeech} in ('', 'noun', 'proper_noun', 'verb', 'adjective', 'adverb', 'phrase')`,
    ),
    check("terms_text_length", sql`length(${table.text}) between 1 and 200`),
  ],
);

/** How a term is said in a target locale. */
export const termTranslations = pgTable(
  "term_translations",
  {
    termId: text("term_id").notNull(),
    sourceLocale: text("source_locale").notNull(),
    locale: text("locale").notNull(),
    text: text("text").notNull(),
    status: text("status").$type<RenderingStatus>().notNull(),
    /** Why it is to be used, or not. */
    note: text("note").notNull().default(""),
    /** As `terms.head`: where the original is in this locale, the rendering is the term. */
    head: text("head").notNull(),
    /** 0-based, within the term and locale. */
    position: integer("position").notNull(),
    approvedBy: uuid("approved_by")
      .notNull()
      .references(() => users.id),
    approvedAt: instant("approved_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: "term_translations_pkey", columns: [table.termId, table.locale, table.position] }),
    foreignKey({
      name: "term_translations_term_fkey",
      columns: [table.termId, table.sourceLocale],
      foreignColumns: [terms.id, terms.sourceLocale],
    }),
    uniqueIndex("term_translations_text_key").on(table.termId, table.locale, sql`lower(${table.text})`),
    uniqueIndex("term_translations_preferred_key")
      .on(table.termId, table.locale)
      .where(sql`${table.status} = 'preferred'`),
    index("term_translations_head_idx").on(table.locale, table.head),
    check("term_translations_other_locale", sql`${table.locale} <> ${table.sourceLocale}`),
    check("term_translations_status_known", sql`${table.status} in ('preferred', 'admitted', 'forbidden')`),
    check("term_translations_text_length", sql`length(${table.text}) between 1 and 200`),
  ],
);

/** What somebody wants the glossary to say of a term in one locale. */
export const termProposals = pgTable(
  "term_proposals",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    /** Null for a new term until it is approved. */
    termId: text("term_id"),
    /** What the term said in this locale when it was proposed; null for a new one. */
    base: jsonb("base").$type<TermContent>(),
    sourceLocale: text("source_locale").notNull(),
    locale: text("locale").notNull(),
    /** As in `content`, for the rules below. */
    text: text("text").notNull(),
    sense: text("sense").notNull(),
    content: jsonb("content").$type<TermContent>().notNull(),
    /** The proposer's words to whoever decides. */
    comment: text("comment").notNull().default(""),
    search: text("search").notNull(),
    version: integer("version").notNull().default(1),
    status: text("status").$type<ProposalStatus>().notNull().default("pending"),
    proposedBy: uuid("proposed_by")
      .notNull()
      .references(() => users.id),
    proposedAt: instant("proposed_at").notNull().defaultNow(),
    decidedBy: uuid("decided_by").references(() => users.id),
    decidedAt: instant("decided_at"),
    decisionReason: text("decision_reason").notNull().default(""),
  },
  (table) => [
    foreignKey({
      name: "term_proposals_term_fkey",
      columns: [table.termId, table.sourceLocale],
      foreignColumns: [terms.id, terms.sourceLocale],
    }),
    uniqueIndex("term_proposals_new_key")
      .on(table.sourceLocale, table.locale, table.text, table.sense)
      .where(sql`${table.status} = 'pending' and ${table.termId} is null`),
    uniqueIndex("term_proposals_change_key")
      .on(table.termId, table.locale)
      .where(sql`${table.status} = 'pending' and ${table.termId} is not null`),
    index("term_proposals_queue_idx").on(table.status, table.locale, table.proposedAt),
    index("term_proposals_term_idx").on(table.termId, table.proposedAt),
    check("term_proposals_status_known", sql`${table.status} in ('pending', 'approved', 'declined', 'withdrawn')`),
    check("term_proposals_other_locale", sql`${table.locale} <> ${table.sourceLocale}`),
    check(
      "term_proposals_pending_change_has_base",
      sql`${table.status} <> 'pending' or (${table.termId} is null) = (${table.base} is null)`,
    ),
    check("term_proposals_approved_has_term", sql`${table.status} <> 'approved' or ${table.termId} is not null`),
    check("term_proposals_decided_when_closed", sql`(${table.status} = 'pending') = (${table.decidedAt} is null)`),
    check("term_proposals_decided_by_somebody", sql`(${table.decidedAt} is null) = (${table.decidedBy} is null)`),
    check(
      "term_proposals_decline_has_reason",
      sql`${table.status} <> 'declined' or length(trim(${table.decisionReason})) > 0`,
    ),
  ],
);
