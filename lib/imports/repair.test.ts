import { expect, test } from "vitest";
import { countAdded, type ImportFinding, inRepairOrder, nextUnresolved, resolvedPositions } from "./repair.ts";

const finding = (
  position: number,
  segmentId: string | null,
  check: string,
  change: Partial<ImportFinding> = {},
): ImportFinding => ({
  ...{ position, segmentId, check, family: "number", severity: "error", message: check, values: {}, settled: false },
  ...change,
});

test("what is missing comes before what is wrong, and each kind in the order of the text", () => {
  const found = [
    { family: "quotes", place: 0 },
    { family: "number", place: 9 },
    { family: "number", place: 2 },
    { family: "omission", place: 7 },
    { family: "punctuation", place: 1 },
  ] as const;
  expect(inRepairOrder([...found]).map(({ family, place }) => `${family} ${place}`)).toEqual([
    "omission 7",
    "number 2",
    "number 9",
    "quotes 0",
    "punctuation 1",
  ]);
});

test("a finding is resolved when the check no longer makes it, or its sentence is gone", () => {
  const findings = [
    finding(0, "a", "number", { values: { expected: "12万", found: "12" } }),
    finding(1, "a", "number", { values: { expected: "3", found: "4" } }),
    finding(2, "b", "quotes"),
    finding(3, "gone", "quotes"),
  ];
  const open = new Map([
    ["a", [{ check: "number", message: "number", values: { found: "12", expected: "12万" } }]],
    ["b", [{ check: "quotes", message: "quotes", values: {} }]],
  ]);
  expect([...resolvedPositions(findings, open)]).toEqual([1, 3]);
});

test("the same finding twice in a sentence is resolved one at a time", () => {
  const findings = [finding(0, "a", "case"), finding(1, "a", "case")];
  const once = { check: "case", message: "case", values: {} };
  expect([...resolvedPositions(findings, new Map([["a", [once, once]]]))]).toEqual([]);
  expect([...resolvedPositions(findings, new Map([["a", [once]]]))]).toEqual([1]);
});

test("what is found since is counted apart, whatever was settled", () => {
  const findings = [finding(0, "a", "case", { settled: true }), finding(1, "b", "quotes")];
  const found = (check: string) => ({ check, message: check, values: {} });
  const open = new Map([
    ["a", [found("case"), found("case"), found("number")]],
    ["b", []],
  ]);
  expect(countAdded(findings, open)).toBe(2);
});

test("a sentence that stands in the translation alone is for a person to settle", () => {
  const findings = [finding(0, "a", "leftover"), finding(1, null, "leftover", { settled: true })];
  expect([...resolvedPositions(findings, new Map())]).toEqual([1]);
});

test("the next one is after the last one looked at, and from the top again", () => {
  const findings = [finding(0, "a", "x"), finding(1, "b", "x"), finding(2, "c", "x")];
  const next = (position: number | null, by: 1 | -1, resolved: number[] = []) =>
    nextUnresolved(findings, new Set(resolved), position, by)?.position ?? null;
  expect([next(null, 1), next(0, 1), next(2, 1), next(0, -1), next(0, 1, [1]), next(0, 1, [0, 1, 2])]).toEqual([
    0,
    1,
    0,
    2,
    2,
    null,
  ]);
});
