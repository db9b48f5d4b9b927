import fc from "fast-check";
import { expect, test } from "vitest";
import { plainText, textRun } from "#lib/text/runs.ts";
import { carryUnits } from "./carrying.ts";
import { isStale, type Origin, origins, type Unit, type UnitState, unitStates, unitStatus } from "./unit.ts";

const zhToEn = { sourceLocale: "zh", targetLocale: "en" };
const unit = (
  target: string,
  madeFrom: string,
  state: UnitState = "translated",
  origin: Origin = "human",
  returnReason: string | null = null,
): Unit => ({
  target: textRun(target),
  madeFrom,
  state,
  origin,
  returnReason,
});

for (const [name, given, source, status] of [
  ["nobody has begun", null, "船来了。", "untranslated"],
  ["nothing is written", unit("", "", "initial"), "船来了。", "untranslated"],
  ["a draft", unit("A boat.", "船来了。", "draft"), "船来了。", "draft"],
  ["a confirmed one", unit("A boat.", "船来了。"), "船来了。", "translated"],
  ["an approved one", unit("A boat.", "船来了。", "reviewed"), "船来了。", "reviewed"],
  ["the source changed", unit("A boat.", "船来了。", "reviewed"), "船走了。", "stale"],
  ["it was returned", unit("A boat.", "船来了。", "draft", "human", "Which boat?"), "船来了。", "returned"],
  [
    "it was returned and the source changed",
    unit("A boat.", "船来了。", "draft", "human", "Which boat?"),
    "船走了。",
    "returned",
  ],
] as const) {
  test(`${name}: ${status}`, () => expect(unitStatus(given, source)).toBe(status));
}

test("a split leaves the whole target with the first piece, out of date", () => {
  const whole = unit("The boat came and we left.", "船来了，我们走了。", "reviewed");
  expect(carryUnits([whole], ["船来了。", "我们走了。"], zhToEn)).toEqual([{ ...whole, state: "draft" }, null]);
});

test("a merge joins the targets and takes the lowest state", () => {
  const first = unit("The boat came.", "船来了。", "reviewed", "human");
  const second = unit("We left.", "我们走了。", "draft", "machine");
  expect(carryUnits([first, second], ["船来了。我们走了。"], zhToEn)).toEqual([
    unit("The boat came. We left.", "船来了。我们走了。", "draft", "machine"),
  ]);
});

test("a merge of approved ones waits for approval again", () => {
  const approved = [unit("A.", "甲。", "reviewed"), unit("B.", "乙。", "reviewed")];
  expect(carryUnits(approved, ["甲。乙。"], zhToEn)).toMatchObject([{ state: "translated" }]);
});

test("a merge into Chinese needs no blank", () => {
  const units = [unit("甲。", "A."), unit("乙。", "B.")];
  const [merged] = carryUnits(units, ["A. B."], { sourceLocale: "en", targetLocale: "zh" });
  expect(merged && plainText(merged.target)).toBe("甲。乙。");
  expect(merged?.madeFrom).toBe("A. B.");
});

test("a merge with an untranslated one is an unfinished draft", () => {
  const [merged] = carryUnits([null, unit("We left.", "我们走了。", "reviewed")], ["船来了。我们走了。"], zhToEn);
  expect(merged).toMatchObject({ state: "draft", madeFrom: "我们走了。" });
  expect(merged && isStale(merged, "船来了。我们走了。")).toBe(true);
});

test("a reason to return goes along", () => {
  const returned = unit("A.", "甲。", "draft", "human", "Wrong boat.");
  expect(carryUnits([unit("B.", "乙。"), returned], ["乙。甲。"], zhToEn)).toMatchObject([
    { returnReason: "Wrong boat." },
  ]);
});

test("nothing comes of nothing", () => {
  expect(carryUnits([null, unit("", "", "initial")], ["甲。", "乙。"], zhToEn)).toEqual([null, null]);
});

const anyUnit = fc.option(
  fc.record({
    target: fc.constantFrom("", "A boat.", "It came.", "We left.").map(textRun),
    madeFrom: fc.constantFrom("船。", "来了。", "我们走了。"),
    state: fc.constantFrom(...unitStates),
    origin: fc.constantFrom(...origins),
    returnReason: fc.constantFrom(null, "Why?"),
  }),
);

test("no target stands beside another source unless stale, none is lost, none is reviewed", () => {
  const shape = fc.oneof(
    fc.tuple(
      fc.array(anyUnit, { minLength: 1, maxLength: 1 }),
      fc.array(fc.constantFrom("船。", "来了。"), { minLength: 2, maxLength: 4 }),
    ),
    fc.tuple(
      fc.array(anyUnit, { minLength: 2, maxLength: 4 }),
      fc.array(fc.constantFrom("船。来了。", "船。"), { minLength: 1, maxLength: 1 }),
    ),
  );
  fc.assert(
    fc.property(shape, ([predecessors, successors]) => {
      const carried = carryUnits(predecessors, successors, zhToEn);
      expect(carried).toHaveLength(successors.length);
      const all = carried.flatMap((one) => (one ? [plainText(one.target)] : [])).join(" ");
      for (const one of predecessors) if (one) expect(all).toContain(plainText(one.target));
      carried.forEach((one, index) => {
        if (!one) return;
        expect(one.state).not.toBe("reviewed");
        expect(one.state).not.toBe("initial");
        if (!isStale(one, successors[index] ?? "")) expect(one.madeFrom).toBe(successors[index]);
      });
    }),
  );
});
