import fc from "fast-check";
import { expect, test } from "vitest";
import { anyText } from "#lib/testing/arbitraries.ts";
import { fingerprint, waiverPrint } from "./fingerprint.ts";

const pair = { source: "覆盖12万余人", target: "covering 12 people", sourceLocale: "zh", targetLocale: "en" };

test("a fingerprint is sixteen hex digits and the same everywhere", () => {
  expect(fingerprint(pair)).toMatch(/^[0-9a-f]{16}$/);
  expect(fingerprint({ ...pair })).toBe(fingerprint(pair));
});

test("it changes with each text and locale, and with what belongs to which", () => {
  const others = [
    { ...pair, source: "覆盖13万余人" },
    { ...pair, target: "covering 13 people" },
    { ...pair, sourceLocale: "zh-Hant" },
    { ...pair, targetLocale: "fr" },
    { ...pair, source: `${pair.source}c`, target: "overing 12 people" },
    { ...pair, source: pair.target, target: pair.source },
  ];
  expect(new Set([pair, ...others].map(fingerprint)).size).toBe(others.length + 1);
});

test("it ignores white space at the ends", () => {
  expect(fingerprint({ ...pair, source: ` ${pair.source}\n`, target: `${pair.target} ` })).toBe(fingerprint(pair));
});

test("what a term is waived for changes with the glossary's word on it, and with nothing else of the glossary", () => {
  const ferry = { id: "1", text: "渡口", renderings: [{ text: "landing", status: "preferred" as const }] };
  const lamp = { id: "2", text: "灯", renderings: [{ text: "lamp", status: "preferred" as const }] };
  const asked = { ...pair, source: "渡口关了。" };
  const print = (terms: readonly (typeof ferry)[], check = "terminology") => waiverPrint(check, { ...asked, terms });
  const admitted = { ...ferry, renderings: [...ferry.renderings, { ...ferry.renderings[0]!, text: "quay" }] };
  expect(print([lamp, ferry])).toBe(print([ferry]));
  expect(print([{ ...ferry, id: "3" }])).toBe(print([ferry]));
  expect(print([admitted])).not.toBe(print([ferry]));
  expect(print([admitted])).toBe(print([{ ...admitted, renderings: admitted.renderings.toReversed() }]));
  expect(print([])).toBe(fingerprint(asked));
  expect(print([ferry], "number")).toBe(fingerprint(asked));
});

test("different targets have different fingerprints", () => {
  fc.assert(
    fc.property(anyText, anyText, (one, other) => {
      const same = fingerprint({ ...pair, target: one }) === fingerprint({ ...pair, target: other });
      expect(same).toBe(one.trim() === other.trim());
    }),
    { numRuns: 2_000 },
  );
});

test("near neighbours do not collide", () => {
  const prints = new Set(Array.from({ length: 50_000 }, (_, index) => fingerprint({ ...pair, target: `${index}` })));
  expect(prints.size).toBe(50_000);
});
