import { expect, test } from "vitest";
import { beginPairing, type PairingAction, type PairingState, pairingReducer } from "./pairing-state.ts";

const pair = (confidence: number) => ({ source: 1, target: 1, confidence, settled: false });
const begun = beginPairing({ pairing: [pair(0.9), pair(0.3)], cuts: { source: [], target: [] } });
const after = (...actions: readonly PairingAction[]): PairingState => actions.reduce(pairingReducer, begun);
const cut: PairingAction = {
  type: "cut",
  cut: { side: "target", group: 1, sentence: { block: 0, from: 8, text: "The boat came, people left." }, place: 15 },
};

test("it begins at the least certain pair", () => expect(begun).toMatchObject({ active: 1, cutting: false }));

test("a sentence that is cut gives its pair one more, and can be made whole again", () => {
  const done = after({ type: "cuttingBegun", index: 1 }, cut);
  expect(done).toMatchObject({ active: 1, cutting: false });
  expect(done.work).toMatchObject({ pairing: [{}, { target: 2 }], cuts: { target: [{ block: 0, at: 23 }] } });
  expect(pairingReducer(done, { type: "undone" }).work).toBe(begun.work);
  expect(after(cut, { type: "undone" }, { type: "redone" }).work).toEqual(done.work);
});

test("sentences close when something else is done, not when their row is touched", () => {
  const open: PairingAction = { type: "cuttingBegun", index: 0 };
  expect(after(open)).toMatchObject({ active: 0, cutting: true });
  expect(after(open, { type: "activated", index: 0 }).cutting).toBe(true);
  for (const action of [
    { type: "activated", index: 1 },
    { type: "moved", by: 1 },
    { type: "cuttingEnded" },
    { type: "changed", change: { kind: "settle", index: 0 } },
  ] as const) {
    expect(after(open, action).cutting).toBe(false);
  }
});
