import fc from "fast-check";
import { expect, test } from "vitest";
import { textRun } from "#lib/text/runs.ts";
import { addShares, type Begun, changedPercent, shareOf, shareOfTranslation, unchangedPercent } from "./share.ts";

const machine = (draft: string, text: string): Begun => ({
  origin: "machine",
  produced: textRun(draft),
  target: textRun(text),
});
const human = (text: string): Begun => ({ origin: "human", produced: null, target: textRun(text) });

for (const [draft, text, changed] of [
  ["The work begins.", "The work begins.", 0],
  ["The work begins.", "The work begins", 0],
  ["The work begins.", "", 100],
  ["The work begins.", "Construction starts today.", 100],
  ["The work begins this year.", "The work starts this year.", 28],
  ["Water.", "Water, at last, for the whole of the old city.", 85],
  ["The streets held 700 talks, which reached 12 people.", "The streets held 700 talks.", 47],
  ["老城区排水改造今年开工。", "老城区排水改造明年开工。", 18],
] as const) {
  test(`of “${draft}” as “${text}” a person changed ${changed} %`, () =>
    expect(changedPercent(machine(draft, text), draft.startsWith("老") ? "zh" : "en")).toBe(changed));
}

test("what a machine did not begin has no such share", () => {
  expect(changedPercent(human("Day broke."), "en")).toBeNull();
  expect(changedPercent({ ...machine("Day broke.", "Day broke."), origin: "correction" }, "en")).toBeNull();
  expect(changedPercent({ origin: "machine", produced: null, target: textRun("Day broke.") }, "en")).toBeNull();
});

test("what people wrote themselves counts for the whole", () => {
  const half = [machine("Daybreaks", "Daybreaks"), human("Daybreaks")];
  expect(unchangedPercent(addShares(half.map((unit) => shareOf(unit, "en"))))).toBe(50);
  const share = (unchangedLimit: number) => shareOfTranslation(half, "en", { unchangedLimit, blocks: false });
  expect(share(50)).toEqual({ unchanged: 50, limit: 50, over: false });
  expect(share(49)).toEqual({ unchanged: 50, limit: 49, over: true });
});

test("what is above a limit reads as above it", () => {
  const thirds = [machine("aaaa", "aaaa"), machine("bbbb", "bbbb"), human("cccc")];
  const share = (unchangedLimit: number) => shareOfTranslation(thirds, "en", { unchangedLimit, blocks: false });
  expect(share(66)).toEqual({ unchanged: 67, limit: 66, over: true });
  expect(share(67)).toEqual({ unchanged: 67, limit: 67, over: false });
});

test("a translation that no machine began has no share, one without a letter has none of it left", () => {
  const limit = { unchangedLimit: 0, blocks: true };
  expect(shareOfTranslation([], "en", limit)).toBeNull();
  expect(shareOfTranslation([human("Daybreaks"), machine("Daybreaks", "")], "en", limit)).toBeNull();
  expect(shareOfTranslation([machine("…", "…")], "en", limit)).toEqual({ unchanged: 0, limit: 0, over: false });
});

test("a share lies between nothing and everything, and everything is what nobody touched", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b ", "水", "7", "。", " ", "é"), maxLength: 40 });
  fc.assert(
    fc.property(text, text, (draft, target) => {
      const { kept, of } = shareOf(machine(draft, target), "en");
      expect(kept).toBeGreaterThanOrEqual(0);
      expect(kept).toBeLessThanOrEqual(of);
      expect(unchangedPercent(shareOf(machine(draft, draft), "en"))).toBe(/[\p{L}\p{N}]/u.test(draft) ? 100 : 0);
    }),
  );
});
