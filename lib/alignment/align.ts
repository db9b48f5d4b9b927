import { languageOf } from "#lib/locales/locale.ts";
import { findBand } from "./band.ts";
import type { Dictionary } from "./dictionary.ts";
import { type Features, findPinyinNames, readChinese, readWords } from "./features.ts";
import { addKnownPairs, type KnownPair } from "./known-pairs.ts";
import { compareFeatures } from "./lexical.ts";
import { type Parameters, parameters } from "./parameters.ts";
import { findPath, type Side, type Step } from "./path.ts";

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
  const reversed = languageOf(options.targetLocale) === "zh" && languageOf(options.sourceLocale) !== "zh";
  if (!reversed) return align(source, target, options).map((step) => toGroup(step));
  const { sourceLocale, targetLocale, dictionary, terms, memory } = options;
  return align(target, source, {
    sourceLocale: targetLocale,
    targetLocale: sourceLocale,
    dictionary,
    terms: terms?.map(reverse),
    memory: memory?.map(reverse),
  })
    .map((step) => toGroup(step))
    .map((group) => ({ ...group, source: group.target, target: group.source }));
}

function reverse({ source, target }: KnownPair): KnownPair {
  return { source: target, target: source };
}

/** `chosen` for tuning. */
export function align(
  source: readonly (readonly string[])[],
  target: readonly (readonly string[])[],
  options: AlignOptions,
  chosen: Parameters = parameters,
): Step[] {
  const first = source.flat();
  const second = target.flat();
  if (first.length === 0 && second.length === 0) return [];
  const [firstFeatures, secondFeatures] = readFeatures(first, second, options);
  const known = { terms: options.terms ?? [], memory: options.memory ?? [] };
  const lexicon = compareFeatures(
    addKnownPairs(firstFeatures, first, "source", known),
    addKnownPairs(secondFeatures, second, "target", known),
    chosen,
  );
  const band = findBand(lexicon);
  return findPath(sideOf(source), sideOf(target), lexicon, band, chosen);
}

function readFeatures(
  first: readonly string[],
  second: readonly string[],
  options: AlignOptions,
): [Features[], Features[]] {
  const { sourceLocale, targetLocale, dictionary } = options;
  if (dictionary && languageOf(sourceLocale) === "zh" && languageOf(targetLocale) === "en") {
    const names = findPinyinNames(second);
    return [
      first.map((text) => readChinese(text, dictionary, names)),
      second.map((text) => readWords(text, targetLocale, "word")),
    ];
  }
  return [
    first.map((text) => readWords(text, sourceLocale, "cognate")),
    second.map((text) => readWords(text, targetLocale, "cognate")),
  ];
}

function sideOf(paragraphs: readonly (readonly string[])[]): Side {
  return {
    lengths: paragraphs.flat().map(lengthOf),
    starts: paragraphs.flatMap((sentences) => sentences.map((_, index) => index === 0)),
  };
}

/** In letters. A Chinese character says as much as three letters or so. */
function lengthOf(text: string): number {
  const bare = text.replace(/\s/g, "");
  return bare.length + 2 * (bare.match(/\p{Script=Han}/gu)?.length ?? 0);
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
