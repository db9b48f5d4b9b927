import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { grant, type RoleGrant } from "#lib/auth/policy.ts";
import type { Database } from "#lib/db/client.ts";
import { invitations, users } from "#lib/db/schema/people.ts";
import { findSession } from "#lib/sessions/queries.ts";
import { createUser } from "#lib/testing/factories.ts";
import { createSession, createSignedUp, invite, kindsOf, openSession, password, signIn } from "#lib/testing/people.ts";
import { rollback } from "#lib/testing/rollback.ts";
import { acceptInvitation, changePassword, makePasswordLink } from "./password-mutations.ts";
import { findInvitation } from "./queries.ts";

const editor: RoleGrant = { role: "editor", locale: "" };

test("the right password opens a session that acts with today's roles", () =>
  rollback(async (db) => {
    const person = await createSignedUp(db, "editor");
    const started = await signIn(db, person.email, password);
    expect(await findSession(started?.sessionId ?? "", db)).toEqual({
      sessionId: started?.sessionId,
      email: person.email,
      actor: { id: person.id, name: person.name, roles: [editor] },
    });
    expect(await kindsOf(db, person.id)).toEqual(["session.started"]);
  }));

test("an e-mail address signs in whatever its case and the spaces around it", () =>
  rollback(async (db) => {
    const person = await createSignedUp(db, "editor");
    expect(await signIn(db, ` ${person.email.toUpperCase()} `, password)).not.toBeNull();
  }));

test("a wrong password, an unknown person, an invited and a suspended one are refused alike", () =>
  rollback(async (db) => {
    const person = await createSignedUp(db, "editor");
    expect(await signIn(db, person.email, "seven lamps in a column")).toBeNull();
    expect(await signIn(db, "nobody@example.test", password)).toBeNull();
    for (const status of ["suspended", "invited"] as const) {
      await db.update(users).set({ status }).where(eq(users.id, person.id));
      expect(await signIn(db, person.email, password)).toBeNull();
    }
    expect(await kindsOf(db, person.id)).toEqual(["session.refused", "session.refused", "session.refused"]);
  }));

test("the eleventh wrong password of an account in a quarter of an hour is not even looked at", () =>
  rollback(async (db) => {
    const person = await createSignedUp(db, "editor");
    for (let attempt = 0; attempt < 10; attempt += 1) {
      expect(await signIn(db, person.email, "wrong", `192.0.2.${attempt}`)).toBeNull();
    }
    await expect(signIn(db, person.email, password, "192.0.2.99")).rejects.toMatchObject({ code: "too_many_attempts" });
    await db.execute(sql`update attempts set reset_at = now()`);
    expect(await signIn(db, person.email, password)).not.toBeNull();
  }));

test("an address is stopped after forty wrong passwords, and honest sign-ins do not count", () =>
  rollback(async (db) => {
    const person = await createSignedUp(db, "editor");
    for (let attempt = 0; attempt < 3; attempt += 1) await signIn(db, person.email, password, "2001:db8::1");
    await db.execute(sql`update attempts set count = 39 where key like 'sign-in-address:%'`);
    expect(await signIn(db, "a@example.test", "wrong", "2001:db8::2")).toBeNull();
    await expect(signIn(db, person.email, password, "2001:db8::3")).rejects.toMatchObject({
      code: "too_many_attempts",
    });
    expect(await signIn(db, person.email, password, "2001:db8:0:1::1")).not.toBeNull();
  }));

test("a password kept at an old cost is kept at today's after the next sign-in", () =>
  rollback(async (db) => {
    const { hash } = await import("@node-rs/argon2");
    const cheap = await hash(password, { memoryCost: 8_192, timeCost: 1 });
    const person = await createSignedUp(db, "editor", cheap);
    expect(await signIn(db, person.email, password)).not.toBeNull();
    expect(await passwordHashOf(db, person.id)).toContain("m=19456,t=2,p=1");
    expect(await signIn(db, person.email, password)).not.toBeNull();
  }));

test("a new password ends every session but the one that set it", () =>
  rollback(async (db) => {
    const person = await createSignedUp(db, "editor");
    const here = await openSession(db, person);
    const elsewhere = await openSession(db, person);
    const change = { current: password, next: "eight lamps in a row", sessionId: here };
    await changePassword(grant(person, "account.manage"), change, db);
    expect(await findSession(here, db)).not.toBeNull();
    expect(await findSession(elsewhere, db)).toBeNull();
    expect(await signIn(db, person.email, password)).toBeNull();
    expect(await signIn(db, person.email, "eight lamps in a row")).not.toBeNull();
  }));

test("a new password needs the old one and has to be a good one", () =>
  rollback(async (db) => {
    const person = await createSignedUp(db, "editor");
    const actor = grant(person, "account.manage");
    const change = { current: password, next: "eight lamps in a row", sessionId: "" };
    await expect(changePassword(actor, { ...change, current: "wrong" }, db)).rejects.toMatchObject({
      code: "wrong_password",
    });
    await expect(changePassword(actor, { ...change, next: "12345678" }, db)).rejects.toMatchObject({
      code: "weak_password",
    });
  }));

test("an invitation sets a password once, signs in, and is kept only as a hash", () =>
  rollback(async (db) => {
    const { personId, token } = await invite(db, "mei@example.test");
    expect(JSON.stringify(await db.select().from(invitations))).not.toContain(token);
    expect(await findInvitation(token, db)).toMatchObject({ email: "mei@example.test", status: "invited" });

    const started = await acceptInvitation({ token, password, userAgent: "" }, db);
    expect((await findSession(started.sessionId, db))?.actor).toMatchObject({ id: personId, roles: [editor] });
    expect(await signIn(db, "mei@example.test", password)).not.toBeNull();
    await expect(acceptInvitation({ token, password, userAgent: "" }, db)).rejects.toMatchObject({
      code: "invitation_invalid",
    });
  }));

test("an invitation runs out after seven days", () =>
  rollback(async (db) => {
    const { token } = await invite(db, "mei@example.test");
    await db.execute(sql`update invitations set expires_at = expires_at - interval '7 days'`);
    expect(await findInvitation(token, db)).toBeNull();
    await expect(acceptInvitation({ token, password, userAgent: "" }, db)).rejects.toMatchObject({
      code: "invitation_invalid",
    });
  }));

test("a new link ends the one before, and the sessions end once it has set a password", () =>
  rollback(async (db) => {
    const admin = grant(await createUser(db, "admin"), "people.manage");
    const { sessionId, person } = await createSession(db, "editor");
    const { token: first } = await makePasswordLink(admin, person.id, db);
    const { token: second } = await makePasswordLink(admin, person.id, db);
    expect(await findInvitation(first, db)).toBeNull();
    expect(await findSession(sessionId, db)).not.toBeNull();
    await acceptInvitation({ token: second, password, userAgent: "" }, db);
    expect(await findSession(sessionId, db)).toBeNull();
    expect(await kindsOf(db, person.id)).toContain("person.password_reset");
  }));

async function passwordHashOf(db: Database, id: string) {
  return (await db.select().from(users).where(eq(users.id, id)))[0]?.passwordHash;
}
