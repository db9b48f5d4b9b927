import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { type Actor, grant } from "#lib/auth/policy.ts";
import { connect, type Database } from "#lib/db/client.ts";
import { articles } from "#lib/db/schema/articles.ts";
import { importBatches, importFiles, imports } from "#lib/db/schema/imports.ts";
import { units } from "#lib/db/schema/translations.ts";
import { cloneDatabase } from "#lib/testing/database.ts";
import { createUser } from "#lib/testing/factories.ts";
import { rollback } from "#lib/testing/rollback.ts";
import { plainText, textRun } from "#lib/text/runs.ts";
import { getTranslationSheet } from "#lib/translations/queries.ts";
import type { ImportedSide } from "./assembly.ts";
import { addBatchFiles, createBatch, forgetAbandonedBatches, startBatch } from "./batch-mutations.ts";
import {
  beginImport,
  discardImport,
  finishImport,
  importOriginal,
  importPair,
  savePairing,
  settleFinding,
} from "./mutations.ts";
import { listRepairs } from "./progress-queries.ts";
import { findImportFindings, getPairing, listOpenImports } from "./queries.ts";

const side = (locale: string, headline: string, ...paragraphs: string[]): ImportedSide => ({
  ...{ locale, headline, byline: "", date: null },
  blocks: paragraphs.map((text) => ({ kind: "paragraph", attributes: {}, runs: textRun(text), leftOut: false })),
});
const pair = (source: number, target: number) => ({ source, target, confidence: 0.9, settled: false });
const source = side("zh", "渡口恢复通航", "渡口恢复了。一年运送12万人。", "天很冷。");
const target = side("en", "The ferry is back", "The ferry is back. It carries 12 people a year.", "Thank you.");
const first = [pair(1, 1), pair(1, 1), pair(1, 1)];
const uncut = { source: [], target: [] };

async function begin(db: Database) {
  const editor = grant(await createUser(db, "editor"), "article.import");
  const operationId = randomUUID();
  const importId = await beginImport(editor, { operationId, source, target, pairing: first }, db);
  const save = (version: number, pairing = first, change = {}) =>
    savePairing(
      editor,
      { importId, pairing, cuts: uncut, version, operationId: randomUUID(), tab: "one", ...change },
      db,
    );
  return { editor, importId, operationId, save };
}

test("an import is kept until its article exists, once for each operation", () =>
  rollback(async (db) => {
    const { editor, importId, operationId } = await begin(db);
    expect(await beginImport(editor, { operationId, source, target, pairing: first }, db)).toBe(importId);
    expect(await getPairing(editor, importId, db)).toEqual({ importId, source, target, pairing: first, version: 1 });
    expect((await listOpenImports(editor, db))[0]).toMatchObject({ importId, headline: "渡口恢复通航" });
    expect(await db.select().from(articles)).toEqual([]);
    await discardImport(editor, importId, db);
    await expect(getPairing(editor, importId, db)).rejects.toMatchObject({ code: "not_found" });
  }));

test("sent twice at the same moment it is one import, and one article of an original alone", async () => {
  const { database: db, pool } = connect(await cloneDatabase(), 4);
  try {
    const editor = grant(await createUser(db, "editor"), "article.import");
    const twice = <T>(begin: (operationId: string) => Promise<T>) => {
      const operationId = randomUUID();
      return Promise.all([begin(operationId), begin(operationId)]);
    };
    const [one, same] = await twice((operationId) =>
      beginImport(editor, { operationId, source, target, pairing: first }, db),
    );
    expect(same).toBe(one);
    const [article, again] = await twice((operationId) => importOriginal(editor, { operationId, source }, db));
    expect(again).toBe(article);
    expect([await db.$count(imports), await db.$count(articles)]).toEqual([1, 1]);
  } finally {
    await pool.end();
  }
});

test("a pairing is saved as it is worked on; two who work on it do not overwrite each other", () =>
  rollback(async (db) => {
    const { importId, save } = await begin(db);
    const joined = [pair(2, 2), pair(1, 1)];
    const operationId = randomUUID();
    const saved = await save(1, joined, { operationId });
    expect(saved.version).toBe(2);
    expect(await save(1, joined, { operationId })).toEqual(saved);
    await expect(save(1, first, { tab: "another" })).rejects.toMatchObject({
      code: "conflict",
      details: { theirs: { pairing: joined, cuts: uncut }, version: 2 },
    });
    // Its own answer was lost on the way: the tab is not in its own way.
    expect((await save(1, first)).version).toBe(3);
    await expect(save(3, [pair(1, 1)])).rejects.toMatchObject({ code: "invalid_input" });
    expect((await db.select().from(imports).where(eq(imports.id, importId)))[0]?.version).toBe(3);
  }));

