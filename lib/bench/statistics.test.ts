import { expect, test } from "vitest";
import { median, spreadOf } from "./statistics.ts";

for (const [values, expected] of [
  [[], { count: 0, p50: 0, p95: 0, p99: 0, max: 0 }],
  [[7], { count: 1, p50: 7, p95: 7, p99: 7, max: 7 }],
  [[3, 1, 2], { count: 3, p50: 2, p95: 3, p99: 3, max: 3 }],
  [Array.from({ length: 100 }, (_, index) => 100 - index), { count: 100, p50: 50, p95: 95, p99: 99, max: 100 }],
] as const) {
  test(`the spread of ${values.length} values`, () => expect(spreadOf(values)).toEqual(expected));
}

for (const [values, expected] of [
  [[], 0],
  [[5], 5],
  [[10, 2], 6],
  [[9, 1, 4], 4],
] as const) {
  test(`the median of ${values.join(", ") || "nothing"} is ${expected}`, () => expect(median(values)).toBe(expected));
}
