import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { grant } from "#lib/auth/policy.ts";
import type { Database } from "#lib/db/client.ts";
import { machineGlossaries } from "#lib/db/schema/machine.ts";
import { machineDrafts } from "#lib/limits/limit.ts";
import { countAttempt } from "#lib/limits/mutations.ts";
import { createArticle, createUser } from "#lib/testing/factories.ts";
import { rollback } from "#lib/testing/rollback.ts";
import { createTerm } from "#lib/testing/terms.ts";
import { startTranslationServer, type TranslationServer } from "#lib/testing/translation-server.ts";
import { textRun } from "#lib/text/runs.ts";
import { draftSentence } from "./asking-mutations.ts";
import { saveMachineSettings } from "./mutations.ts";
import type { ServiceName } from "./service.ts";
import { initialMachineSettings } from "./settings.ts";

let server: TranslationServer;
beforeEach(() => vi.stubEnv("AUTH_SECRET", "this installation's secret"));
afterEach(async () => {
  await server.close();
  vi.unstubAllEnvs();
});

async function begin(db: Database, service: ServiceName) {
  server = await startTranslationServer(service, () => "The water bureau said so.");
  const { hasKey: _hasKey, ...initial } = initialMachineSettings;
  const pairs = [{ sourceLocale: "zh", targetLocale: "en" }];
  const change = { service, address: server.address, model: "translator-7b", localAllowed: true, pairs };
  const admin = grant(await createUser(db, "admin"), "newsroom.configure");
  await saveMachineSettings(admin, { ...initial, ...change, key: "let-me-in", forgetKey: false }, db);
  await createTerm(db, "水务局", ["water bureau", "~water authority", "-water board"]);
  await createTerm(db, "老城区", ["old city"]);
  await createTerm(db, "图书馆", ["library"]);
  const person = await createUser(db, "translator:en");
  const { articleId, segmentIds } = await createArticle(db, person, ["水务局这样说。", "老城区开工。", "天亮了。"]);
  const translator = grant(person, "translation.write", "en");
  const ask = (index: number) => draftSentence(translator, { articleId, segmentId: segmentIds[index] ?? "" }, db);
  return Object.assign(ask, { person });
}

const draft = { kind: "draft", target: textRun("The water bureau said so.") };
const askedFor = () => server.asked.map(({ method, path, body }) => `${method} ${path} ${body["glossary_id"] ?? "-"}`);

describe("the newsroom's terms", () => {
  test("go to a chat service with the sentence they stand in, as the glossary prefers them", () =>
    rollback(async (db) => {
      const ask = await begin(db, "chat");
      expect(await ask(0)).toEqual(draft);
      await ask(2);
      const given = server.asked.map(({ body }) =>
        JSON.parse((body["messages"] as { content: string }[])[1]?.content ?? ""),
      );
      expect(given[0].terms).toEqual([{ source: "水务局", rendering: "water bureau" }]);
      expect(given[1]).not.toHaveProperty("terms");
    }));

  test("are kept with DeepL, an article's in one glossary, and used by the sentences that have any", () =>
    rollback(async (db) => {
      const ask = await begin(db, "deepl");
      for (const index of [0, 1, 2]) expect(await ask(index)).toEqual(draft);
      const [{ remoteId } = { remoteId: "" }] = await db.select().from(machineGlossaries);
      expect(askedFor()).toEqual([
        "POST /v3/glossaries -",
        `POST /v2/translate ${remoteId}`,
        `POST /v2/translate ${remoteId}`,
        "POST /v2/translate -",
      ]);
      const [dictionary] = (server.asked[0]?.body["dictionaries"] ?? []) as { entries: string }[];
      expect(dictionary?.entries.split("\n").sort()).toEqual(["水务局\twater bureau", "老城区\told city"].sort());
    }));

  test("are made anew when they change, and when DeepL has lost them the sentence is drafted without", () =>
    rollback(async (db) => {
      const ask = await begin(db, "deepl");
      await ask(0);
      await createTerm(db, "开工", ["begin work"]);
      await ask(0);
      expect(askedFor().filter((line) => line.startsWith("POST /v3"))).toHaveLength(2);

      server.interrupt = (response, { body }) => {
        if (body["glossary_id"] === undefined) return false;
        response.writeHead(404).end(JSON.stringify({ message: "Glossary not found" }));
        return true;
      };
      const kept = await db.select().from(machineGlossaries);
      expect(await ask(0)).toEqual(draft);
      expect(await db.select().from(machineGlossaries)).toHaveLength(kept.length - 1);
    }));

  test("do not stand in the way where DeepL keeps none", () =>
    rollback(async (db) => {
      const ask = await begin(db, "deepl");
      server.interrupt = (response, { path }) => {
        if (path !== "/v3/glossaries") return false;
        response.writeHead(400).end(JSON.stringify({ message: "Unsupported glossary source language" }));
        return true;
      };
      expect(await ask(0)).toEqual(draft);
      expect(await db.select().from(machineGlossaries)).toEqual([]);
    }));

  test("are nothing LibreTranslate knows", () =>
    rollback(async (db) => {
      const ask = await begin(db, "libretranslate");
      expect(await ask(0)).toEqual(draft);
      expect(askedFor()).toEqual(["GET /languages -", "POST /translate -"]);
    }));
});

test("whoever asks faster than anybody reads is told to wait", () =>
  rollback(async (db) => {
    const ask = await begin(db, "chat");
    for (let count = 0; count < machineDrafts.count; count += 1) await countAttempt(machineDrafts, ask.person.id, db);
    await expect(ask(2)).rejects.toMatchObject({ code: "too_many_attempts" });
  }));
