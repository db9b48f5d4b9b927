import { amountOf, type Lexicon, mostSentences } from "./lexical.ts";
import { sums } from "./numbers.ts";
import type { Parameters } from "./parameters.ts";
import type { Side } from "./step.ts";

/**
 * What is asked again and again of one side, worked out once. All but `starts` hold
 * a number for each run of up to `mostSentences` sentences, see `runAt`.
 */
export type Measured = {
  readonly starts: readonly boolean[];
  readonly letters: Float64Array;
  /** The logarithm of the letters and one more. */
  readonly logarithms: Float64Array;
  /** By how much less likely it is than usual that the run has no partner, for its letters. */
  readonly lost: Float64Array;
  /** Which amount of text it is, see `amountOf`. */
  readonly amounts: Uint8Array;
  /** Paragraphs that begin inside. */
  readonly breaks: Uint8Array;
};

const stride = mostSentences + 1;

/** Where the run of `size` sentences from `sentence` is measured. */
export function runAt(sentence: number, size: number): number {
  return sentence * stride + size;
}

export function measure({ lengths, starts }: Side, features: Lexicon["first"], { lostShort }: Parameters): Measured {
  const letters = sums(lengths);
  const counts = sums(features.map((each) => each.length));
  const usual = Math.max(1, (counts[counts.length - 1] ?? 0) / Math.max(1, features.length));
  const runs = lengths.length * stride;
  const measured = {
    starts,
    letters: new Float64Array(runs),
    logarithms: new Float64Array(runs),
    lost: new Float64Array(runs),
    amounts: new Uint8Array(runs),
    breaks: new Uint8Array(runs),
  };
  for (let sentence = 0; sentence < lengths.length; sentence += 1) {
    let breaks = 0;
    for (let size = 1; size <= mostSentences && sentence + size <= lengths.length; size += 1) {
      const run = runAt(sentence, size);
      const all = (letters[sentence + size] ?? 0) - (letters[sentence] ?? 0);
      if (size > 1 && starts[sentence + size - 1]) breaks += 1;
      measured.letters[run] = all;
      measured.logarithms[run] = Math.log(all + 1);
      measured.lost[run] = all === 0 ? lostShort.empty : lostShort.weight * Math.exp(-all / lostShort.fade);
      measured.amounts[run] = amountOf(((counts[sentence + size] ?? 0) - (counts[sentence] ?? 0)) / usual);
      measured.breaks[run] = breaks;
    }
  }
  return measured;
}

/** Whether a sentence is a paragraph by itself. */
export function isParagraph({ starts }: Measured, sentence: number): boolean {
  return starts[sentence] === true && starts[sentence + 1] !== false;
}