test("sentences are cut by hand, and the pairing counts their halves", () =>
  rollback(async (db) => {
    const { editor, importId, save } = await begin(db);
    const halves = [pair(1, 1), pair(1, 1), pair(1, 0), pair(1, 1)];
    const cuts = { source: [{ block: 0, at: 9 }], target: [] };
    await expect(save(1, halves)).rejects.toMatchObject({ code: "invalid_input" });
    await expect(save(1, first, { cuts })).rejects.toMatchObject({ code: "invalid_input" });
    await save(1, halves, { cuts });
    expect(await getPairing(editor, importId, db)).toMatchObject({ source: { cuts: [{ block: 0, at: 9 }] } });
    // Taken back, and made again.
    await save(2, first);
    expect(await getPairing(editor, importId, db)).toMatchObject({ source: { cuts: [] }, pairing: first });
    await save(3, halves, { cuts });
    const articleId = await finishImport(editor, { importId, version: 4 }, db);
    const { rows } = await getTranslationSheet({ articleId, locale: "en" }, db);
    expect(rows.map(({ source, target }) => [plainText(source), plainText(target)]).slice(-4)).toEqual([
      ["渡口恢复了。", "The ferry is back."],
      ["一年运", "It carries 12 people a year."],
      ["送12万人。", ""],
      ["天很冷。", "Thank you."],
    ]);
  }));

test("an article comes of it, cut as it was paired, its translation as drafts", () =>
  rollback(async (db) => {
    const { editor, importId, save } = await begin(db);
    await save(1, [pair(1, 1), pair(1, 1), pair(1, 0), pair(0, 1)]);
    await expect(finishImport(editor, { importId, version: 1 }, db)).rejects.toMatchObject({ code: "conflict" });
    const articleId = await finishImport(editor, { importId, version: 2 }, db);
    expect(await finishImport(editor, { importId, version: 2 }, db)).toBe(articleId);
    expect(await getPairing(editor, importId, db)).toEqual({ articleId, targetLocale: "en" });

    const { rows, slug } = await getTranslationSheet({ articleId, locale: "en" }, db);
    expect(slug).toBe("the-ferry-is-back");
    expect(
      rows.map(({ source, target, state, origin, madeFrom }) => [
        plainText(source),
        plainText(target),
        state,
        origin,
        madeFrom,
      ]),
    ).toEqual([
      ["渡口恢复通航", "The ferry is back", "draft", "import", "渡口恢复通航"],
      ["渡口恢复了。", "The ferry is back.", "draft", "import", "渡口恢复了。"],
      ["一年运送12万人。", "It carries 12 people a year.", "draft", "import", "一年运送12万人。"],
      ["天很冷。", "", "initial", "human", "天很冷。"],
    ]);
    expect(rows[1]?.writtenBy?.id).toBe(editor.id);
    // Its texts are the article's now.
    expect((await db.select().from(imports))[0]).toMatchObject({
      source: null,
      target: null,
      pairing: null,
      articleId,
    });
  }));

test("what the checks find is kept, heaviest first, and what they cannot see is settled by a person", () =>
  rollback(async (db) => {
    const { editor, importId, save } = await begin(db);
    await save(1, [pair(1, 1), pair(1, 1), pair(1, 0), pair(0, 1)]);
    const articleId = await finishImport(editor, { importId, version: 2 }, db);
    const ref = { articleId, locale: "en" };
    const findings = await findImportFindings(ref, db);
    expect(findings?.map(({ check }) => check).slice(0, 3)).toEqual(["empty_target", "leftover", "number"]);
    expect(findings?.[1]).toMatchObject({ values: { text: "Thank you." }, settled: false });
    const translator = grant(await createUser(db, "translator:en"), "translation.write", "en");
    await settleFinding(translator, { articleId, position: 1, settled: true }, db);
    expect((await findImportFindings(ref, db))?.[1]?.settled).toBe(true);
    await settleFinding(translator, { articleId, position: 1, settled: false }, db);
    expect((await findImportFindings(ref, db))?.[1]?.settled).toBe(false);
    await expect(settleFinding(translator, { articleId, position: 99, settled: true }, db)).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await findImportFindings({ articleId, locale: "de" }, db)).toBe(null);
  }));

