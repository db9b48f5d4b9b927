import { describe, expect, test } from "vitest";
import { fingerprint } from "#lib/checks/fingerprint.ts";
import { textRun } from "#lib/text/runs.ts";
import type { SheetRow, TranslationSheet } from "#lib/translations/translation.ts";
import { returnInput, reviewInput } from "./input.ts";
import { assertReturnable, assertReviewable, authorsOf, type Judged, listReviewRows } from "./review.ts";

const locales = { sourceLocale: "zh", targetLocale: "en" };

function judged(target: string, change: Partial<Judged> = {}): Judged {
  return {
    target: textRun(target),
    madeFrom: "天亮了。",
    sourceText: "天亮了。",
    source: textRun(change.sourceText ?? "天亮了。"),
    state: "translated",
    origin: "human",
    returnReason: null,
    waivers: [],
    terms: [],
    severities: {},
    ...locales,
    ...change,
  };
}

const wrongFigure = { source: "近4.3万人。", target: "Nearly 43 people." };
const figure = { madeFrom: wrongFigure.source, sourceText: wrongFigure.source };
const waiver = { check: "number", fingerprint: fingerprint({ ...wrongFigure, ...locales }) };

describe("approving", () => {
  for (const [name, unit, refusal] of [
    ["a confirmed sentence", judged("Day broke."), null],
    ["an empty one", judged("", { state: "initial" }), "unit_empty"],
    ["a draft", judged("Day broke.", { state: "draft" }), "conflict"],
    ["one that was sent back", judged("Day broke.", { state: "draft", returnReason: "Flat." }), "conflict"],
    [
      "one confirmed by somebody who had not seen its return",
      judged("Day broke.", { returnReason: "Flat." }),
      "conflict",
    ],
    ["an approved one", judged("Day broke.", { state: "reviewed" }), "already_decided"],
    ["one whose source has changed", judged("Day broke.", { sourceText: "天大亮了。" }), "unit_stale"],
    ["one with a wrong figure", judged(wrongFigure.target, figure), "unit_blocked"],
    [
      "one with a wrong figure somebody answers for",
      judged(wrongFigure.target, { ...figure, waivers: [waiver] }),
      null,
    ],
  ] as const) {
    test(`${name}: ${refusal ?? "allowed"}`, () => {
      if (refusal === null) expect(() => assertReviewable(unit)).not.toThrow();
      else expect(() => assertReviewable(unit)).toThrow(refusal);
    });
  }
});

describe("returning", () => {
  for (const [name, unit, reason, refusal] of [
    ["a confirmed sentence", judged("Day broke."), "Flat.", null],
    ["an approved one", judged("Day broke.", { state: "reviewed" }), "Flat.", null],
    ["without a reason", judged("Day broke."), " ", "reason_required"],
    ["a draft", judged("Day broke.", { state: "draft" }), "Flat.", "conflict"],
    ["an empty one", judged("", { state: "initial" }), "Flat.", "unit_empty"],
  ] as const) {
    test(`${name}: ${refusal ?? "allowed"}`, () => {
      if (refusal === null) expect(() => assertReturnable(unit, reason)).not.toThrow();
      else expect(() => assertReturnable(unit, reason)).toThrow(refusal);
    });
  }
});

test("a unit is the work of who wrote it, or of who confirmed a machine's words", () => {
  expect(authorsOf({ writtenBy: "a", confirmedBy: "b" })).toEqual(["a"]);
  expect(authorsOf({ writtenBy: null, confirmedBy: "b" })).toEqual(["b"]);
});

function row(segmentId: string, target: string, change: Partial<SheetRow> = {}): SheetRow {
  return {
    segmentId,
    blockId: "p",
    blockKind: "paragraph",
    blockAttributes: {},
    source: textRun("天亮了。"),
    separator: "",
    target: textRun(target),
    madeFrom: "天亮了。",
    state: "translated",
    origin: "human",
    produced: null,
    version: 3,
    writtenBy: { id: "mara", name: "Mara" },
    confirmedBy: "mara",
    reviewedTarget: null,
    returnReason: null,
    returnedBy: null,
    waivers: [],
    ...change,
  };
}

test("a machine's words are the work of whoever stands by them, and say how much of them is left", () => {
  const begun = { origin: "machine", produced: textRun("Day breaks."), writtenBy: null, confirmedBy: "david" } as const;
  const sheet = {
    ...{ articleId: "1", slug: null, section: null, sourceLocale: "zh", locale: "en", sourceVersion: 1 },
    ...{ terms: [], severities: {}, rows: [row("a", "Day broke.", begun)] },
  };
  expect(listReviewRows(sheet, "david")).toMatchObject([{ own: true, changed: 66 }]);
  expect(listReviewRows(sheet, "nina")).toMatchObject([{ own: false, changed: 66 }]);
});

test("a reviewer sees what is confirmed and not approved, and how it differs from what was approved last", () => {
  const rows = [
    row("a", "Day broke.", { state: "reviewed" }),
    row("b", "Day is breaking.", { reviewedTarget: textRun("Day broke.") }),
    row("c", "Night fell.", { madeFrom: "天黑了。" }),
    row("d", "Day 亮.", { writtenBy: { id: "david", name: "David" } }),
  ];
  const sheet: TranslationSheet = {
    articleId: "1",
    slug: null,
    section: null,
    sourceLocale: "zh",
    locale: "en",
    sourceVersion: 1,
    terms: [],
    severities: {},
    rows,
  };
  expect(listReviewRows(sheet, "david")).toMatchObject([
    {
      segmentId: "b",
      number: 2,
      own: false,
      blocked: false,
      difference: [
        { kind: "same", text: "Day " },
        { kind: "deleted", text: "broke" },
        { kind: "inserted", text: "is breaking" },
        { kind: "same", text: "." },
      ],
    },
    { segmentId: "d", number: 4, own: true, blocked: true, difference: null },
  ]);
});

describe("a reviewer's form", () => {
  const ref = { articleId: "2f1e6a52-3f0a-4d3c-9a51-6a8f3c1f7b10", target: "en" };

  test("names units by id and version", () => {
    expect(reviewInput.parse({ ...ref, units: ["a1:2", "b:10"] }).units).toEqual([
      { segmentId: "a1", version: 2 },
      { segmentId: "b", version: 10 },
    ]);
    for (const units of [[], ["a"], [":1"], ["a:b"]])
      expect(reviewInput.safeParse({ ...ref, units }).success).toBe(false);
  });

  test("joins the usual reason and the reviewer's words", () => {
    const parsed = returnInput.parse({
      ...ref,
      units: ["a:1"],
      reason: "A figure is wrong.",
      note: " It is 120,000. ",
    });
    expect(parsed.reason).toBe("A figure is wrong. It is 120,000.");
    const refused = returnInput.safeParse({ ...ref, units: ["a:1"], reason: "", note: " " });
    expect(refused.error?.issues[0]).toMatchObject({ message: "reason_required" });
  });
});
