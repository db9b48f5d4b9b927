import { describe, expect, test } from "vitest";
import { faultsOf } from "#lib/testing/faults.ts";

const faults = faultsOf("omission", "clause", "addition");
const long = "清晨的渡口挤满了等船的人，卖早点的小贩在石阶上来回叫卖，雾气从江面慢慢升起来。";
const longEnglish =
  "At dawn the landing was crowded with people waiting, pedlars cried breakfast up and down the stone steps, and mist rose slowly from the river.";

describe("what is left out and what is added", () => {
  for (const [name, source, target, expected] of [
    ["nothing", long, longEnglish, []],
    ["a sentence", `${long}船工说今天不开船。`, longEnglish, []],
    [
      "the longer of two sentences",
      `${long}船工说今天不开船。`,
      "The boatman said there was no ferry today.",
      ["sentence_lost"],
    ],
    ["most of a sentence", long, "At dawn the landing was crowded.", ["clause_lost"]],
    [
      "a sentence too many",
      "船工说今天不开船。",
      `The boatman said there was no ferry today. ${longEnglish}`,
      ["sentence_added"],
    ],
    ["a sentence made two", long, longEnglish.replace(", pedlars", ". Pedlars"), []],
    ["a name", "江心洲", "Jiangxin", []],
  ] as const) {
    test(name, () => expect(faults(source, target)).toEqual(expected));
  }
  test("is seen from English to Chinese as well", () => {
    expect(faults(longEnglish, long, "en", "zh")).toEqual([]);
    expect(faults(longEnglish, "清晨，渡口很挤。", "en", "zh")).toEqual(["clause_lost"]);
  });
  test("is not judged between other languages", () => expect(faults(long, "Tôt.", "zh", "fr")).toEqual([]));
});
