import { describe, expect, test } from "vitest";
import type { BlockKind } from "#lib/segments/segment.ts";
import { splitBlock } from "#lib/segments/segmentation.ts";
import { plainText, textRun } from "#lib/text/runs.ts";
import { draftOf } from "./restoring.ts";
import type { RevisionContent } from "./revision.ts";

function original(
  kind: BlockKind,
  ...sentences: readonly (readonly [text: string, separator: string])[]
): RevisionContent {
  const segments = sentences.map(([text, separator], index) => ({
    id: `s${index}`,
    text: textRun(text),
    separator,
    predecessors: [],
    madeFrom: null,
  }));
  return { sourceLocale: "zh", section: null, translators: [], blocks: [{ id: "b", kind, attributes: {}, segments }] };
}

describe("a restored block is cut as it was when it was published", () => {
  for (const [name, content] of [
    ["as the rules cut it", original("paragraph", ["天亮了。", ""], ["鸟醒了。", ""])],
    ["where an editor had joined sentences", original("paragraph", ["天亮了。鸟醒了。", ""], ["风停了。", ""])],
    ["where an editor had split one", original("paragraph", ["天亮了，", ""], ["鸟醒了。", ""])],
    ["with white space between", original("paragraph", ["天亮了。", "\n"], ["Birds woke.", " "], ["风停了", ""])],
    ["not at all", original("paragraph", ["天亮了。", ""])],
    ["a headline, never", original("headline", ["天亮了。鸟醒了。", ""])],
  ] as const) {
    test(name, () => {
      const draft = draftOf(content).find((block) => block.id === "b");
      if (!draft) throw new Error("There is no block.");
      const wanted = content.blocks[0]?.segments.map(({ text }) => plainText(text));
      expect(splitBlock(draft, "zh").map((sentence) => sentence.text)).toEqual(wanted);
    });
  }
});

test("front matter comes first and is there also when it was empty", () => {
  expect(draftOf(original("paragraph", ["天亮了。", ""])).map(({ id, runs }) => [id, plainText(runs)])).toEqual([
    ["headline", ""],
    ["summary", ""],
    ["byline", ""],
    ["b", "天亮了。"],
  ]);
});
