import { describe, expect, test } from "vitest";
import { plainText, textRun } from "#lib/text/runs.ts";
import { mergeTargets } from "./merging.ts";

describe("two people's changes", () => {
  for (const [name, base, theirs, mine, expected] of [
    [
      "to words apart",
      "The old city floods.",
      "The ancient city floods.",
      "The old city flooded.",
      "The ancient city flooded.",
    ],
    ["at both ends", "a b c", "x a b c", "a b c y", "x a b c y"],
    [
      "one deletes, one changes elsewhere",
      "one two three four",
      "one three four",
      "one two three five",
      "one three five",
    ],
    ["that are the same", "one two three", "one 2 three", "one 2 three", "one 2 three"],
    ["the same and one more", "one two three four", "one 2 three four", "one 2 three 4", "one 2 three 4"],
    ["to the same word", "The old city", "The ancient city", "The oldest city", null],
    ["where one deletes what the other changes", "one two three", "one three", "one 2 three", null],
    ["typed at the same place", "one two", "one big two", "one small two", null],
    ["to neighbours without a blank between them", "城市排水", "都市排水", "城市管网", null],
    ["from nothing", "", "First.", "Second.", null],
    ["only mine", "one", "one", "two", "two"],
    ["only theirs", "one", "two", "one", "two"],
    ["where I deleted everything", "one two", "one 2", "", null],
  ] as const) {
    test(`${name}: ${expected === null ? "have to be decided" : "stand together"}`, () => {
      const merged = mergeTargets(textRun(base), textRun(theirs), textRun(mine), base.includes("城") ? "zh" : "en");
      expect(merged && plainText(merged)).toBe(expected);
    });
  }

  test("keep their formatting", () => {
    const merged = mergeTargets(
      [{ text: "one two three" }],
      [{ text: "one " }, { text: "two", bold: true }, { text: " three" }],
      [{ text: "one two four" }],
      "en",
    );
    expect(merged).toEqual([{ text: "one " }, { text: "two", bold: true }, { text: " four" }]);
  });
});
