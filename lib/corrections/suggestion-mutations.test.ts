import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { grant, reader } from "#lib/auth/policy.ts";
import { corrections } from "#lib/db/schema/corrections.ts";
import { withdraw } from "#lib/publishing/mutations.ts";
import { getPublished } from "#lib/publishing/queries.ts";
import { createPublished, eventsAbout, retranslate, suggest, suggestion } from "#lib/testing/corrections.ts";
import { rollback } from "#lib/testing/rollback.ts";
import { textRun } from "#lib/text/runs.ts";
import { soonSuspicious, tooMany } from "./limits.ts";
import { suggestCorrection } from "./suggestion-mutations.ts";

const anybody = grant(reader, "correction.suggest");

describe("suggesting", () => {
  test("a reader without an account gets a number and an address nobody can guess", () =>
    rollback(async (db) => {
      const world = await createPublished(db);
      const { row, receipt, number } = await suggest(db, world, { note: "Too short.", creditName: "Ann" });
      expect(receipt).toMatch(/^[\w-]{22}$/);
      expect(row).toMatchObject({
        number,
        status: "pending",
        source: "天亮了。",
        base: textRun("Day broke."),
        proposed: "Dawn came.",
        reason: "other",
        creditName: "Ann",
        suggestedBy: null,
        suspicious: false,
      });
      expect(row.originHash).not.toContain("192.0.2.1");
      expect(await eventsAbout(db, row.id)).toEqual(["correction.suggested"]);
    }));

  for (const [name, change, code] of [
    ["the published text itself", { proposed: " Day  broke. " }, "correction_unchanged"],
    ["more than 2,000 characters", { proposed: "Day. ".repeat(401) }, "text_too_long"],
    ["a bidi override", { proposed: "Dawn \u202Ecame." }, "invalid_characters"],
    ["nothing", { proposed: "  " }, "invalid_input"],
    ["a sentence that is not there", { segmentId: "nowhere" }, "not_found"],
    ["a revision that is not there", { revisionId: randomUUID() }, "not_found"],
  ] as const) {
    test(`${name} is refused: ${code}`, () =>
      rollback(async (db) => {
        const world = await createPublished(db);
        await expect(suggest(db, world, change)).rejects.toMatchObject({ code });
        expect(await db.select().from(corrections)).toEqual([]);
      }));
  }

  test("a sentence of the original is not for readers to correct", () =>
    rollback(async (db) => {
      const world = await createPublished(db);
      const { original } = await getPublished(world.slug, null, db);
      await expect(suggest(db, world, { revisionId: original!.revisionId })).rejects.toMatchObject({
        code: "not_found",
      });
    }));

  test("what somebody else has suggested already is refused and tells nothing of them", () =>
    rollback(async (db) => {
      const world = await createPublished(db);
      await suggest(db, world);
      await expect(suggest(db, world, { address: "192.0.2.2" })).rejects.toMatchObject({
        code: "correction_duplicate",
        details: {},
      });
      await suggest(db, world, { proposed: "It dawned." });
    }));

  test("sending again what got through without an answer gives the same receipt", () =>
    rollback(async (db) => {
      const world = await createPublished(db);
      const sent = suggestion(world);
      const first = await suggestCorrection(anybody, sent, db);
      expect(await suggestCorrection(anybody, sent, db)).toEqual(first);
      expect(await db.select().from(corrections)).toHaveLength(1);
    }));

  test("on a sentence that was changed meanwhile a reader is shown what it says now, and can send all the same", () =>
    rollback(async (db) => {
      const world = await createPublished(db);
      await retranslate(db, world, world.dawn, "The day broke.", "reviewed");
      const { revisionId } = await world.publish();
      const refused = await suggest(db, world).catch((error) => error);
      expect(refused).toMatchObject({
        code: "conflict",
        details: { revisionId, current: "The day broke.", source: "天亮了。" },
      });
      const { row } = await suggest(db, world, { revisionId });
      expect(row).toMatchObject({ base: textRun("The day broke."), proposed: "Dawn came." });
    }));

  test("a publication that left the sentence alone is none of the reader's business", () =>
    rollback(async (db) => {
      const world = await createPublished(db);
      await retranslate(db, world, world.birds, "Birds woke.", "reviewed");
      await world.publish();
      expect((await suggest(db, world)).row.base).toEqual(textRun("Day broke."));
    }));

  test("a withdrawn text takes no suggestions", () =>
    rollback(async (db) => {
      const world = await createPublished(db);
      const withdrawal = { articleId: world.articleId, locale: "en", reason: "Wrong." };
      await withdraw(grant(world.editor, "publication.withdraw"), withdrawal, db);
      await expect(suggest(db, world)).rejects.toMatchObject({ code: "not_published" });
    }));

  for (const [name, change] of [
    ["the field no person sees", { trap: "https://buy.example" }],
    ["haste", { secondsTaken: 1 }],
  ] as const) {
    test(`${name} marks a suggestion and refuses nothing`, () =>
      rollback(async (db) => {
        const world = await createPublished(db);
        expect((await suggest(db, world, change)).row.suspicious).toBe(true);
      }));
  }

  test("a flood from one network is marked first and refused later; others lose nothing", () =>
    rollback(async (db) => {
      const world = await createPublished(db);
      let marked = 0;
      for (let sent = 0; sent < tooMany.address.count; sent += 1) {
        const { row } = await suggest(db, world, { proposed: `Dawn came ${sent}.`, address: `2001:db8::${sent + 1}` });
        if (row.suspicious) marked += 1;
      }
      expect(marked).toBe(tooMany.address.count - soonSuspicious.address.count);
      await expect(suggest(db, world, { proposed: "Once more.", address: "2001:db8::ffff" })).rejects.toMatchObject({
        code: "too_many_attempts",
      });
      const { row } = await suggest(db, world, { segmentId: world.birds, address: "2001:db8:1::1" });
      expect(row.status).toBe("pending");
    }));
});