test("how far the repair is stands on the desk, for those who can go on with it", () =>
  rollback(async (db) => {
    const { editor, importId, save } = await begin(db);
    await save(1, [pair(1, 1), pair(1, 1), pair(1, 0), pair(0, 1)]);
    const articleId = await finishImport(editor, { importId, version: 2 }, db);
    const total = (await findImportFindings({ articleId, locale: "en" }, db))?.length ?? 0;
    const translator = await createUser(db, "translator:en");
    const seen = async (actor: Actor, limit = 3) => listRepairs(grant(actor, "desk.visit"), limit, db);
    const repair = { articleId, locale: "en", headline: "渡口恢复通航", sourceLocale: "zh", total };
    expect(await seen(translator)).toEqual({ repairs: [{ ...repair, resolved: 0 }], all: 1 });
    await settleFinding(grant(translator, "translation.write", "en"), { articleId, position: 1, settled: true }, db);
    expect((await seen(translator)).repairs).toEqual([{ ...repair, resolved: 1 }]);
    const number = sql`segment_id in (select id from segments where source::text like '%12万人%')`;
    await db
      .update(units)
      .set({ target: textRun("It carries 120,000 people a year.") })
      .where(number);
    expect((await seen(translator)).repairs[0]?.resolved).toBeGreaterThan(1);
    expect(await seen(await createUser(db, "translator:de"))).toEqual({ repairs: [], all: 0 });
    expect(await seen(await createUser(db, "editor"))).toMatchObject({ all: 1 });

    const again = await begin(db);
    await finishImport(again.editor, { importId: again.importId, version: 1 }, db);
    expect(await seen(translator, 1)).toMatchObject({ repairs: [{}], all: 2 });
  }));

test("an original alone becomes an article at once, and only once", () =>
  rollback(async (db) => {
    const editor = grant(await createUser(db, "editor"), "article.import");
    const operationId = randomUUID();
    const articleId = await importOriginal(editor, { operationId, source }, db);
    expect(await importOriginal(editor, { operationId, source }, db)).toBe(articleId);
    const { rows } = await getTranslationSheet({ articleId, locale: "en" }, db);
    expect(rows.map((row) => plainText(row.source))).toEqual([
      "渡口恢复通航",
      "渡口恢复了。",
      "一年运送12万人。",
      "天很冷。",
    ]);
    expect((await db.select().from(articles)).length).toBe(1);
  }));

test("a whole book comes in, with more sentences than one query holds", { timeout: 30_000 }, () =>
  rollback(async (db) => {
    const editor = grant(await createUser(db, "editor"), "article.import");
    const paragraphs = (text: string) => Array.from({ length: 350 }, () => text.repeat(12));
    const book = { ...source, ...side("zh", "渡船", ...paragraphs("雾散了。")) };
    const english = side("en", "Ferries", ...paragraphs("The fog lifted. "));
    const pairing = Array.from({ length: 4_200 }, () => pair(1, 1));
    const { sentences } = await importPair(editor, { source: book, target: english, pairing }, db);
    expect(sentences).toBe(4_201);
    expect(await db.$count(units)).toBe(4_201);
  }),
);

test("two articles of one headline have two addresses", () =>
  rollback(async (db) => {
    const slugs: (string | null)[] = [];
    for (let count = 0; count < 3; count++) {
      const { editor, importId } = await begin(db);
      const articleId = await finishImport(editor, { importId, version: 1 }, db);
      slugs.push((await getTranslationSheet({ articleId, locale: "en" }, db)).slug);
    }
    expect(slugs.slice(0, 2)).toEqual(["the-ferry-is-back", "the-ferry-is-back-2"]);
    expect(slugs[2]).toMatch(/^the-ferry-is-back-[0-9a-f]{8}$/);
  }));

test("a batch that nobody started is forgotten after a day, with its files; one that was started is not", () =>
  rollback(async (db) => {
    const editor = grant(await createUser(db, "editor"), "article.import");
    const batch = { name: "old", sourceLocale: "zh", targetLocale: "en" };
    const batches = [
      await createBatch(editor, batch, db),
      await createBatch(editor, batch, db),
      await createBatch(editor, batch, db),
    ];
    for (const id of batches) {
      await addBatchFiles(editor, id, [{ path: "a.zh.txt", content: new Uint8Array([97]) }], db);
    }
    const [abandoned = "", started = "", fresh = ""] = batches;
    await startBatch(editor, started, db);
    for (const id of [abandoned, started]) {
      await db.update(importBatches).set({ createdAt: sql`now() - interval '2 days'` }).where(eq(importBatches.id, id));
    }
    await forgetAbandonedBatches(db);
    const left = await db.select({ batchId: importFiles.batchId }).from(importFiles);
    expect(left.map(({ batchId }) => batchId).sort()).toEqual([started, fresh].sort());
  }));
