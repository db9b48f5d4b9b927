import type { Boundary, DraftBlock } from "#lib/segments/segment.ts";
import { splitBlock } from "#lib/segments/segmentation.ts";
import { plainText } from "#lib/text/runs.ts";

/** Where the sentences of a block begin, without the first: UTF-16 offsets, ascending. */
export function sentenceStarts(block: DraftBlock, locale: string): number[] {
  let at = 0;
  return splitBlock(block, locale)
    .map(({ text, separator }) => {
      at += text.length + separator.length;
      return at;
    })
    .slice(0, -1);
}

/**
 * The block's boundaries after a person has split its sentence at `offset`;
 * null where there is nothing to split: in code, at the ends, and where a
 * sentence begins already. White space at `offset` stays with the sentence before.
 */
export function splitSentence(block: DraftBlock, offset: number, locale: string): readonly Boundary[] | null {
  const at = skipSpace(block, offset);
  const text = plainText(block.runs);
  if (block.kind === "code" || text.slice(0, at).trim() === "" || at >= text.trimEnd().length) return null;
  if (sentenceStarts(block, locale).includes(at)) return null;
  const boundaries = withoutMeaning(block, at);
  if (sentenceStarts({ ...block, boundaries }, locale).includes(at)) return boundaries;
  const split = sortBoundaries([...boundaries, { at, kind: "split" }]);
  return sentenceStarts({ ...block, boundaries: split }, locale).includes(at) ? split : null;
}

/** The block's boundaries after a person has joined the sentence that begins at `start` with the one before; null when none begins there. */
export function joinSentence(block: DraftBlock, start: number, locale: string): readonly Boundary[] | null {
  if (!sentenceStarts(block, locale).includes(start)) return null;
  const boundaries = withoutMeaning(block, start);
  if (!sentenceStarts({ ...block, boundaries }, locale).includes(start)) return boundaries;
  return sortBoundaries([...boundaries, { at: start, kind: "join" }]);
}

/** Where the sentence around `offset` begins, when it is not the block's first: what joining joins. White space before a sentence counts as its own beginning. */
export function sentenceStartAround(block: DraftBlock, offset: number, locale: string): number | null {
  const at = skipSpace(block, offset);
  return sentenceStarts(block, locale).findLast((start) => start <= at) ?? null;
}

/** Whether `offset` is at the beginning of a sentence, or in the white space before it. */
export function isSentenceStart(block: DraftBlock, offset: number, locale: string): boolean {
  return sentenceStarts(block, locale).includes(skipSpace(block, offset));
}

function skipSpace(block: DraftBlock, offset: number): number {
  const text = plainText(block.runs);
  let at = offset;
  while (at < text.length && /\s/.test(text.charAt(at))) at += 1;
  return at;
}

/** Without the decisions about the boundary at `at`. */
function withoutMeaning(block: DraftBlock, at: number): Boundary[] {
  return block.boundaries.filter((boundary) => skipSpace(block, boundary.at) !== at);
}

function sortBoundaries(boundaries: readonly Boundary[]): Boundary[] {
  return boundaries.toSorted((a, b) => a.at - b.at);
}
