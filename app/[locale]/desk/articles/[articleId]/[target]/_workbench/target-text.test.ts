import { describe, expect, test } from "vitest";
import {
  applyFix,
  carryOffset,
  cleanPaste,
  copySource,
  type Edit,
  insertPart,
  placeMark,
  smallestEdit,
  tokenSpan,
  trimRuns,
} from "./target-text.ts";

const apply = (text: string, { from, to, insert }: Edit) => text.slice(0, from) + insert + text.slice(to);

describe("placing a mark", () => {
  test("sets it around the selection, which stays selected", () => {
    const edit = placeMark("The old city", [4, 7], 1);
    const text = apply("The old city", edit);
    expect(text).toBe("The ⟨1⟩old⟨/1⟩ city");
    expect(text.slice(...edit.select)).toBe("old");
  });

  test("without a selection leaves the caret between", () => {
    const edit = placeMark("The ", [4, 4], 12);
    expect(apply("The ", edit)).toBe("The ⟨12⟩⟨/12⟩");
    expect(edit.select).toEqual([8, 8]);
  });
});

describe("copying the source", () => {
  for (const [text, selection, expected] of [
    ["", [0, 0], "原文"],
    ["  ", [1, 1], "原文"],
    ["See ()", [5, 5], "See (原文)"],
    ["See that", [4, 8], "See 原文"],
  ] as const) {
    test(`into "${text}" gives "${expected}"`, () =>
      expect(apply(text, copySource(text, selection, "原文"))).toBe(expected));
  }
});

test("a fix takes the formatting of what it replaces", () => {
  const runs = [{ text: "covering " }, { text: "12", bold: true as const }, { text: " people" }];
  expect(applyFix(runs, { span: [9, 11], text: "120,000" })).toEqual([
    { text: "covering " },
    { text: "120,000", bold: true },
    { text: " people" },
  ]);
});

for (const [before, after, from, to, insert] of [
  ["one two", "one 2", 4, 7, "2"],
  ["one", "one two", 3, 3, " two"],
  ["aaa", "aa", 2, 3, ""],
  ["same", "same", 4, 4, ""],
  ["", "new", 0, 0, "new"],
] as const) {
  test(`"${before}" becomes "${after}" by one small edit`, () => {
    expect(smallestEdit(before, after)).toMatchObject({ from, to, insert });
  });
}

test("a caret stays with its words when text elsewhere changes", () => {
  expect(carryOffset(3, "one two", "one 2")).toBe(3);
  expect(carryOffset(7, "old one", "ancient one")).toBe(11);
  expect(carryOffset(2, "old one", "ancient one")).toBe(7);
});

test("a paste is one line, except where the source has several", () => {
  expect(cleanPaste("one\r\n  two\u200b\tthree", false)).toBe("one two three");
  expect(cleanPaste("one\n\ttwo", true)).toBe("one\n\ttwo");
});

test("blanks at the ends go, formatting stays", () => {
  expect(trimRuns([{ text: " a " }, { text: "b ", bold: true }, { text: " " }])).toEqual([
    { text: "a " },
    { text: "b", bold: true },
  ]);
});

for (const [text, selection, part, expected] of [
  ["The  said", [4, 4], "water bureau", "The water bureau said"],
  ["The said", [3, 3], "water bureau", "The water bureau said"],
  ["Thebureau said", [3, 9], "water bureau", "The water bureau said"],
  ["", [0, 0], "water bureau", "water bureau"],
  ["水务局说", [0, 3], "市水务局", "市水务局说"],
  ["由水务局说", [1, 1], "Duizhao", "由Duizhao水务局说"],
  ["the ‘", [5, 5], "bureau", "the ‘bureau"],
] as const) {
  test(`"${part}" put into "${text}" makes "${expected}"`, () => {
    const { from, to, insert, select } = insertPart(text, selection, part);
    const after = text.slice(0, from) + insert + text.slice(to);
    expect(after).toBe(expected);
    expect(after.slice(0, select[1]).endsWith(part)).toBe(true);
  });
}

test("a place in the plain text is found among tokens", () => {
  const text = "It ⟨1⟩came⟨/1⟩ late.";
  for (const [span, expected] of [
    [[3, 7], "came"],
    [[0, 2], "It"],
    [[8, 12], "late"],
    [[0, 13], text],
  ] as const) {
    expect(text.slice(...tokenSpan(text, span))).toBe(expected);
  }
});
