import type { Features } from "./features.ts";
import type { Parameters } from "./parameters.ts";

/** Features of one sentence that are compared: as many as two words have bits. The rarest go first. */
const mostFeatures = 62;

/** Sentences of the other side a group can have: a feature is found by chance more easily in four than in one. */
export const mostSentences = 4;

/**
 * The features of one side, weighed. What feature `f` of sentence `s` is worth in a
 * group with `n` sentences of the other side is at `(from[s] + f) * mostSentences + n - 1`:
 * `gain` when it is found there, beside `base` of the sentence, which counts all as not found.
 */
export type Weighed = {
  readonly from: Int32Array;
  readonly gain: Float64Array;
  readonly base: Float64Array;
};

export type Lexicon = {
  readonly first: readonly Features[];
  readonly second: readonly Features[];
  readonly firstWeights: Weighed;
  readonly secondWeights: Weighed;
  /** For each sentence and feature of the first side, its partners on the second as `sentence * 64 + bit`, ascending. */
  readonly partners: readonly (readonly Int32Array[])[];
};

/** The features of both sides beside each other. The keys of the first are looked for among the first keys of the second. */
export function compareFeatures(
  allFirst: readonly Features[],
  allSecond: readonly Features[],
  parameters: Parameters,
): Lexicon {
  const inSecond = new Map<string, Set<number>>();
  allSecond.forEach((features, sentence) => {
    for (const { keys } of features) addTo(inSecond, keys[0] ?? "", sentence);
  });
  const inFirst = new Map<string, Set<number>>();
  allFirst.forEach((features, sentence) => {
    for (const { keys } of features) for (const key of keys) addTo(inFirst, key, sentence);
  });
  const shareFirst = (keys: readonly string[]) => unionSize(keys, inSecond);
  const shareSecond = (keys: readonly string[]) => inFirst.get(keys[0] ?? "")?.size ?? 0;
  const first = choose(allFirst, shareFirst);
  const second = choose(allSecond, shareSecond);

  const postings = new Map<string, number[]>();
  second.forEach((features, sentence) => {
    features.forEach(({ keys }, bit) => {
      const key = keys[0] ?? "";
      const known = postings.get(key);
      if (known) known.push(sentence * 64 + bit);
      else postings.set(key, [sentence * 64 + bit]);
    });
  });
  const partners = first.map((features) =>
    features.map(({ keys }) => {
      const all = keys.flatMap((key) => postings.get(key) ?? []);
      return Int32Array.from(keys.length > 1 ? all.sort((a, b) => a - b) : all);
    }),
  );
  return {
    first,
    second,
    firstWeights: weigh(first, shareFirst, second.length, parameters),
    secondWeights: weigh(second, shareSecond, first.length, parameters),
    partners,
  };
}

function addTo(index: Map<string, Set<number>>, key: string, sentence: number): void {
  const known = index.get(key);
  if (known) known.add(sentence);
  else index.set(key, new Set([sentence]));
}

function unionSize(keys: readonly string[], index: ReadonlyMap<string, ReadonlySet<number>>): number {
  const sets = keys.map((key) => index.get(key)).filter((set) => set !== undefined);
  if (sets.length <= 1) return sets[0]?.size ?? 0;
  const all = new Set<number>();
  for (const set of sets) for (const sentence of set) all.add(sentence);
  return all.size;
}

function choose(all: readonly Features[], share: (keys: readonly string[]) => number): Features[] {
  return all.map((features) => {
    if (features.length <= mostFeatures) return features;
    const shares = new Map(features.map((feature) => [feature, share(feature.keys) || Number.MAX_SAFE_INTEGER]));
    return [...features].sort((a, b) => (shares.get(a) ?? 0) - (shares.get(b) ?? 0)).slice(0, mostFeatures);
  });
}

function weigh(
  side: readonly Features[],
  share: (keys: readonly string[]) => number,
  others: number,
  { found, lexical, smoothing, chance, unseen }: Parameters,
): Weighed {
  const from = new Int32Array(side.length + 1);
  side.forEach((features, sentence) => {
    from[sentence + 1] = (from[sentence] ?? 0) + features.length;
  });
  const gain = new Float64Array((from[side.length] ?? 0) * mostSentences);
  const base = new Float64Array(side.length * mostSentences);
  side.forEach((features, sentence) => {
    features.forEach(({ keys, kind }, feature) => {
      const shown = share(keys);
      const met = (shown + smoothing * chance) / (others + smoothing);
      const expected = Math.max(found[kind], met * 1.05 > 1 ? 1 : met * 1.05);
      for (let size = 1; size <= mostSentences; size += 1) {
        const byChance = Math.min(1 - (1 - met) ** size, 0.98);
        const sure = Math.min(0.99, Math.max(expected, byChance));
        const hit = lexical * Math.log(sure / byChance);
        const miss = lexical * Math.log((1 - sure) / (1 - byChance)) * (shown === 0 ? unseen : 1);
        gain[((from[sentence] ?? 0) + feature) * mostSentences + size - 1] = hit - miss;
        base[sentence * mostSentences + size - 1] = (base[sentence * mostSentences + size - 1] ?? 0) + miss;
      }
    });
  });
  return { from, gain, base };
}
