import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { type Actor, grant } from "#lib/auth/policy.ts";
import type { Database } from "#lib/db/client.ts";
import { segmentSuccessors, segments } from "#lib/db/schema/articles.ts";
import { conflictCopies, events } from "#lib/db/schema/operations.ts";
import { units, unitVersions } from "#lib/db/schema/translations.ts";
import { changedPercent } from "#lib/machine/share.ts";
import { createArticle, createUnit, createUser } from "#lib/testing/factories.ts";
import { rollback } from "#lib/testing/rollback.ts";
import { plainText, textRun } from "#lib/text/runs.ts";
import { applyExchange } from "./applying-mutations.ts";
import type { ExchangeDocument } from "./document.ts";
import { getExchangeDocument, listTranslationRefs } from "./document-queries.ts";
import { readFileContent, type TranslationFormat, translationFormats, writeTranslations } from "./formats.ts";
import { acceptTexts, fileNameInput } from "./input.ts";
import { dismissProposal, forgetReceivedFile, keepReceivedFile, takeProposal } from "./mutations.ts";
import { listProposals } from "./proposal-queries.ts";
import { fitLocales, receive } from "./received.ts";
import { findPresentUnits, getReceivedFile, planExchange } from "./received-queries.ts";

const [first, second] = ["老城区排水改造今年开工。", "工程覆盖12万余人。"] as const;

async function begin(db: Database) {
  const editor = await createUser(db, "editor");
  const article = await createArticle(db, editor, [first, second]);
  const translator = await createUser(db, "translator:en");
  const reviewer = await createUser(db, "reviewer:en");
  const [a = "", b = ""] = article.segmentIds;
  return { ...article, a, b, editor, translator, reviewer };
}

/** Nothing is left out. */
const all = [0, 1, 2];
const visitor = (actor: Actor) => grant(actor, "desk.visit");
const importer = (actor: Actor) => grant(actor, "translation.import", "en");

async function exported(actor: Actor, articleId: string, db: Database): Promise<ExchangeDocument> {
  const refs = await listTranslationRefs(visitor(actor), { articleIds: [articleId], locales: ["en"] }, db);
  const wording = {
    origin: "https://news.example",
    at: "2026-11-26T09:30:00.000Z",
    issue: ({ message }: { message: string }) => message,
  };
  return getExchangeDocument(visitor(actor), refs, wording, db);
}

/** The document with other targets, by segment id, as somebody who stands by them sends them back. */
function translated(document: ExchangeDocument, targets: Record<string, string>): ExchangeDocument {
  return {
    ...document,
    files: document.files.map((file) => ({
      ...file,
      units: file.units.map((unit) => {
        const text = targets[unit.id];
        return text === undefined ? unit : { ...unit, target: textRun(text), state: "translated" as const };
      }),
    })),
  };
}

async function received(actor: Actor, document: ExchangeDocument, format: TranslationFormat, db: Database) {
  const content = receive(readFileContent(writeTranslations(document, format), ["zh", "en"]), () => true);
  if (content.kind !== "translations") throw new Error("It is another kind of file.");
  const accepted = acceptTexts({ content: content.document, faults: content.faults });
  const kept = { ...content, document: accepted.content, faults: accepted.faults };
  const id = await keepReceivedFile(visitor(actor), { name: "drains.xlf", size: 1_000, content: kept }, db);
  const file = await getReceivedFile(visitor(actor), id, db);
  return { fileId: id, faults: file.content.faults, ...(await planExchange(file, "en", db)) };
}

async function readUnit(db: Database, segmentId: string) {
  const [unit] = await db
    .select()
    .from(units)
    .where(and(eq(units.segmentId, segmentId), eq(units.locale, "en")));
  return unit && { ...unit, text: plainText(unit.target) };
}

