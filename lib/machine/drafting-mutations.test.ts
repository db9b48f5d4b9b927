import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { Pool } from "pg";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { grant } from "#lib/auth/policy.ts";
import { connect, type Database } from "#lib/db/client.ts";
import { segments } from "#lib/db/schema/articles.ts";
import { events } from "#lib/db/schema/operations.ts";
import { userRoles } from "#lib/db/schema/people.ts";
import { units, unitVersions } from "#lib/db/schema/translations.ts";
import { startWorker, type Worker } from "#lib/server/worker.ts";
import { cloneDatabase } from "#lib/testing/database.ts";
import { createArticle, createUser } from "#lib/testing/factories.ts";
import { startTranslationServer, type TranslationServer } from "#lib/testing/translation-server.ts";
import { plainText, type Run, textRun } from "#lib/text/runs.ts";
import { confirmUnit, saveTarget } from "#lib/translations/mutations.ts";
import { draftSentence } from "./asking-mutations.ts";
import { draftingHandler, startDrafting, stopDrafting } from "./drafting-mutations.ts";
import { findDrafting } from "./drafting-queries.ts";
import { saveMachineSettings } from "./mutations.ts";
import { initialMachineSettings } from "./settings.ts";

// Steps commit: each test has a database of its own.
let db: Database;
let pool: Pool;
let server: TranslationServer;
const workers: Worker[] = [];

const english: Readonly<Record<string, string>> = {
  标题: "Headline",
  "第一句。": "One.",
  "第二句。": "Two.",
  "第三句。": "Three.",
  "第四句。": "Four.",
};

beforeEach(async () => {
  vi.stubEnv("AUTH_SECRET", "this installation's secret");
  ({ database: db, pool } = connect(await cloneDatabase(), 8));
  server = await startTranslationServer("chat", (text) => english[text] ?? `(${text})`, null);
});
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop(500)));
  await server.close();
  await pool.end();
  vi.unstubAllEnvs();
});

const pair = { sourceLocale: "zh", targetLocale: "en" };

async function begin(change: { readonly offered?: boolean; readonly sources?: readonly string[] } = {}) {
  const { offered = true, sources = ["第一句。", "第二句。", "第三句。"] } = change;
  const admin = grant(await createUser(db, "admin"), "newsroom.configure");
  const { hasKey: _hasKey, ...initial } = initialMachineSettings;
  const chat = { ...initial, service: "chat", address: server.address, model: "translator-7b" } as const;
  const settings = { ...chat, localAllowed: true, key: "", forgetKey: false, pairs: offered ? [pair] : [] };
  await saveMachineSettings(admin, settings, db);
  const person = await createUser(db, "translator:en");
  const article = await createArticle(db, person, sources);
  return { ...article, person, translator: grant(person, "translation.write", "en") };
}

function work() {
  const options = { handlers: { "machine.draft": draftingHandler(db) }, db, log: () => {}, lease: 5, period: 10 };
  const worker = startWorker(options);
  workers.push(worker);
  return worker;
}

const ended = (articleId: string, status = "done") =>
  expect
    .poll(async () => (await findDrafting({ articleId, locale: "en" }, db))?.status, { timeout: 15_000 })
    .toBe(status);

async function textsOf(ids: readonly string[]): Promise<string[]> {
  const rows = await db.select().from(units).where(eq(units.locale, "en"));
  return ids.map((id) => plainText(rows.find((row) => row.segmentId === id)?.target ?? []));
}

const typed = (articleId: string, segmentId: string, target: readonly Run[], madeFrom: string) => ({
  ...{ articleId, segmentId, target, madeFrom, base: [], version: 0, operationId: randomUUID(), tab: "t" },
});

