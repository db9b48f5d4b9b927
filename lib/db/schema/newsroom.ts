import { sql } from "drizzle-orm";
import { boolean, check, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import type { NewsroomSection, TextByUiLocale } from "#lib/newsroom/newsroom.ts";

/** The newsroom's settings: one row. */
export const newsroom = pgTable(
  "newsroom",
  {
    id: integer("id").primaryKey().default(1),
    name: jsonb("name").$type<TextByUiLocale>().notNull(),
    description: jsonb("description").$type<TextByUiLocale>().notNull(),
    /** Content locales in the order they are offered; the first is the default source locale. */
    locales: text("locales").array().notNull(),
    sections: jsonb("sections").$type<NewsroomSection[]>().notNull(),
    /** A one-person newsroom may approve its own work; every use leaves an event. */
    ownWorkAllowed: boolean("own_work_allowed").notNull().default(false),
    version: integer("version").notNull().default(1),
  },
  (table) => [
    check("newsroom_one_row", sql`${table.id} = 1`),
    check("newsroom_has_locales", sql`cardinality(${table.locales}) >= 1`),
  ],
);