describe("a file that comes back", () => {
  test.each(translationFormats)("fills what was empty, confirmed by whoever brings it, as %s", (format) =>
    rollback(async (db) => {
      const world = await begin(db);
      const document = await exported(world.translator, world.articleId, db);
      const back = translated(document, { [world.a]: "Work begins.", [world.b]: "=1+1 <&> 120,000" });
      const { fileId, plan, seen, faults } = await received(world.translator, back, format, db);
      expect(faults).toEqual([]);
      expect(plan.changes.filter((change) => change.kind === "new").map((change) => change.given.id)).toEqual([
        world.a,
        world.b,
      ]);
      expect(
        await applyExchange(importer(world.translator), { fileId, seen, stand: false, taken: all }, db),
      ).toMatchObject({
        written: 2,
        proposed: 0,
        articleId: world.articleId,
        left: false,
      });
      expect(await readUnit(db, world.b)).toMatchObject({
        text: "=1+1 <&> 120,000",
        state: "translated",
        origin: "import",
        madeFrom: second,
        writtenBy: world.translator.id,
        confirmedBy: world.translator.id,
      });
      const left = await db.select({ kind: events.kind }).from(events).where(eq(events.subject, world.b));
      expect(left).toEqual([{ kind: "unit.imported" }]);
      const history = await db.select().from(unitVersions).where(eq(unitVersions.segmentId, world.b));
      expect(history).toMatchObject([{ cause: "unit.imported", savedBy: world.translator.id }]);
    }),
  );

  test("counts a machine's text in it as a machine's, whoever stands by it", () =>
    rollback(async (db) => {
      const world = await begin(db);
      const document = translated(await exported(world.translator, world.articleId, db), { [world.a]: "Work begins." });
      const files = document.files.map((file) => ({
        ...file,
        units: file.units.map((unit) => ({ ...unit, origin: "machine" as const })),
      }));
      const { fileId, seen } = await received(world.translator, { ...document, files }, "csv", db);
      await applyExchange(importer(world.translator), { fileId, seen, stand: true, taken: all }, db);
      const [unit] = await db.select().from(units).where(eq(units.segmentId, world.a));
      expect(unit).toMatchObject({ state: "translated", origin: "machine", produced: textRun("Work begins.") });
      expect(unit && changedPercent(unit, "en")).toBe(0);
    }));

  test("as it went out changes nothing", () =>
    rollback(async (db) => {
      const world = await begin(db);
      const ref = { segmentId: world.a, locale: "en" };
      await createUnit(db, ref, world.translator, first, "Work begins.");
      const document = await exported(world.translator, world.articleId, db);
      for (const format of translationFormats) {
        const { plan } = await received(world.translator, document, format, db);
        expect(plan.changes.every((change) => change.kind === "same" || change.kind === "empty")).toBe(true);
      }
    }));

  test("keeps the origin of a text it changes, and a reviewed one waits for a reviewer again", () =>
    rollback(async (db) => {
      const world = await begin(db);
      await createUnit(db, { segmentId: world.a, locale: "en" }, world.translator, first, "Work begins.", {
        state: "reviewed",
        reviewedBy: world.reviewer.id,
        reviewedTarget: textRun("Work begins."),
        origin: "machine",
      });
      const document = await exported(world.editor, world.articleId, db);
      const back = translated(document, { [world.a]: "Work starts." });
      const { fileId, seen } = await received(world.editor, back, "xliff12", db);
      await applyExchange(importer(world.editor), { fileId, seen, stand: false, taken: all }, db);
      expect(await readUnit(db, world.a)).toMatchObject({
        text: "Work starts.",
        state: "translated",
        origin: "machine",
        writtenBy: world.editor.id,
        reviewedTarget: textRun("Work begins."),
      });
    }));

  test("made for an older original leaves the newer text alone and waits for a decision", () =>
    rollback(async (db) => {
      const world = await begin(db);
      const document = await exported(world.translator, world.articleId, db);
      const today = "老城区排水改造明年开工。";
      await db
        .update(segments)
        .set({ source: textRun(today) })
        .where(eq(segments.id, world.a));
      await createUnit(db, { segmentId: world.a, locale: "en" }, world.translator, today, "Work begins next year.");
      const back = translated(document, { [world.a]: "Work begins this year.", [world.b]: "120,000." });
      const { fileId, seen } = await received(world.editor, back, "xlsx", db);
      expect(await applyExchange(importer(world.editor), { fileId, seen, stand: false, taken: all }, db)).toMatchObject(
        {
          written: 1,
          proposed: 1,
        },
      );
      expect(await readUnit(db, world.a)).toMatchObject({ text: "Work begins next year.", version: 1 });

      const ref = { articleId: world.articleId, locale: "en" };
      const [proposal] = await listProposals(visitor(world.reviewer), ref, db);
      expect(proposal).toMatchObject({
        segmentId: world.a,
        number: 2,
        source: today,
        madeFrom: first,
        proposed: textRun("Work begins this year."),
        fileName: "drains.xlf",
        by: world.editor.name,
      });
      const decision = { articleId: world.articleId, proposalId: proposal?.id ?? "", version: 1 };
      const decider = grant(world.reviewer, "proposal.decide", "en");
      await expect(takeProposal(decider, { ...decision, version: 2 }, db)).rejects.toMatchObject({ code: "conflict" });
    }));

  test("proposes; whoever decides takes it as a draft of whoever brought it, or dismisses it", () =>
    rollback(async (db) => {
      const world = await begin(db);
      const document = await exported(world.translator, world.articleId, db);
      for (const segmentId of [world.a, world.b])
        await createUnit(db, { segmentId, locale: "en" }, world.translator, first, "Meanwhile.");
      const back = translated(document, { [world.a]: "From the file.", [world.b]: "From the file, too." });
      const { fileId, plan, seen } = await received(world.editor, back, "po", db);
      expect(plan.changes.map((change) => change.kind)).toEqual(["empty", "propose", "propose"]);
      await applyExchange(importer(world.editor), { fileId, seen, stand: false, taken: all }, db);
      const ref = { articleId: world.articleId, locale: "en" };
      const [one, other] = await listProposals(visitor(world.reviewer), ref, db);
      const decider = grant(world.reviewer, "proposal.decide", "en");
      const decide = { articleId: world.articleId, version: 1 };
      await takeProposal(decider, { ...decide, proposalId: one?.id ?? "" }, db);
      expect(await readUnit(db, world.a)).toMatchObject({
        text: "From the file.",
        state: "draft",
        origin: "import",
        writtenBy: world.editor.id,
      });
      await dismissProposal(decider, { ...decide, proposalId: other?.id ?? "" }, db);
      expect(await readUnit(db, world.b)).toMatchObject({ text: "Meanwhile." });
      expect(await listProposals(visitor(world.reviewer), ref, db)).toEqual([]);
      await expect(dismissProposal(decider, { ...decide, proposalId: one?.id ?? "" }, db)).rejects.toMatchObject({
        code: "already_decided",
      });
    }));

  test("without the rows that somebody left out", () =>
    rollback(async (db) => {
      const world = await begin(db);
      const document = await exported(world.translator, world.articleId, db);
      const back = translated(document, { [world.a]: "Work begins.", [world.b]: "It reaches 120,000." });
      const { fileId, seen } = await received(world.translator, back, "xliff21", db);
      const decision = { fileId, seen, stand: false, taken: [1] };
      expect(await applyExchange(importer(world.translator), decision, db)).toMatchObject({ written: 1, left: false });
      expect(await readUnit(db, world.a)).toBeUndefined();
      expect(await readUnit(db, world.b)).toMatchObject({ text: "It reaches 120,000." });
    }));

  test("does nothing when something has changed since somebody looked", () =>
    rollback(async (db) => {
      const world = await begin(db);
      const document = await exported(world.translator, world.articleId, db);
      const back = translated(document, { [world.a]: "Work begins." });
      const { fileId, seen } = await received(world.translator, back, "csv", db);
      await createUnit(db, { segmentId: world.a, locale: "en" }, world.translator, first, "Meanwhile.");
      await expect(
        applyExchange(importer(world.translator), { fileId, seen, stand: false, taken: all }, db),
      ).rejects.toMatchObject({
        code: "exchange_outdated",
      });
      expect(await readUnit(db, world.a)).toMatchObject({ text: "Meanwhile." });
      expect(await db.select().from(conflictCopies)).toEqual([]);
    }));

  test("given up changes nothing, and is nobody else's to bring in", () =>
    rollback(async (db) => {
      const world = await begin(db);
      const back = translated(await exported(world.translator, world.articleId, db), { [world.a]: "Work begins." });
      const { fileId, seen } = await received(world.translator, back, "xliff21", db);
      await expect(
        applyExchange(importer(world.editor), { fileId, seen, stand: false, taken: all }, db),
      ).rejects.toMatchObject({
        code: "exchange_outdated",
      });
      await forgetReceivedFile(visitor(world.translator), fileId, db);
      await expect(getReceivedFile(visitor(world.translator), fileId, db)).rejects.toMatchObject({ code: "not_found" });
      expect(await readUnit(db, world.a)).toBeUndefined();
    }));

  test("for a sentence that was split is proposed to the first of its pieces", () =>
    rollback(async (db) => {
      const world = await begin(db);
      const back = translated(await exported(world.translator, world.articleId, db), { [world.a]: "Work begins." });
      await db.update(segments).set({ retiredAt: new Date(), blockId: null }).where(eq(segments.id, world.a));
      await db.insert(segmentSuccessors).values({ segmentId: world.a, successorId: world.b, position: 0 });
      const { plan } = await received(world.translator, back, "xliff12", db);
      expect(plan.changes.find((change) => change.given.id === world.a)).toMatchObject({
        kind: "propose",
        present: { segmentId: world.b, moved: true },
      });
    }));

  test("says which rows have no place, and which texts may not be stored", () =>
    rollback(async (db) => {
      const world = await begin(db);
      const document = await exported(world.translator, world.articleId, db);
      const [file] = document.files;
      const [unit] = file?.units ?? [];
      if (!file || !unit) throw new Error("There is no unit.");
      const strange = { ...unit, id: "nobodyknows", target: textRun("x"), state: "translated" as const };
      const forbidden = { ...unit, target: textRun("a\u0001b\u202E"), state: "translated" as const };
      const { plan, faults } = await received(
        world.translator,
        { ...document, files: [{ ...file, units: [strange, forbidden] }] },
        "csv",
        db,
      );
      expect(plan.misplaced).toMatchObject([{ given: { id: "nobodyknows", line: 2 }, why: "unknown" }]);
      expect(faults).toEqual([{ line: 3, code: "text_forbidden", about: unit.id }]);
    }));
});

