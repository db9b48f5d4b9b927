import fc from "fast-check";
import { expect, test } from "vitest";
import { textRun } from "#lib/text/runs.ts";
import { bodySentences, type ImportedSide } from "./assembly.ts";
import { cutSentence, cutSentences, findCutPlace, proposeCut } from "./cutting.ts";

const side = (...paragraphs: string[]): ImportedSide => ({
  ...{ locale: "zh", headline: "", byline: "", date: null },
  blocks: paragraphs.map((text) => ({ kind: "paragraph", attributes: {}, runs: textRun(text), leftOut: false })),
});
const shown = (text: ImportedSide) => bodySentences(text).map(({ text, block, from }) => ({ text, block, from }));

for (const [text, at, halves] of [
  ["船来了，人走了", 4, ["船来了，", "人走了"]],
  ["The boat came, people left", 14, ["The boat came,", "people left"]],
  ["The boat came, people left", 15, ["The boat came,", "people left"]],
  ["甲👧乙", 2, ["甲", "👧乙"]],
  ["甲乙", 0, null],
  ["甲乙", 2, null],
  ["a ", 1, null],
] as const) {
  test(`"${text}" cut at ${at} is ${halves?.join(" | ") ?? "left whole"}`, () => {
    const place = findCutPlace(text, at);
    expect(place === null ? null : [text.slice(0, place).trimEnd(), text.slice(place)]).toEqual(halves);
  });
}

for (const [text, first] of [
  ["船来了，人走了，天黑了，灯亮了。", "船来了，人走了，"],
  ["“走吧，”他说。", "“走吧，”"],
  ["The boat came; people left", "The boat came;"],
  ["四个汉字", "四个"],
] as const) {
  test(`"${text}" is best cut after "${first}"`, () => expect(text.slice(0, proposeCut(text))).toBe(first));
}

test("what the screen cuts is what the article is cut at", () => {
  const words = fc.array(fc.constantFrom("船来了", "，", "。", " ", "人走了", "？", "👩‍👩‍👧", "a b. "), {
    minLength: 1,
    maxLength: 12,
  });
  const cut = fc.record({ block: fc.nat(2), at: fc.nat(30) });
  fc.assert(
    fc.property(fc.array(words, { minLength: 1, maxLength: 3 }), fc.array(cut, { maxLength: 6 }), (blocks, wanted) => {
      const text = side(...blocks.map((parts) => parts.join("")));
      const whole = shown(text);
      const cuts = wanted.flatMap(({ block, at }) => {
        const sentence = whole.find((one) => one.block === block && one.from < at && at < one.from + one.text.length);
        const place = sentence ? findCutPlace(sentence.text, at - sentence.from) : null;
        return sentence && place !== null ? [{ block, at: sentence.from + place }] : [];
      });
      expect(shown({ ...text, cuts })).toEqual(cutSentences(whole, cuts));
    }),
  );
});

test("a cut sentence stays in its group, as two", () => {
  const pair = { source: 1, target: 1, confidence: 0.4, settled: false };
  const work = { pairing: [pair, pair], cuts: { source: [], target: [] } };
  const sentence = { block: 2, from: 10, text: "船来了，人走了" };
  const after = cutSentence(work, { side: "target", group: 1, sentence, place: 4 });
  expect(after).toEqual({
    pairing: [pair, { ...pair, target: 2 }],
    cuts: { source: [], target: [{ block: 2, at: 14 }] },
  });
});
