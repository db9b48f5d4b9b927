import { asc } from "drizzle-orm";
import type { Pool } from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { grant } from "#lib/auth/policy.ts";
import { connect, type Database } from "#lib/db/client.ts";
import { articles } from "#lib/db/schema/articles.ts";
import { importFiles, importItems, imports } from "#lib/db/schema/imports.ts";
import { units } from "#lib/db/schema/translations.ts";
import { startWorker, type Worker } from "#lib/server/worker.ts";
import { cloneDatabase } from "#lib/testing/database.ts";
import { docx } from "#lib/testing/docx.ts";
import { createUser } from "#lib/testing/factories.ts";
import { addBatchFiles, createBatch, startBatch, stopBatch } from "./batch-mutations.ts";
import { getBatch, listBatches, listBatchItems } from "./queries.ts";
import { importBatch } from "./worker.ts";

let db: Database;
let pool: Pool;
let workers: Worker[] = [];
const log: string[] = [];

beforeEach(async () => {
  ({ database: db, pool } = connect(await cloneDatabase(), 8));
  workers = [];
});
afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.stop()));
  await pool.end();
});

const work = (on: Database = db) => {
  const worker = startWorker({
    ...{ db: on, log: (line: string) => log.push(line), lease: 2, period: 10 },
    handlers: { "import.batch": importBatch(on) },
  });
  workers.push(worker);
  return worker;
};

async function begin(files: Readonly<Record<string, string | Uint8Array>>) {
  const editor = grant(await createUser(db, "editor"), "article.import");
  const batchId = await createBatch(editor, { name: "2009", sourceLocale: "zh", targetLocale: "en" }, db);
  const contents = Object.entries(files).map(([path, content]) => ({
    path,
    content: typeof content === "string" ? new TextEncoder().encode(content) : content,
  }));
  await addBatchFiles(editor, batchId, contents, db);
  await startBatch(editor, batchId, db);
  const batch = () => getBatch(editor, batchId, db);
  const done = () => expect.poll(async () => (await batch()).job?.status, { timeout: 60_000 }).toBe("done");
  const items = () => listBatchItems(editor, { batchId, from: 0, count: 1_000 }, db);
  return { editor, batchId, batch, done, items };
}

const article = (number: number) => ({
  [`a${number}.zh.txt`]: `第${number}号渡口\n渡口恢复了。一年运送${number}万人。\n天很冷。\n`,
  [`a${number}.en.txt`]: `Ferry number ${number}\nThe ferry is back. It carries ${number}0,000 people a year.\nIt is cold.\n`,
});
const many = (count: number) => Object.assign({}, ...Array.from({ length: count }, (_, index) => article(index + 1)));

test("a batch brings in its pairs and says of every file what became of it", { timeout: 90_000 }, async () => {
  const { editor, batchId, batch, done, items } = await begin({
    ...article(1),
    "b.zh.docx": docx([{ style: "Title", text: "天气" }, "今天很冷。"]),
    "b.en.html": "<h1>Weather</h1><p>It is cold today.</p>",
    "c.zh.txt": "只有原文\n今天没有人来。\n",
    "d.en.txt": "No original\nNobody came.\n",
    "e.zh.docx": "not really",
    "e.en.txt": "Broken\nNobody came.\n",
    "photo.jpg": "no text",
  });
  work();
  await done();
  const lines = (await items()).map(
    ({ sourcePath, failure, headline }) => `${sourcePath}: ${failure?.code ?? headline}`,
  );
  expect(lines).toEqual([
    "e.zh.docx: file_broken",
    "photo.jpg: file_type",
    "d.en.txt: import_no_original",
    "a1.zh.txt: 第1号渡口",
    "b.zh.docx: 天气",
    "c.zh.txt: 只有原文",
  ]);
  expect(await batch()).toMatchObject({ waiting: 0, done: 3, failed: 3, job: { done: 6, total: 6 } });
  expect((await listBatches(editor, db)).map(({ name, done }) => [name, done])).toEqual([["2009", 3]]);
  expect((await db.select().from(articles)).length).toBe(3);
  // Nothing of what was sent is left, whether or not it became an article.
  expect(await db.select().from(importFiles)).toEqual([]);
  await expect(addBatchFiles(editor, batchId, [], db)).rejects.toMatchObject({ code: "not_found" });
});