test("what goes out says states, findings and reasons", () =>
  rollback(async (db) => {
    const world = await begin(db);
    await createUnit(db, { segmentId: world.a, locale: "en" }, world.translator, "旧原文。", "Old.");
    await createUnit(db, { segmentId: world.b, locale: "en" }, world.translator, second, "It reaches 12 people.", {
      state: "draft",
      returnReason: "The figure",
      returnedAt: new Date(),
    });
    const document = await exported(world.translator, world.articleId, db);
    expect(document.files[0]).toMatchObject({
      original: `https://news.example/en/articles/${world.slug}`,
      sourceLocale: "zh",
      targetLocale: "en",
      units: [
        { state: "initial", context: "headline", version: 0, notes: [] },
        { state: "attention", context: "paragraph 1", version: 1 },
        { state: "attention", notes: [{ from: "reviewer", text: "The figure" }, { from: "qa" }] },
      ],
    });
  }));

test("a sentence stands once in a file that calls one language by two names", () => {
  const head = "segment,source_locale,target_locale,source,target\n";
  const csv = `${head}a,zh,en,甲,One\na,zh,en-US,甲,Two\nb,zh-CN,en-US,乙,Three\n`;
  const read = readFileContent(new TextEncoder().encode(csv), ["zh", "en"]);
  const content = fitLocales(
    receive(read, () => true),
    ["zh", "en"],
  );
  if (content.kind !== "translations") throw new Error("These are translations.");
  const units = content.document.files.flatMap((file) => file.units.map((unit) => plainText(unit.target)));
  expect(units).toEqual(["One", "Three"]);
  expect(content.faults).toMatchObject([{ line: 3, code: "id_twice", about: "a" }]);
});

test("a file may have more rows than a query has parameters", () =>
  rollback(async (db) => {
    const { a } = await begin(db);
    const strangers = Array.from({ length: 70_000 }, (_, index) => `stranger-${index}`);
    expect([...(await findPresentUnits([...strangers, a], "en", db)).keys()]).toEqual([a]);
  }));

test("a file's name turns nothing around where it is shown", () => {
  expect(fileNameInput.parse("draft\u202Eflx.\u0007exe ")).toBe("draftflx.exe");
  expect(fileNameInput.parse("\u202E")).toBe("file");
});