describe("drafting a translation", () => {
  test("fills in what nobody has begun, as drafts that remember what they began as", async () => {
    const { articleId, headlineId, segmentIds, translator, person } = await begin();
    const [first = "", second = ""] = segmentIds;
    await confirmUnit(translator, typed(articleId, first, textRun("The first."), "第一句。"), db);
    await startDrafting(translator, { articleId }, db);
    work();
    await ended(articleId);

    expect(await textsOf([headlineId, ...segmentIds])).toEqual(["Headline", "The first.", "Two.", "Three."]);
    const [unit] = await db.select().from(units).where(eq(units.segmentId, second));
    expect(unit).toMatchObject({
      state: "draft",
      origin: "machine",
      produced: textRun("Two."),
      madeFrom: "第二句。",
      writtenBy: null,
      confirmedBy: null,
    });
    expect(await findDrafting({ articleId, locale: "en" }, db)).toMatchObject({
      done: 3,
      total: 3,
      result: { drafted: 3, skipped: 0, reason: null },
    });
    const drafted = await db.select().from(events).where(eq(events.kind, "unit.drafted"));
    expect(drafted.map(({ actorId, subject }) => [actorId, subject])).toEqual(
      expect.arrayContaining([[person.id, second]]),
    );
    const [version] = await db.select().from(unitVersions).where(eq(unitVersions.segmentId, second));
    expect(version).toMatchObject({ cause: "unit.drafted", savedBy: null, produced: textRun("Two.") });
  });

  test("never overwrites what a person writes meanwhile", async () => {
    const { articleId, segmentIds, translator } = await begin();
    const [, second = ""] = segmentIds;
    let written: Promise<unknown> | null = null;
    server.interrupt = (response, asked) => {
      if (!JSON.stringify(asked.body).includes('第二句。\\",\\"before')) return false;
      written ??= saveTarget(translator, typed(articleId, second, textRun("By hand."), "第二句。"), db).then(() => {
        const content = JSON.stringify({ translation: "Two." });
        response.end(JSON.stringify({ choices: [{ finish_reason: "stop", message: { content } }] }));
      });
      return true;
    };
    await startDrafting(translator, { articleId }, db);
    work();
    await ended(articleId);
    expect(written).not.toBeNull();
    expect(await textsOf(segmentIds)).toEqual(["One.", "By hand.", "Three."]);
    expect(await findDrafting({ articleId, locale: "en" }, db)).toMatchObject({ result: { drafted: 3 } });
  });

  test("a sentence that changes meanwhile is drafted from its new text", async () => {
    const { articleId, segmentIds, translator } = await begin({ sources: ["第一句。"] });
    const [first = ""] = segmentIds;
    let changed = false;
    server.interrupt = (response, asked) => {
      if (changed || !JSON.stringify(asked.body).includes('第一句。\\",\\"before')) return false;
      changed = true;
      void db
        .update(segments)
        .set({ source: textRun("第四句。") })
        .where(eq(segments.id, first))
        .then(() => {
          const content = JSON.stringify({ translation: "One." });
          response.end(JSON.stringify({ choices: [{ finish_reason: "stop", message: { content } }] }));
        });
      return true;
    };
    await startDrafting(translator, { articleId }, db);
    work();
    await ended(articleId);
    expect(await textsOf(segmentIds)).toEqual(["Four."]);
  });

  test("ends when whoever asked for it may not translate any more", async () => {
    const { articleId, headlineId, segmentIds, translator, person } = await begin();
    server.interrupt = (response, asked) => {
      if (!JSON.stringify(asked.body).includes('第一句。\\",\\"before')) return false;
      void db
        .delete(userRoles)
        .where(eq(userRoles.userId, person.id))
        .then(() => {
          const content = JSON.stringify({ translation: "One." });
          response.end(JSON.stringify({ choices: [{ finish_reason: "stop", message: { content } }] }));
        });
      return true;
    };
    await startDrafting(translator, { articleId }, db);
    work();
    await ended(articleId, "failed");
    expect(await textsOf([headlineId, ...segmentIds])).toEqual(["Headline", "One.", "", ""]);
    expect(server.asked).toHaveLength(2);
  });

  test("waits as long as the service asks, and goes on", async () => {
    const { articleId, segmentIds, translator } = await begin();
    let refusals = 0;
    const times: number[] = [];
    server.interrupt = (response) => {
      times.push(Date.now());
      if (times.length !== 2) return false;
      refusals += 1;
      response.writeHead(429, { "retry-after": "1" }).end("{}");
      return true;
    };
    await startDrafting(translator, { articleId }, db);
    work();
    await ended(articleId);
    expect(refusals).toBe(1);
    expect((times[2] ?? 0) - (times[1] ?? 0)).toBeGreaterThanOrEqual(900);
    expect(await textsOf(segmentIds)).toEqual(["One.", "Two.", "Three."]);
  });

  test("passes over a sentence that no draft can be had for", async () => {
    const { articleId, segmentIds, translator } = await begin();
    server.interrupt = (response, asked) => {
      if (!JSON.stringify(asked.body).includes('第二句。\\",\\"before')) return false;
      response.end("garbage");
      return true;
    };
    await startDrafting(translator, { articleId }, db);
    work();
    await ended(articleId);
    expect(await textsOf(segmentIds)).toEqual(["One.", "", "Three."]);
    expect(await findDrafting({ articleId, locale: "en" }, db)).toMatchObject({
      done: 4,
      total: 4,
      result: { drafted: 3, skipped: 1, reason: null },
    });
  });

  test("ends with the reason when the service refuses, and keeps what was drafted", async () => {
    const { articleId, headlineId, translator } = await begin();
    server.interrupt = (response) => {
      if (server.asked.length === 1) return false;
      response.writeHead(401).end("{}");
      return true;
    };
    await startDrafting(translator, { articleId }, db);
    work();
    await ended(articleId);
    expect(await textsOf([headlineId])).toEqual(["Headline"]);
    expect(await findDrafting({ articleId, locale: "en" }, db)).toMatchObject({
      result: { drafted: 1, skipped: 0, reason: "key_refused" },
    });
  });

  test("goes on where it was left when its process ends, and asks for nothing twice", async () => {
    const { articleId, headlineId, segmentIds, translator } = await begin();
    let reached: () => void = () => {};
    const second = new Promise<void>((resolve) => {
      reached = resolve;
    });
    server.interrupt = () => {
      if (server.asked.length !== 2) return false;
      reached();
      return true;
    };
    await startDrafting(translator, { articleId }, db);
    const killed = work();
    await second;
    await killed.stop(2_000);
    expect(await findDrafting({ articleId, locale: "en" }, db)).toMatchObject({ status: "waiting", done: 1 });
    work();
    await ended(articleId);
    expect(await textsOf([headlineId, ...segmentIds])).toEqual(["Headline", "One.", "Two.", "Three."]);
    // Four sentences, and the one whose answer nobody waited for.
    expect(server.asked).toHaveLength(5);
  });

  test("can be stopped", async () => {
    const { articleId, translator } = await begin();
    server.interrupt = () => true;
    await startDrafting(translator, { articleId }, db);
    work();
    await expect.poll(() => server.asked.length).toBe(1);
    await stopDrafting(translator, { articleId }, db);
    await ended(articleId, "cancelled");
  });

  test("acts as the one who asked may act now", async () => {
    const { articleId, segmentIds, translator, person } = await begin();
    await startDrafting(translator, { articleId }, db);
    await db.delete(userRoles).where(and(eq(userRoles.userId, person.id), eq(userRoles.role, "translator")));
    work();
    await ended(articleId, "failed");
    expect(await textsOf(segmentIds)).toEqual(["", "", ""]);
    expect(server.asked).toHaveLength(0);
  });

  test("is asked for once at a time, and only where drafts are offered", async () => {
    const { articleId, translator } = await begin();
    await startDrafting(translator, { articleId }, db);
    const once = await findDrafting({ articleId, locale: "en" }, db);
    await startDrafting(translator, { articleId }, db);
    expect(await findDrafting({ articleId, locale: "en" }, db)).toEqual(once);
    const into = { articleId, segmentId: "x" };
    const other = grant(await createUser(db, "translator:ar"), "translation.write", "ar");
    await expect(startDrafting(other, { articleId }, db)).rejects.toMatchObject({ code: "not_found" });
    await expect(draftSentence(other, into, db)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("drafting one sentence", () => {
  test("shows a draft with its neighbours known to the service, and stores nothing", async () => {
    const { articleId, segmentIds, translator } = await begin();
    const [, second = ""] = segmentIds;
    const outcome = await draftSentence(translator, { articleId, segmentId: second }, db);
    expect(outcome).toEqual({ kind: "draft", target: textRun("Two.") });
    const messages = server.asked[0]?.body["messages"] as { content: string }[];
    expect(JSON.parse(messages[1]?.content ?? "")).toEqual({
      sentence: "第二句。",
      before: ["标题", "第一句。"],
      after: ["第三句。"],
    });
    expect(await textsOf(segmentIds)).toEqual(["", "", ""]);
  });

  test("says why there is none", async () => {
    const { articleId, segmentIds, translator } = await begin();
    server.interrupt = (response) => {
      response.writeHead(429, { "retry-after": "30" }).end("{}");
      return true;
    };
    const outcome = await draftSentence(translator, { articleId, segmentId: segmentIds[0] ?? "" }, db);
    expect(outcome).toEqual({ kind: "failed", reason: "too_many_requests", seconds: 30 });
  });

  test("of another article, or where nothing is configured, is not found", async () => {
    const { articleId, segmentIds, translator } = await begin({ offered: false });
    const ref = { articleId, segmentId: segmentIds[0] ?? "" };
    await expect(draftSentence(translator, ref, db)).rejects.toMatchObject({ code: "not_found" });
    const offered = await startOffering();
    const elsewhere = await createArticle(db, translator, ["别处。"]);
    const strange = { articleId, segmentId: elsewhere.segmentIds[0] ?? "" };
    await expect(draftSentence(offered, strange, db)).rejects.toMatchObject({ code: "not_found" });
    expect(server.asked).toHaveLength(0);

    async function startOffering() {
      const admin = grant(await createUser(db, "admin"), "newsroom.configure");
      const { hasKey: _hasKey, ...initial } = initialMachineSettings;
      const chat = { ...initial, service: "chat", address: server.address, model: "m", localAllowed: true } as const;
      await saveMachineSettings(admin, { ...chat, key: "", forgetKey: false, pairs: [pair], version: 2 }, db);
      return translator;
    }
  });
});
