import { describe, expect, test } from "vitest";
import type { DraftBlock } from "#lib/segments/segment.ts";
import { plainText, textRun } from "#lib/text/runs.ts";
import { mergeBlocks } from "./merging.ts";

/** "a:一 b:二": blocks by id and text. */
function blocks(text: string): DraftBlock[] {
  return text
    .split(" ")
    .filter((part) => part !== "")
    .map((part) => {
      const [id = "", words = ""] = part.split(":");
      return { id, kind: "paragraph", attributes: {}, boundaries: [], runs: textRun(words) };
    });
}

const show = (all: readonly DraftBlock[]) => all.map((block) => `${block.id}:${plainText(block.runs)}`).join(" ");

describe("two people's changes to one text", () => {
  for (const [name, base, theirs, mine, merged, foreign] of [
    ["different blocks", "a:一 b:二 c:三", "a:壹 b:二 c:三", "a:一 b:二 c:叁", "a:壹 b:二 c:叁", "a"],
    ["only mine", "a:一 b:二", "a:一 b:二", "a:壹 b:二", "a:壹 b:二", ""],
    ["only theirs", "a:一 b:二", "a:壹 b:二", "a:一 b:二", "a:壹 b:二", "a"],
    ["the same change", "a:一", "a:壹", "a:壹", "a:壹", ""],
    ["the same block", "a:一", "a:壹", "a:弌", null, ""],
    ["a block that one removed and the other changed", "a:一 b:二", "b:二", "a:壹 b:二", null, ""],
    ["a block that one removed", "a:一 b:二", "b:二", "a:一 b:贰", "b:贰", "a"],
    ["blocks added in different places", "a:一 b:二", "x:新 a:一 b:二", "a:一 b:二 y:新", "x:新 a:一 b:二 y:新", "x"],
    ["blocks added in one place", "a:一 b:二", "a:一 x:甲 b:二", "a:一 y:乙 b:二", "a:一 x:甲 y:乙 b:二", "x"],
    ["blocks added at the beginning", "a:一", "x:甲 a:一", "y:乙 a:一", "x:甲 y:乙 a:一", "x"],
    ["they moved, I changed", "a:一 b:二 c:三", "c:三 a:一 b:二", "a:一 b:贰 c:三", "c:三 a:一 b:贰", ""],
    ["I moved, they added", "a:一 b:二 c:三", "a:一 x:新 b:二 c:三", "c:三 a:一 b:二", "c:三 a:一 x:新 b:二", "x"],
    ["both moved", "a:一 b:二 c:三", "c:三 a:一 b:二", "b:二 a:一 c:三", null, ""],
    [
      "a block split by them, another changed by me",
      "a:一二 b:三",
      "a:一 x:二 b:三",
      "a:一二 b:叁",
      "a:一 x:二 b:叁",
      "a x",
    ],
    ["a block split by them and changed by me", "a:一二", "a:一 x:二", "a:一二三", null, ""],
  ] as const) {
    test(`${name}: ${merged ?? "somebody has to decide"}`, () => {
      const outcome = mergeBlocks(blocks(base), blocks(theirs), blocks(mine), "zh");
      expect(outcome && show(outcome.blocks)).toBe(merged);
      if (outcome) expect(outcome.foreign.toSorted().join(" ")).toBe(foreign);
    });
  }
});
