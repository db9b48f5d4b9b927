import type { Lexicon } from "./lexical.ts";
import type { Parameters } from "./parameters.ts";
import { firstAtLeast, sums } from "./sorted.ts";
import type { Side, Step } from "./step.ts";

/** What is usual in these two texts: the logarithm of the second's letters by the first's. */
export type Usual = { readonly length: number };

/** What the whole texts say is usual. Where one of them lacks much they are not believed. */
export function usualOf(first: Side, second: Side): Usual {
  const total = (side: Side) => side.lengths.reduce((sum, length) => sum + length, 200);
  return { length: Math.max(-0.5, Math.min(0.5, Math.log(total(second) / total(first)))) };
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
  const { mixed } = parameters.second;
  const one = sums(first.lengths);
  const other = sums(second.lengths);
  const pairs = sure.map((step) => {
    const a = one[step.first + step.firstSize]! - one[step.first]!;
    const b = other[step.second + step.secondSize]! - other[step.second]!;
    return { off: Math.log((b + 1) / (a + 1)), letters: a + b };
  });
  const weight = (letters: number) => Math.min(1, letters / 100);
  const total = pairs.reduce((sum, { letters }) => sum + weight(letters), 0);
  const length =
    (mixed * 0.3 * usual.length + pairs.reduce((sum, { off, letters }) => sum + off * weight(letters), 0)) /
    (mixed * 0.3 + total);
  const { spread, spreadOfShort } = parameters.length;
  const squares = pairs.reduce((sum, { off, letters }) => {
    const z = (off - length) / (spread + spreadOfShort / Math.sqrt(letters + 1));
    return sum + Math.min(z * z, 6);
  }, 0);
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

/** The share of words that come back in the sure groups, drawn towards the usual one. */
function shareFound(sure: readonly Step[], { first, partners }: Lexicon, parameters: Parameters): number {
  const { mixed, foundMixed } = parameters.second;
  let hits = foundMixed * mixed * parameters.found.word;
  let all = foundMixed * mixed;
  for (const step of sure) {
    const from = step.second * 64;
    const to = (step.second + step.secondSize) * 64;
    for (let at = step.first; at < step.first + step.firstSize; at += 1) {
      for (const feature of first[at]!) {
        if (feature.kind !== "word") continue;
        all += 1;
        const { places } = partners.get(feature)!;
        const place = places[firstAtLeast(places, from)];
        if (place !== undefined && place < to) hits += 1;
      }
    }
  }
  return Math.min(0.9, Math.max(0.15, (hits / all) * parameters.second.foundScale));
}
