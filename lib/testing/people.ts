import { eq } from "drizzle-orm";
import { hashPassword } from "#lib/auth/password.ts";
import { grant } from "#lib/auth/policy.ts";
import type { Database } from "#lib/db/client.ts";
import { events } from "#lib/db/schema/operations.ts";
import { users } from "#lib/db/schema/people.ts";
import { invitePerson } from "#lib/people/mutations.ts";
import { signInWithPassword } from "#lib/people/password-mutations.ts";
import { startSession } from "#lib/sessions/mutations.ts";
import { createUser } from "./factories.ts";

/** What everybody made by `createSignedUp` signs in with. */
export const password = "seven lamps in a row";
const passwordHash = hashPassword(password);

export type SignedUp = Awaited<ReturnType<typeof createUser>> & { readonly email: string };

/** Somebody who can sign in, with `password` unless `hash` is another's. */
export async function createSignedUp(db: Database, role: "editor" | "admin", hash?: string): Promise<SignedUp> {
  const person = await createUser(db, role);
  await db
    .update(users)
    .set({ passwordHash: hash ?? (await passwordHash) })
    .where(eq(users.id, person.id));
  return { ...person, email: `${person.id}@example.test` };
}

/** Somebody who is signed in. */
export async function createSession(db: Database, role: "editor" | "admin") {
  const person = await createSignedUp(db, role);
  return { person, sessionId: await openSession(db, person) };
}

/** One more session of theirs. */
export function openSession(db: Database, person: SignedUp): Promise<string> {
  return startSession(person, "", db);
}

export function signIn(db: Database, email: string, typed: string, address = "192.0.2.1") {
  return signInWithPassword({ email, password: typed, address, userAgent: "" }, db);
}

/** Somebody invited to be an editor, and their link's token. */
export async function invite(db: Database, email: string) {
  const admin = grant(await createUser(db, "admin"), "people.manage");
  return invitePerson(admin, { name: "Mei", email, roles: [{ role: "editor", locale: "" }] }, db);
}

/** Kinds of the events about `subject`, oldest first. */
export async function kindsOf(db: Database, subject: string): Promise<string[]> {
  const rows = await db
    .select({ kind: events.kind })
    .from(events)
    .where(eq(events.subject, subject))
    .orderBy(events.at);
  return rows.map(({ kind }) => kind);
}
