import { describe, expect, test } from "vitest";
import { headlinePieces, lineEndStart } from "./line-breaks.ts";

describe("a headline may break", () => {
  for (const [text, locale, expected] of [
    ["泥滩上空，两百万只翅膀", "zh", "泥滩|上空，|两百万只|翅膀"],
    ["覆盖12万余人的宣传", "zh", "覆盖|12万余人的|宣传"],
    ["总投资2.3亿元", "zh", "总|投资|2.3亿元"],
    ["《夜航》的作者来了", "zh", "《夜航》的|作者|来了"],
    ["Two million wings", "en", "Two million wings"],
    ["", "en", ""],
  ] as const) {
    test(`${text || "nothing"}: ${expected || "nowhere"}`, () => {
      const pieces = headlinePieces(text, locale);
      expect(pieces.join("")).toBe(text);
      expect(pieces.join("|")).toBe(expected);
    });
  }
});

describe("the end of a paragraph that stays together", () => {
  for (const [text, locale, expected] of [
    ["蛏子也没有少。", "zh", "也没有少。"],
    ["只差200只。", "zh", "200只。"],
    ["突破了包围。", "zh", "包围。"],
    ["他说：“去吧！”", "zh", "去吧！”"],
    ["是。", "zh", ""],
    ["One flock will never reach the north.", "en", "the north."],
    ["It ran.", "en", ""],
    ["A case of internationalisation misunderstood.", "en", ""],
    ["وصلت الطيور إلى الشمال.", "ar", "إلى الشمال."],
    ["", "en", ""],
  ] as const) {
    test(`${text} keeps “${expected}”`, () => expect(text.slice(lineEndStart(text, locale))).toBe(expected));
  }
});
