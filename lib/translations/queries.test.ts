import { expect, test } from "vitest";
import { createArticle, createUnit, createUser } from "#lib/testing/factories.ts";
import { rollback } from "#lib/testing/rollback.ts";
import { textRun } from "#lib/text/runs.ts";
import { countProgress, getTranslationSheet } from "./queries.ts";
import { countConfirmed, countSegments, progressOf } from "./translation.ts";

test("lists and the sheet count the same", () =>
  rollback(async (db) => {
    const editor = await createUser(db, "editor");
    const sources = ["一。", "二。", "三。", "四。", "五。", "六。"];
    const { articleId, segmentIds } = await createArticle(db, editor, sources);
    const untouched = await createArticle(db, editor, ["一。"]);
    for (const [index, target, change] of [
      [0, "One.", { state: "draft" }],
      [1, "Two.", {}],
      [2, "Three.", { state: "reviewed", reviewedBy: editor.id, reviewedTarget: textRun("Three.") }],
      [3, "Four.", { madeFrom: "肆。" }],
      [4, "Five.", { madeFrom: "伍。", returnReason: "Wrong", returnedAt: new Date() }],
      [5, "", { state: "initial" }],
    ] as const) {
      const ref = { segmentId: segmentIds[index] ?? "", locale: "en" };
      await createUnit(db, ref, editor, sources[index] ?? "", target, change);
    }

    const counted = await countProgress([articleId, untouched.articleId], ["zh", "en", "ar"], db);
    const of = (id: string, locale: string) =>
      counted.find((row) => row.articleId === id && row.locale === locale)?.progress;
    const expected = { untranslated: 2, draft: 1, translated: 1, reviewed: 1, stale: 1, returned: 1 };
    expect(of(articleId, "en")).toEqual(expected);
    expect(of(articleId, "ar")).toMatchObject({ untranslated: 7 });
    expect(of(articleId, "zh")).toBeUndefined();
    expect(of(untouched.articleId, "en")).toMatchObject({ untranslated: 2 });

    const sheet = await getTranslationSheet({ articleId, locale: "en" }, db);
    expect(progressOf(sheet.rows)).toEqual(expected);
    expect([countConfirmed(expected), countSegments(expected)]).toEqual([2, 7]);
  }));

test("nothing is counted for no article", () =>
  rollback(async (db) => {
    expect(await countProgress([], ["en"], db)).toEqual([]);
  }));
