import { languageOf } from "#lib/locales/locale.ts";
import type { Dictionary } from "./dictionary.ts";
import { type Feature, FeatureStore } from "./features.ts";
import { addKnownPairs, type KnownPair } from "./known-pairs.ts";
import { findPinyinNames } from "./pinyin.ts";
import { readChinese, readCognates, readEnglish } from "./sentence-features.ts";
import type { Side } from "./step.ts";

/** What there is to align by beside the texts themselves. Chinese, where there is any, is the source. */
export type Means = {
  readonly sourceLocale: string;
  readonly targetLocale: string;
  readonly dictionary: Dictionary | undefined;
  readonly terms: readonly KnownPair[];
  readonly memory: readonly KnownPair[];
};

/** The features of each sentence of one side. */
export type Features = (readonly Feature[])[];

/** What a pair of texts shows, before anything is weighed. */
export type Prepared = {
  readonly first: Side;
  readonly second: Side;
  readonly features: readonly [Features, Features];
};

export function prepare(
  source: readonly (readonly string[])[],
  target: readonly (readonly string[])[],
  options: Means,
): Prepared {
  return {
    first: sideOf(source),
    second: sideOf(target),
    features: readFeatures(source.flat(), target.flat(), options),
  };
}

function readFeatures(first: readonly string[], second: readonly string[], options: Means): [Features, Features] {
  const stores = [new FeatureStore(), new FeatureStore()] as const;
  const [ofFirst, ofSecond] = readSentences(first, second, options, stores);
  return [
    addKnownPairs(ofFirst, first, "source", options, stores[0]),
    addKnownPairs(ofSecond, second, "target", options, stores[1]),
  ];
}

function readSentences(
  first: readonly string[],
  second: readonly string[],
  { sourceLocale, targetLocale, dictionary }: Means,
  [one, other]: readonly [FeatureStore, FeatureStore],
): [Features, Features] {
  if (!dictionary || languageOf(sourceLocale) !== "zh" || languageOf(targetLocale) !== "en") {
    return [
      first.map((text) => readCognates(text, sourceLocale, one)),
      second.map((text) => readCognates(text, targetLocale, other)),
    ];
  }
  const names = findPinyinNames(second);
  return [
    first.map((text) => readChinese(text, dictionary, names, one)),
    second.map((text) => readEnglish(text, other)),
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
