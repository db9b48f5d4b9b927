import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { operator } from "#lib/auth/operator.ts";
import { type Actor, grant, type RoleGrant } from "#lib/auth/policy.ts";
import { connect } from "#lib/db/client.ts";
import { events } from "#lib/db/schema/operations.ts";
import { findSession } from "#lib/sessions/queries.ts";
import { cloneDatabase } from "#lib/testing/database.ts";
import { createUser } from "#lib/testing/factories.ts";
import { createSession, invite, password, signIn } from "#lib/testing/people.ts";
import { rollback } from "#lib/testing/rollback.ts";
import { addPerson, changeRoles, reactivatePerson, renameOneself, suspendPerson } from "./mutations.ts";
import { makePasswordLink } from "./password-mutations.ts";
import { findInvitation, listPeople } from "./queries.ts";

const editor: RoleGrant = { role: "editor", locale: "" };

test("suspension ends every session at once, and reactivation brings none back", () =>
  rollback(async (db) => {
    const admin = grant(await createUser(db, "admin"), "people.manage");
    const { sessionId, person } = await createSession(db, "editor");
    await suspendPerson(admin, person.id, db);
    expect(await findSession(sessionId, db)).toBeNull();
    await reactivatePerson(admin, person.id, db);
    expect(await findSession(sessionId, db)).toBeNull();
  }));

test("a change of roles ends the person's sessions, but nobody's who changes their own", () =>
  rollback(async (db) => {
    const own = await createSession(db, "admin");
    const other = await createSession(db, "editor");
    const admin = grant(own.person, "people.manage");
    await changeRoles(admin, { personId: other.person.id, roles: [{ role: "reviewer", locale: "en" }] }, db);
    expect(await findSession(other.sessionId, db)).toBeNull();
    await changeRoles(admin, { personId: own.person.id, roles: [...own.person.roles, editor] }, db);
    expect((await findSession(own.sessionId, db))?.actor.roles).toEqual([{ role: "admin", locale: "" }, editor]);
  }));

test("roles that stay the same change nothing and end nothing", () =>
  rollback(async (db) => {
    const admin = grant(await createUser(db, "admin"), "people.manage");
    const { sessionId, person } = await createSession(db, "editor");
    await changeRoles(admin, { personId: person.id, roles: [editor] }, db);
    expect(await findSession(sessionId, db)).not.toBeNull();
  }));

test("suspension takes a link back, and a suspended person gets no new one", () =>
  rollback(async (db) => {
    const admin = grant(await createUser(db, "admin"), "people.manage");
    const { personId, token } = await invite(db, "mei@example.test");
    await suspendPerson(admin, personId, db);
    expect(await findInvitation(token, db)).toBeNull();
    await expect(makePasswordLink(admin, personId, db)).rejects.toMatchObject({ code: "not_found" });
    await reactivatePerson(admin, personId, db);
    expect((await listPeople(admin, db)).find(({ id }) => id === personId)?.status).toBe("invited");
  }));

test("an e-mail address belongs to one person, whatever its case", () =>
  rollback(async (db) => {
    await invite(db, "mei@example.test");
    await expect(invite(db, "Mei@Example.test")).rejects.toMatchObject({ code: "email_taken" });
  }));

test("the last active administrator can neither be suspended nor lose the role", () =>
  rollback(async (db) => {
    const admin = await createUser(db, "admin");
    const actor = grant(admin, "people.manage");
    const suspended = await createUser(db, "admin");
    await suspendPerson(actor, suspended.id, db);
    await expect(suspendPerson(actor, admin.id, db)).rejects.toMatchObject({ code: "last_admin" });
    await expect(changeRoles(actor, { personId: admin.id, roles: [editor] }, db)).rejects.toMatchObject({
      code: "last_admin",
    });
    await reactivatePerson(actor, suspended.id, db);
    await changeRoles(actor, { personId: admin.id, roles: [editor] }, db);
  }));

test("two administrators who demote each other at once do not both succeed", async () => {
  const { database: db, pool } = connect(await cloneDatabase(), 4);
  try {
    const [first, second] = [await createUser(db, "admin"), await createUser(db, "admin")];
    const demote = (actor: Actor, { id: personId }: { id: string }) =>
      changeRoles(grant(actor, "people.manage"), { personId, roles: [editor] }, db);
    for (let round = 0; round < 10; round += 1) {
      await Promise.all([db.execute(sql`select 1`), db.execute(sql`select 1`)]);
      const results = await Promise.allSettled([demote(first, second), demote(second, first)]);
      expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      await db.execute(sql`update user_roles set role = 'admin'`);
    }
  } finally {
    await pool.end();
  }
});

test("the server's own command adds somebody who can sign in at once, without a name in the event", () =>
  rollback(async (db) => {
    const added = { name: "Mei", email: "mei@example.test", roles: [editor], password };
    const personId = await addPerson(operator, added, db);
    expect(await signIn(db, "mei@example.test", password)).not.toBeNull();
    const [event] = await db.select().from(events).where(eq(events.subject, personId));
    expect(event).toMatchObject({ kind: "person.activated", actorId: null });
    await expect(
      addPerson(operator, { ...added, email: "b@example.test", password: "meimeimei" }, db),
    ).rejects.toMatchObject({ code: "weak_password" });
  }));

test("people change their own name", () =>
  rollback(async (db) => {
    const { sessionId, person } = await createSession(db, "editor");
    await renameOneself(grant(person, "account.manage"), "陈屿", db);
    expect((await findSession(sessionId, db))?.actor.name).toBe("陈屿");
  }));
