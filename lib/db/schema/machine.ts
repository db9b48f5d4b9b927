import { sql } from "drizzle-orm";
import { boolean, check, integer, jsonb, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import type { ServiceName } from "#lib/machine/service.ts";
import type { LocalePair } from "#lib/machine/settings.ts";

/** Who makes machine drafts, and what becomes of them: one row. */
export const machineSettings = pgTable(
  "machine_settings",
  {
    id: integer("id").primaryKey().default(1),
    /** Null: nobody. */
    service: text("service").$type<ServiceName>(),
    address: text("address").notNull().default(""),
    /** Encrypted; see `lib/secrets/seal.ts`. */
    sealedKey: text("sealed_key"),
    model: text("model").notNull().default(""),
    /** The service is on the newsroom's own network. */
    localAllowed: boolean("local_allowed").notNull().default(false),
    pairs: jsonb("pairs").$type<LocalePair[]>().notNull().default([]),
    /** Percent of a translation that may be left as the machine made it. */
    unchangedLimit: integer("unchanged_limit").notNull().default(70),
    blocks: boolean("blocks").notNull().default(false),
    version: integer("version").notNull().default(1),
  },
  (table) => [
    check("machine_settings_one_row", sql`${table.id} = 1`),
    check("machine_settings_service_known", sql`${table.service} in ('deepl', 'libretranslate', 'chat')`),
    check("machine_settings_limit_is_a_share", sql`${table.unchangedLimit} between 0 and 100`),
  ],
);

/** Terms that a service keeps for us, by what they are. */
export const machineGlossaries = pgTable("machine_glossaries", {
  /** Of the terms, their locales and the account they are kept with. */
  digest: text("digest").primaryKey(),
  remoteId: text("remote_id").notNull(),
  usedAt: timestamp("used_at", { withTimezone: true }).notNull().defaultNow(),
});
