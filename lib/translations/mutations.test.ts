import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { type Actor, grant } from "#lib/auth/policy.ts";
import type { Database } from "#lib/db/client.ts";
import { segmentSuccessors, segments } from "#lib/db/schema/articles.ts";
import { conflictCopies, events } from "#lib/db/schema/operations.ts";
import { units, unitVersions } from "#lib/db/schema/translations.ts";
import { DomainError } from "#lib/errors.ts";
import { createArticle, createUnit, createUser } from "#lib/testing/factories.ts";
import { rollback } from "#lib/testing/rollback.ts";
import { plainText, type Run, textRun } from "#lib/text/runs.ts";
import { confirmUnit, keepUnit, saveTarget } from "./mutations.ts";
import { getTranslationSheet } from "./queries.ts";
import type { TargetSave } from "./translation.ts";

const first = "老城区排水改造今年开工。";
const second = "工程覆盖12万余人。";

async function begin(db: Database) {
  const editor = await createUser(db, "editor");
  const article = await createArticle(db, editor, [first, second]);
  const [segmentId = "", nextId = ""] = article.segmentIds;
  const translator = await createUser(db, "translator:en");
  const colleague = await createUser(db, "translator:en");
  return { ...article, segmentId, nextId, editor, translator, colleague };
}

const asTranslator = (actor: Actor) => grant(actor, "translation.write", "en");

function typed(
  ref: { articleId: string; segmentId: string },
  target: string,
  change: Partial<TargetSave> = {},
): TargetSave {
  return {
    articleId: ref.articleId,
    segmentId: ref.segmentId,
    target: textRun(target),
    base: [],
    madeFrom: first,
    version: 0,
    operationId: randomUUID(),
    tab: "tab",
    ...change,
  };
}

async function readUnit(db: Database, segmentId: string) {
  const [unit] = await db
    .select()
    .from(units)
    .where(and(eq(units.segmentId, segmentId), eq(units.locale, "en")));
  if (!unit) throw new Error("There is no unit.");
  return { ...unit, text: plainText(unit.target) };
}

async function listEvents(db: Database, segmentId: string) {
  const rows = await db.select({ kind: events.kind }).from(events).where(eq(events.subject, segmentId));
  return rows.map((row) => row.kind).sort();
}

async function changeSource(db: Database, segmentId: string, source: string) {
  await db
    .update(segments)
    .set({ source: textRun(source) })
    .where(eq(segments.id, segmentId));
}

async function retire(db: Database, segmentId: string) {
  await db.update(segments).set({ retiredAt: new Date(), blockId: null }).where(eq(segments.id, segmentId));
}

async function refusal(work: Promise<unknown>): Promise<DomainError> {
  const error = await work.then(
    () => new Error("It was not refused."),
    (reason: unknown) => reason,
  );
  if (!(error instanceof DomainError)) throw error;
  return error;
}

