import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyRuns } from "#lib/testing/arbitraries.ts";
import { plainText, type Run } from "#lib/text/runs.ts";
import type { BlockKind, Boundary } from "./segment.ts";
import { joinSentences, splitBlock } from "./segmentation.ts";

const block = (runs: readonly Run[], kind: BlockKind = "paragraph", boundaries: readonly Boundary[] = []) => ({
  id: "b",
  kind,
  attributes: {},
  runs,
  boundaries,
});
const split = (text: string, kind?: BlockKind, boundaries?: readonly Boundary[], locale = "zh") =>
  splitBlock(block([{ text }], kind, boundaries), locale).map((sentence) => sentence.text);

test("a paragraph, heading, quotation, list item and summary are split; headline, byline and code are not", () => {
  const text = "船来了。人上船。";
  for (const kind of ["paragraph", "heading", "quotation", "listItem", "summary"] as const)
    expect(split(text, kind)).toEqual(["船来了。", "人上船。"]);
  for (const kind of ["headline", "byline", "code"] as const) expect(split(text, kind)).toEqual([text]);
});

test("an empty block has no sentences", () => {
  expect(splitBlock(block([]), "zh")).toEqual([]);
  expect(splitBlock(block([{ text: "  " }]), "zh")).toEqual([]);
});

test("marks are cut where the sentences are", () => {
  const sentences = splitBlock(block([{ text: "One. T", bold: true }, { text: "wo." }]), "en");
  expect(sentences).toEqual([
    { runs: [{ text: "One.", bold: true }], text: "One.", separator: " " },
    { runs: [{ text: "T", bold: true }, { text: "wo." }], text: "Two.", separator: "" },
  ]);
  expect(joinSentences(sentences)).toEqual([{ text: "One. T", bold: true }, { text: "wo." }]);
});

describe("an editor's boundary", () => {
  for (const [name, text, boundaries, expected, locale] of [
    ["splits a sentence", "船来了，人上船。", [{ at: 4, kind: "split" }], ["船来了，", "人上船。"], "zh"],
    ["joins two", "船来了。人上船。", [{ at: 4, kind: "join" }], ["船来了。人上船。"], "zh"],
    ["joins from anywhere in the white space", "One.  Two.", [{ at: 4, kind: "join" }], ["One.  Two."], "en"],
    ["joins at the end of the white space", "One.  Two.", [{ at: 6, kind: "join" }], ["One.  Two."], "en"],
    ["splits from anywhere in the white space", "one  two", [{ at: 3, kind: "split" }], ["one", "two"], "en"],
    ["joins over a line feed", "一\n二", [{ at: 2, kind: "join" }], ["一\n二"], "zh"],
    ["does not cut a character", "船😀来", [{ at: 2, kind: "split" }], ["船", "😀来"], "zh"],
    ["does not part a letter from its accent", "ae\u0301b", [{ at: 2, kind: "split" }], ["a", "e\u0301b"], "en"],
    [
      "means nothing at the ends or outside",
      "船来了。",
      [
        { at: 0, kind: "split" },
        { at: 4, kind: "split" },
        { at: 99, kind: "join" },
        { at: -1, kind: "split" },
      ],
      ["船来了。"],
      "zh",
    ],
    [
      "is taken back by a later one",
      "船来了，人上船。",
      [
        { at: 4, kind: "split" },
        { at: 4, kind: "join" },
      ],
      ["船来了，人上船。"],
      "zh",
    ],
    ["does not split what is never a sentence alone", "船来。 ", [{ at: 3, kind: "split" }], ["船来。"], "zh"],
  ] as const) {
    test(name, () => expect(split(text, "paragraph", boundaries, locale)).toEqual(expected));
  }

  test("divides a headline, too", () =>
    expect(split("上 下", "headline", [{ at: 1, kind: "split" }])).toEqual(["上", "下"]));
});

const anyBoundaries = fc.array(
  fc.record({ at: fc.integer({ min: -2, max: 60 }), kind: fc.constantFrom("split" as const, "join" as const) }),
  { maxLength: 4 },
);

test("joining the sentences of any block gives it back", () => {
  fc.assert(
    fc.property(anyRuns, anyBoundaries, fc.constantFrom("zh", "en"), (runs, boundaries, locale) => {
      const sentences = splitBlock(block(runs, "paragraph", boundaries), locale);
      const text = plainText(runs);
      const joined = joinSentences(sentences);
      expect(plainText(joined)).toBe(text.trim() === "" ? "" : text);
      for (const sentence of sentences) {
        expect(plainText(sentence.runs)).toBe(sentence.text);
        expect(sentence.text.trim()).not.toBe("");
        expect(sentence.separator.trim()).toBe("");
      }
      expect(splitBlock(block(joined, "paragraph", boundaries), locale)).toEqual(sentences);
    }),
    { numRuns: 1_000 },
  );
});

test("marks of everything but white space survive", () => {
  const visible = (runs: readonly Run[]) =>
    runs.flatMap((run) => [...run.text].filter((sign) => sign.trim() !== "").map((sign) => ({ ...run, text: sign })));
  fc.assert(
    fc.property(anyRuns, (runs) => {
      const joined = joinSentences(splitBlock(block(runs), "zh"));
      expect(visible(joined)).toEqual(plainText(runs).trim() === "" ? [] : visible(runs));
    }),
  );
});
