import { describe, expect, test } from "vitest";
import { findChanges } from "#lib/publishing/content.ts";
import type { DraftBlock } from "#lib/segments/segment.ts";
import { textRun } from "#lib/text/runs.ts";
import { alignIds, contentOf, groupEntries, parsePoint, pointName, type TimelineEntry } from "./history.ts";

for (const name of ["r1", "v27", "now"]) {
  test(`${name} is a point`, () => {
    const point = parsePoint(name);
    expect(point && pointName(point)).toBe(name);
  });
}

for (const name of ["", "r0", "r", "x1", "r1 ", "now2", "r99999999999"]) {
  test(`"${name}" is none`, () => expect(parsePoint(name)).toBeNull());
}

function entry(minute: number, kind: string, by: string, change: Partial<TimelineEntry> = {}): TimelineEntry {
  return {
    at: new Date(2026, 10, 12, 10, minute),
    by,
    locale: "en",
    kind,
    count: 1,
    details: {},
    segmentId: `s${minute}`,
    point: null,
    ...change,
  };
}

describe("a timeline", () => {
  for (const [name, entries, expected] of [
    ["puts one person's sitting together", [entry(9, "unit.approved", "D"), entry(2, "unit.approved", "D")], ["D 2"]],
    [
      "also where others worked beside them",
      [entry(9, "unit.approved", "D"), entry(8, "unit.confirmed", "M"), entry(2, "unit.approved", "D")],
      ["D 2", "M 1"],
    ],
    [
      "not across a publication",
      [entry(9, "unit.approved", "D"), entry(8, "publication.published", "M"), entry(2, "unit.approved", "D")],
      ["D 1", "M 1", "D 1"],
    ],
    ["keeps people apart", [entry(9, "unit.approved", "D"), entry(2, "unit.approved", "M")], ["D 1", "M 1"]],
    ["keeps acts apart", [entry(9, "unit.approved", "D"), entry(2, "unit.returned", "D")], ["D 1", "D 1"]],
    ["keeps sittings apart", [entry(55, "unit.approved", "D"), entry(2, "unit.approved", "D")], ["D 1", "D 1"]],
    [
      "keeps locales apart",
      [entry(9, "unit.approved", "D"), entry(2, "unit.approved", "D", { locale: "ar" })],
      ["D 1", "D 1"],
    ],
    [
      "keeps publications as they are",
      [entry(9, "publication.published", "D"), entry(8, "publication.published", "D")],
      ["D 1", "D 1"],
    ],
  ] as const) {
    test(name, () => expect(groupEntries(entries).map(({ by, count }) => `${by} ${count}`)).toEqual(expected));
  }

  test("names a sentence only where it was one", () => {
    const [group] = groupEntries([entry(9, "unit.approved", "D"), entry(2, "unit.approved", "D")]);
    expect(group?.segmentId).toBeNull();
  });
});

test("two saved originals are compared sentence by sentence", () => {
  const block = (text: string): DraftBlock[] => [
    { id: "p", kind: "paragraph", attributes: {}, runs: textRun(text), boundaries: [] },
  ];
  const before = contentOf(block("天亮了。鸟醒了。风停了。"), "zh");
  const after = alignIds(before, contentOf(block("新的一天。天亮了。鸟儿醒了。风停了。"), "zh"));
  expect(findChanges(before, after).map((change) => [change.before, change.after])).toEqual([
    [null, "新的一天。"],
    ["鸟醒了。", "鸟儿醒了。"],
  ]);
});