describe("saving", () => {
  test("makes a draft and never confirms", () =>
    rollback(async (db) => {
      const world = await begin(db);
      const saved = await saveTarget(asTranslator(world.translator), typed(world, "Work begins"), db);
      expect(saved).toMatchObject({ version: 1, state: "draft", madeFrom: first, merged: null, outdated: false });
      expect(await readUnit(db, world.segmentId)).toMatchObject({
        text: "Work begins",
        state: "draft",
        origin: "human",
        writtenBy: world.translator.id,
        confirmedBy: null,
      });
    }));

  test("a draft that was put in whole is remembered beside what becomes of it, until the unit is emptied", () =>
    rollback(async (db) => {
      const world = await begin(db);
      const actor = asTranslator(world.translator);
      const draft = textRun("Work starts.");
      const began = { origin: "machine", produced: draft } as const;
      await saveTarget(actor, typed(world, "Work starts.", { began }), db);
      const edited = typed(world, "Work begins.", { version: 1, base: draft });
      await confirmUnit(actor, edited, db);
      const machine = { origin: "machine", produced: draft, writtenBy: world.translator.id };
      expect(await readUnit(db, world.segmentId)).toMatchObject({ ...machine, text: "Work begins." });
      const versions = await db.select().from(unitVersions).where(eq(unitVersions.segmentId, world.segmentId));
      expect(versions.map(({ origin, produced }) => ({ origin, produced }))).toEqual([began, began]);

      await saveTarget(actor, typed(world, "", { version: 2, base: edited.target }), db);
      await saveTarget(actor, typed(world, "Work begins.", { version: 3 }), db);
      expect(await readUnit(db, world.segmentId)).toMatchObject({ origin: "human", produced: null });
    }));

  test("an emptied unit is untranslated again", () =>
    rollback(async (db) => {
      const world = await begin(db);
      const actor = asTranslator(world.translator);
      await saveTarget(actor, typed(world, "Work"), db);
      const saved = await saveTarget(actor, typed(world, "  ", { version: 1, base: textRun("Work") }), db);
      expect(saved).toMatchObject({ version: 2, state: "initial" });
      expect((await readUnit(db, world.segmentId)).target).toEqual([]);
    }));

  test("the same text again changes nothing, a confirmation least of all", () =>
    rollback(async (db) => {
      const world = await begin(db);
      await createUnit(db, { segmentId: world.segmentId, locale: "en" }, world.colleague, first, "Work begins.");
      const saved = await saveTarget(asTranslator(world.translator), typed(world, "Work begins.", { version: 1 }), db);
      expect(saved).toMatchObject({ version: 1, state: "translated" });
      expect(await readUnit(db, world.segmentId)).toMatchObject({ writtenBy: world.colleague.id, state: "translated" });
    }));

  test("a reviewed unit becomes a draft and keeps what was reviewed, to compare with", () =>
    rollback(async (db) => {
      const world = await begin(db);
      const reviewer = await createUser(db, "reviewer:en");
      await createUnit(db, { segmentId: world.segmentId, locale: "en" }, world.translator, first, "Work begins.", {
        state: "reviewed",
        reviewedBy: reviewer.id,
        reviewedTarget: textRun("Work begins."),
      });
      await saveTarget(asTranslator(world.translator), typed(world, "Work starts.", { version: 1 }), db);
      expect(await readUnit(db, world.segmentId)).toMatchObject({
        state: "draft",
        confirmedBy: null,
        reviewedTarget: textRun("Work begins."),
        reviewedBy: reviewer.id,
      });
    }));

  test("a sitting is one event and one entry of the history", () =>
    rollback(async (db) => {
      const world = await begin(db);
      const actor = asTranslator(world.translator);
      await saveTarget(actor, typed(world, "W"), db);
      await saveTarget(actor, typed(world, "Wo", { version: 1, base: textRun("W") }), db);
      await saveTarget(actor, typed(world, "Wor", { version: 2, base: textRun("Wo") }), db);
      expect(await listEvents(db, world.segmentId)).toEqual(["unit.saved"]);
      const history = await db.select().from(unitVersions).where(eq(unitVersions.segmentId, world.segmentId));
      expect(history.map((entry) => [entry.version, plainText(entry.target)])).toEqual([[3, "Wor"]]);
    }));

  test("a repeated operation gives the first result and writes nothing", () =>
    rollback(async (db) => {
      const world = await begin(db);
      const actor = asTranslator(world.translator);
      const save = typed(world, "Work");
      const once = await saveTarget(actor, save, db);
      await saveTarget(actor, typed(world, "Work begins", { version: 1, base: save.target }), db);
      expect(await saveTarget(actor, save, db)).toEqual(once);
      expect((await readUnit(db, world.segmentId)).text).toBe("Work begins");
    }));

  test("an operation id stands for one text of one person", () =>
    rollback(async (db) => {
      const world = await begin(db);
      const save = typed(world, "Work");
      await saveTarget(asTranslator(world.translator), save, db);
      const other = { ...save, target: textRun("Other") };
      expect(await refusal(saveTarget(asTranslator(world.translator), other, db))).toMatchObject({
        code: "operation_reused",
      });
      expect(await refusal(saveTarget(asTranslator(world.colleague), save, db))).toMatchObject({
        code: "operation_reused",
      });
    }));
});

