import { expect, test } from "vitest";
import { rankCandidates } from "./ranking.ts";
import { partsOf, scoreOf } from "./score.ts";

const score = (a: string, b: string) => scoreOf(partsOf(a), partsOf(b));

for (const [a, b, expected] of [
  ["北京市朝阳区", "北京市海阳区", 83],
  ["市水务局负责人说", "市水务局负责人说", 99],
  ["各街道组织宣讲700场。", "各街道组织宣讲800场。", 97],
  ["各街道组织宣讲700场。", "各街道组织宣讲700场", 95],
  ["工程年底完工。", "他从来不看报纸。", 7],
  ["The old city floods.", "The old city flooded.", 89],
  ["The old city floods.", "The new city floods.", 78],
  ["The old city floods.", "the old city floods", 89],
  ["覆盖１２万人", "覆盖12万人", 99],
  ["", "", 0],
] as const) {
  test(`"${a}" and "${b}" are ${expected} % alike`, () => {
    expect(score(a, b)).toBe(expected);
    expect(score(b, a)).toBe(expected);
  });
}

test("what falls below the least asked for is 0", () => {
  expect(scoreOf(partsOf("工程年底完工"), partsOf("工程明年开工"), 50)).toBe(50);
  expect(scoreOf(partsOf("工程年底完工"), partsOf("工程明年开工"), 60)).toBe(0);
});

test("candidates come best first, each source once, what is not like it not at all", () => {
  const candidates = ["老城区排水改造明年开工。", "老城区排水改造今年开工。", "老城区排水改造明年开工。", "他不看报。"];
  expect(rankCandidates("老城区排水改造今年开工。", candidates)).toEqual([
    { source: "老城区排水改造今年开工。", score: 100 },
    { source: "老城区排水改造明年开工。", score: 91 },
  ]);
});
