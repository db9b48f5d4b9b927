import { isMarked, marksOf, normalizeRuns, plainText, type Run, sameMarks, sliceRuns } from "#lib/text/runs.ts";
import { cutText, findBoundaries } from "#lib/text/sentences.ts";
import type { BlockKind, Boundary, DraftBlock } from "./segment.ts";

/** A piece of a block that becomes one segment. `text` is its plain text; `separator` the white space that follows it in the block. */
export type Sentence = { readonly runs: readonly Run[]; readonly text: string; readonly separator: string };

const undivided: ReadonlySet<BlockKind> = new Set<BlockKind>(["headline", "byline", "code"]);

/**
 * The sentences of a block, as `splitSentences` finds them and the block's
 * boundaries correct them. A headline, a byline and code are one piece. A block
 * of nothing but white space has none.
 */
export function splitBlock(block: DraftBlock, locale: string): Sentence[] {
  const text = plainText(block.runs);
  const found = undivided.has(block.kind) ? [] : findBoundaries(text, locale);
  return cutText(text, applyBoundaries(found, block.boundaries, text)).map(({ from, to, next }) => ({
    runs: sliceRuns(block.runs, from, to),
    text: text.slice(from, to),
    separator: text.slice(to, next),
  }));
}

/**
 * The runs of a block out of its sentences. Its text is exactly the block's;
 * so are the marks, except that white space between two sentences takes those
 * that both sides share.
 */
export function joinSentences(sentences: readonly Sentence[]): Run[] {
  return normalizeRuns(
    sentences.flatMap((sentence, index) => {
      const marks = sharedMarks(sentence.runs.at(-1), sentences[index + 1]?.runs[0]);
      return [...sentence.runs, { text: sentence.separator, ...marks }];
    }),
  );
}

/**
 * Sentence boundaries after the editor's decisions, in their order. An offset
 * in the white space between two sentences means the boundary there; one inside
 * a character of several code units moves before it.
 */
function applyBoundaries(found: readonly number[], decided: readonly Boundary[], text: string): number[] {
  const boundaries = new Set(found.map((at) => snapBoundary(at, text)));
  for (const { at, kind } of decided) {
    if (at <= 0 || at >= text.length) continue;
    if (kind === "split") boundaries.add(snapBoundary(at, text));
    else boundaries.delete(snapBoundary(at, text));
  }
  return [...boundaries].sort((a, b) => a - b);
}

const continuesCharacter = /\p{M}|\u200D|[\uDC00-\uDFFF]/u;

/** The place where the sentence after `at` begins: after white space, and never inside a character of several code units. */
export function snapBoundary(at: number, text: string): number {
  let to = at;
  while (to > 0 && continuesCharacter.test(text.charAt(to))) to -= 1;
  while (to < text.length && /\s/.test(text.charAt(to))) to += 1;
  return to;
}

function sharedMarks(before: Run | undefined, after: Run | undefined): Omit<Run, "text"> {
  return before && after && isMarked(before) && sameMarks(before, after) ? marksOf(before) : {};
}
