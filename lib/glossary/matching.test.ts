import { describe, expect, test } from "vitest";
import { findTerms, findWords } from "./matching.ts";
import type { Term } from "./term.ts";

const term = (text: string): Term => ({ id: text, text, renderings: [] });
const found = (text: string, locale: string, terms: readonly string[]) =>
  findTerms(text, locale, terms.map(term)).map(({ from, to }) => text.slice(from, to));

describe("terms of a Chinese text", () => {
  for (const [text, terms, expected] of [
    ["北京青年报来了", ["北京", "北京青年报"], ["北京青年报"]],
    ["北京的北京青年报", ["北京", "北京青年报"], ["北京", "北京青年报"]],
    ["市委宣讲团和宣讲", ["宣讲", "宣讲团"], ["宣讲团", "宣讲"]],
    ["GDPS与GDP都涨", ["GDP"], ["GDP"]],
    ["渡口", ["", " "], []],
    ["大学生活与学生", ["学生"], ["学生"]],
    ["其中国家队和中国队", ["中国"], ["中国"]],
    ["江心洲大桥", ["江心洲", "心洲大桥"], ["江心洲"]],
  ] as const) {
    test(`${text}: ${expected.join(", ") || "none"}`, () => expect(found(text, "zh", terms)).toEqual(expected));
  }
});

describe("words of an English text", () => {
  for (const [text, words, expected] of [
    ["Two ferries, one ferry’s bell.", "ferry", ["ferries", "ferry’s"]],
    ["The women’s choir and a woman.", "woman", ["women’s", "woman"]],
    ["Harbour masters met the Harbour-master.", "harbour master", ["Harbour masters", "Harbour-master"]],
    ["They told us of the US and of US-led talks.", "US", ["US", "US"]],
    ["A transportable port and two ports", "port", ["port", "ports"]],
    ["Planning, planned, planner", "plan", ["Planning", "planned", "planner"]],
    ["Londoners left London.", "London", ["Londoners", "London"]],
    ["A fly, flies, baking and BAKED", "fly", ["fly", "flies"]],
    ["A fly, flies, baking and BAKED", "bake", ["baking", "BAKED"]],
    ["People went where a person goes", "person", ["People", "person"]],
    ["People went where a person goes", "go", ["went", "goes"]],
    ["At five o'clock, five o’clock", "o’clock", ["o'clock", "o’clock"]],
    ["in the U.S. and U.S.-made", "U.S.", ["U.S.", "U.S."]],
    ["plus C++ and (maybe)", "C++", ["C++"]],
    ["", "port", []],
    ["port", " ", []],
  ] as const) {
    test(`${words} in “${text}”`, () =>
      expect(findWords(text, "en", words).map(([from, to]) => text.slice(from, to))).toEqual(expected));
  }
  test("longest match where both are terms", () =>
    expect(found("The Harbour Office and the harbours", "en", ["harbour", "harbour office"])).toEqual([
      "Harbour Office",
      "harbours",
    ]));
});
