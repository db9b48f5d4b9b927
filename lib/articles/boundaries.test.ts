import { describe, expect, test } from "vitest";
import type { Boundary, DraftBlock } from "#lib/segments/segment.ts";
import { splitBlock } from "#lib/segments/segmentation.ts";
import { textRun } from "#lib/text/runs.ts";
import { isSentenceStart, joinSentence, sentenceStartAround, sentenceStarts, splitSentence } from "./boundaries.ts";

/** `一句，|二句。` : the caret stands at the bar. */
function parse(marked: string, boundaries: readonly Boundary[] = []): { block: DraftBlock; caret: number } {
  const text = marked.replace("|", "");
  const block = { id: "p", kind: "paragraph", attributes: {}, runs: textRun(text), boundaries } as const;
  return { block, caret: marked.indexOf("|") };
}

function show(block: DraftBlock, locale: string): string {
  return splitBlock(block, locale)
    .map((sentence) => sentence.text)
    .join(" / ");
}

describe("splitting at the caret", () => {
  for (const [locale, marked, expected] of [
    ["zh", "一句，|二句。", "一句， / 二句。"],
    ["en", "One,| two.", "One, / two."],
    ["en", "One, |two.", "One, / two."],
    ["en", "session. |plenary opened.", "session. / plenary opened."],
    ["zh", "|一句。", null],
    ["zh", "一句。|", null],
    ["zh", "一句。|二句。", null],
    ["en", "One. |Two.", null],
    ["en", "One.| Two.", null],
  ] as const) {
    test(`${marked} is ${expected ?? "left alone"}`, () => {
      const { block, caret } = parse(marked);
      const boundaries = splitSentence(block, caret, locale);
      expect(boundaries && show({ ...block, boundaries }, locale)).toBe(expected);
    });
  }

  test("code is not split", () => {
    const { block, caret } = parse("a; |b;");
    expect(splitSentence({ ...block, kind: "code" }, caret, "en")).toBeNull();
  });
});

describe("joining with the sentence before", () => {
  for (const [locale, marked, expected] of [
    ["zh", "一句。|二句。", "一句。二句。"],
    ["zh", "一句。二|句。三句。", "一句。二句。 / 三句。"],
    ["en", "One.| Two.", "One. Two."],
    ["zh", "一|句。二句。", null],
  ] as const) {
    test(`${marked} is ${expected ?? "left alone"}`, () => {
      const { block, caret } = parse(marked);
      const start = sentenceStartAround(block, caret, locale);
      const boundaries = start === null ? null : joinSentence(block, start, locale);
      expect(boundaries && show({ ...block, boundaries }, locale)).toBe(expected);
    });
  }
});

test("joining takes a split back, and splitting a join, and nothing is left of either", () => {
  const { block, caret } = parse("一句，|二句。");
  const split = { ...block, boundaries: splitSentence(block, caret, "zh") ?? [] };
  expect(joinSentence(split, caret, "zh")).toEqual([]);

  const natural = parse("一句。|二句。");
  const joined = { ...natural.block, boundaries: joinSentence(natural.block, natural.caret, "zh") ?? [] };
  expect(show(joined, "zh")).toBe("一句。二句。");
  expect(splitSentence(joined, natural.caret, "zh")).toEqual([]);
});

test("a decision about white space is one about the sentence after it", () => {
  const { block } = parse("One. Two.", [{ at: 4, kind: "join" }]);
  expect(sentenceStarts(block, "en")).toEqual([]);
  expect(splitSentence(block, 5, "en")).toEqual([]);
});

test("the beginning of a sentence is known from both sides of its white space", () => {
  const { block } = parse("One.  Two.");
  expect([3, 4, 5, 6, 7].map((at) => isSentenceStart(block, at, "en"))).toEqual([false, true, true, true, false]);
});
