import fc from "fast-check";
import { expect, test } from "vitest";
import {
  changePairing,
  findCut,
  isWhole,
  listDoubtful,
  type Pairing,
  type PairingChange,
  spansOf,
  toPairing,
} from "./pairing.ts";

/** `1:1 2:1?` as groups; those with a question mark are doubtful, those with a sign settled. */
function read(text: string): Pairing {
  return text.split(" ").map((group) => {
    const [source = 0, target = 0] = group.replace(/[?!]/g, "").split(":").map(Number);
    return { source, target, confidence: group.endsWith("?") ? 0.2 : 0.9, settled: group.endsWith("!") };
  });
}

function write(pairing: Pairing): string {
  return pairing
    .map(
      ({ source, target, confidence, settled }) => `${source}:${target}${settled ? "!" : confidence < 0.6 ? "?" : ""}`,
    )
    .join(" ");
}

for (const [what, before, change, after] of [
  ["two groups become one", "1:1 1:1? 1:1", { kind: "join", index: 0 }, "2:2! 1:1"],
  ["the last has nothing to be joined with", "1:1 1:1", { kind: "join", index: 1 }, "1:1 1:1"],
  ["a group becomes two", "2:2? 1:1", { kind: "split", index: 0, source: 1, target: 1 }, "1:1! 1:1! 1:1"],
  ["one sentence and two are parted", "1:2", { kind: "split", index: 0, source: 1, target: 1 }, "1:1! 0:1!"],
  ["nothing is split off", "1:1", { kind: "split", index: 0, source: 1, target: 1 }, "1:1"],
  ["a sentence moves down", "1:2 1:1", { kind: "move", index: 0, side: "target", to: "after" }, "1:1! 1:2!"],
  ["a sentence moves up", "1:1 1:2?", { kind: "move", index: 1, side: "target", to: "before" }, "1:2! 1:1!"],
  [
    "a sentence of the original moves",
    "1:1 2:1",
    { kind: "move", index: 1, side: "source", to: "before" },
    "2:1! 1:1!",
  ],
  [
    "the only sentence of a side moves: none is left there",
    "1:1 1:0",
    { kind: "move", index: 0, side: "target", to: "after" },
    "1:0! 1:1!",
  ],
  [
    "a group that is emptied is gone",
    "1:1 0:1? 1:1",
    { kind: "move", index: 1, side: "target", to: "after" },
    "1:1 1:2!",
  ],
  [
    "at the end a sentence becomes a group",
    "1:2",
    { kind: "move", index: 0, side: "target", to: "after" },
    "1:1! 0:1!",
  ],
  ["at the beginning as well", "2:1", { kind: "move", index: 0, side: "source", to: "before" }, "1:0! 1:1!"],
  ["a group alone does not leave itself", "0:1", { kind: "move", index: 0, side: "target", to: "after" }, "0:1"],
  ["what has no translation is marked", "1:1? 1:1", { kind: "part", index: 0, side: "target" }, "1:0! 0:1? 1:1"],
  ["what has no original is marked", "1:1? 1:1", { kind: "part", index: 0, side: "source" }, "0:1! 1:0? 1:1"],
  ["what is missing already is settled", "1:0 1:1", { kind: "part", index: 0, side: "target" }, "1:0! 1:1"],
  ["right as it is", "1:1? 1:1", { kind: "settle", index: 0 }, "1:1! 1:1"],
] as const satisfies readonly (readonly [string, string, PairingChange, string])[]) {
  test(`${what}: ${before} to ${after}`, () => expect(write(changePairing(read(before), change))).toBe(after));
}

test("whatever is done to it, a pairing keeps every sentence, once, in order", () => {
  const group = fc
    .record({
      source: fc.nat(3),
      target: fc.nat(3),
      confidence: fc.double({ min: 0, max: 1, noNaN: true }),
      settled: fc.boolean(),
    })
    .filter(({ source, target }) => source + target > 0);
  const index = fc.nat(8);
  const side = fc.constantFrom("source", "target");
  const change: fc.Arbitrary<PairingChange> = fc.oneof(
    fc.record({ kind: fc.constant("join"), index }),
    fc.record({
      kind: fc.constant("split"),
      index,
      source: fc.integer({ min: -1, max: 4 }),
      target: fc.integer({ min: -1, max: 4 }),
    }),
    fc.record({ kind: fc.constant("move"), index, side, to: fc.constantFrom("before", "after") }),
    fc.record({ kind: fc.constant("part"), index, side }),
    fc.record({ kind: fc.constant("settle"), index }),
  ) as fc.Arbitrary<PairingChange>;
  fc.assert(
    fc.property(
      fc.array(group, { minLength: 1, maxLength: 8 }),
      fc.array(change, { maxLength: 12 }),
      (begun, changes) => {
        const sum = (side: "source" | "target") => begun.reduce((count, one) => count + one[side], 0);
        const end = changes.reduce(changePairing, begun as Pairing);
        expect(isWhole(end, sum("source"), sum("target"))).toBe(true);
      },
    ),
  );
});

test("the least certain come first, and what stands on one side alone is never certain", () => {
  expect(
    listDoubtful(read("1:1? 1:1 1:0 1:1! 0:1!").with(1, { source: 1, target: 1, confidence: 0.1, settled: false })),
  ).toEqual([1, 0, 2]);
});

test("the aligner's groups are a pairing, and each has its place", () => {
  const pairing = toPairing([
    { source: [0, 1], target: [0], confidence: 0.9 },
    { source: [], target: [1], confidence: 0.5 },
  ]);
  expect(write(pairing)).toBe("2:1 0:1?");
  expect(spansOf(pairing)).toEqual([
    { source: [0, 2], target: [0, 1] },
    { source: [2, 2], target: [1, 2] },
  ]);
});

for (const [sources, targets, cut] of [
  [[10, 10], [30, 30], { source: 1, target: 1 }],
  [[10, 30], [20, 20, 60], { source: 1, target: 1 }],
  [[10], [20, 20], { source: 1, target: 1 }],
  [[10, 10], [], { source: 1, target: 0 }],
  [[10], [20], null],
] as const) {
  test(`${sources} and ${targets} are cut at ${JSON.stringify(cut)}`, () =>
    expect(findCut(sources, targets)).toEqual(cut));
}
