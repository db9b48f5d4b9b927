import { expect, test } from "vitest";
import { findRare, planWiderSearch } from "./frequencies.ts";

const tokens = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const frequencies = (counts: readonly (readonly [number, number])[], size = 100_000) => ({
  size,
  sampled: 10_000,
  counts: new Map(counts),
});

test("of a small memory, every token is worth looking for", () => {
  expect(findRare(tokens, { size: 40, sampled: 0, counts: new Map() })).toEqual(tokens);
});

test("the rarest tokens are looked for as long as they bring few entries", () => {
  const counts = tokens.map((token) => [token, token * 10] as const);
  expect(findRare(tokens, frequencies(counts))).toEqual([1, 2]);
  expect(findRare(tokens, frequencies(tokens.map((token) => [token, 5_000] as const)))).toEqual([]);
});

test("a wider search asks for three places of a text at once, and for nothing that nobody has written before", () => {
  const counts = tokens.filter((token) => token !== 5).map((token) => [token, 5_000] as const);
  expect(planWiderSearch(tokens, frequencies(counts))).toEqual([
    [1, 3, 6],
    [2, 4, 7],
  ]);
  expect(planWiderSearch([1, 5, 2], frequencies(counts))).toEqual([[1, 2]]);
  expect(planWiderSearch([5], frequencies(counts))).toEqual([]);
});
