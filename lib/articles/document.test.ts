import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blockKinds, type DraftBlock } from "#lib/segments/segment.ts";
import { normalizeRuns, plainText } from "#lib/text/runs.ts";
import { canonicalBlock, type DocumentNode, sameBlock, toBlocks, toDocument } from "./document.ts";

const run = fc.record(
  {
    text: fc.stringMatching(/^[a-z一二三。，. \n]{0,6}$/),
    bold: fc.constant(true as const),
    italic: fc.constant(true as const),
    code: fc.constant(true as const),
    href: fc.constantFrom("https://example.org/", "/zh"),
  },
  { requiredKeys: ["text"] },
);

const bodyBlock = fc
  .record({
    id: fc.stringMatching(/^[a-z0-9]{4}$/),
    kind: fc.constantFrom(...blockKinds.slice(3)),
    runs: fc.array(run, { maxLength: 5 }).map(normalizeRuns),
    level: fc.constantFrom(2 as const, 3 as const),
    ordered: fc.boolean(),
    start: fc.boolean(),
    decided: fc.array(fc.record({ at: fc.nat(20), kind: fc.constantFrom("split" as const, "join" as const) }), {
      maxLength: 3,
    }),
  })
  .map(({ id, kind, runs, level, ordered, start, decided }): DraftBlock => {
    const length = plainText(runs).length;
    const places = new Map(decided.filter(({ at }) => at > 0 && at < length).map((one) => [one.at, one]));
    const isCode = kind === "code";
    return {
      id,
      kind,
      attributes:
        kind === "heading" ? { level } : kind === "listItem" ? { ordered, ...(start && { start: true as const }) } : {},
      runs: isCode ? normalizeRuns([{ text: plainText(runs) }]) : runs,
      boundaries: isCode ? [] : [...places.values()].sort((a, b) => a.at - b.at),
    };
  });

test("the editor's document gives back exactly the blocks it was made of", () => {
  fc.assert(
    fc.property(fc.array(bodyBlock), (blocks) => {
      expect(toBlocks(toDocument(blocks))).toEqual(blocks);
    }),
  );
});

test("the blocks give back exactly the document they were made of", () => {
  fc.assert(
    fc.property(fc.array(bodyBlock), (blocks) => {
      const document = toDocument(blocks);
      expect(toDocument(toBlocks(document))).toEqual(document);
    }),
  );
});

const node = (content: DocumentNode[]): DocumentNode => ({
  type: "doc",
  content: [{ type: "paragraph", attrs: { id: "p1" }, content }],
});
const split = { type: "boundary", attrs: { kind: "split" } };
const join = { type: "boundary", attrs: { kind: "join" } };

describe("decisions about boundaries", () => {
  for (const [name, content, boundaries] of [
    [
      "stand at their offset",
      [{ type: "text", text: "ab" }, split, { type: "text", text: "c" }],
      [{ at: 2, kind: "split" }],
    ],
    [
      "count the line break before them",
      [{ type: "hardBreak" }, join, { type: "text", text: "c" }],
      [{ at: 1, kind: "join" }],
    ],
    ["mean nothing at the beginning and at the end", [split, { type: "text", text: "ab" }, join], []],
    [
      "are one at a place, the last",
      [{ type: "text", text: "a" }, split, join, { type: "text", text: "b" }],
      [{ at: 1, kind: "join" }],
    ],
  ] as const) {
    test(name, () => expect(toBlocks(node([...content]))[0]?.boundaries).toEqual(boundaries));
  }
});

test("a text that only stores otherwise is the same block", () => {
  const block: DraftBlock = { id: "p1", kind: "paragraph", attributes: {}, runs: [{ text: "  " }], boundaries: [] };
  expect(canonicalBlock(block, "zh").runs).toEqual([]);
  const link = { ...block, runs: [{ text: "见", href: "/" }, { text: "此" }] };
  expect(sameBlock(link, { ...link, runs: [{ href: "/", text: "见" }, { text: "此" }] })).toBe(true);
  expect(sameBlock(link, { ...link, runs: [{ text: "见此" }] })).toBe(false);
});
