import type { Feature } from "./features.ts";

/** Sentences that belong together beyond doubt: what both sides show. */
export type Sample = { readonly first: ReadonlySet<Feature>; readonly second: ReadonlySet<Feature> };

/** Meetings of two features, below which nothing is concluded. */
const fewest = 3;
/** Dunning's log-likelihood ratio, above which two features do not meet by chance. */
const surest = 10;
/** Partners a feature can learn. */
const mostLearned = 2;

/**
 * Features of the first side with the keys they were seen to have beside those
 * they came with: a name that no dictionary knows, a word this text renders in its own
 * way. Only those that learned something.
 */
export function learnPartners(samples: readonly Sample[]): Map<Feature, Feature> {
  const firstCount = new Map<Feature, number>();
  const secondCount = new Map<Feature, number>();
  for (const { first, second } of samples) {
    for (const feature of first) if (isWord(feature)) firstCount.set(feature, (firstCount.get(feature) ?? 0) + 1);
    for (const feature of second) if (isWord(feature)) secondCount.set(feature, (secondCount.get(feature) ?? 0) + 1);
  }
  const together = new Map<Feature, Map<Feature, number>>();
  for (const { first, second } of samples) {
    const others = [...second].filter((other) => (secondCount.get(other) ?? 0) >= fewest);
    for (const one of first) {
      if ((firstCount.get(one) ?? 0) < fewest) continue;
      const met = together.get(one) ?? new Map<Feature, number>();
      together.set(one, met);
      for (const other of others) met.set(other, (met.get(other) ?? 0) + 1);
    }
  }
  const learned = new Map<Feature, Feature>();
  for (const [one, met] of together) {
    const known = new Set(one.keys);
    const ofOne = firstCount.get(one) ?? 0;
    const partners = [...met]
      .filter(([other, both]) => both >= fewest && !known.has(other.keys[0] ?? ""))
      .map(([other, both]) => ({
        key: other.keys[0] ?? "",
        share: both / (ofOne + (secondCount.get(other) ?? 0) - both),
        sure: likelihoodRatio(both, ofOne, secondCount.get(other) ?? 0, samples.length),
      }))
      .filter(({ share, sure }) => sure >= surest && share >= 0.3)
      .sort((a, b) => b.sure - a.sure || (a.key < b.key ? -1 : 1))
      .slice(0, mostLearned);
    if (partners.length > 0)
      learned.set(one, { kind: one.kind, keys: [...one.keys, ...partners.map(({ key }) => key)] });
  }
  return learned;
}

function isWord({ kind }: Feature): boolean {
  return kind === "word" || kind === "name" || kind === "unknown";
}

/** How much likelier it is that two features hang together than that they do not (Dunning 1993), for what is seen of `total` samples; 0 when they avoid each other. */
function likelihoodRatio(both: number, one: number, other: number, total: number): number {
  if (both * total <= one * other) return 0;
  const cells = [
    [both, (one * other) / total],
    [one - both, (one * (total - other)) / total],
    [other - both, ((total - one) * other) / total],
    [total - one - other + both, ((total - one) * (total - other)) / total],
  ] as const;
  return 2 * cells.reduce((sum, [seen, expected]) => sum + (seen > 0 ? seen * Math.log(seen / expected) : 0), 0);
}
