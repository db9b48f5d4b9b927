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
  uuid,
} from "drizzle-orm/pg-core";
import type { Origin, UnitState } from "#lib/segments/unit.ts";
import type { Run } from "#lib/text/runs.ts";
import { segments } from "./articles.ts";
import { users } from "./people.ts";

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** A segment in one target locale. No row means `initial`. */
export const units = pgTable(
  "units",
  {
    segmentId: text("segment_id")
      .notNull()
      .references(() => segments.id, { onDelete: "cascade" }),
    locale: text("locale").notNull(),
    target: jsonb("target").$type<Run[]>().notNull(),
    /** Plain source text the target was made from. Stale is a comparison with today's. */
    madeFrom: text("made_from").notNull(),
    state: text("state").$type<UnitState>().notNull(),
    origin: text("origin").$type<Origin>().notNull(),
    /** The text its origin first gave: what a person has made of it is a comparison. Null where a person wrote it. */
    produced: jsonb("produced").$type<Run[]>(),
    version: integer("version").notNull().default(1),
    /** Whose words they are: the last to change the target. */
    writtenBy: uuid("written_by").references(() => users.id),
    confirmedBy: uuid("confirmed_by").references(() => users.id),
    confirmedAt: instant("confirmed_at"),
    /** What a reviewer last approved, to compare with. */
    reviewedTarget: jsonb("reviewed_target").$type<Run[]>(),
    reviewedBy: uuid("reviewed_by").references(() => users.id),
    reviewedAt: instant("reviewed_at"),
    returnedBy: uuid("returned_by").references(() => users.id),
    returnedAt: instant("returned_at"),
    returnReason: text("return_reason"),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: "units_pkey", columns: [table.segmentId, table.locale] }),
    index("units_locale_state_idx").on(table.locale, table.state),
    index("units_returned_idx").on(table.locale, table.returnedAt).where(sql`${table.returnedAt} is not null`),
    check("units_state_known", sql`${table.state} in ('initial', 'draft', 'translated', 'reviewed')`),
    check("units_origin_known", sql`${table.origin} in ('human', 'machine', 'memory', 'import', 'correction')`),
    check("units_nobody_produced_what_a_person_wrote", sql`${table.origin} <> 'human' or ${table.produced} is null`),
    check("units_initial_is_empty", sql`(${table.state} = 'initial') = (${table.target} = '[]'::jsonb)`),
    check("units_reviewed_by_somebody", sql`${table.state} <> 'reviewed' or ${table.reviewedBy} is not null`),
    check("units_return_has_reason", sql`(${table.returnedAt} is null) = (${table.returnReason} is null)`),
  ],
);

/** One row for each sitting of one person and each change of state. */
export const unitVersions = pgTable(
  "unit_versions",
  {
    segmentId: text("segment_id").notNull(),
    locale: text("locale").notNull(),
    version: integer("version").notNull(),
    target: jsonb("target").$type<Run[]>().notNull(),
    madeFrom: text("made_from").notNull(),
    state: text("state").$type<UnitState>().notNull(),
    origin: text("origin").$type<Origin>().notNull(),
    produced: jsonb("produced").$type<Run[]>(),
    /** What happened: an event kind. */
    cause: text("cause").notNull(),
    reason: text("reason"),
    savedBy: uuid("saved_by").references(() => users.id),
    savedAt: instant("saved_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: "unit_versions_pkey", columns: [table.segmentId, table.locale, table.version] }),
    foreignKey({
      name: "unit_versions_unit_fkey",
      columns: [table.segmentId, table.locale],
      foreignColumns: [units.segmentId, units.locale],
    }).onDelete("cascade"),
  ],
);

/** An error somebody answers for, for exactly this pair of texts. */
export const waivers = pgTable(
  "waivers",
  {
    segmentId: text("segment_id")
      .notNull()
      .references(() => segments.id, { onDelete: "cascade" }),
    locale: text("locale").notNull(),
    checkName: text("check_name").notNull(),
    fingerprint: text("fingerprint").notNull(),
    reason: text("reason").notNull(),
    waivedBy: uuid("waived_by")
      .notNull()
      .references(() => users.id),
    waivedAt: instant("waived_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: "waivers_pkey", columns: [table.segmentId, table.locale, table.checkName, table.fingerprint] }),
    check("waivers_reason_given", sql`length(trim(${table.reason})) > 0`),
  ],
);