describe("two people on one sentence", () => {
  test("the later text is kept, and both are shown", () =>
    rollback(async (db) => {
      const world = await begin(db);
      await saveTarget(asTranslator(world.colleague), typed(world, "Theirs."), db);
      const save = typed(world, "Mine.");
      const error = await refusal(saveTarget(asTranslator(world.translator), save, db));
      expect(error).toMatchObject({
        code: "conflict",
        details: {
          theirs: textRun("Theirs."),
          base: [],
          version: 1,
          movedTo: null,
          by: { name: world.colleague.name, self: false },
        },
      });
      expect((await readUnit(db, world.segmentId)).text).toBe("Theirs.");
      const copies = await db.select().from(conflictCopies).where(eq(conflictCopies.actorId, world.translator.id));
      expect(copies).toMatchObject([
        { id: save.operationId, segmentId: world.segmentId, locale: "en", mine: save.target },
      ]);
    }));

  test("changes to words apart both stand, and it is said whose they are", () =>
    rollback(async (db) => {
      const world = await begin(db);
      const base = textRun("The old city floods.");
      await saveTarget(asTranslator(world.colleague), typed(world, "The old city floods."), db);
      await saveTarget(
        asTranslator(world.colleague),
        typed(world, "The ancient city floods.", { version: 1, base }),
        db,
      );
      const saved = await saveTarget(
        asTranslator(world.translator),
        typed(world, "The old city flooded.", { version: 1, base }),
        db,
      );
      expect(saved).toMatchObject({
        version: 3,
        outdated: true,
        merged: { target: textRun("The ancient city flooded."), by: { name: world.colleague.name, self: false } },
      });
      expect((await readUnit(db, world.segmentId)).text).toBe("The ancient city flooded.");
    }));

  test("nobody confirms words they have not seen", () =>
    rollback(async (db) => {
      const world = await begin(db);
      const base = textRun("The old city floods.");
      await saveTarget(asTranslator(world.colleague), typed(world, "The ancient city floods."), db);
      const save = typed(world, "The old city flooded.", { version: 0, base });
      expect(await refusal(confirmUnit(asTranslator(world.translator), save, db))).toMatchObject({ code: "conflict" });
    }));

  test("the same words from both are no conflict", () =>
    rollback(async (db) => {
      const world = await begin(db);
      await saveTarget(asTranslator(world.colleague), typed(world, "Work begins."), db);
      const saved = await confirmUnit(asTranslator(world.translator), typed(world, "Work begins."), db);
      expect(saved).toMatchObject({ version: 2, state: "translated" });
    }));

  test("one's own tab never is, also when it did not hear that its save arrived", () =>
    rollback(async (db) => {
      const world = await begin(db);
      const actor = asTranslator(world.translator);
      await saveTarget(actor, typed(world, "Work"), db);
      await saveTarget(actor, typed(world, "Wonders"), db);
      expect((await readUnit(db, world.segmentId)).text).toBe("Wonders");
    }));

  test("one's other tab is one", () =>
    rollback(async (db) => {
      const world = await begin(db);
      const actor = asTranslator(world.translator);
      await saveTarget(actor, typed(world, "Work"), db);
      const error = await refusal(saveTarget(actor, typed(world, "Wonders", { tab: "other" }), db));
      expect(error.details).toMatchObject({ by: { self: true } });
    }));

  test("a return that came meanwhile is not ended unseen", () =>
    rollback(async (db) => {
      const world = await begin(db);
      const ref = { segmentId: world.segmentId, locale: "en" };
      await createUnit(db, ref, world.translator, first, "Work.", {
        state: "draft",
        returnReason: "Too short",
        returnedAt: new Date(),
      });
      await db.update(units).set({ version: 2 }).where(eq(units.segmentId, world.segmentId));
      const save = typed(world, "Work begins.", { version: 1, base: textRun("Work.") });
      expect(await confirmUnit(asTranslator(world.translator), save, db)).toMatchObject({ outdated: true });
      expect(await readUnit(db, world.segmentId)).toMatchObject({ state: "translated", returnReason: "Too short" });
    }));
});

