import "server-only";
import { and, asc, eq } from "drizzle-orm";
import type { Operator } from "#lib/auth/operator.ts";
import { hashPassword } from "#lib/auth/password.ts";
import type { Authorized, RoleGrant } from "#lib/auth/policy.ts";
import { type Database, database } from "#lib/db/client.ts";
import { invitations, userRoles, users } from "#lib/db/schema/people.ts";
import { DomainError } from "#lib/errors.ts";
import { recordEvent } from "#lib/events/record.ts";
import { endSessionsOf } from "#lib/sessions/mutations.ts";
import { issueLink } from "./password-mutations.ts";
import { assertStrongPassword } from "./password-rule.ts";
import { listRoles } from "./queries.ts";

/**
 * Adds somebody who has no password yet. The answer's `token` stands in the
 * link that sets one; it is not kept and cannot be had again. Throws
 * `email_taken`.
 */
export async function invitePerson(
  actor: Authorized<"people.manage"> | Operator,
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
    const before = await listRoles(change.personId, tx);
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

function includes(grants: readonly RoleGrant[], wanted: RoleGrant): boolean {
  return grants.some(({ role, locale }) => role === wanted.role && locale === wanted.locale);
}
