import { sql } from "drizzle-orm";
import { check, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { CheckName } from "#lib/checks/issue.ts";
import type { Level } from "#lib/checks/severity.ts";

/** How grave a check's finds are in one target locale. No row: as the check itself says. */
export const checkSeverities = pgTable(
  "check_severities",
  {
    locale: text("locale").notNull(),
    checkName: text("check_name").$type<CheckName>().notNull(),
    level: text("level").$type<Level>().notNull(),
  },
  (table) => [
    primaryKey({ name: "check_severities_pkey", columns: [table.locale, table.checkName] }),
    check("check_severities_level_known", sql`${table.level} in ('error', 'warning', 'hint', 'off')`),
  ],
);
