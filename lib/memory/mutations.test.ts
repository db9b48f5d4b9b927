import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { operator } from "#lib/auth/operator.ts";
import { type Actor, grant } from "#lib/auth/policy.ts";
import { acceptCorrection } from "#lib/corrections/mutations.ts";
import type { Database } from "#lib/db/client.ts";
import { memoryEntries } from "#lib/db/schema/memory.ts";
import { approveUnits, approveWithEdits, returnUnits, undoReview } from "#lib/review/mutations.ts";
import { createPublished, suggest } from "#lib/testing/corrections.ts";
import { createArticle, createUser } from "#lib/testing/factories.ts";
import { rollback } from "#lib/testing/rollback.ts";
import { textRun } from "#lib/text/runs.ts";
import { confirmUnit, saveTarget } from "#lib/translations/mutations.ts";
import { addMemoryPairs } from "./mutations.ts";
import { findMatches, searchMemory } from "./queries.ts";
import { rebuildMemory } from "./rebuilding-mutations.ts";

const source = "各街道组织宣讲700场，覆盖12万余人。";
const target = "The streets held 700 talks and reached more than 120,000 people.";
const pair = { sourceLocale: "zh", targetLocale: "en" };

async function begin(db: Database) {
  const editor = await createUser(db, "editor");
  const translator = await createUser(db, "translator:en");
  const reviewer = await createUser(db, "reviewer:en");
  const article = await createArticle(db, editor, [source], "节水宣讲");
  const [segmentId = ""] = article.segmentIds;
  const save = { articleId: article.articleId, segmentId, target: textRun(target), base: [], madeFrom: source };
  const about = { version: 0, operationId: randomUUID(), tab: "tab" };
  await confirmUnit(grant(translator, "translation.write", "en"), { ...save, ...about }, db);
  const reference = { articleId: article.articleId, units: [{ segmentId, version: 1 }] };
  return { ...article, segmentId, translator, reviewer: asReviewer(reviewer), reference };
}

const asReviewer = (actor: Actor) => grant(actor, "unit.review", "en");
const onDesk = (actor: Actor) => grant(actor, "desk.visit");

async function remembered(db: Database, articleId: string) {
  const rows = await db.select().from(memoryEntries).where(eq(memoryEntries.articleId, articleId));
  return rows.map((row) => [row.source, row.target]);
}

describe("a reviewed pair", () => {
  test("is in the memory from the approval on, with where it came from", () =>
    rollback(async (db) => {
      const { articleId, segmentId, reviewer, reference } = await begin(db);
      expect(await remembered(db, articleId)).toEqual([]);
      await approveUnits(reviewer, reference, db);
      expect(await remembered(db, articleId)).toEqual([[source, target]]);

      const [match] = await findMatches(onDesk(reviewer), { ...pair, source, except: null }, db);
      const from = { articleId, segmentId, headline: "节水宣讲", file: null, addedBy: reviewer.name };
      expect(match).toMatchObject({ score: 100, source, target, ...from });
    }));

  test("is no help for itself", () =>
    rollback(async (db) => {
      const { segmentId, reviewer, reference } = await begin(db);
      await approveUnits(reviewer, reference, db);
      expect(await findMatches(onDesk(reviewer), { ...pair, source, except: segmentId }, db)).toEqual([]);
    }));

  test("is in it as the reviewer worded it", () =>
    rollback(async (db) => {
      const { articleId, segmentId, reviewer } = await begin(db);
      await approveWithEdits(
        reviewer,
        { articleId, unit: { segmentId, version: 1 }, text: "700 talks reached over 120,000 people." },
        db,
      );
      expect(await remembered(db, articleId)).toEqual([[source, "700 talks reached over 120,000 people."]]);
    }));

  for (const [what, leave] of [
    [
      "is taken back",
      async ({ reviewer, articleId, segmentId }, db) => {
        await undoReview(reviewer, { articleId, units: [{ segmentId, version: 2 }] }, db);
      },
    ],
    [
      "is returned",
      async ({ reviewer, articleId, segmentId }, db) => {
        const units = [{ segmentId, version: 2 }];
        await returnUnits(reviewer, { articleId, units, reason: "Not what it says" }, db);
      },
    ],
    [
      "is changed by its translator",
      async ({ translator, articleId, segmentId }, db) => {
        const save = { articleId, segmentId, target: textRun("Something else."), base: textRun(target) };
        const about = { madeFrom: source, version: 2, operationId: randomUUID(), tab: "tab" };
        await saveTarget(grant(translator, "translation.write", "en"), { ...save, ...about }, db);
      },
    ],
  ] satisfies [string, (world: Awaited<ReturnType<typeof begin>>, db: Database) => Promise<void>][]) {
    test(`leaves the memory when it ${what}`, () =>
      rollback(async (db) => {
        const world = await begin(db);
        await approveUnits(world.reviewer, world.reference, db);
        await leave(world, db);
        expect(await remembered(db, world.articleId)).toEqual([]);
      }));
  }

  test("is not in it when the approval fails", () =>
    rollback(async (db) => {
      const { articleId, reviewer, reference } = await begin(db);
      const [unit] = reference.units;
      const both = { articleId, units: [...(unit ? [unit] : []), { segmentId: "nothing", version: 1 }] };
      await expect(db.transaction((tx) => approveUnits(reviewer, both, tx))).rejects.toThrow();
      expect(await remembered(db, articleId)).toEqual([]);
    }));
});

