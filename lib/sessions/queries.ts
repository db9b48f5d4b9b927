import "server-only";
import { and, desc, eq, gt, sql } from "drizzle-orm";
import type { Authorized, RoleGrant } from "#lib/auth/policy.ts";
import { type Database, database } from "#lib/db/client.ts";
import { sessions, userRoles, users } from "#lib/db/schema/people.ts";
import type { FoundSession } from "#lib/people/person.ts";
import { idleDays } from "./session.ts";

const live = and(
  gt(sessions.expiresAt, sql`now()`),
  gt(sessions.seenAt, sql`now() - make_interval(days => ${idleDays})`),
);

/**
 * The session and its actor with today's roles, or null when it has ended, is
 * too old, or its person is not active. Notes at most once a minute that it was
 * seen.
 */
export async function findSession(sessionId: string, db: Database = database): Promise<FoundSession | null> {
  const [row] = await db
    .select({
      userId: users.id,
      name: users.name,
      email: users.email,
      seen: sql<boolean>`${sessions.seenAt} > now() - interval '1 minute'`,
      roles: sql<RoleGrant[]>`coalesce((
        select json_agg(json_build_object('role', ${userRoles.role}, 'locale', ${userRoles.locale})
                        order by ${userRoles.role}, ${userRoles.locale})
        from ${userRoles} where ${userRoles.userId} = ${users.id}), '[]')`,
    })
    .from(sessions)
    .innerJoin(users, and(eq(users.id, sessions.userId), eq(users.status, "active")))
    .where(and(eq(sessions.id, sessionId), live));
  if (!row) return null;
  if (!row.seen) await db.update(sessions).set({ seenAt: sql`now()` }).where(eq(sessions.id, sessionId));
  return { sessionId, email: row.email, actor: { id: row.userId, name: row.name, roles: row.roles } };
}

/** What stands for a session's id where people can see it. */
export const sessionKey = sql<string>`encode(sha256(${sessions.id}::bytea), 'hex')`;

/** One of a person's sessions as they see it in their account. */
export type SessionSummary = {
  /** Names the session without being of any use as one. */
  readonly key: string;
  readonly current: boolean;
  readonly userAgent: string;
  readonly createdAt: Date;
  readonly seenAt: Date;
};

/** The actor's own live sessions, the one they are using first, then by last use. */
export async function listSessions(
  actor: Authorized<"account.manage">,
  currentSessionId: string,
  db: Database = database,
): Promise<SessionSummary[]> {
  return db
    .select({
      key: sessionKey,
      current: sql<boolean>`${sessions.id} = ${currentSessionId}`,
      userAgent: sessions.userAgent,
      createdAt: sessions.createdAt,
      seenAt: sessions.seenAt,
    })
    .from(sessions)
    .where(and(eq(sessions.userId, actor.id), live))
    .orderBy(desc(sql`${sessions.id} = ${currentSessionId}`), desc(sessions.seenAt), desc(sessions.createdAt));
}
