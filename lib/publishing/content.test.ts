import { describe, expect, test } from "vitest";
import { plainText, textRun } from "#lib/text/runs.ts";
import {
  buildOriginal,
  buildTranslation,
  type DraftSegment,
  findChanges,
  sameContent,
  type TargetDraft,
} from "./content.ts";

function segment(id: string, blockId: string, source: string, separator = ""): DraftSegment {
  return {
    id,
    blockId,
    blockKind: "paragraph",
    blockAttributes: {},
    source: textRun(source),
    separator,
    predecessors: [],
  };
}

function original(...segments: readonly DraftSegment[]) {
  return buildOriginal({ sourceLocale: "zh", section: null, segments });
}

function target(text: string, change: Partial<TargetDraft> = {}): TargetDraft {
  return { target: textRun(text), madeFrom: "…", origin: "human", writerName: "Mara", ...change };
}

test("segments stand in their blocks in order", () => {
  const content = original(segment("a", "1", "甲。"), segment("b", "1", "乙。"), segment("c", "2", "丙。"));
  expect(content.blocks.map((block) => [block.id, block.segments.map(({ id }) => id)])).toEqual([
    ["1", ["a", "b"]],
    ["2", ["c"]],
  ]);
});

describe("a translation is parted", () => {
  for (const [name, locale, separators, expected] of [
    ["by spaces in English", "en", ["", ""], "A. B."],
    ["by nothing in Chinese", "zh-Hant", [" ", ""], "A.B."],
    ["by the line breaks of the original", "en", ["\n", ""], "A.\nB."],
  ] as const) {
    test(name, () => {
      const content = original(segment("a", "1", "甲。", separators[0]), segment("b", "1", "乙。", separators[1]));
      const units = new Map([
        ["a", target("A.")],
        ["b", target("B.")],
      ]);
      const [block] = buildTranslation(content, units, locale).blocks;
      expect(block?.segments.map(({ text, separator }) => plainText(text) + separator).join("")).toBe(expected);
    });
  }
});

test("whoever wrote most is named first, and a reader's correction makes nobody a translator", () => {
  const content = original(...["a", "b", "c", "d"].map((id) => segment(id, "1", id)));
  const units = new Map([
    ["a", target("A", { writerName: "Ines" })],
    ["b", target("B")],
    ["c", target("C")],
    ["d", target("D", { writerName: "David", origin: "correction" })],
  ]);
  expect(buildTranslation(content, units, "en").translators).toEqual(["Mara", "Ines"]);
});

test("a unit nobody has begun leaves an empty place", () => {
  const [block] = buildTranslation(original(segment("a", "1", "甲。")), new Map(), "en").blocks;
  expect(block?.segments).toMatchObject([{ id: "a", text: [], madeFrom: "甲。" }]);
});

describe("changes between two revisions", () => {
  const before = original(segment("a", "1", "甲。"), segment("b", "1", "乙。"), segment("c", "1", "丙。"));
  for (const [name, after, expected] of [
    ["none", before, []],
    [
      "an edit",
      original(segment("a", "1", "甲。"), segment("b", "1", "二。"), segment("c", "1", "丙。")),
      ["b 乙。→二。"],
    ],
    [
      "a removal, where it stood",
      original(segment("a", "1", "甲。"), segment("c", "1", "三。")),
      ["b 乙。→", "c 丙。→三。"],
    ],
    ["a removal at the start", original(segment("b", "1", "乙。"), segment("c", "1", "丙。")), ["a 甲。→"]],
    [
      "an addition",
      original(segment("x", "1", "新。"), ...["a甲", "b乙", "c丙"].map((s) => segment(s[0] ?? "", "1", `${s[1]}。`))),
      ["x →新。"],
    ],
    ["a move is none", original(segment("c", "1", "丙。"), segment("a", "1", "甲。"), segment("b", "1", "乙。")), []],
  ] as const) {
    test(name, () => {
      const changes = findChanges(before, after);
      expect(changes.map((one) => `${one.segmentId} ${one.before ?? ""}→${one.after ?? ""}`)).toEqual(expected);
    });
  }

  test("everything is new in the first", () => {
    expect(findChanges(null, before).map(({ before: old, after }) => [old, after])).toEqual([
      [null, "甲。"],
      [null, "乙。"],
      [null, "丙。"],
    ]);
  });
});

test("content is the same in whatever order the database returns its properties", () => {
  const content = original(segment("a", "1", "甲。"));
  const [block] = content.blocks;
  const [only] = block?.segments ?? [];
  const returned = {
    ...content,
    blocks: [
      {
        segments: [Object.fromEntries(Object.entries(only ?? {}).reverse())],
        kind: block?.kind,
        id: "1",
        attributes: {},
      },
    ],
  };
  expect(sameContent(content, returned as unknown as typeof content)).toBe(true);
  expect(sameContent(content, original(segment("a", "1", "乙。")))).toBe(false);
});
