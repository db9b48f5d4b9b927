import type { FeatureKind } from "./features.ts";

/** How many sentences of either side form a group. */
export type Shape = { readonly source: number; readonly target: number; readonly prior: number };

/**
 * One set for every kind of text. Scores are logarithms of likelihood ratios: what
 * is seen under "these are translations of each other" to the same under "they met by chance".
 */
export const parameters = {
  /** Share of features that come back in a true translation. */
  found: { word: 0.5, name: 0.75, number: 0.85, sign: 0.7, cognate: 0.15, term: 0.9, memory: 0.95 } satisfies Record<
    FeatureKind,
    number
  >,
  /** Features of one sentence hang together, so that each says less than it would alone. */
  lexical: 0.5,
  /** A chance meeting is as likely as in this many sentences with `chance` meetings added to those of the text. */
  smoothing: 10,
  chance: 0.03,
  /** How much of a loss it is that a feature has no partner in the whole other text. */
  unseen: 0.3,
  length: { weight: 1, spread: 0.24, spreadOfShort: 1.2, chanceSpread: 0.9 },
  paragraph: { inside: -3, oneSided: -0.7, both: 1.5 },
  shapes: [
    { source: 1, target: 1, prior: -0.2 },
    { source: 1, target: 0, prior: -3 },
    { source: 0, target: 1, prior: -3 },
    { source: 1, target: 2, prior: -2.5 },
    { source: 2, target: 1, prior: -2.5 },
    { source: 2, target: 2, prior: -5 },
    { source: 1, target: 3, prior: -4 },
    { source: 3, target: 1, prior: -4 },
    { source: 1, target: 4, prior: -5.5 },
    { source: 4, target: 1, prior: -5.5 },
    { source: 2, target: 3, prior: -6.5 },
    { source: 3, target: 2, prior: -6.5 },
  ] satisfies Shape[],
  confidence: { middle: 1.5, scale: 1.5 },
};
export type Parameters = typeof parameters;
