import type { FeatureKind } from "./features.ts";

/** How many sentences of either side form a group. */
export type Shape = { readonly source: number; readonly target: number; readonly prior: number };

/**
 * One set for every kind of text. Scores are logarithms of likelihood ratios: what
 * is seen under "these are translations of each other" to the same under "they met by chance".
 */
export const parameters = {
  /** Share of features that come back in a true translation. */
  found: {
    word: 0.62,
    name: 0.97,
    number: 0.97,
    sign: 0.9,
    cognate: 0.15,
    term: 0.9,
    memory: 0.95,
    unknown: 0.6,
  } satisfies Record<FeatureKind, number>,
  /** Features of one sentence hang together, so that each says less than it would alone. */
  lexical: 0.3,
  /** A chance meeting is as likely as in this many sentences with `chance` meetings added to those of the text. */
  smoothing: 12,
  chance: 0.03,
  /** How much of a loss it is that a feature has no partner in the whole other text. */
  unseen: 0.4,
  /** A sentence without a partner: how much less likely when it is short, and over how many letters that fades. An empty one has none as a rule. */
  lostShort: { weight: 1.5, fade: 30, empty: -3 },
  length: { weight: 1.25, spread: 0.22, spreadOfShort: 0.9, chanceSpread: 0.7, tail: 0.05 },
  paragraph: { inside: -3, oneSided: -0.7, both: 1.5, lostInside: -1 },
  shapes: [
    { source: 1, target: 1, prior: -0.2 },
    { source: 1, target: 0, prior: -2.5 },
    { source: 0, target: 1, prior: -2.5 },
    { source: 1, target: 2, prior: -2.2 },
    { source: 2, target: 1, prior: -2.2 },
    { source: 2, target: 2, prior: -4.5 },
    { source: 1, target: 3, prior: -4.3 },
    { source: 3, target: 1, prior: -4.3 },
    { source: 1, target: 4, prior: -6.5 },
    { source: 4, target: 1, prior: -6.5 },
    { source: 2, target: 3, prior: -6.5 },
    { source: 3, target: 2, prior: -6.5 },
  ] satisfies Shape[],
  /** A second look, with what the sure groups of the first one show: how sure they have to be, and how many groups as usual are mixed in. */
  second: { margin: 2.5, mixed: 60, lengthMixed: 18, fewest: 8, widen: 1.1, foundMixed: 10, foundScale: 1 },
  confidence: { middle: 0, scale: 0.7 },
};
export type Parameters = typeof parameters;
