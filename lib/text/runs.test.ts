import fc from "fast-check";
import { expect, test } from "vitest";
import { anyRuns } from "#lib/testing/arbitraries.ts";
import { concatRuns, normalizeRuns, plainText, type Run, sameRuns, sliceRuns, textRun } from "./runs.ts";

const bold = (text: string): Run => ({ text, bold: true });

test("neighbours that look the same become one run, and empty ones none", () => {
  expect(normalizeRuns([{ text: "a" }, { text: "" }, { text: "b" }, bold("c"), bold("d"), bold("")])).toEqual([
    { text: "ab" },
    { text: "cd", bold: true },
  ]);
});

test("a mark that is not set leaves no trace", () => {
  const run = { text: "a", href: "", bold: false, extra: 1 } as unknown as Run;
  expect(normalizeRuns([run])).toEqual([{ text: "a" }]);
});

test("no text has no run", () => {
  expect(textRun("")).toEqual([]);
  expect(textRun("a")).toEqual([{ text: "a" }]);
});

for (const [from, to, expected] of [
  [0, 4, [{ text: "ab" }, bold("cd")]],
  [1, 3, [{ text: "b" }, bold("c")]],
  [2, 4, [bold("cd")]],
  [-3, 1, [{ text: "a" }]],
  [3, 99, [bold("d")]],
  [2, 2, []],
  [3, 1, []],
] as const) {
  test(`"ab" and bold "cd" from ${from} to ${to}`, () =>
    expect(sliceRuns([{ text: "ab" }, bold("cd")], from, to)).toEqual(expected));
}

test("runs are the same however they are cut", () => {
  expect(sameRuns([bold("a"), bold("b")], [bold("ab")])).toBe(true);
  expect(sameRuns([bold("ab")], [{ text: "ab" }])).toBe(false);
  expect(sameRuns([{ text: "a", href: "/x" }], [{ text: "a", href: "/y" }])).toBe(false);
  expect(sameRuns([{ text: "a" }], [{ text: "a" }, { text: "b" }])).toBe(false);
});

test("cutting anywhere and joining gives the same runs, in normal form", () => {
  fc.assert(
    fc.property(anyRuns, fc.nat(100), (runs, cut) => {
      const length = plainText(runs).length;
      const at = length === 0 ? 0 : cut % (length + 1);
      const joined = concatRuns(sliceRuns(runs, 0, at), sliceRuns(runs, at, length));
      expect(joined).toEqual(normalizeRuns(runs));
      expect(normalizeRuns(joined)).toEqual(joined);
      expect(plainText(joined)).toBe(plainText(runs));
    }),
  );
});
