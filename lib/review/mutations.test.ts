import { randomUUID } from "node:crypto";
import { and, asc, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { grant } from "#lib/auth/policy.ts";
import { connect, type Database } from "#lib/db/client.ts";
import { segments } from "#lib/db/schema/articles.ts";
import { newsroom } from "#lib/db/schema/newsroom.ts";
import { events } from "#lib/db/schema/operations.ts";
import { units, unitVersions } from "#lib/db/schema/translations.ts";
import { initialNewsroom } from "#lib/newsroom/newsroom.ts";
import { cloneDatabase } from "#lib/testing/database.ts";
import { createArticle, createUser } from "#lib/testing/factories.ts";
import { rollback } from "#lib/testing/rollback.ts";
import { plainText, textRun } from "#lib/text/runs.ts";
import { confirmUnit } from "#lib/translations/mutations.ts";
import { approveUnits, approveWithEdits, returnUnits, undoReview } from "./mutations.ts";

const sources = ["天亮了。", "鸟醒了。"];

/** Two sentences that a translator has confirmed, and a reviewer. */
async function begin(db: Database) {
  const editor = await createUser(db, "editor");
  const translator = await createUser(db, "translator:en");
  const reviewer = await createUser(db, "reviewer:en", "translator:en");
  const { articleId, segmentIds } = await createArticle(db, editor, sources);
  const [first = "", second = ""] = segmentIds;
  const asTranslator = grant(translator, "translation.write", "en");
  const confirm = async (segmentId: string, target: string, version = 0, who = asTranslator) => {
    const source = sources[segmentId === first ? 0 : 1] ?? "";
    const save = { articleId, segmentId, target: textRun(target), base: [], madeFrom: source, version };
    return (await confirmUnit(who, { ...save, operationId: randomUUID(), tab: "t" }, db)).version;
  };
  await confirm(first, "Day broke.");
  await confirm(second, "The birds woke.");
  return {
    articleId,
    first,
    second,
    confirm,
    translator,
    reviewer,
    asReviewer: grant(reviewer, "unit.review", "en"),
    asWriter: grant(reviewer, "translation.write", "en"),
  };
}

async function readUnit(db: Database, segmentId: string) {
  const [unit] = await db
    .select()
    .from(units)
    .where(and(eq(units.segmentId, segmentId), eq(units.locale, "en")));
  if (!unit) throw new Error("There is no unit.");
  return { ...unit, text: plainText(unit.target), reviewedText: unit.reviewedTarget && plainText(unit.reviewedTarget) };
}

async function readEvents(db: Database, articleId: string) {
  const rows = await db.select({ kind: events.kind }).from(events).where(eq(events.articleId, articleId));
  return rows.map(({ kind }) => kind).filter((kind) => kind !== "unit.confirmed");
}

describe("approving", () => {
  test("several sentences at once, by name", () =>
    rollback(async (db) => {
      const { articleId, first, second, reviewer, translator, asReviewer } = await begin(db);
      const both = [
        { segmentId: second, version: 1 },
        { segmentId: first, version: 1 },
      ];
      const approved = await approveUnits(asReviewer, { articleId, units: both }, db);
      expect(new Map(approved.map(({ segmentId, version }) => [segmentId, version]))).toEqual(
        new Map([
          [first, 2],
          [second, 2],
        ]),
      );
      expect(await readUnit(db, first)).toMatchObject({
        state: "reviewed",
        reviewedBy: reviewer.id,
        reviewedText: "Day broke.",
        writtenBy: translator.id,
      });
      expect(await readEvents(db, articleId)).toEqual(["unit.approved", "unit.approved"]);
    }));

  test("is all or nothing, and says which sentence is in the way", () =>
    rollback(async (db) => {
      const { articleId, first, second, asReviewer } = await begin(db);
      await db
        .update(segments)
        .set({ source: textRun("鸟都醒了。") })
        .where(eq(segments.id, second));
      const both = [first, second].map((segmentId) => ({ segmentId, version: 1 }));
      await expect(approveUnits(asReviewer, { articleId, units: both }, db)).rejects.toMatchObject({
        code: "unit_stale",
        details: { segmentId: second },
      });
      expect(await readUnit(db, first)).toMatchObject({ state: "translated" });
    }));

  test("holds for the text that was seen", () =>
    rollback(async (db) => {
      const { articleId, first, confirm, asReviewer } = await begin(db);
      await confirm(first, "Morning came.", 1);
      await expect(
        approveUnits(asReviewer, { articleId, units: [{ segmentId: first, version: 1 }] }, db),
      ).rejects.toMatchObject({ code: "conflict", details: { segmentId: first } });
    }));

  test("is not for one's own work", () =>
    rollback(async (db) => {
      const { articleId, first, confirm, asReviewer, asWriter } = await begin(db);
      const version = await confirm(first, "Morning came.", 1, asWriter);
      const unit = { segmentId: first, version };
      await expect(approveUnits(asReviewer, { articleId, units: [unit] }, db)).rejects.toMatchObject({
        code: "own_translation",
      });
      await expect(
        approveWithEdits(asReviewer, { articleId, unit, text: "Morning had come." }, db),
      ).rejects.toMatchObject({ code: "own_translation" });

      await db.insert(newsroom).values({
        name: initialNewsroom.name,
        description: initialNewsroom.description,
        locales: ["zh", "en"],
        sections: [],
        ownWorkAllowed: true,
      });
      await approveUnits(asReviewer, { articleId, units: [unit] }, db);
      expect(await readEvents(db, articleId)).toEqual(["own_work.allowed", "unit.approved"]);
    }));

  test("with edits keeps the translator's name and asks the same of the new words", () =>
    rollback(async (db) => {
      const { articleId, first, translator, reviewer, asReviewer } = await begin(db);
      const unit = { segmentId: first, version: 1 };
      const edit = (target: string) => approveWithEdits(asReviewer, { articleId, unit, text: target }, db);
      await expect(edit("Day 亮.")).rejects.toMatchObject({ code: "unit_blocked" });
      await expect(edit(" ")).rejects.toMatchObject({ code: "unit_empty" });
      await expect(edit("Day ⟨1⟩had⟨/1⟩ broken.")).rejects.toMatchObject({ code: "invalid_input" });
      await edit("Day had broken.");
      expect(await readUnit(db, first)).toMatchObject({
        text: "Day had broken.",
        reviewedText: "Day had broken.",
        state: "reviewed",
        writtenBy: translator.id,
      });
      const history = await db
        .select({ savedBy: unitVersions.savedBy })
        .from(unitVersions)
        .where(eq(unitVersions.segmentId, first))
        .orderBy(asc(unitVersions.version));
      expect(history.map(({ savedBy }) => savedBy)).toEqual([translator.id, reviewer.id]);
    }));

  test("is for the locale one reviews", () =>
    rollback(async (db) => {
      const other = await createUser(db, "reviewer:fr");
      expect(() => grant(other, "unit.review", "en")).toThrow("forbidden");
    }));
});

test("a returned sentence says who wants what, until it is confirmed again", () =>
  rollback(async (db) => {
    const { articleId, first, confirm, reviewer, asReviewer } = await begin(db);
    const unit = { segmentId: first, version: 1 };
    await expect(returnUnits(asReviewer, { articleId, units: [unit], reason: " " }, db)).rejects.toMatchObject({
      code: "reason_required",
    });
    const [returned] = await returnUnits(asReviewer, { articleId, units: [unit], reason: "Too flat." }, db);
    expect(await readUnit(db, first)).toMatchObject({
      state: "draft",
      returnReason: "Too flat.",
      returnedBy: reviewer.id,
      text: "Day broke.",
    });
    await confirm(first, "Dawn came.", returned?.version);
    expect(await readUnit(db, first)).toMatchObject({ state: "translated", returnReason: null, returnedBy: null });
    expect(await readEvents(db, articleId)).toEqual(["unit.returned"]);
  }));

describe("undoing", () => {
  test("gives back what stood before an approval with edits", () =>
    rollback(async (db) => {
      const { articleId, first, asReviewer } = await begin(db);
      const before = await readUnit(db, first);
      const decided = await approveWithEdits(
        asReviewer,
        { articleId, unit: { segmentId: first, version: 1 }, text: "Day had broken." },
        db,
      );
      await undoReview(asReviewer, { articleId, units: decided }, db);
      const { version: _, updatedAt: __, ...after } = await readUnit(db, first);
      expect(before).toMatchObject(after);
    }));

  test("gives back an earlier approval", () =>
    rollback(async (db) => {
      const { articleId, first, confirm, asReviewer, reviewer } = await begin(db);
      const [approved] = await approveUnits(asReviewer, { articleId, units: [{ segmentId: first, version: 1 }] }, db);
      const version = await confirm(first, "Morning came.", approved?.version);
      const decided = await approveUnits(asReviewer, { articleId, units: [{ segmentId: first, version }] }, db);
      await undoReview(asReviewer, { articleId, units: decided }, db);
      expect(await readUnit(db, first)).toMatchObject({
        state: "translated",
        text: "Morning came.",
        reviewedText: "Day broke.",
        reviewedBy: reviewer.id,
      });
    }));

  test("gives back a sentence that was sent back, approved ones as approved", () =>
    rollback(async (db) => {
      const { articleId, first, second, asReviewer } = await begin(db);
      const [approved] = await approveUnits(asReviewer, { articleId, units: [{ segmentId: first, version: 1 }] }, db);
      const both = [
        { segmentId: first, version: approved?.version ?? 0 },
        { segmentId: second, version: 1 },
      ];
      const decided = await returnUnits(asReviewer, { articleId, units: both, reason: "Flat." }, db);
      await undoReview(asReviewer, { articleId, units: decided }, db);
      expect(await readUnit(db, first)).toMatchObject({ state: "reviewed", returnReason: null });
      expect(await readUnit(db, second)).toMatchObject({ state: "translated", returnReason: null });
    }));

  test("is refused once somebody has gone on, to others, and twice", () =>
    rollback(async (db) => {
      const { articleId, first, second, confirm, asReviewer } = await begin(db);
      const other = grant(await createUser(db, "reviewer:en"), "unit.review", "en");
      const one = await approveUnits(asReviewer, { articleId, units: [{ segmentId: first, version: 1 }] }, db);
      const two = await approveUnits(asReviewer, { articleId, units: [{ segmentId: second, version: 1 }] }, db);
      await expect(undoReview(other, { articleId, units: two }, db)).rejects.toMatchObject({ code: "conflict" });
      await undoReview(asReviewer, { articleId, units: two }, db);
      await expect(undoReview(asReviewer, { articleId, units: two }, db)).rejects.toMatchObject({ code: "conflict" });

      await confirm(first, "Morning came.", one[0]?.version);
      await expect(undoReview(asReviewer, { articleId, units: one }, db)).rejects.toMatchObject({ code: "conflict" });
    }));
});

test("two reviewers at once: one decision stands", async () => {
  const { database, pool } = connect(await cloneDatabase(), 4);
  try {
    const { articleId, first, second, asReviewer } = await begin(database);
    const other = grant(await createUser(database, "reviewer:en"), "unit.review", "en");
    const order = [first, second].map((segmentId) => ({ segmentId, version: 1 }));
    const outcomes = await Promise.allSettled([
      approveUnits(asReviewer, { articleId, units: order }, database),
      returnUnits(other, { articleId, units: order.toReversed(), reason: "Flat." }, database),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const [a, b] = [await readUnit(database, first), await readUnit(database, second)];
    expect(a.state).toBe(b.state);
  } finally {
    await pool.end();
  }
});