test("an accepted correction takes the place of what it corrects", () =>
  rollback(async (db) => {
    const world = await createPublished(db);
    const { id } = await suggest(db, world);
    await acceptCorrection(world.judge, { correctionId: id, class: "style" }, db);
    expect(await remembered(db, world.articleId)).toEqual([["天亮了。", "Dawn came."]]);
  }));

test("the memory can be worked out from the units alone", () =>
  rollback(async (db) => {
    const { articleId, reviewer, reference } = await begin(db);
    await approveUnits(reviewer, reference, db);
    const before = await remembered(db, articleId);
    await db.delete(memoryEntries);
    await rebuildMemory(operator, db);
    expect(await remembered(db, articleId)).toEqual(before);
  }));

describe("what a sentence is offered", () => {
  const pairs = [
    { source: "各街道组织宣讲700场。", target: "The streets held 700 talks.", at: new Date("2026-01-02") },
    { source: "各街道组织宣讲700场。", target: "The streets  held 700 talks.", at: null },
    { source: "北京市朝阳区", target: "Chaoyang District, Beijing", at: null },
    { source: "他从来不看报纸。", target: "He never reads a paper.", at: null },
    { source: " ", target: "Nothing", at: null },
  ];

  test("is the like of it, with the new number in the place of the old one", () =>
    rollback(async (db) => {
      const person = await createUser(db, "translator:en");
      expect(await addMemoryPairs(person, { ...pair, file: "old.tmx", pairs }, db)).toBe(3);
      expect(await addMemoryPairs(person, { ...pair, file: "again.tmx", pairs }, db)).toBe(0);
      const [match, ...others] = await findMatches(
        onDesk(person),
        { ...pair, source: "各街道组织宣讲830场。", except: null },
        db,
      );
      expect(others).toEqual([]);
      expect(match).toMatchObject({
        score: 97,
        source: "各街道组织宣讲700场。",
        target: "The streets held 830 talks.",
        carried: [{ from: 17, to: 20, before: "700" }],
        file: "old.tmx",
        addedBy: person.name,
        addedAt: "2026-01-02T00:00:00.000Z",
      });
    }));

  test("is there when one character in six is another", () =>
    rollback(async (db) => {
      const person = await createUser(db, "translator:en");
      await addMemoryPairs(person, { ...pair, file: "old.tmx", pairs }, db);
      for (const source of ["北京市海阳区", "北平市朝阳区", "南京市朝阳区", "北京市朝阳县"]) {
        const [match] = await findMatches(onDesk(person), { ...pair, source, except: null }, db);
        expect(match).toMatchObject({ source: "北京市朝阳区", score: 83 });
      }
    }));

  test("is of its own pair of locales, and nothing that is not like it", () =>
    rollback(async (db) => {
      const person = await createUser(db, "translator:en");
      await addMemoryPairs(person, { ...pair, file: "old.tmx", pairs }, db);
      const others = { sourceLocale: "zh", targetLocale: "ar", source: "北京市朝阳区", except: null };
      expect(await findMatches(onDesk(person), others, db)).toEqual([]);
      expect(await findMatches(onDesk(person), { ...pair, source: "今天下雨。", except: null }, db)).toEqual([]);
    }));
});

describe("a search", () => {
  const pairs = [
    { source: "市税务局上门服务。", target: "The tax bureau makes house calls.", at: new Date("2026-01-01") },
    { source: "税收增长12万元。", target: "Taxation brought 120,000 yuan more.", at: new Date("2026-01-02") },
    { source: "雨停了。", target: "The rain (50% of it) stopped_now.", at: new Date("2026-01-03") },
  ];

  for (const [side, text, expected] of [
    ["target", "tax", ["Taxation brought 120,000 yuan more.", "The tax bureau makes house calls."]],
    ["target", "TAX bureau", ["The tax bureau makes house calls."]],
    ["target", "ax", ["Taxation brought 120,000 yuan more.", "The tax bureau makes house calls."]],
    ["source", "税务局", ["The tax bureau makes house calls."]],
    ["source", "税", ["Taxation brought 120,000 yuan more.", "The tax bureau makes house calls."]],
    ["source", "12万", ["Taxation brought 120,000 yuan more."]],
    ["source", "12", ["Taxation brought 120,000 yuan more."]],
    ["source", "tax", []],
    ["target", "50%", ["The rain (50% of it) stopped_now."]],
    ["target", "stopped%", []],
    ["source", "  ", []],
  ] as const) {
    test(`for "${text}" in the ${side} finds ${expected.length}`, () =>
      rollback(async (db) => {
        const person = await createUser(db, "translator:en");
        await addMemoryPairs(person, { ...pair, file: "old.tmx", pairs }, db);
        const { entries, more } = await searchMemory(onDesk(person), { ...pair, side, text }, db);
        expect(entries.map((entry) => entry.target)).toEqual(expected);
        expect(more).toBe(false);
      }));
  }
});
