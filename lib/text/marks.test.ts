import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyRuns, anyText } from "#lib/testing/arbitraries.ts";
import { decodeTokens, encodeTokens, listMarks } from "./marks.ts";
import { normalizeRuns, type Run } from "./runs.ts";

const source: Run[] = [
  { text: "去" },
  { text: "渡口", href: "/ferry" },
  { text: "看" },
  { text: "船", bold: true },
  { text: "吧" },
];

test("the marked runs of a source are numbered in order", () => {
  expect(listMarks(source)).toEqual([
    { number: 1, text: "渡口", marks: { href: "/ferry" } },
    { number: 2, text: "船", marks: { bold: true } },
  ]);
});

test("a target is written with the numbers of its source", () => {
  const target: Run[] = [
    { text: "See " },
    { text: "boats", bold: true },
    { text: " at " },
    { text: "the ferry", href: "/ferry" },
  ];
  expect(encodeTokens(target, source)).toBe("See ⟨2⟩boats⟨/2⟩ at ⟨1⟩the ferry⟨/1⟩");
});

test("a mark that only the target has comes after the source's", () => {
  const target: Run[] = [{ text: "See", italic: true }];
  expect(encodeTokens(target, source)).toBe("⟨3⟩See⟨/3⟩");
  expect(decodeTokens("⟨3⟩See⟨/3⟩", source, target).runs).toEqual(target);
  expect(decodeTokens("⟨3⟩See⟨/3⟩", source)).toMatchObject({ runs: [{ text: "See" }], unknown: [3] });
});

describe("a text with tokens", () => {
  for (const [text, runs, faults] of [
    ["⟨1⟩ferry⟨/1⟩ ⟨2⟩boat⟨/2⟩", [{ text: "ferry", href: "/ferry" }, { text: " " }, { text: "boat", bold: true }], {}],
    ["no marks", [{ text: "no marks" }], { missing: [1, 2] }],
    [
      "⟨1⟩a⟨2⟩b⟨/2⟩c⟨/1⟩",
      [
        { text: "a", href: "/ferry" },
        { text: "b", href: "/ferry", bold: true },
        { text: "c", href: "/ferry" },
      ],
      {},
    ],
    [
      "⟨1⟩a⟨2⟩b⟨/1⟩c⟨/2⟩",
      [
        { text: "a", href: "/ferry" },
        { text: "b", href: "/ferry", bold: true },
        { text: "c", bold: true },
      ],
      {},
    ],
    ["⟨1⟩open", [{ text: "open" }], { missing: [1, 2], unbalanced: [1] }],
    ["close⟨/2⟩ ⟨1⟩x⟨/1⟩", [{ text: "close " }, { text: "x", href: "/ferry" }], { missing: [2], unbalanced: [2] }],
    ["⟨2⟩⟨/2⟩⟨1⟩x⟨/1⟩", [{ text: "x", href: "/ferry" }], { missing: [2] }],
    ["⟨9⟩x⟨/9⟩", [{ text: "x" }], { missing: [1, 2], unknown: [9] }],
    ["⟨1⟩a⟨1⟩b⟨/1⟩", [{ text: "ab", href: "/ferry" }], { missing: [2], unbalanced: [1] }],
    ["⟨⟨1⟩ is literal", [{ text: "⟨1⟩ is literal" }], { missing: [1, 2] }],
    ["a ⟨ b ⟩ ⟨x⟩", [{ text: "a ⟨ b ⟩ ⟨x⟩" }], { missing: [1, 2] }],
  ] as const) {
    test(text, () => {
      const expected = { missing: [], unknown: [], unbalanced: [], ...faults };
      expect(decodeTokens(text, source)).toEqual({ runs, ...expected });
    });
  }
});

test("any target survives being written and read", () => {
  fc.assert(
    fc.property(anyRuns, anyRuns, (target, original) => {
      const decoded = decodeTokens(encodeTokens(target, original), original, target);
      expect(decoded.runs).toEqual(normalizeRuns(target));
      expect(decoded.unknown).toEqual([]);
      expect(decoded.unbalanced).toEqual([]);
    }),
    { numRuns: 1_000 },
  );
});

test("whatever is typed is read, and reading it again changes nothing", () => {
  const typed = fc.array(fc.oneof(anyText, fc.constantFrom("⟨1⟩", "⟨/1⟩", "⟨2⟩", "⟨/2⟩", "⟨0⟩", "⟨77⟩", "⟨", "⟨⟨")), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(typed, anyRuns, (parts, original) => {
      const { runs } = decodeTokens(parts.join(""), original);
      expect(decodeTokens(encodeTokens(runs, original), original, runs).runs).toEqual(runs);
    }),
    { numRuns: 1_000 },
  );
});
