import { createHash } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { grant } from "#lib/auth/policy.ts";
import { sessions } from "#lib/db/schema/people.ts";
import { createSession, createSignedUp, openSession } from "#lib/testing/people.ts";
import { rollback } from "#lib/testing/rollback.ts";
import { endOtherSessions, endOwnSession, endSession } from "./mutations.ts";
import { findSession, listSessions } from "./queries.ts";

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
