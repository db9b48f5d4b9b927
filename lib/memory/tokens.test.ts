import fc from "fast-check";
import { expect, test } from "vitest";
import { tokensOf, tokensWithin } from "./tokens.ts";

const pair = { sourceLocale: "zh", targetLocale: "en" };

for (const [a, b] of [
  ["覆盖12万余人", "覆盖 35 万余人。"],
  ["水务局，开工", "水务局开工"],
  ["Duizhao 对照", "duizhao对照"],
  ["ＡＢＣＤ", "abcd"],
] as const) {
  test(`"${a}" and "${b}" are found by the same`, () => expect(tokensOf(a, pair)).toEqual(tokensOf(b, pair)));
}

test("the same text of another pair has nothing in common with it", () => {
  const others = tokensOf("水务局开工", { sourceLocale: "zh", targetLocale: "ar" });
  expect(tokensOf("水务局开工", pair).filter((token) => others.includes(token))).toEqual([]);
});

test("a text of one sign has something to be found by", () => {
  for (const text of ["是", "7", "A", "是 no", "no 是"]) expect(tokensOf(text, pair)).not.toEqual([]);
});

test("whatever stands in a text, its tokens are in the text's", () => {
  const text = "市水务局 Chen Limin 说，12万人在城北 taxation";
  fc.assert(
    fc.property(fc.nat(text.length), fc.nat(text.length), (a, b) => {
      const part = text.slice(Math.min(a, b), Math.max(a, b));
      const all = tokensOf(text, pair);
      expect(tokensWithin(part, pair).filter((token) => !all.includes(token))).toEqual([]);
    }),
  );
});