test("a manifest says what belongs together", { timeout: 60_000 }, async () => {
  const { batch, done, items } = await begin({
    "set/manifest.csv": 'original,translation\n"one, two.txt",uno.txt\ngone.txt,\n',
    "set/one, two.txt": "桥修好了\n旧桥昨天通车。\n",
    "set/uno.txt": "The bridge is mended\nThe old bridge opened yesterday.\n",
    "set/other.txt": "没人要的\n这一篇不在清单里。\n",
  });
  work();
  await done();
  const lines = (await items()).map(
    ({ sourcePath, targetPath, failure }) => `${sourcePath} ${targetPath ?? failure?.code}`,
  );
  expect(lines).toEqual(["gone.txt import_no_file", "set/one, two.txt set/uno.txt"]);
  expect(await batch()).toMatchObject({ done: 1, failed: 1 });
});

test("killed in the middle, again and again, it goes on: nothing twice, nothing missing", {
  timeout: 120_000,
}, async () => {
  const { batch, done, items } = await begin(many(12));
  for (const least of [2, 5, 9]) {
    const { database, pool: doomed } = connect(pool.options.connectionString, 4);
    const worker = work(database);
    await expect.poll(async () => (await batch()).done, { timeout: 60_000, interval: 5 }).toBeGreaterThanOrEqual(least);
    // Its connections are gone in the middle of whatever it is doing: nothing of it can be given back.
    await doomed.end().catch(() => {});
    await worker.stop(0);
  }
  work();
  await done();
  expect((await items()).map(({ status }) => status)).toEqual(Array(12).fill("done"));
  const headlines = (await items()).map(({ headline }) => headline);
  expect(new Set(headlines).size).toBe(12);
  expect((await db.select().from(articles)).length).toBe(12);
  expect((await db.select().from(imports)).every(({ articleId }) => articleId !== null)).toBe(true);
  expect((await db.select().from(units)).length).toBe(12 * 4);
});

test("a batch that was stopped goes on when it is started again", { timeout: 90_000 }, async () => {
  const { editor, batchId, batch, done } = await begin(many(8));
  const worker = work();
  await expect.poll(async () => (await batch()).done, { timeout: 60_000, interval: 5 }).toBeGreaterThanOrEqual(2);
  await stopBatch(editor, batchId, db);
  await expect.poll(async () => (await batch()).job?.status, { timeout: 10_000 }).toBe("cancelled");
  expect((await batch()).waiting).toBeGreaterThan(0);
  await startBatch(editor, batchId, db);
  await done();
  expect(await batch()).toMatchObject({ done: 8, waiting: 0 });
  await worker.stop();
});

test("an article that fails for a reason nobody expected is given up in the end, and the others come in", {
  timeout: 90_000,
}, async () => {
  const { batch, items } = await begin(many(3));
  await pool.query("alter table imports add constraint odd check (coalesce(source->>'headline', '') not like '%2%')");
  await pool.query("update jobs set attempts = 2");
  work();
  // Every further run begins at the second of them; none waits as long as it would.
  const hurry = async () => {
    await pool.query("update jobs set run_at = now() where status = 'waiting'");
    return (await batch()).job?.status;
  };
  await expect.poll(hurry, { timeout: 60_000, interval: 50 }).toBe("done");
  expect((await items()).map(({ headline, failure }) => headline ?? failure?.code)).toEqual([
    "job_failed",
    "第1号渡口",
    "第3号渡口",
  ]);
});

test("whoever may not import any more brings in nothing more", { timeout: 60_000 }, async () => {
  const { batch } = await begin(article(1));
  await pool.query("delete from user_roles");
  work();
  await expect.poll(async () => (await batch()).job?.status, { timeout: 30_000 }).toBe("failed");
  expect((await batch()).job?.failure?.code).toBe("forbidden");
  expect(await db.select().from(articles).orderBy(asc(articles.id))).toEqual([]);
  expect((await db.select().from(importItems))[0]?.status).toBe("waiting");
});
