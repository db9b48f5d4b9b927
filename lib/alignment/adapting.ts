import type { Lexicon } from "./lexical.ts";
import { at, firstAtLeast, sums } from "./numbers.ts";
import type { Parameters } from "./parameters.ts";
import type { Side, Step } from "./step.ts";

/** What is usual in these two texts: the logarithm of the second's letters by the first's. */
export type Usual = { readonly length: number };

/** What the whole texts say is usual. Where one of them lacks much they are not believed. */
export function usualOf(first: Side, second: Side): Usual {
  const ratio = (total(second.lengths) + 200) / (total(first.lengths) + 200);
  return { length: Math.max(-0.5, Math.min(0.5, Math.log(ratio))) };
}

/** The parameters and what is usual, drawn towards what the sure groups show. */
export function adapt(
  sure: readonly Step[],
  first: Side,
  second: Side,
  lexicon: Lexicon,
  usual: Usual,
  parameters: Parameters,
): { usual: Usual; parameters: Parameters } {
  const { mixed, lengthMixed } = parameters.second;
  const [one, other] = [sums(first.lengths), sums(second.lengths)];
  const pairs = sure.map((step) => {
    const a = at(one, step.first + step.firstSize) - at(one, step.first);
    const b = at(other, step.second + step.secondSize) - at(other, step.second);
    return { off: Math.log((b + 1) / (a + 1)), letters: a + b, weight: Math.min(1, (a + b) / 100) };
  });
  const length =
    (lengthMixed * usual.length + total(pairs.map(({ off, weight }) => off * weight))) /
    (lengthMixed + total(pairs.map(({ weight }) => weight)));
  const { spread, spreadOfShort } = parameters.length;
  const squares = total(
    pairs.map(({ off, letters }) => {
      const deviation = (off - length) / (spread + spreadOfShort / Math.sqrt(letters + 1));
      return Math.min(deviation ** 2, 6);
    }),
  );
  const wider = Math.sqrt((mixed + squares * parameters.second.widen) / (mixed + pairs.length));
  const found = { ...parameters.found, word: shareFound(sure, lexicon, parameters) };
  return {
    usual: { length },
    parameters: {
      ...parameters,
      found,
      length: { ...parameters.length, spread: spread * wider, spreadOfShort: spreadOfShort * wider },
    },
  };
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

/** The share of words that come back in the sure groups, drawn towards the usual one. */
function shareFound(sure: readonly Step[], { first, partners }: Lexicon, parameters: Parameters): number {
  const { mixed, foundMixed } = parameters.second;
  let hits = foundMixed * mixed * parameters.found.word;
  let all = foundMixed * mixed;
  for (const step of sure) {
    const from = step.second * 64;
    const to = (step.second + step.secondSize) * 64;
    for (let sentence = step.first; sentence < step.first + step.firstSize; sentence += 1) {
      for (const feature of first[sentence] ?? []) {
        const places = partners.get(feature)?.places;
        if (feature.kind !== "word" || !places) continue;
        all += 1;
        const place = places[firstAtLeast(places, from)];
        if (place !== undefined && place < to) hits += 1;
      }
    }
  }
  return Math.min(0.9, Math.max(0.15, (hits / all) * parameters.second.foundScale));
}
