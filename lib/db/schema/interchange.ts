import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { ReceivedContent } from "#lib/interchange/received.ts";
import { users } from "./people.ts";

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** A file somebody brought back, as it was read, until its changes are applied or a week has passed. */
export const exchangeFiles = pgTable(
  "exchange_files",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    actorId: uuid("actor_id")
      .notNull()
      .references(() => users.id),
    name: text("name").notNull(),
    /** Bytes of the file. */
    size: integer("size").notNull(),
    content: jsonb("content").$type<ReceivedContent>().notNull(),
    at: instant("at").notNull().defaultNow(),
  },
  (table) => [
    index("exchange_files_actor_idx").on(table.actorId, table.at.desc()),
    check("exchange_files_named", sql`length(${table.name}) between 1 and 255`),
  ],
);
