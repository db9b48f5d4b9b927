import "server-only";
import { randomBytes, randomUUID } from "node:crypto";
import { and, asc, eq, gt, ne, sql } from "drizzle-orm";
import type { Operator } from "#lib/auth/operator.ts";
import { hashPassword, isOutdatedHash, verifyPassword } from "#lib/auth/password.ts";
import type { Authorized, RoleGrant } from "#lib/auth/policy.ts";
import { type Database, database } from "#lib/db/client.ts";
import { invitations, userRoles, users } from "#lib/db/schema/people.ts";
import { DomainError } from "#lib/errors.ts";
import { recordEvent } from "#lib/events/record.ts";
import { networkOf, signInsPerAccount, signInsPerAddress } from "#lib/limits/limit.ts";
import { countAttempt, forgetAttempts, forgiveAttempt } from "#lib/limits/mutations.ts";
import { endSessionsOf, startSession } from "#lib/sessions/mutations.ts";
import { assertStrongPassword, longestPassword } from "./password-rule.ts";
import { invitationDays } from "./person.ts";
import { findInvitation, hashToken } from "./queries.ts";

type Manager = Authorized<"people.manage"> | Operator;

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
    const sessionId = await startSession({ id: person.id, roles: await rolesOf(person.id, tx) }, attempt.userAgent, tx);
    return { userId: person.id, sessionId };
  });
  if (started) {
    await forgetAttempts(signInsPerAccount, email, db);
    await forgiveAttempt(signInsPerAddress, network, db);
  }
  return started;
}

/**
 * Adds somebody who has no password yet. The answer's `token` stands in the
 * link that sets one; it is not kept and cannot be had again. Throws
 * `email_taken`.
 */
export async function invitePerson(
  actor: Manager,
  invited: { readonly name: string; readonly email: string; readonly roles: readonly RoleGrant[] },
  db: Database = database,
): Promise<{ personId: string; token: string }> {
  return db.transaction(async (tx) => {
    const personId = await insertPerson({ ...invited, passwordHash: null }, tx);
    const token = await issueLink(actor, personId, tx);
    await recordEvent(actor, "person.invited", { subject: personId, details: { roles: invited.roles } }, tx);
    return { personId, token };
  });
}

/** Adds somebody who can sign in at once. Throws `email_taken` or `weak_password`. */
export async function addPerson(
  actor: Operator,
  added: {
    readonly name: string;
    readonly email: string;
    readonly roles: readonly RoleGrant[];
    readonly password: string;
  },
  db: Database = database,
): Promise<string> {
  assertStrongPassword(added.password, added);
  const passwordHash = await hashPassword(added.password);
  return db.transaction(async (tx) => {
    const personId = await insertPerson({ ...added, passwordHash }, tx);
    await recordEvent(actor, "person.activated", { subject: personId, details: { roles: added.roles } }, tx);
    return personId;
  });
}

/** The first person of a newsroom, in the transaction that sets it up. Throws `already_set_up` when somebody is here. */
export async function addFirstAdministrator(
  added: { readonly name: string; readonly email: string; readonly passwordHash: string },
  tx: Database,
): Promise<{ readonly id: string; readonly roles: readonly RoleGrant[] }> {
  const [anybody] = await tx.select({ id: users.id }).from(users).limit(1);
  if (anybody) throw new DomainError("already_set_up");
  const roles: RoleGrant[] = [
    { role: "admin", locale: "" },
    { role: "editor", locale: "" },
    { role: "translator", locale: "*" },
    { role: "reviewer", locale: "*" },
  ];
  return { id: await insertPerson({ ...added, roles }, tx), roles };
}

/**
 * A new link that sets a password: for somebody whose invitation ran out or who
 * lost theirs. The old link ends; the password and the sessions stand until the
 * new one is used. Throws `not_found` for nobody and for somebody suspended.
 */
export async function makePasswordLink(
  actor: Manager,
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
      { id: person.id, roles: await rolesOf(person.id, tx) },
      accepted.userAgent,
      tx,
    );
    return { userId: person.id, sessionId };
  });
}

/**
 * Gives somebody exactly these roles. Their sessions end, so that new rights
 * begin with a new sign-in; whoever changes their own stays signed in. Throws
 * `not_found`, or `last_admin` when no active administrator would be left.
 */
