import type { Run } from "#lib/text/runs.ts";

/** `heading` and `listItem` carry attributes; the first three are the article's front matter. Which of them are split into sentences: `splitBlock`. */
export const blockKinds = [
  "headline",
  "summary",
  "byline",
  "paragraph",
  "heading",
  "quotation",
  "listItem",
  "code",
] as const;
export type BlockKind = (typeof blockKinds)[number];

/** `level` of a heading; `ordered` and `start` of a list item (a list is a run of neighbouring items; `start: true` begins a new one). */
export type BlockAttributes = {
  readonly level?: 2 | 3;
  readonly ordered?: boolean;
  readonly start?: true;
};

/** An editor's decision about a sentence boundary, at a UTF-16 offset into the block's plain text. `split` makes one, `join` forbids one. */
export type Boundary = { readonly at: number; readonly kind: "split" | "join" };

/** A paragraph-sized part of an article as an editor sends it: text not yet cut into segments. */
export type DraftBlock = {
  readonly id: string;
  readonly kind: BlockKind;
  readonly attributes: BlockAttributes;
  readonly runs: readonly Run[];
  readonly boundaries: readonly Boundary[];
};

/** Where a segment stands in its block: UTF-16 offsets into the block's plain text, end exclusive. */
export type SegmentSpan = { readonly id: string; readonly blockId: string; readonly from: number; readonly to: number };