describe("confirming", () => {
  test("stores and confirms in one step, and ends a return", () =>
    rollback(async (db) => {
      const world = await begin(db);
      const ref = { segmentId: world.segmentId, locale: "en" };
      await createUnit(db, ref, world.translator, first, "Work.", {
        state: "draft",
        returnReason: "Too short",
        returnedAt: new Date(),
      });
      const save = typed(world, "Work begins.", { version: 1, base: textRun("Work.") });
      expect(await confirmUnit(asTranslator(world.translator), save, db)).toMatchObject({
        version: 2,
        state: "translated",
      });
      expect(await readUnit(db, world.segmentId)).toMatchObject({
        text: "Work begins.",
        confirmedBy: world.translator.id,
        returnReason: null,
        returnedAt: null,
      });
      expect(await listEvents(db, world.segmentId)).toEqual(["unit.confirmed"]);
    }));

  test("an empty unit cannot be confirmed", () =>
    rollback(async (db) => {
      const world = await begin(db);
      expect(await refusal(confirmUnit(asTranslator(world.translator), typed(world, " \n"), db))).toMatchObject({
        code: "unit_empty",
      });
    }));

  test("again says nothing new; a reviewed unit stays reviewed", () =>
    rollback(async (db) => {
      const world = await begin(db);
      const reviewer = await createUser(db, "reviewer:en");
      await createUnit(db, { segmentId: world.segmentId, locale: "en" }, world.translator, first, "Work.", {
        state: "reviewed",
        reviewedBy: reviewer.id,
        reviewedTarget: textRun("Work."),
      });
      const saved = await confirmUnit(asTranslator(world.translator), typed(world, "Work.", { version: 1 }), db);
      expect(saved).toMatchObject({ version: 1, state: "reviewed" });
      expect(await listEvents(db, world.segmentId)).toEqual([]);
    }));
});

