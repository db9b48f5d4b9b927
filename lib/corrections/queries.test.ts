import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { grant } from "#lib/auth/policy.ts";
import type { Database } from "#lib/db/client.ts";
import { corrections } from "#lib/db/schema/corrections.ts";
import { withdraw } from "#lib/publishing/mutations.ts";
import { createPublished, retranslate, suggest } from "#lib/testing/corrections.ts";
import { createUser } from "#lib/testing/factories.ts";
import { rollback } from "#lib/testing/rollback.ts";
import { textRun } from "#lib/text/runs.ts";
import { groupBySentence } from "./inbox.ts";
import {
  countPending,
  countPendingByLocale,
  findDecided,
  listDecided,
  listPendingCorrections,
} from "./inbox-queries.ts";
import { acceptCorrection, declineCorrection } from "./mutations.ts";
import { findMedianAnswer, listLedger, listPublishedCorrections } from "./queries.ts";

async function age(db: Database, id: string, hours: number) {
  await db
    .update(corrections)
    .set({ createdAt: sql`${corrections.createdAt} - make_interval(hours => ${hours})` })
    .where(eq(corrections.id, id));
}

describe("the inbox", () => {
  test("shows what the reader saw, what readers see now, and what the desk has made of it since", () =>
    rollback(async (db) => {
      const world = await createPublished(db);
      const { number } = await suggest(db, world, { reason: "meaning", note: "Too blunt." });
      await retranslate(db, world, world.dawn, "The day broke.", "reviewed");
      await world.publish();
      await retranslate(db, world, world.dawn, "It grew light.", "draft");
      expect(await listPendingCorrections(world.judge, db)).toMatchObject([
        {
          number,
          headline: "Early morning",
          source: textRun("天亮了。"),
          base: textRun("Day broke."),
          published: textRun("The day broke."),
          target: textRun("It grew light."),
          version: 3,
          proposed: "Dawn came.",
          reason: "meaning",
          note: "Too blunt.",
          retired: false,
        },
      ]);
    }));

  test("groups by sentence, whoever has waited longest first, what looks like spam last", () =>
    rollback(async (db) => {
      const world = await createPublished(db);
      const spam = await suggest(db, world, { segmentId: world.headlineId, proposed: "Buy.", trap: "x" });
      const late = await suggest(db, world, { segmentId: world.birds, proposed: "Birds woke." });
      const early = await suggest(db, world, { proposed: "Dawn came." });
      const second = await suggest(db, world, { segmentId: world.birds, proposed: "The birds awoke.", trap: "x" });
      await age(db, spam.id, 9);
      await age(db, early.id, 5);
      await age(db, late.id, 1);
      const groups = groupBySentence(await listPendingCorrections(world.judge, db));
      expect(groups.map((group) => [group.suspicious, group.proposals.map(({ id }) => id)])).toEqual([
        [false, [early.id]],
        [false, [late.id, second.id]],
        [true, [spam.id]],
      ]);
    }));

  test("what a withdrawn text said is not what readers see", () =>
    rollback(async (db) => {
      const world = await createPublished(db);
      await suggest(db, world);
      const withdrawal = { articleId: world.articleId, locale: "en", reason: "Wrong." };
      await withdraw(grant(world.editor, "publication.withdraw"), withdrawal, db);
      expect(await listPendingCorrections(world.judge, db)).toMatchObject([{ published: null }]);
    }));

  test("counts for each person what they may decide", () =>
    rollback(async (db) => {
      const world = await createPublished(db);
      const { row } = await suggest(db, world);
      const anywhere = grant(await createUser(db, "reviewer"), "desk.visit");
      const french = grant(await createUser(db, "reviewer:fr"), "desk.visit");
      const translator = grant(world.translator, "desk.visit");
      expect(await countPending(anywhere, db)).toEqual({ count: 1, oldest: row.createdAt });
      expect(await countPendingByLocale(anywhere, db)).toEqual([{ locale: "en", count: 1, oldest: row.createdAt }]);
      expect(await countPending(french, db)).toEqual({ count: 0, oldest: null });
      expect(await countPending(translator, db)).toEqual({ count: 0, oldest: null });
    }));

  test("lists decisions, and whether the page carries them yet", () =>
    rollback(async (db) => {
      const world = await createPublished(db);
      const accepted = await suggest(db, world);
      const declined = await suggest(db, world, { segmentId: world.birds });
      expect(await findDecided(world.judge, accepted.number, db)).toBeNull();
      await acceptCorrection(world.judge, { correctionId: accepted.id, class: "style" }, db);
      await declineCorrection(world.judge, { correctionId: declined.id, reason: "accurate", words: "" }, db);
      expect((await listDecided(world.judge, 10, db)).map(({ outcome }) => outcome).sort()).toEqual([
        "accepted",
        "declined",
      ]);
      await world.publish();
      expect(await findDecided(world.judge, accepted.number, db)).toMatchObject({
        outcome: "published",
        before: "Day broke.",
        decidedBy: world.reviewer.name,
      });
    }));
});

