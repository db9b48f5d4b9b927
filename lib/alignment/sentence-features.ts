import type { Dictionary } from "./dictionary.ts";
import type { Feature, FeatureStore } from "./features.ts";
import { readNumbers, readSigns } from "./numbers-and-signs.ts";
import { namesSpelledBy, type PinyinNames } from "./pinyin.ts";
import { stemOf } from "./stems.ts";
import { stopWords } from "./stop-words.ts";

/** What an English sentence shows beside a Chinese one. */
export function readEnglish(text: string, store: FeatureStore): Feature[] {
  const found = new Set<Feature>();
  const rest = readFigures(text, "en", store, found);
  for (const [word] of rest.matchAll(/[\p{Script=Latin}\p{M}]+(?:['’]\p{L}+)?/gu)) {
    const lower = word.toLowerCase().replace(/['’]\p{L}*$/u, "");
    if (lower.length > 1 && !stopWords.has(lower)) found.add(store.plain("word", stemOf(lower)));
  }
  return [...found];
}

/** What a Chinese sentence should show in English. `names`: those in the English text that Pinyin can spell. */
export function readChinese(text: string, dictionary: Dictionary, names: PinyinNames, store: FeatureStore): Feature[] {
  const found = new Set<Feature>();
  const plain = dictionary.simplify(text.normalize("NFKC"));
  const rest = readFigures(plain, "zh", store, found);
  for (const [word] of rest.matchAll(/[\p{Script=Latin}\p{M}]{2,}/gu)) found.add(store.plain("name", stemOf(word)));
  for (const [run] of rest.matchAll(/\p{Script=Han}+/gu)) {
    const words = segment(run, dictionary);
    for (const word of words) {
      if (!dictionary.has(word)) continue;
      found.add(store.get("word", word, () => [...new Set(dictionary.find(word)?.map(stemOf))]));
    }
    for (const name of unknownIn(words)) found.add(store.get("unknown", name, () => []));
    if (names.size === 0) continue;
    for (const name of namesSpelledBy(run, names, dictionary.readings)) found.add(store.plain("name", stemOf(name)));
  }
  return [...found];
}

/** What a sentence shows where no dictionary helps: numbers, signs, and words that many languages begin alike. */
export function readCognates(text: string, locale: string, store: FeatureStore): Feature[] {
  const found = new Set<Feature>();
  const rest = readFigures(text, locale, store, found);
  for (const [word] of rest.matchAll(/[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M}]+/gu)) {
    const bare = word.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
    if (bare.length >= 4) found.add(store.plain("cognate", bare.slice(0, 5)));
  }
  for (const [sign] of rest.matchAll(/\p{Script=Han}/gu)) found.add(store.plain("cognate", sign));
  return [...found];
}

/** Adds numbers and signs, and gives the text without the numbers. */
function readFigures(text: string, locale: string, store: FeatureStore, found: Set<Feature>): string {
  const { keys, rest } = readNumbers(text, locale);
  for (const key of keys) found.add(store.plain("number", key));
  for (const sign of readSigns(text)) found.add(store.plain("sign", sign));
  return rest;
}

/** Signs in a row that are words by themselves only, two to four of them: perhaps a name. */
function unknownIn(words: readonly string[]): string[] {
  const found: string[] = [];
  words.forEach((_, from) => {
    for (let to = from; to < Math.min(words.length, from + 4) && [...(words[to] ?? "")].length === 1; to += 1) {
      if (to > from) found.push(words.slice(from, to + 1).join(""));
    }
  });
  return found;
}

/** Code units, above which words of the dictionary are sayings and names of institutions that their parts say as well. */
const longestWord = 8;

/** `run` cut into the longest words of the dictionary, from the left. */
function segment(run: string, dictionary: Dictionary): string[] {
  const words: string[] = [];
  for (let at = 0; at < run.length; ) {
    let length = Math.min(longestWord, dictionary.longestAt(run, at), run.length - at);
    while (length > 1 && !dictionary.has(run.slice(at, at + length))) length -= 1;
    words.push(run.slice(at, at + length));
    at += length;
  }
  return words;
}
