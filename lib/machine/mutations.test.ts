import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { grant } from "#lib/auth/policy.ts";
import type { Database } from "#lib/db/client.ts";
import { machineSettings } from "#lib/db/schema/machine.ts";
import { events } from "#lib/db/schema/operations.ts";
import { createUser } from "#lib/testing/factories.ts";
import { rollback } from "#lib/testing/rollback.ts";
import { startTranslationServer } from "#lib/testing/translation-server.ts";
import { trySentence } from "./asking-mutations.ts";
import { machineSettingsInput, machineSettingsOf } from "./input.ts";
import { saveMachineSettings } from "./mutations.ts";
import { findConnection, getMachineSettings } from "./queries.ts";
import { initialMachineSettings, isOffered, listPairs } from "./settings.ts";

beforeEach(() => vi.stubEnv("AUTH_SECRET", "this installation's secret"));
afterEach(() => vi.unstubAllEnvs());

const { hasKey: _hasKey, ...initial } = initialMachineSettings;
const pair = { sourceLocale: "zh", targetLocale: "en" };
const deepl = { ...initial, service: "deepl", pairs: [pair], key: "", forgetKey: false } as const;

const administrator = async (db: Database) => grant(await createUser(db, "admin"), "newsroom.configure");

describe("saving", () => {
  test("keeps the key sealed: not in the row, not in the settings, not in the event", () =>
    rollback(async (db) => {
      const admin = await administrator(db);
      await saveMachineSettings(admin, { ...deepl, key: "very-secret-key:fx" }, db);
      const [row] = await db.select().from(machineSettings);
      const kept = await db.select().from(events).where(eq(events.kind, "machine.configured"));
      const settings = await getMachineSettings(db);
      expect(JSON.stringify([row, kept, settings])).not.toContain("very-secret-key");
      expect(settings).toMatchObject({ service: "deepl", hasKey: true, version: 2 });
      expect(Object.keys(kept[0]?.details ?? {}).sort()).toEqual(["hasKey", "key", "pairs", "service"]);
      expect((await findConnection(db))?.connection).toEqual({
        service: "deepl",
        address: "https://api-free.deepl.com",
        key: "very-secret-key:fx",
        model: "",
      });
    }));

  test("a key stays for its own server, and goes with any other", () =>
    rollback(async (db) => {
      const admin = await administrator(db);
      const chat = { ...deepl, service: "chat", model: "m", address: "https://llm.example.org/v1" } as const;
      await saveMachineSettings(admin, { ...chat, key: "first" }, db);
      await saveMachineSettings(admin, { ...chat, address: "https://llm.example.org/v2", version: 2 }, db);
      expect((await findConnection(db))?.connection.key).toBe("first");
      await saveMachineSettings(admin, { ...chat, address: "https://elsewhere.example/v1", version: 3 }, db);
      expect((await findConnection(db))?.connection.key).toBeNull();
      await saveMachineSettings(admin, { ...chat, key: "second", version: 4 }, db);
      await saveMachineSettings(admin, { ...chat, forgetKey: true, version: 5 }, db);
      expect(await getMachineSettings(db)).toMatchObject({ hasKey: false });
    }));

  test("settings somebody else has saved in the meantime are not overwritten", () =>
    rollback(async (db) => {
      const admin = await administrator(db);
      await saveMachineSettings(admin, { ...deepl, key: "k" }, db);
      await expect(saveMachineSettings(admin, { ...deepl, blocks: true }, db)).rejects.toMatchObject({
        code: "settings_outdated",
      });
      expect(await getMachineSettings(db)).toMatchObject({ blocks: false });
    }));
});

test("a key of another installation is said to be unreadable, and a missing one to be missing", () =>
  rollback(async (db) => {
    const admin = await administrator(db);
    await saveMachineSettings(admin, { ...deepl, key: "k" }, db);
    vi.stubEnv("AUTH_SECRET", "another installation's secret");
    const trial = { sentence: "天亮了。", pair };
    expect(await trySentence(admin, trial, db)).toMatchObject({ kind: "failed", reason: "key_unreadable" });
    await saveMachineSettings(admin, { ...deepl, forgetKey: true, version: 2 }, db);
    expect(await trySentence(admin, trial, db)).toMatchObject({ kind: "failed", reason: "key_missing" });
  }));