describe("the public ledger", () => {
  test("lists what readers can see on the page, newest first", () =>
    rollback(async (db) => {
      const world = await createPublished(db);
      const first = await suggest(db, world);
      const second = await suggest(db, world, { segmentId: world.birds, proposed: "Birds woke." });
      await suggest(db, world, { segmentId: world.headlineId, proposed: "Morning" });
      for (const { id } of [first, second]) {
        await acceptCorrection(world.judge, { correctionId: id, class: "fact" }, db);
        await world.publish();
      }
      const { entries, pages } = await listLedger(1, db);
      expect(entries.map(({ number }) => number)).toEqual([second.number, first.number]);
      expect(entries[0]).toMatchObject({
        headline: "Early morning",
        slug: world.slug,
        approvedBy: world.reviewer.name,
      });
      expect(pages).toBe(1);
      expect((await listLedger(2, db)).entries).toEqual([]);
    }));

  test("keeps its entry after a withdrawal, without the withdrawn words", () =>
    rollback(async (db) => {
      const world = await createPublished(db);
      const { id, number } = await suggest(db, world);
      await acceptCorrection(world.judge, { correctionId: id, class: "fact" }, db);
      await world.publish();
      const withdrawal = { articleId: world.articleId, locale: "en", reason: "Wrong." };
      await withdraw(grant(world.editor, "publication.withdraw"), withdrawal, db);
      const { entries } = await listLedger(1, db);
      expect(entries).toMatchObject([{ number, withdrawn: true, before: "", after: "", headline: "" }]);
    }));

  test("says what was published, also when the desk worked on the accepted text once more", () =>
    rollback(async (db) => {
      const world = await createPublished(db);
      const { id } = await suggest(db, world);
      await acceptCorrection(world.judge, { correctionId: id, class: "style" }, db);
      await retranslate(db, world, world.dawn, "Dawn had come.", "reviewed");
      await world.publish();
      expect(await listPublishedCorrections(world.articleId, "en", db)).toMatchObject([
        { before: "Day broke.", after: "Dawn had come." },
      ]);
    }));

  test("does not list what was undone before anybody saw it", () =>
    rollback(async (db) => {
      const world = await createPublished(db);
      const { id } = await suggest(db, world);
      await acceptCorrection(world.judge, { correctionId: id, class: "style" }, db);
      await retranslate(db, world, world.dawn, "Day broke.", "reviewed");
      await retranslate(db, world, world.birds, "Birds woke.", "reviewed");
      await world.publish();
      expect(await listPublishedCorrections(world.articleId, "en", db)).toEqual([]);
    }));

  test("states how long readers wait as a rule, once there are five answers; spam is no answer", () =>
    rollback(async (db) => {
      const world = await createPublished(db);
      for (const [index, hours] of [2, 1, 40, 3, 100].entries()) {
        expect(await findMedianAnswer(db)).toBeNull();
        const { id } = await suggest(db, world, { proposed: `Dawn came ${index}.` });
        await age(db, id, hours);
        await declineCorrection(world.judge, { correctionId: id, reason: "accurate", words: "" }, db);
      }
      const { id } = await suggest(db, world, { proposed: "Buy.", trap: "x" });
      await declineCorrection(world.judge, { correctionId: id, reason: "unusable", words: "" }, db);
      expect(await findMedianAnswer(db)).toBeCloseTo(3, 2);
    }));
});
