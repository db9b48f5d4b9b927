import "server-only";
import { randomBytes } from "node:crypto";
import { and, eq, ne, sql } from "drizzle-orm";
import type { Authorized, RoleGrant } from "#lib/auth/policy.ts";
import { type Database, database } from "#lib/db/client.ts";
import { sessions } from "#lib/db/schema/people.ts";
import { DomainError } from "#lib/errors.ts";
import { recordEvent } from "#lib/events/record.ts";
import { sessionKey } from "./queries.ts";
import { idleDays, sessionHours } from "./session.ts";

/** Opens a session for somebody who has just proved who they are, in the caller's transaction. Answers its id. */
export async function startSession(
  person: { readonly id: string; readonly roles: readonly RoleGrant[] },
  userAgent: string,
  tx: Database,
): Promise<string> {
  const id = randomBytes(32).toString("base64url");
  await forgetDeadSessions(tx);
  await tx.insert(sessions).values({
    id,
    userId: person.id,
    userAgent: userAgent.slice(0, 400),
    expiresAt: sql`now() + make_interval(hours => ${sessionHours(person.roles)})`,
  });
  await recordEvent(person, "session.started", { subject: person.id }, tx);
  return id;
}

/** Ends a session by its id, whoever's it is: for signing out with the cookie that names it. Nothing when it has ended already. */
export async function endSession(sessionId: string, db: Database = database): Promise<void> {
  await db.transaction(async (tx) => {
    const [ended] = await tx.delete(sessions).where(eq(sessions.id, sessionId)).returning({ userId: sessions.userId });
    if (ended) await recordEvent({ id: ended.userId }, "session.ended", { subject: ended.userId }, tx);
  });
}

/** Ends one of the actor's own sessions, by its `key`. Throws `not_found` when they have no such session. */
export async function endOwnSession(
  actor: Authorized<"account.manage">,
  key: string,
  db: Database = database,
): Promise<void> {
  await db.transaction(async (tx) => {
    const ended = await tx
      .delete(sessions)
      .where(and(eq(sessionKey, key), eq(sessions.userId, actor.id)))
      .returning({ id: sessions.id });
    if (ended.length === 0) throw new DomainError("not_found");
    await recordEvent(actor, "session.ended", { subject: actor.id }, tx);
  });
}

/** Ends all of the actor's sessions but the one they are using. Answers how many. */
export async function endOtherSessions(
  actor: Authorized<"account.manage">,
  currentSessionId: string,
  db: Database = database,
): Promise<number> {
  return db.transaction((tx) => endSessionsOf(actor, actor.id, currentSessionId, tx));
}

/** Ends a person's sessions, all but `except`, in the caller's transaction. Answers how many. */
export async function endSessionsOf(
  actor: { readonly id: string | null },
  userId: string,
  except: string | null,
  tx: Database,
): Promise<number> {
  const ended = await tx
    .delete(sessions)
    .where(and(eq(sessions.userId, userId), except === null ? undefined : ne(sessions.id, except)))
    .returning({ id: sessions.id });
  if (ended.length > 0) {
    await recordEvent(actor, "session.ended", { subject: userId, details: { sessions: ended.length } }, tx);
  }
  return ended.length;
}

async function forgetDeadSessions(tx: Database): Promise<void> {
  // Skipping what another sign-in is already deleting keeps two of them from waiting for each other.
  await tx.execute(sql`
    delete from ${sessions} where id in (
      select id from ${sessions}
      where expires_at <= now() or seen_at <= now() - make_interval(days => ${idleDays})
      for update skip locked)`);
}
