import { describe, expect, test } from "vitest";
import { rollback } from "#lib/testing/rollback.ts";
import { createTerm } from "#lib/testing/terms.ts";
import { listTermsIn } from "./queries.ts";

const intoEnglish = { sourceLocale: "zh", targetLocale: "en" };
const intoChinese = { sourceLocale: "en", targetLocale: "zh" };
const textsOf = async (...asked: Parameters<typeof listTermsIn>) =>
  (await listTermsIn(...asked)).map(({ text }) => text);

describe("the terms of an article", () => {
  test("are those its sentences mention, longest first where they begin alike", () =>
    rollback(async (db) => {
      await createTerm(db, "望川", ["Wangchuan"]);
      await createTerm(db, "望川青年报", ["Wangchuan Youth Daily"]);
      await createTerm(db, "望江", ["Wangjiang"]);
      expect(await textsOf(intoEnglish, ["他在《望川青年报》做记者。"], db)).toEqual(["望川青年报"]);
      expect(await textsOf(intoEnglish, ["望川下雪了。", "《望川青年报》报道。"], db)).toEqual(["望川", "望川青年报"]);
      expect(await textsOf({ ...intoEnglish, targetLocale: "fr" }, ["望川下雪了。"], db)).toEqual([]);
    }));

  test("are found from the other side too, in any English form", () =>
    rollback(async (db) => {
      await createTerm(db, "渡口", ["ferry", "-port"]);
      const [term] = await listTermsIn(intoChinese, ["Two ferries crossed; the port slept."], db);
      expect(term).toMatchObject({ text: "ferry", renderings: [{ text: "渡口", status: "preferred" }] });
      expect(await textsOf(intoChinese, ["The port slept."], db)).toEqual([]);
    }));

  test("allow what any sense of a word allows", () =>
    rollback(async (db) => {
      await createTerm(db, "会", ["meeting", "-club"], { sense: "people come together" });
      await createTerm(db, "会", ["society", "~club"], { sense: "people stay together" });
      const [term] = await listTermsIn(intoEnglish, ["他们开会。"], db);
      expect(Object.fromEntries(term!.renderings.map(({ text, status }) => [text, status]))).toMatchObject({
        meeting: "preferred",
        society: "admitted",
        club: "admitted",
      });
    }));
});
