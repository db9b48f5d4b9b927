import "server-only";
import { createHash } from "node:crypto";
import { and, asc, eq, gt, ne, sql } from "drizzle-orm";
import type { Operator } from "#lib/auth/operator.ts";
import type { Actor, Authorized, RoleGrant } from "#lib/auth/policy.ts";
import { type Database, database } from "#lib/db/client.ts";
import { invitations, sessions, userRoles, users } from "#lib/db/schema/people.ts";
import { idleDays } from "#lib/sessions/session.ts";
import type { Person } from "./person.ts";

/** Whether anybody has an account here: until then the newsroom waits to be set up. */
export async function isSetUp(db: Database = database): Promise<boolean> {
  const [row] = await db.select({ id: users.id }).from(users).limit(1);
  return row !== undefined;
}

/** Active people first, then the invited, then the suspended; by name among them. */
export async function listPeople(
  _actor: Authorized<"people.manage"> | Operator,
  db: Database = database,
): Promise<Person[]> {
  return selectPeople(db).orderBy(
    sql`array_position(array['active', 'invited', 'suspended'], ${users.status})`,
    asc(users.name),
    asc(users.id),
  );
}

/** The person with this id, or null; an id of any other form is nobody's. */
export async function findPerson(
  _actor: Authorized<"people.manage">,
  personId: string,
  db: Database = database,
): Promise<Person | null> {
  const [person] = await selectPeople(db).where(eq(sql`${users.id}::text`, personId));
  return person ?? null;
}

function selectPeople(db: Database) {
  return db
    .select({
      id: users.id,
      name: users.name,
      email: users.email,
      status: users.status,
      createdAt: users.createdAt,
      roles: sql<RoleGrant[]>`coalesce((
        select json_agg(json_build_object('role', r.role, 'locale', r.locale) order by r.role, r.locale)
        from ${userRoles} r where r.user_id = ${users}.id), '[]')`,
      seenAt: sql<Date | null>`(
        select max(s.seen_at) from ${sessions} s
        where s.user_id = ${users}.id and s.expires_at > now()
          and s.seen_at > now() - make_interval(days => ${idleDays}))`.mapWith(sessions.seenAt),
      linkExpiresAt: sql<Date | null>`(
        select i.expires_at from ${invitations} i
        where i.user_id = ${users}.id and i.expires_at > now())`.mapWith(invitations.expiresAt),
    })
    .from(users);
}

/** What a link that sets a password is for, or null when it is unknown, used or out of date. */
export async function findInvitation(
  token: string,
  db: Database = database,
): Promise<{ userId: string; name: string; email: string; status: "invited" | "active" } | null> {
  const [row] = await db
    .select({ userId: users.id, name: users.name, email: users.email, status: users.status })
    .from(invitations)
    .innerJoin(users, and(eq(users.id, invitations.userId), ne(users.status, "suspended")))
    .where(and(eq(invitations.tokenHash, hashToken(token)), gt(invitations.expiresAt, sql`now()`)));
  if (!row || row.status === "suspended") return null;
  return { ...row, status: row.status };
}

/** An active person as somebody acting, with today's roles; null for anybody else. */
export async function findActor(
  userId: string,
  db: Database = database,
): Promise<(Actor & { readonly id: string }) | null> {
  const [person] = await db
    .select({ name: users.name })
    .from(users)
    .where(and(eq(users.id, userId), eq(users.status, "active")));
  return person ? { id: userId, name: person.name, roles: await listRoles(userId, db) } : null;
}

/** What is kept of a link's token. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

/** What a person may do, as it is now. */
export function listRoles(userId: string, db: Database): Promise<RoleGrant[]> {
  return db
    .select({ role: userRoles.role, locale: userRoles.locale })
    .from(userRoles)
    .where(eq(userRoles.userId, userId))
    .orderBy(asc(userRoles.role), asc(userRoles.locale));
}