test("trying shows the translation, or the reason and the service's words without the key", () =>
  rollback(async (db) => {
    const admin = await administrator(db);
    const server = await startTranslationServer("chat", () => "Day broke.", "k-1234");
    try {
      const chat = { ...deepl, service: "chat", model: "translator-7b", address: server.address } as const;
      await saveMachineSettings(admin, { ...chat, localAllowed: true, key: "k-1234" }, db);
      const trial = { sentence: "天亮了。", pair };
      expect(await trySentence(admin, trial, db)).toMatchObject({
        kind: "draft",
        target: [{ text: "Day broke." }],
        targetLocale: "en",
      });
      server.interrupt = (response) => {
        response.writeHead(401).end(JSON.stringify({ error: { message: "Wrong key: k-1234" } }));
        return true;
      };
      expect(await trySentence(admin, trial, db)).toEqual({
        kind: "failed",
        reason: "key_refused",
        seconds: null,
        said: "Wrong key: •••",
      });
      await saveMachineSettings(admin, { ...chat, localAllowed: false, version: 2 }, db);
      expect(await trySentence(admin, trial, db)).toMatchObject({ reason: "not_https" });
    } finally {
      await server.close();
    }
  }));

test("nothing is offered before somebody has configured it, nor for other pairs", () => {
  expect(isOffered(initialMachineSettings, pair)).toBe(false);
  expect(isOffered({ service: "deepl", pairs: [] }, pair)).toBe(false);
  expect(isOffered({ service: "deepl", pairs: [pair] }, pair)).toBe(true);
  expect(isOffered({ service: "deepl", pairs: [pair] }, { sourceLocale: "en", targetLocale: "zh" })).toBe(false);
  expect(listPairs(["zh", "en", "ar"])).toHaveLength(6);
});

describe("the form", () => {
  const filled = (change: Readonly<Record<string, string>> = {}) => {
    const form = new FormData();
    const fields = {
      service: "chat",
      address: " https://llm.example.org/v1 ",
      key: "",
      model: "m",
      pair: "zh>EN",
      unchangedLimit: "70",
      version: "3",
    };
    for (const [name, value] of Object.entries({ ...fields, ...change })) form.append(name, value);
    return form;
  };
  const parse = (change?: Readonly<Record<string, string>>) =>
    machineSettingsInput.safeParse(machineSettingsOf(filled(change)));

  test("gives settings", () => {
    expect(parse().data).toEqual({
      service: "chat",
      address: "https://llm.example.org/v1",
      key: "",
      forgetKey: false,
      model: "m",
      localAllowed: false,
      pairs: [pair],
      unchangedLimit: 70,
      blocks: false,
      version: 3,
    });
    expect(parse({ service: "none", address: "", model: "" }).data).toMatchObject({ service: null });
    expect(parse({ service: "deepl", address: "" }).success).toBe(true);
    expect(parse({ address: "http://localhost:11434/v1", localAllowed: "on" }).success).toBe(true);
  });

  test.each([
    ["an address", { address: "" }, "machine_address_missing"],
    ["https", { address: "http://llm.example.org/v1" }, "machine_address_open"],
    ["a model", { model: " " }, "machine_model_missing"],
    ["an address of the web", { address: "ftp://llm.example.org" }, undefined],
    ["an address without a password", { address: "https://a:b@llm.example.org" }, undefined],
    ["an address without a question", { address: "https://llm.example.org/?key=1" }, undefined],
    ["a key that can be sent", { key: "k\r\nHost: elsewhere" }, undefined],
    ["a key of plain letters", { key: "密钥" }, undefined],
    ["a known service", { service: "oracle" }, undefined],
    ["a share", { unchangedLimit: "101" }, undefined],
    ["two languages", { pair: "zh>zh" }, undefined],
    ["languages", { pair: "zh>klingon" }, undefined],
  ])("asks for %s", (_what, change: Record<string, string>, code) => {
    const { error } = parse(change);
    expect(error).toBeDefined();
    if (code) expect(error?.issues.map(({ message }) => message)).toContain(code);
  });
});
