import { expect, test } from "vitest";
import { alignInBackground } from "./background.ts";

const options = { sourceLocale: "zh", targetLocale: "en" };

test("texts are aligned in a thread, with the dictionary, while this one goes on", async () => {
  let turns = 0;
  const clock = setInterval(() => {
    turns += 1;
  }, 1);
  const source = [["渡口恢复了。", "老船长很高兴。", "天气很冷。"]];
  const target = [["The weather is cold.", "The ferry is back.", "The old captain is glad."]];
  const answers = await Promise.all([
    alignInBackground(source, target, options),
    alignInBackground([], target, options),
    alignInBackground([["渡口恢复了。"]], [["The ferry is back."]], options),
  ]);
  clearInterval(clock);
  expect(answers.map((groups) => groups.map((group) => [group.source, group.target]))).toEqual([
    [
      [[], [0]],
      [[0], [1]],
      [[1], [2]],
      [[2], []],
    ],
    [
      [[], [0]],
      [[], [1]],
      [[], [2]],
    ],
    [[[0], [0]]],
  ]);
  expect(turns).toBeGreaterThan(0);
});
