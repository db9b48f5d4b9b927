import { languageOf } from "#lib/locales/locale.ts";
import type { Dictionary } from "./dictionary.ts";
import type { KnownPair } from "./known-pairs.ts";
import { parameters } from "./parameters.ts";
import { prepare } from "./prepared.ts";
import { findSteps } from "./search.ts";
import type { Step } from "./step.ts";

/**
 * Sentences that are translations of each other: 0-based indexes over the whole
 * text, ascending, either side possibly empty. `confidence`: 0..1, from how much
 * worse the best alignment without this group would be.
 */
export type Group = {
  readonly source: readonly number[];
  readonly target: readonly number[];
  readonly confidence: number;
};

export type AlignOptions = {
  readonly sourceLocale: string;
  readonly targetLocale: string;
  /** For Chinese and English. Without it length, numbers, names in Latin letters and signs decide. */
  readonly dictionary?: Dictionary | undefined;
  /** Renderings the newsroom has settled on, in the direction of the alignment. */
  readonly terms?: readonly KnownPair[] | undefined;
  /** Approved pairs of sentences, in the direction of the alignment. */
  readonly memory?: readonly KnownPair[] | undefined;
};

/**
 * Groups of sentences that are translations of each other, in the order of both
 * texts: every sentence is in exactly one. `source`, `target`: paragraphs of
 * sentences. Paragraphs lead where both texts have them and bind nothing. Never
 * throws; the same texts always give the same groups.
 */
export function alignSentences(
  source: readonly (readonly string[])[],
  target: readonly (readonly string[])[],
  options: AlignOptions,
): Group[] {
  const { sourceLocale, targetLocale, dictionary, terms = [], memory = [] } = options;
  if (languageOf(targetLocale) === "zh" && languageOf(sourceLocale) !== "zh") {
    const means = { dictionary, terms: terms.map(reverse), memory: memory.map(reverse) };
    const locales = { sourceLocale: targetLocale, targetLocale: sourceLocale };
    return findSteps(prepare(target, source, { ...means, ...locales }), parameters)
      .map(toGroup)
      .map((group) => ({ ...group, source: group.target, target: group.source }));
  }
  const means = { sourceLocale, targetLocale, dictionary, terms, memory };
  return findSteps(prepare(source, target, means), parameters).map(toGroup);
}

function reverse({ source, target }: KnownPair): KnownPair {
  return { source: target, target: source };
}

function toGroup({ first, second, firstSize, secondSize, margin }: Step): Group {
  return {
    source: Array.from({ length: firstSize }, (_, index) => first + index),
    target: Array.from({ length: secondSize }, (_, index) => second + index),
    confidence: confidenceOf(margin),
  };
}

function confidenceOf(margin: number): number {
  const { middle, scale } = parameters.confidence;
  return Math.round(1e4 / (1 + Math.exp((middle - margin) / scale))) / 1e4;
}
