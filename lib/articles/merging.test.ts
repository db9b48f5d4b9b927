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
    ["a block that one removed", "a:一 b:二", "b:二", "a:一 b:贰", "b:贰", "a"],
    ["blocks added in different places", "a:一 b:二", "x:新 a:一 b:二", "a:一 b:二 y:新", "x:新 a:一 b:二 y:新", "x"],
    ["blocks added in one place", "a:一 b:二", "a:一 x:甲 b:二", "a:一 y:乙 b:二", "a:一 x:甲 y:乙 b:二", "x"],
    ["blocks added at the beginning", "a:一", "x:甲 a:一", "y:乙 a:一", "x:甲 y:乙 a:一", "x"],
    ["they moved, I changed", "a:一 b:二 c:三", "c:三 a:一 b:二", "a:一 b:贰 c:三", "c:三 a:一 b:贰", ""],
    ["I moved, they added", "a:一 b:二 c:三", "a:一 x:新 b:二 c:三", "c:三 a:一 b:二", "c:三 a:一 x:新 b:二", "x"],
    [
      "a block split by them, another changed by me",
      "a:一二 b:三",
      "a:一 x:二 b:三",
      "a:一二 b:叁",
      "a:一 x:二 b:叁",
      "a x",
    ],
  ] as const) {
    test(`${name}: ${merged}`, () => {
      const texts = { base: blocks(base), theirs: blocks(theirs), mine: blocks(mine) };
      for (const preferred of ["mine", "theirs"] as const) {
        const outcome = mergeBlocks(texts, preferred, "zh");
        expect(show(outcome.blocks)).toBe(merged);
        expect(outcome.foreign.toSorted().join(" ")).toBe(foreign);
        expect(outcome.disputed).toEqual([]);
      }
    });
  }

  for (const [name, base, theirs, mine, disputed, withMine, withTheirs] of [
    ["the same block", "a:一 b:二", "a:壹 b:二", "a:弌 b:二", "a", "a:弌 b:二", "a:壹 b:二"],
    [
      "one block of several",
      "a:一 b:二 c:三",
      "a:壹 b:贰 c:三",
      "a:一 b:弍 c:叁",
      "b",
      "a:壹 b:弍 c:叁",
      "a:壹 b:贰 c:叁",
    ],
    ["a block that they removed and I changed", "a:一 b:二", "b:二", "a:壹 b:二", "a", "a:壹 b:二", "b:二"],
    ["a block that I removed and they changed", "a:一 b:二", "a:壹 b:二", "b:二", "a", "b:二", "a:壹 b:二"],
    ["a block split by them and changed by me", "a:一二", "a:一 x:二", "a:一二三", "a", "a:一二三 x:二", "a:一 x:二"],
    ["the order", "a:一 b:二 c:三", "c:三 a:一 b:二", "b:二 a:一 c:三", "a b c", "b:二 a:一 c:三", "c:三 a:一 b:二"],
  ] as const) {
    test(`${name}: somebody has to decide about ${disputed}`, () => {
      const texts = { base: blocks(base), theirs: blocks(theirs), mine: blocks(mine) };
      const outcome = mergeBlocks(texts, "mine", "zh");
      expect(outcome.disputed.toSorted().join(" ")).toBe(disputed);
      expect(show(outcome.blocks)).toBe(withMine);
      expect(show(mergeBlocks(texts, "theirs", "zh").blocks)).toBe(withTheirs);
    });
  }
});
