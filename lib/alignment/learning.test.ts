import { expect, test } from "vitest";
import { FeatureStore } from "./features.ts";
import { learnPartners } from "./learning.ts";

const store = new FeatureStore();
const [name, word, rare] = [
  store.get("unknown", "阿福", () => []),
  store.plain("word", "boat"),
  store.plain("word", "quay"),
];
const [fu, boat, snow] = [store.plain("word", "fu"), store.plain("word", "boat"), store.plain("word", "snow")];

test("a name learns what it is called, a word that is found learns nothing, what is rare stays as it is", () => {
  const samples = Array.from({ length: 20 }, (_, index) => ({
    first: new Set(index < 5 ? [name, word] : index < 12 ? [word] : index < 14 ? [rare] : []),
    second: new Set(index < 5 ? [fu, boat] : index < 12 ? [boat] : index < 14 ? [snow] : []),
  }));
  expect([...learnPartners(samples)]).toEqual([[name, { kind: "unknown", keys: ["fu"] }]]);
});

test("nothing is learned from nothing", () => expect(learnPartners([]).size).toBe(0));
