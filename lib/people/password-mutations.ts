import "server-only";
import { randomBytes, randomUUID } from "node:crypto";
import { and, eq, gt, ne, sql } from "drizzle-orm";
import type { Operator } from "#lib/auth/operator.ts";
import { hashPassword, isOutdatedHash, verifyPassword } from "#lib/auth/password.ts";
import type { Authorized } from "#lib/auth/policy.ts";
import { type Database, database } from "#lib/db/client.ts";
import { invitations, users } from "#lib/db/schema/people.ts";
import { DomainError } from "#lib/errors.ts";
import { recordEvent } from "#lib/events/record.ts";
import { networkOf, signInsPerAccount, signInsPerAddress } from "#lib/limits/limit.ts";
import { countAttempt, forgetAttempts, forgiveAttempt } from "#lib/limits/mutations.ts";
import { endSessionsOf, startSession } from "#lib/sessions/mutations.ts";
import { assertStrongPassword, longestPassword } from "./password-rule.ts";
import { invitationDays } from "./person.ts";
import { findInvitation, hashToken, listRoles } from "./queries.ts";

/** A session that has just begun. */
export type StartedSession = { readonly userId: string; readonly sessionId: string };

/**
 * Opens a session for the active person with this e-mail address and password,
 * or answers null: unknown, not active and a wrong password are one and the
 * same to whoever asks. `address` is the network address the request came from.
 * Throws `too_many_attempts` for too many wrong ones of the account or the
 * address, before looking at the password.
 */
export async function signInWithPassword(
  attempt: {
    readonly email: string;
    readonly password: string;
    readonly address: string;
    readonly userAgent: string;
  },
  db: Database = database,
): Promise<StartedSession | null> {
  const email = attempt.email.trim().toLowerCase();
  const network = networkOf(attempt.address);
  await countAttempt(signInsPerAddress, network, db);
  await countAttempt(signInsPerAccount, email, db);

  const [person] = await db
    .select({ id: users.id, status: users.status, passwordHash: users.passwordHash })
    .from(users)
    .where(eq(sql`lower(${users.email})`, email));
  const kept = person?.status === "active" ? person.passwordHash : null;
  const matches = attempt.password.length <= longestPassword * 2 && (await verifyPassword(attempt.password, kept));
  if (!matches || !person || !kept) {
    await recordEvent({ id: null }, "session.refused", person ? { subject: person.id } : {}, db);
    return null;
  }

  const rehashed = isOutdatedHash(kept) ? await hashPassword(attempt.password) : null;
  const started = await db.transaction(async (tx) => {
    // Suspended, or given another password, since we looked?
    const [still] = await tx
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.id, person.id), eq(users.status, "active"), eq(users.passwordHash, kept)))
      .for("no key update");
    if (!still) return null;
    if (rehashed) await tx.update(users).set({ passwordHash: rehashed }).where(eq(users.id, person.id));
    const sessionId = await startSession(
      { id: person.id, roles: await listRoles(person.id, tx) },
      attempt.userAgent,
      tx,
    );
    return { userId: person.id, sessionId };
  });
  if (started) {
    await forgetAttempts(signInsPerAccount, email, db);
    await forgiveAttempt(signInsPerAddress, network, db);
  }
  return started;
}

/**
 * A new link that sets a password: for somebody whose invitation ran out or who
 * lost theirs. The old link ends; the password and the sessions stand until the
 * new one is used. Throws `not_found` for nobody and for somebody suspended.
 */
export async function makePasswordLink(
  actor: Authorized<"people.manage"> | Operator,
  personId: string,
  db: Database = database,
): Promise<{ token: string; name: string }> {
  return db.transaction(async (tx) => {
    const [person] = await tx
      .select({ name: users.name })
      .from(users)
      .where(and(eq(users.id, personId), ne(users.status, "suspended")))
      .for("no key update");
    if (!person) throw new DomainError("not_found");
    const token = await issueLink(actor, personId, tx);
    await recordEvent(actor, "person.link_made", { subject: personId }, tx);
    return { token, name: person.name };
  });
}

/**
 * Sets the password of whoever the link is for, makes them active, ends their
 * sessions and opens a new one. The link is used up. Throws `invitation_invalid`
 * or `weak_password`.
 */
export async function acceptInvitation(
  accepted: { readonly token: string; readonly password: string; readonly userAgent: string },
  db: Database = database,
): Promise<StartedSession> {
  const found = await findInvitation(accepted.token, db);
  if (!found) throw new DomainError("invitation_invalid");
  assertStrongPassword(accepted.password, found);
  const passwordHash = await hashPassword(accepted.password);

  return db.transaction(async (tx) => {
    const [used] = await tx
      .delete(invitations)
      .where(and(eq(invitations.tokenHash, hashToken(accepted.token)), gt(invitations.expiresAt, sql`now()`)))
      .returning({ userId: invitations.userId });
    const [person] = await tx
      .update(users)
      .set({ passwordHash, status: "active" })
      .where(and(eq(users.id, used?.userId ?? randomUUID()), ne(users.status, "suspended")))
      .returning({ id: users.id });
    if (!person) throw new DomainError("invitation_invalid");
    await endSessionsOf(person, person.id, null, tx);
    const kind = found.status === "invited" ? "person.activated" : "person.password_reset";
    await recordEvent(person, kind, { subject: person.id }, tx);
    const sessionId = await startSession(
      { id: person.id, roles: await listRoles(person.id, tx) },
      accepted.userAgent,
      tx,
    );
    return { userId: person.id, sessionId };
  });
}

/**
 * Replaces the actor's password and ends all their sessions but `sessionId`.
 * Throws `wrong_password` for the current one, `weak_password` for the next,
 * `too_many_attempts`.
 */
export async function changePassword(
  actor: Authorized<"account.manage">,
  change: { readonly current: string; readonly next: string; readonly sessionId: string },
  db: Database = database,
): Promise<void> {
  const [person] = await db
    .select({ email: users.email, passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.id, actor.id));
  if (!person?.passwordHash) throw new DomainError("not_found");
  const account = person.email.toLowerCase();
  await countAttempt(signInsPerAccount, account, db);
  if (!(await verifyPassword(change.current, person.passwordHash))) throw new DomainError("wrong_password");
  await forgiveAttempt(signInsPerAccount, account, db);
  assertStrongPassword(change.next, { name: actor.name, email: person.email });
  const passwordHash = await hashPassword(change.next);

  await db.transaction(async (tx) => {
    await tx.update(users).set({ passwordHash }).where(eq(users.id, actor.id));
    await tx.delete(invitations).where(eq(invitations.userId, actor.id));
    await recordEvent(actor, "person.password_changed", { subject: actor.id }, tx);
    await endSessionsOf(actor, actor.id, change.sessionId, tx);
  });
}

/** Writes a new link for a person, in place of the one before, and answers its token. */
export async function issueLink(
  actor: { readonly id: string | null },
  personId: string,
  tx: Database,
): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const issued = {
    tokenHash: hashToken(token),
    createdBy: actor.id,
    createdAt: sql`now()`,
    expiresAt: sql`now() + make_interval(days => ${invitationDays})`,
  };
  await tx
    .insert(invitations)
    .values({ userId: personId, ...issued })
    .onConflictDoUpdate({ target: invitations.userId, set: issued });
  return token;
}
