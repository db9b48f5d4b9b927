import { describe, expect, test } from "vitest";
import { grant } from "#lib/auth/policy.ts";
import type { Database } from "#lib/db/client.ts";
import { createUser } from "#lib/testing/factories.ts";
import { rollback } from "#lib/testing/rollback.ts";
import { createTerm, propose, termContent } from "#lib/testing/terms.ts";
import {
  countProposals,
  type GlossaryFilter,
  getTerm,
  listProposals,
  listTermHistory,
  listTerms,
} from "./desk-queries.ts";
import { listPublicTerms } from "./public-queries.ts";

const everything: GlossaryFilter = { search: "", kind: null, locale: null };

async function begin(db: Database) {
  const visitor = grant(await createUser(db, "editor"), "desk.visit");
  const find = async (filter: Partial<GlossaryFilter>) =>
    (await listTerms(visitor, { ...everything, ...filter }, 1, db)).terms.map(({ text }) => text);
  return { visitor, find };
}

describe("the list of terms", () => {
  test("is found by text, rendering and pinyin, with tones or without", () =>
    rollback(async (db) => {
      const { find } = await begin(db);
      await createTerm(db, "渡口", ["ferry crossing"], { kind: "place", pinyin: "dù kǒu" });
      await createTerm(db, "老渡口", ["old ferry"]);
      await createTerm(db, "灯会", ["lantern fair"]);
      expect(await find({ search: "渡口" })).toEqual(["渡口", "老渡口"]);
      expect(await find({ search: "FERRY" })).toEqual(["渡口", "老渡口"]);
      for (const pinyin of ["dùkǒu", "dukou", "du kou"]) expect(await find({ search: pinyin })).toEqual(["渡口"]);
      expect(await find({ search: "100%" })).toEqual([]);
      expect(await find({ kind: "place" })).toEqual(["渡口"]);
      expect(await find({ locale: "fr" })).toEqual([]);
    }));

  test("stands in the order of a dictionary", () =>
    rollback(async (db) => {
      const { find } = await begin(db);
      for (const text of ["重庆", "中山", "安徽", "Wi-Fi"]) {
        await createTerm(db, text, [text], text === "重庆" ? { pinyin: "Chóngqìng" } : {});
      }
      expect(await find({})).toEqual(["安徽", "重庆", "Wi-Fi", "中山"]);
      const { initials } = await listPublicTerms(1, db);
      expect(initials.map(({ initial }) => initial)).toEqual(["A", "C", "W", "Z"]);
    }));
});

test("what waits is listed by the oldest, and counted for whoever may decide", () =>
  rollback(async (db) => {
    const { visitor } = await begin(db);
    const termId = await createTerm(db, "渡口", ["ferry"]);
    await propose(db, termContent("渡口", ["ferry crossing"]), { termId });
    await propose(db, termContent("灯会", ["lantern fair"]));
    const { total, proposals } = await listProposals(visitor, { ...everything, search: "ferry" }, db);
    expect(total).toBe(1);
    expect(proposals[0]).toMatchObject({ termId, base: termContent("渡口", ["ferry"]), version: 1 });
    expect(await countProposals(visitor, db)).toBe(0);
    expect(await countProposals(grant(await createUser(db, "reviewer:en"), "desk.visit"), db)).toBe(2);
    expect((await listTermHistory(visitor, termId, db)).map(({ status }) => status).sort()).toEqual([
      "approved",
      "pending",
    ]);
    expect((await getTerm(visitor, termId, db)).translations).toMatchObject([
      { locale: "en", renderings: [{ text: "ferry", status: "preferred", note: "" }] },
    ]);
  }));
