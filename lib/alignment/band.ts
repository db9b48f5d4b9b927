import type { Lexicon } from "./lexical.ts";
import { amountCount } from "./lexical.ts";
import type { Step } from "./step.ts";

/** For each place between sentences of the first side, the first and last place of the second that the path may be at. Neither ever falls. */
export type Band = { readonly low: Int32Array; readonly high: Int32Array };

/** Above so many cells only those near sure pairs are looked at. */
const mostCells = 40_000;
/** Sentences to either side of the way between two sure pairs. */
const reach = 25;
/** Sentences that have a key, above which it tells too little to look for a pair by. */
const rare = 24;

/** The cells worth a look: all of a short text, of a long one those around a chain of sentence pairs that choose each other. */
export function findBand(lexicon: Lexicon): Band {
  const first = lexicon.first.length;
  const second = lexicon.second.length;
  const low = new Int32Array(first + 1);
  const high = new Int32Array(first + 1).fill(second);
  if (first * second <= mostCells) return { low, high };
  low.fill(second);
  high.fill(0);
  const include = (at: number, from: number, to: number) => {
    if (at < 0 || at > first) return;
    low[at] = Math.max(0, Math.min(low[at] ?? 0, Math.floor(from)));
    high[at] = Math.min(second, Math.max(high[at] ?? 0, Math.ceil(to)));
  };
  let before: Anchor = { first: 0, second: 0, weight: 0 };
  for (const anchor of [...longestChain(reciprocalPairs(lexicon)), { first, second, weight: 0 }]) {
    const rows = anchor.first - before.first;
    const columns = anchor.second - before.second;
    // Where one side has little, all of it beside all of the other.
    const small = Math.min(rows, columns) <= 2 * reach;
    const wide = reach + Math.min(150, Math.max(rows, columns) / 4);
    for (let row = 0; row <= rows; row += 1) {
      const middle = (at: number) => before.second + Math.min(1, at / Math.max(1, rows)) * columns;
      const from = small ? before.second - reach / 2 : middle(row) - wide;
      const to = small ? anchor.second + reach / 2 : middle(row + 1) + wide;
      include(before.first + row, from, to);
    }
    before = anchor;
  }
  for (let at = first - 1; at >= 0; at -= 1) low[at] = Math.min(low[at] ?? 0, low[at + 1] ?? 0);
  for (let at = 1; at <= first; at += 1) high[at] = Math.max(high[at] ?? 0, high[at - 1] ?? 0);
  low[0] = 0;
  high[first] = second;
  return { low, high };
}

/** Sentences to either side of a path that was found. */
const nearby = 15;

/** The cells near the path of a first look. */
export function bandAround(steps: readonly Step[], { high }: Band): Band {
  const first = high.length - 1;
  const second = high[first] ?? 0;
  const from = new Int32Array(first + 1).fill(second);
  const to = new Int32Array(first + 1);
  const include = (row: number, column: number) => {
    from[row] = Math.max(0, Math.min(from[row] ?? 0, column - nearby));
    to[row] = Math.min(second, Math.max(to[row] ?? 0, column + nearby));
  };
  include(0, 0);
  for (const step of steps) {
    for (let row = step.first; row <= step.first + step.firstSize; row += 1) {
      include(row, step.second);
      include(row, step.second + step.secondSize);
    }
  }
  return { low: from, high: to };
}

type Anchor = { readonly first: number; readonly second: number; readonly weight: number };

/** Pairs of sentences that are each other's best by rare features, in the order of the first. */
function reciprocalPairs({ first, second, partners, firstWeights }: Lexicon): Anchor[] {
  const bestOfSecond = new Float64Array(second.length);
  const partnerOfSecond = new Int32Array(second.length).fill(-1);
  const best: (Anchor | null)[] = first.map((features, sentence) => {
    const scores = new Map<number, number>();
    features.forEach((each, feature) => {
      const places = partners.get(each)?.places ?? [];
      if (places.length > rare) return;
      const number = firstWeights.numbers[(firstWeights.from[sentence] ?? 0) + feature] ?? 0;
      const gain = firstWeights.gain[number * amountCount + 1] ?? 0;
      let last = -1;
      for (const place of places) {
        const other = place >> 6;
        if (other !== last) scores.set(other, (scores.get(other) ?? 0) + gain);
        last = other;
      }
    });
    let weight = 0;
    let runnerUp = 0;
    let partner = -1;
    for (const [other, score] of scores) {
      if (score > (bestOfSecond[other] ?? 0)) {
        bestOfSecond[other] = score;
        partnerOfSecond[other] = sentence;
      }
      if (score > weight) {
        runnerUp = weight;
        weight = score;
        partner = other;
      } else if (score > runnerUp) runnerUp = score;
    }
    return partner >= 0 && weight > runnerUp * 1.2 && weight > 3 ? { first: sentence, second: partner, weight } : null;
  });
  return best.filter((anchor) => anchor !== null).filter((anchor) => partnerOfSecond[anchor.second] === anchor.first);
}

/** The heaviest chain of pairs in which both sides go forward. */
function longestChain(pairs: readonly Anchor[]): Anchor[] {
  const columns = Math.max(0, ...[pairs.reduce((most, { second }) => Math.max(most, second), 0)]) + 2;
  // Prefix maxima by a binary indexed tree over the second side.
  const tree = new Float64Array(columns + 1);
  const holder = new Int32Array(columns + 1).fill(-1);
  const before = new Int32Array(pairs.length).fill(-1);
  let bestEnd = -1;
  let bestTotal = 0;
  pairs.forEach((pair, index) => {
    let total = 0;
    for (let at = pair.second; at > 0; at -= at & -at) {
      if ((tree[at] ?? 0) > total) {
        total = tree[at] ?? 0;
        before[index] = holder[at] ?? -1;
      }
    }
    total += pair.weight;
    for (let at = pair.second + 1; at <= columns; at += at & -at) {
      if (total > (tree[at] ?? 0)) {
        tree[at] = total;
        holder[at] = index;
      }
    }
    if (total > bestTotal) {
      bestTotal = total;
      bestEnd = index;
    }
  });
  const chain: Anchor[] = [];
  for (let index = bestEnd; index >= 0; index = before[index] ?? -1) {
    const pair = pairs[index];
    if (pair) chain.push(pair);
  }
  return chain.reverse();
}
