import { createHash } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { operator } from "#lib/auth/operator.ts";
import { hashPassword } from "#lib/auth/password.ts";
import { type Actor, grant, type RoleGrant } from "#lib/auth/policy.ts";
import { connect, type Database } from "#lib/db/client.ts";
import { events } from "#lib/db/schema/operations.ts";
import { invitations, sessions, users } from "#lib/db/schema/people.ts";
import { setUpNewsroom } from "#lib/newsroom/mutations.ts";
import { endOtherSessions, endOwnSession, endSession, startSession } from "#lib/sessions/mutations.ts";
import { findSession, listSessions } from "#lib/sessions/queries.ts";
import { cloneDatabase } from "#lib/testing/database.ts";
import { createUser } from "#lib/testing/factories.ts";
import { rollback } from "#lib/testing/rollback.ts";
import {
  acceptInvitation,
  addPerson,
  changePassword,
  changeRoles,
  invitePerson,
  makePasswordLink,
  reactivatePerson,
  renameOneself,
  signInWithPassword,
  suspendPerson,
} from "./mutations.ts";
import { findInvitation, listPeople } from "./queries.ts";

const password = "seven lamps in a row";
const passwordHash = await hashPassword(password);
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

test.each([
  ["7 days unused", sql`seen_at = now() - interval '7 days'`],
  ["past its end", sql`expires_at = now()`],
])("a session %s is over", (_name, change) =>
  rollback(async (db) => {
    const { sessionId } = await createSession(db, "editor");
    expect(await findSession(sessionId, db)).not.toBeNull();
    await db.execute(sql`update sessions set ${change} where id = ${sessionId}`);
    expect(await findSession(sessionId, db)).toBeNull();
  }),
);

test("a session lasts thirty days, an administrator's twelve hours", () =>
  rollback(async (db) => {
    const hours = async (sessionId: string) => {
      const [row] = await db
        .select({ hours: sql<number>`(extract(epoch from expires_at - now()) / 3600)::int` })
        .from(sessions)
        .where(eq(sessions.id, sessionId));
      return row?.hours;
    };
    expect(await hours((await createSession(db, "editor")).sessionId)).toBe(720);
    expect(await hours((await createSession(db, "admin")).sessionId)).toBe(12);
  }));

test("that a session was seen is written at most once a minute", () =>
  rollback(async (db) => {
    const { sessionId } = await createSession(db, "editor");
    const seen = async () => (await db.select().from(sessions).where(eq(sessions.id, sessionId)))[0]?.seenAt.getTime();
    await db.execute(sql`update sessions set seen_at = now() - interval '59 seconds' where id = ${sessionId}`);
    const before = await seen();
    await findSession(sessionId, db);
    expect(await seen()).toBe(before);
    await db.execute(sql`update sessions set seen_at = now() - interval '61 seconds' where id = ${sessionId}`);
    await findSession(sessionId, db);
    expect(await seen()).toBeGreaterThan(before ?? 0);
  }));

test("signing out ends the session at once", () =>
  rollback(async (db) => {
    const { sessionId } = await createSession(db, "editor");
    await endSession(sessionId, db);
    expect(await findSession(sessionId, db)).toBeNull();
  }));

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

test("people list their own sessions, end one of them, end all others, and touch nobody else's", () =>
  rollback(async (db) => {
    const person = await createSignedUp(db, "editor");
    const [here, second, third] = [
      await openSession(db, person),
      await openSession(db, person),
      await openSession(db, person),
    ];
    const stranger = await createSession(db, "admin");
    const actor = grant(person, "account.manage");
    const keyOf = (id: string) => createHash("sha256").update(id).digest("hex");
    const listed = await listSessions(actor, here, db);
    expect(listed.map((row) => row.key).sort()).toEqual([here, second, third].map(keyOf).sort());
    expect(listed.map((row) => row.current)).toEqual([true, false, false]);

    await expect(endOwnSession(actor, keyOf(stranger.sessionId), db)).rejects.toMatchObject({ code: "not_found" });
    await endOwnSession(actor, keyOf(second), db);
    expect(await endOtherSessions(actor, here, db)).toBe(1);
    expect((await listSessions(actor, here, db)).map((row) => row.key)).toEqual([keyOf(here)]);
    expect(await findSession(stranger.sessionId, db)).not.toBeNull();
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

test("of four visitors who set up a newsroom at once, one becomes its administrator", async () => {
  const { database: db, pool } = connect(await cloneDatabase(), 8);
  try {
    const visitors = ["a", "b", "c", "d"].map((name) =>
      setUpNewsroom(
        {
          newsroomName: { zh: "河口", en: name },
          locales: ["zh", "en"],
          name: `Visitor ${name}`,
          email: `${name}@example.test`,
          password,
          userAgent: "",
        },
        db,
      ),
    );
    const results = await Promise.allSettled(visitors);
    const refused = results.filter((result) => result.status === "rejected").map(({ reason }) => reason.code);
    expect(refused).toEqual(["already_set_up", "already_set_up", "already_set_up"]);

    const people = await listPeople(operator, db);
    expect(people).toHaveLength(1);
    expect(people[0]?.roles.map(({ role, locale }) => `${role}${locale}`)).toEqual([
      "admin",
      "editor",
      "reviewer*",
      "translator*",
    ]);
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

type Signed = Awaited<ReturnType<typeof createUser>> & { email: string };

async function createSignedUp(db: Database, role: "editor" | "admin", hash = passwordHash): Promise<Signed> {
  const person = await createUser(db, role);
  await db.update(users).set({ passwordHash: hash }).where(eq(users.id, person.id));
  return { ...person, email: `${person.id}@example.test` };
}

async function createSession(db: Database, role: "editor" | "admin") {
  const person = await createSignedUp(db, role);
  return { person, sessionId: await openSession(db, person) };
}

function openSession(db: Database, person: Signed): Promise<string> {
  return startSession(person, "", db);
}

function signIn(db: Database, email: string, typed: string, address = "192.0.2.1") {
  return signInWithPassword({ email, password: typed, address, userAgent: "" }, db);
}

async function invite(db: Database, email: string) {
  const admin = grant(await createUser(db, "admin"), "people.manage");
  return invitePerson(admin, { name: "Mei", email, roles: [editor] }, db);
}

async function passwordHashOf(db: Database, id: string) {
  return (await db.select().from(users).where(eq(users.id, id)))[0]?.passwordHash;
}

async function kindsOf(db: Database, subject: string): Promise<string[]> {
  const rows = await db
    .select({ kind: events.kind })
    .from(events)
    .where(eq(events.subject, subject))
    .orderBy(events.at);
  return rows.map(({ kind }) => kind);
}