describe("when the source has changed", () => {
  const changed = "老城区排水改造明年开工。";

  test("a new text stays with the source its translator saw: it is out of date at once", () =>
    rollback(async (db) => {
      const world = await begin(db);
      await changeSource(db, world.segmentId, changed);
      const saved = await confirmUnit(asTranslator(world.translator), typed(world, "Work begins this year."), db);
      expect(saved).toMatchObject({ madeFrom: first, outdated: true });
    }));

  test("a text that is being changed stays out of date until it is confirmed", () =>
    rollback(async (db) => {
      const world = await begin(db);
      const actor = asTranslator(world.translator);
      await createUnit(
        db,
        { segmentId: world.segmentId, locale: "en" },
        world.translator,
        first,
        "Work begins this year.",
      );
      await changeSource(db, world.segmentId, changed);
      const save = typed(world, "Work begins next", { version: 1, madeFrom: changed });
      expect(await saveTarget(actor, save, db)).toMatchObject({ madeFrom: first, outdated: false });
      const confirm = typed(world, "Work begins next year.", { version: 2, base: save.target, madeFrom: changed });
      expect(await confirmUnit(actor, confirm, db)).toMatchObject({ madeFrom: changed, state: "translated" });
    }));

  test("a text may be kept, and its state stays", () =>
    rollback(async (db) => {
      const world = await begin(db);
      const actor = asTranslator(world.translator);
      await createUnit(db, { segmentId: world.segmentId, locale: "en" }, world.translator, first, "Work begins.");
      await changeSource(db, world.segmentId, changed);
      const kept = { articleId: world.articleId, segmentId: world.segmentId, version: 1, madeFrom: changed };
      expect(await refusal(keepUnit(actor, { ...kept, madeFrom: first }, db))).toMatchObject({
        code: "source_changed",
      });
      expect(await refusal(keepUnit(actor, { ...kept, version: 2 }, db))).toMatchObject({ code: "conflict" });
      expect(await keepUnit(actor, kept, db)).toEqual({ version: 2, state: "translated", madeFrom: changed });
      expect(await listEvents(db, world.segmentId)).toEqual(["unit.kept"]);
      const sheet = await getTranslationSheet({ articleId: world.articleId, locale: "en" }, db);
      expect(sheet.rows.find((row) => row.segmentId === world.segmentId)).toMatchObject({
        madeFrom: changed,
        state: "translated",
      });
    }));

  test("a text for a sentence that was merged meanwhile goes where the sentence went", () =>
    rollback(async (db) => {
      const world = await begin(db);
      await createUnit(db, { segmentId: world.segmentId, locale: "en" }, world.translator, first, "Work begins.");
      await createUnit(
        db,
        { segmentId: world.nextId, locale: "en" },
        world.translator,
        `${first}${second}`,
        "Work begins. It covers more.",
      );
      await retire(db, world.segmentId);
      await db.insert(segmentSuccessors).values({ segmentId: world.segmentId, successorId: world.nextId, position: 0 });
      const save = typed(world, "Work starts.", { version: 1, base: textRun("Work begins.") });
      expect(await confirmUnit(asTranslator(world.translator), save, db)).toMatchObject({
        movedTo: world.nextId,
        version: 2,
        state: "draft",
        outdated: true,
      });
      expect((await readUnit(db, world.nextId)).text).toBe("Work starts. It covers more.");
    }));

  test("a text for a deleted sentence is kept with it", () =>
    rollback(async (db) => {
      const world = await begin(db);
      await retire(db, world.segmentId);
      expect(await saveTarget(asTranslator(world.translator), typed(world, "Work begins."), db)).toMatchObject({
        movedTo: null,
        outdated: true,
      });
      expect((await readUnit(db, world.segmentId)).text).toBe("Work begins.");
    }));
});

describe("nobody writes", () => {
  test("in a locale that is not theirs", () =>
    rollback(async (db) => {
      const world = await begin(db);
      expect(() => grant(world.translator, "translation.write", "fr")).toThrow(DomainError);
    }));

  for (const [name, locale] of [
    ["the article's own locale", "zh"],
    ["a locale the newsroom does not have", "eo"],
  ] as const) {
    test(`in ${name}`, () =>
      rollback(async (db) => {
        const world = await begin(db);
        const actor = grant(await createUser(db, "translator"), "translation.write", locale);
        expect(await refusal(saveTarget(actor, typed(world, "Work"), db))).toMatchObject({ code: "not_found" });
      }));
  }

  test("into a segment of another article", () =>
    rollback(async (db) => {
      const world = await begin(db);
      const other = await createArticle(db, world.editor, [first]);
      const save = typed({ articleId: other.articleId, segmentId: world.segmentId }, "Work");
      expect(await refusal(saveTarget(asTranslator(world.translator), save, db))).toMatchObject({ code: "not_found" });
    }));
});

test("formatting is part of the text", () =>
  rollback(async (db) => {
    const world = await begin(db);
    const actor = asTranslator(world.translator);
    await saveTarget(actor, typed(world, "Work begins"), db);
    const target: Run[] = [{ text: "Work " }, { text: "begins", bold: true }];
    expect(await saveTarget(actor, typed(world, "", { target, version: 1 }), db)).toMatchObject({ version: 2 });
    expect((await readUnit(db, world.segmentId)).target).toEqual(target);
  }));
