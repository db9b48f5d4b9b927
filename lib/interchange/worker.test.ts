import { and, eq, inArray } from "drizzle-orm";
import type { Pool } from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Actor, grant } from "#lib/auth/policy.ts";
import { connect, type Database } from "#lib/db/client.ts";
import { units } from "#lib/db/schema/translations.ts";
import { startWorker, type Worker } from "#lib/server/worker.ts";
import { cloneDatabase } from "#lib/testing/database.ts";
import { createArticle, createUnit, createUser } from "#lib/testing/factories.ts";
import { plainText, textRun } from "#lib/text/runs.ts";
import { mostAtOnce, rowsAStep } from "./applying.ts";
import { applyExchange } from "./applying-mutations.ts";
import { getExchangeDocument } from "./document-queries.ts";
import { forgetReceivedFile, keepReceivedFile } from "./mutations.ts";
import { findApplying, getReceivedFile, planExchange } from "./received-queries.ts";
import { applyingHandler } from "./worker.ts";

let db: Database;
let pool: Pool;
let workers: Worker[] = [];

beforeEach(async () => {
  ({ database: db, pool } = connect(await cloneDatabase(), 6));
  workers = [];
});
afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.stop()));
  await pool.end();
});

const count = mostAtOnce + 40;
const sentences = Array.from({ length: count }, (_, index) => `第${index + 1}班船开了。`);
const visitor = (actor: Actor) => grant(actor, "desk.visit");
const work = () =>
  workers.push(startWorker({ db, log: () => {}, period: 10, handlers: { "exchange.apply": applyingHandler(db) } }));

/** A file with a translation of every sentence, as somebody decided about it. */
async function decide(leave: readonly number[] = []) {
  const editor = await createUser(db, "editor");
  const translator = await createUser(db, "translator:en");
  const { articleId, segmentIds } = await createArticle(db, editor, sentences);
  const wording = { origin: "https://news.example", at: "2026-11-26T09:30:00.000Z", issue: () => "" };
  const ref = { articleId, locale: "en" };
  const document = await getExchangeDocument(visitor(translator), [ref], wording, db);
  const files = document.files.map((file) => ({
    ...file,
    units: file.units.map((unit, index) => ({
      ...unit,
      target: textRun(`Boat ${index} has left.`),
      state: "draft" as const,
    })),
  }));
  const content = { kind: "translations", format: "csv", document: { ...document, files }, faults: [] } as const;
  const fileId = await keepReceivedFile(visitor(translator), { name: "boats.csv", size: 9, content }, db);
  const { plan, seen } = await planExchange(await getReceivedFile(visitor(translator), fileId, db), "en", db);
  const taken = plan.changes.map((_, index) => index).filter((index) => !leave.includes(index));
  const importer = grant(translator, "translation.import", "en");
  const apply = () => applyExchange(importer, { fileId, seen, stand: false, taken }, db);
  const applying = () => findApplying(visitor(translator), fileId, db);
  const targets = async () =>
    (
      await db
        .select()
        .from(units)
        .where(and(inArray(units.segmentId, [...segmentIds]), eq(units.locale, "en")))
    ).map(({ target }) => plainText(target));
  return { translator, articleId, segmentIds, fileId, total: taken.length, apply, applying, targets };
}

test("a large file is applied by a job, once, without what was left out or has changed since", {
  timeout: 60_000,
}, async () => {
  const { translator, articleId, segmentIds, fileId, total, apply, applying, targets } = await decide([2, 5]);
  expect(await apply()).toMatchObject({ jobId: expect.any(String) });
  await expect(apply()).rejects.toMatchObject({ code: "exchange_outdated" });
  expect(await targets()).toEqual([]);
  const changed = { segmentId: segmentIds[rowsAStep + 7] ?? "", locale: "en" };
  await createUnit(db, changed, translator, sentences[rowsAStep + 7] ?? "", "Meanwhile.");
  work();
  work();
  await expect.poll(async () => (await applying())?.status, { timeout: 30_000 }).toBe("done");
  expect(await applying()).toEqual({
    ...{ status: "done", done: total, total },
    result: { written: total - 1, proposed: 0, passed: 1, locale: "en", articleId, left: false },
  });
  // As if it had been killed between its last step and its end.
  await pool.query(
    "update jobs set status = 'waiting', finished_at = null, result = null where kind = 'exchange.apply'",
  );
  await expect.poll(async () => (await applying())?.status, { timeout: 30_000 }).toBe("done");
  expect((await applying())?.result).toMatchObject({ written: total - 1, left: false });
  const found = await targets();
  // The headline is not among them.
  expect(found).toHaveLength(total - 1);
  expect(found).toContain("Meanwhile.");
  expect(found).not.toContain("Boat 2 has left.");
  await expect(getReceivedFile(visitor(translator), fileId, db)).rejects.toMatchObject({ code: "not_found" });
  expect(await findApplying(visitor(await createUser(db, "editor")), fileId, db)).toBe(null);
});

test("a file that is given up is applied no further", { timeout: 60_000 }, async () => {
  const { translator, fileId, apply, applying, targets } = await decide();
  await apply();
  await forgetReceivedFile(visitor(translator), fileId, db);
  work();
  expect(await applying()).toMatchObject({ status: "cancelled", result: null });
  expect(await targets()).toEqual([]);
});