export async function changeRoles(
  actor: Authorized<"people.manage">,
  change: { readonly personId: string; readonly roles: readonly RoleGrant[] },
  db: Database = database,
): Promise<void> {
  await db.transaction(async (tx) => {
    const administrators = await lockAdministrators(tx);
    await lockPerson(change.personId, tx);
    const before = await rolesOf(change.personId, tx);
    const removed = before.filter((held) => !includes(change.roles, held));
    const added = change.roles.filter((wanted) => !includes(before, wanted));
    if (removed.length + added.length === 0) return;
    if (removed.some(({ role }) => role === "admin")) assertAnotherThan(change.personId, administrators);

    for (const { role, locale } of removed) {
      await tx
        .delete(userRoles)
        .where(and(eq(userRoles.userId, change.personId), eq(userRoles.role, role), eq(userRoles.locale, locale)));
    }
    if (added.length > 0)
      await tx.insert(userRoles).values(added.map((role) => ({ userId: change.personId, ...role })));
    const details = { before, after: change.roles };
    await recordEvent(actor, "person.roles_changed", { subject: change.personId, details }, tx);
    if (change.personId !== actor.id) await endSessionsOf(actor, change.personId, null, tx);
  });
}

/**
 * Shuts somebody out at once: sessions and links end. What they wrote stays
 * theirs. Throws `not_found`, or `last_admin` when no active administrator
 * would be left.
 */
export async function suspendPerson(
  actor: Authorized<"people.manage">,
  personId: string,
  db: Database = database,
): Promise<void> {
  await db.transaction(async (tx) => {
    const administrators = await lockAdministrators(tx);
    const { status } = await lockPerson(personId, tx);
    if (status === "suspended") return;
    if (status === "active" && administrators.includes(personId)) assertAnotherThan(personId, administrators);
    await tx.update(users).set({ status: "suspended" }).where(eq(users.id, personId));
    await tx.delete(invitations).where(eq(invitations.userId, personId));
    await recordEvent(actor, "person.suspended", { subject: personId }, tx);
    await endSessionsOf(actor, personId, null, tx);
  });
}

/** Lets somebody suspended back in: with the password they had, or still invited when they never had one. Throws `not_found`. */
export async function reactivatePerson(
  actor: Authorized<"people.manage">,
  personId: string,
  db: Database = database,
): Promise<void> {
  await db.transaction(async (tx) => {
    const { status, passwordHash } = await lockPerson(personId, tx);
    if (status !== "suspended") return;
    await tx
      .update(users)
      .set({ status: passwordHash === null ? "invited" : "active" })
      .where(eq(users.id, personId));
    await recordEvent(actor, "person.reactivated", { subject: personId }, tx);
  });
}

/** The actor's own name, as it signs from now on; what is published keeps the name it has. */
export async function renameOneself(
  actor: Authorized<"account.manage">,
  name: string,
  db: Database = database,
): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.update(users).set({ name }).where(eq(users.id, actor.id));
    await recordEvent(actor, "person.renamed", { subject: actor.id, details: { before: actor.name, after: name } }, tx);
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

async function insertPerson(
  person: {
    readonly name: string;
    readonly email: string;
    readonly roles: readonly RoleGrant[];
    readonly passwordHash: string | null;
  },
  tx: Database,
): Promise<string> {
  const [inserted] = await tx
    .insert(users)
    .values({
      name: person.name,
      email: person.email,
      passwordHash: person.passwordHash,
      status: person.passwordHash === null ? "invited" : "active",
    })
    .onConflictDoNothing()
    .returning({ id: users.id });
  if (!inserted) throw new DomainError("email_taken");
  if (person.roles.length > 0) {
    await tx.insert(userRoles).values(person.roles.map(({ role, locale }) => ({ userId: inserted.id, role, locale })));
  }
  return inserted.id;
}

async function issueLink(actor: Manager, personId: string, tx: Database): Promise<string> {
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

/** Active administrators. Two of them who demote each other wait here for one another. */
async function lockAdministrators(tx: Database): Promise<string[]> {
  const rows = await tx
    .select({ id: users.id })
    .from(users)
    .innerJoin(userRoles, and(eq(userRoles.userId, users.id), eq(userRoles.role, "admin")))
    .where(eq(users.status, "active"))
    .orderBy(asc(users.id))
    .for("update");
  return rows.map((row) => row.id);
}

function assertAnotherThan(personId: string, administrators: readonly string[]): void {
  if (administrators.every((id) => id === personId)) throw new DomainError("last_admin");
}

async function lockPerson(personId: string, tx: Database) {
  const [person] = await tx
    .select({ status: users.status, passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.id, personId))
    .for("no key update");
  if (!person) throw new DomainError("not_found");
  return person;
}

function rolesOf(userId: string, tx: Database): Promise<RoleGrant[]> {
  return tx
    .select({ role: userRoles.role, locale: userRoles.locale })
    .from(userRoles)
    .where(eq(userRoles.userId, userId))
    .orderBy(asc(userRoles.role), asc(userRoles.locale));
}

function includes(grants: readonly RoleGrant[], wanted: RoleGrant): boolean {
  return grants.some(({ role, locale }) => role === wanted.role && locale === wanted.locale);
}
