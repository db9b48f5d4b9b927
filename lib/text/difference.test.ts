import fc from "fast-check";
import { expect, test } from "vitest";
import { anyText } from "#lib/testing/arbitraries.ts";
import { countChanges, type DifferencePart, diffWords } from "./difference.ts";

const written = { same: ["", ""], deleted: ["[", "]"], inserted: ["{", "}"] } as const;
const write = (parts: readonly DifferencePart[]) => parts.map(({ kind, text }) => written[kind].join(text)).join("");

for (const [locale, before, after, expected, changes] of [
  ["en", "covering 12 people.", "covering more than 120,000 people.", "covering [12]{more than 120,000} people.", 1],
  ["en", "The ferry is open.", "The ferry is open.", "The ferry is open.", 0],
  ["en", "", "New.", "{New.}", 1],
  ["en", "Old.", "", "[Old.]", 1],
  ["en", "The cat sat on the mat.", "The dog lay under a mat.", "The [cat sat on the]{dog lay under a} mat.", 1],
  ["en", "They open the old ferry at dawn.", "They open the ferry at dawn.", "They open the [old ]ferry at dawn.", 1],
  [
    "en",
    "A tall red boat came by noon.",
    "A tall blue boat came by night.",
    "A tall [red]{blue} boat came by [noon]{night}.",
    2,
  ],
  ["zh", "覆盖12万余人", "覆盖13万余人", "覆盖[12]{13}万余人", 1],
  ["zh", "渡口明天开放", "渡口后天重新开放", "渡口[明天]{后天重新}开放", 1],
  ["zh", "大家去看船。", "大家都去看大船。", "大家{都}去看{大}船。", 2],
] as const) {
  test(`${before} → ${after}`, () => {
    const parts = diffWords(before, after, locale);
    expect(write(parts)).toBe(expected);
    expect(countChanges(parts)).toBe(changes);
  });
}

test("both texts can be read from the difference, and no part is empty or like its neighbour", () => {
  fc.assert(
    fc.property(anyText, anyText, fc.constantFrom("zh", "en", "ar"), (before, after, locale) => {
      const parts = diffWords(before, after, locale);
      const join = (absent: string) => parts.flatMap((part) => (part.kind === absent ? [] : [part.text])).join("");
      expect(join("inserted")).toBe(before);
      expect(join("deleted")).toBe(after);
      parts.forEach((part, index) => {
        expect(part.text).not.toBe("");
        expect(part.kind).not.toBe(parts[index - 1]?.kind);
        if (part.kind === "deleted") expect(parts[index - 1]?.kind).not.toBe("inserted");
      });
    }),
    { numRuns: 1_000 },
  );
});

test("two long texts that have nothing in common take no longer than a test may", () => {
  const parts = diffWords("ferry boat ".repeat(2_000), "other words ".repeat(2_000), "en");
  expect(countChanges(parts)).toBe(1);
});
