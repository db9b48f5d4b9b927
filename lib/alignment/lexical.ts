import type { Feature } from "./features.ts";
import type { Parameters } from "./parameters.ts";

/** Features of one sentence that are compared: as many as two words have bits. The rarest go first. */
const mostFeatures = 62;

/** Sentences of one side that a group can have. */
export const mostSentences = 4;

/** What stands on the other side, in usual sentences: a feature is found by chance more easily in much text than in little. */
const amounts = [0.5, 0.8, 1.2, 1.8, 2.6, 4] as const;
export const amountCount = amounts.length;

/** Which of the `amounts` is nearest to so many usual sentences. */
export function amountOf(sentences: number): number {
  if (sentences < 1) return sentences < 0.63 ? 0 : 1;
  if (sentences < 2.16) return sentences < 1.47 ? 2 : 3;
  return sentences < 3.2 ? 4 : 5;
}

/**
 * The features of one side, weighed. Feature `f` of sentence `s` has the number at
 * `from[s] + f` of `numbers`. What it is worth in a group with the amount `n` (see `amountOf`)
 * of the other side is at `number * amountCount + n` of `gain` when it is found there, beside
 * `base` of the sentence, which counts all as not found.
 */
export type Weighed = {
  readonly from: Int32Array;
  readonly numbers: Int32Array;
  readonly gain: Float64Array;
  readonly base: Float64Array;
};

/** The features of both sides and where those of the first are found on the second. */
export type Lexicon = {
  readonly first: readonly (readonly Feature[])[];
  readonly second: readonly (readonly Feature[])[];
  readonly firstWeights: Weighed;
  readonly secondWeights: Weighed;
  readonly partners: ReadonlyMap<Feature, Partners>;
};

/** Where a feature of the first side is found on the second, as `sentence * 64 + bit`, ascending, and in how many sentences. */
type Partners = { readonly places: Int32Array; readonly sentences: number };

/**
 * The features of both sides beside each other. The keys of the first are looked
 * for among the first keys of the second. `before`: what was found for the same
 * second side and an earlier state of the first.
 */
export function compareFeatures(
  allFirst: readonly (readonly Feature[])[],
  allSecond: readonly (readonly Feature[])[],
  parameters: Parameters,
  before?: Lexicon,
): Lexicon {
  const secondShown = countFirst(allFirst, allSecond);
  const second = before?.second ?? choose(allSecond, (feature) => secondShown.get(feature) ?? 0);
  const partners = findPartners(allFirst, second, before?.partners);
  const first = choose(allFirst, (feature) => partners.get(feature)?.sentences ?? 0);
  return {
    first,
    second,
    firstWeights: weigh(first, (feature) => partners.get(feature)?.sentences ?? 0, second.length, parameters),
    secondWeights: weigh(second, (feature) => secondShown.get(feature) ?? 0, first.length, parameters),
    partners,
  };
}

/** In how many sentences of the first side each feature of the second is found. */
function countFirst(
  first: readonly (readonly Feature[])[],
  second: readonly (readonly Feature[])[],
): ReadonlyMap<Feature, number> {
  const counts = new Map<string, { count: number; last: number }>();
  for (const { keys } of second.flat()) counts.set(keys[0] ?? "", { count: 0, last: -1 });
  first.forEach((features, sentence) => {
    for (const { keys } of features) {
      for (const key of keys) {
        const known = counts.get(key);
        if (!known || known.last === sentence) continue;
        known.count += 1;
        known.last = sentence;
      }
    }
  });
  return new Map(second.flat().map((feature) => [feature, counts.get(feature.keys[0] ?? "")?.count ?? 0]));
}

function choose(all: readonly (readonly Feature[])[], shown: (feature: Feature) => number): (readonly Feature[])[] {
  const rarity = (feature: Feature) => shown(feature) || Number.MAX_SAFE_INTEGER;
  return all.map((features) =>
    features.length <= mostFeatures
      ? features
      : [...features].sort((a, b) => rarity(a) - rarity(b)).slice(0, mostFeatures),
  );
}

function findPartners(
  first: readonly (readonly Feature[])[],
  second: readonly (readonly Feature[])[],
  before: Lexicon["partners"] | undefined,
): Lexicon["partners"] {
  const places = new Map<string, number[]>();
  second.forEach((features, sentence) => {
    features.forEach(({ keys }, bit) => {
      const list = places.get(keys[0] ?? "");
      if (list) list.push(sentence * 64 + bit);
      else places.set(keys[0] ?? "", [sentence * 64 + bit]);
    });
  });
  const partners = new Map<Feature, Partners>();
  for (const features of first) {
    for (const feature of features) {
      if (!partners.has(feature)) partners.set(feature, before?.get(feature) ?? partnersOf(feature, places));
    }
  }
  return partners;
}

function partnersOf({ keys }: Feature, places: ReadonlyMap<string, readonly number[]>): Partners {
  const lists = keys.map((key) => places.get(key)).filter((list) => list !== undefined);
  const all = lists.length > 1 ? Int32Array.from(lists.flat()).sort() : Int32Array.from(lists[0] ?? []);
  let sentences = 0;
  let last = -1;
  for (const place of all) {
    if (place >> 6 !== last) sentences += 1;
    last = place >> 6;
  }
  return { places: all, sentences };
}

function weigh(
  side: readonly (readonly Feature[])[],
  shown: (feature: Feature) => number,
  others: number,
  parameters: Parameters,
): Weighed {
  const from = new Int32Array(side.length + 1);
  for (let at = 0; at < side.length; at += 1) from[at + 1] = (from[at] ?? 0) + (side[at]?.length ?? 0);
  const numbers = new Int32Array(from[side.length] ?? 0);
  const known = new Map<Feature, number>();
  let next = 0;
  for (const features of side) {
    for (const feature of features) {
      const number = known.get(feature) ?? known.size;
      if (number === known.size) known.set(feature, number);
      numbers[next] = number;
      next += 1;
    }
  }
  const gain = new Float64Array(known.size * amountCount);
  const miss = new Float64Array(known.size * amountCount);
  for (const [feature, number] of known) {
    weighFeature(feature, shown(feature), others, parameters, gain, miss, number * amountCount);
  }
  const base = new Float64Array(side.length * amountCount);
  for (let sentence = 0; sentence < side.length; sentence += 1) {
    for (let place = from[sentence] ?? 0; place < (from[sentence + 1] ?? 0); place += 1) {
      const cost = (numbers[place] ?? 0) * amountCount;
      for (let amount = 0; amount < amountCount; amount += 1) {
        const sum = sentence * amountCount + amount;
        base[sum] = (base[sum] ?? 0) + (miss[cost + amount] ?? 0);
      }
    }
  }
  return { from, numbers, gain, base };
}

/** Writes, for each amount, what a feature costs when it is not found into `miss`, and what it gains beside that when it is into `gain`. */
function weighFeature(
  { kind, keys }: Feature,
  shown: number,
  others: number,
  { found, lexical, smoothing, chance, unseen }: Parameters,
  gain: Float64Array,
  miss: Float64Array,
  at: number,
): void {
  if (keys.length === 0) return;
  const met = (shown + smoothing * chance) / (others + smoothing);
  amounts.forEach((amount, index) => {
    const byChance = Math.min(1 - (1 - met) ** amount, 0.98);
    const sure = Math.min(0.99, Math.max(found[kind], byChance));
    const lost = lexical * Math.log((1 - sure) / (1 - byChance)) * (shown === 0 ? unseen : 1);
    miss[at + index] = lost;
    gain[at + index] = lexical * Math.log(sure / byChance) - lost;
  });
}
