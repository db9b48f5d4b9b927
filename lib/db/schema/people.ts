import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";

const instant = (name: string) => timestamp(name, { withTimezone: true });

export const users = pgTable(
  "users",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    /** As typed; unique without regard to case. */
    email: text("email").notNull(),
    name: text("name").notNull(),
    passwordHash: text("password_hash"),
    status: text("status", { enum: ["invited", "active", "suspended"] }).notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex("users_email_key").on(sql`lower(${table.email})`),
    check("users_status_known", sql`${table.status} in ('invited', 'active', 'suspended')`),
    check("users_active_has_password", sql`${table.status} <> 'active' or ${table.passwordHash} is not null`),
  ],
);

export const userRoles = pgTable(
  "user_roles",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    role: text("role", { enum: ["translator", "editor", "reviewer", "admin"] }).notNull(),
    /** Target locale of a translator or reviewer, `*` for all; empty for the other roles. */
    locale: text("locale").notNull().default(""),
  },
  (table) => [
    primaryKey({ name: "user_roles_pkey", columns: [table.userId, table.role, table.locale] }),
    check("user_roles_role_known", sql`${table.role} in ('translator', 'editor', 'reviewer', 'admin')`),
    check("user_roles_locale_fits", sql`(${table.role} in ('translator', 'reviewer')) = (${table.locale} <> '')`),
  ],
);

/** The signed cookie carries `id` and nothing else. A session ends by deleting its row. */
export const sessions = pgTable(
  "sessions",
  {
    id: text("id").primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    userAgent: text("user_agent").notNull().default(""),
    createdAt: instant("created_at").notNull().defaultNow(),
    seenAt: instant("seen_at").notNull().defaultNow(),
    expiresAt: instant("expires_at").notNull(),
  },
  (table) => [index("sessions_user_idx").on(table.userId)],
);

/** A link that sets a password: for somebody invited, or somebody who lost theirs. Only its hash is kept. */
export const invitations = pgTable(
  "invitations",
  {
    tokenHash: text("token_hash").primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    createdBy: uuid("created_by").references(() => users.id),
    createdAt: instant("created_at").notNull().defaultNow(),
    expiresAt: instant("expires_at").notNull(),
  },
  (table) => [uniqueIndex("invitations_user_key").on(table.userId)],
);

/** Counts attempts in a window; `key` names what is limited and, hashed where it is personal, for whom. */
export const attempts = pgTable("attempts", {
  key: text("key").primaryKey(),
  count: integer("count").notNull(),
  resetAt: instant("reset_at").notNull(),
});
