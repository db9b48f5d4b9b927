import { stemOf } from "./stems.ts";
import { stopWords } from "./stop-words.ts";

/** An entry of CC-CEDICT: the word in both scripts, its Pinyin with tone numbers, what it means. */
export type Entry = {
  readonly traditional: string;
  readonly simplified: string;
  readonly pinyin: string;
  readonly glosses: readonly string[];
};

/** English words kept of one Chinese word: what has more is explained rather than rendered. */
const mostWords = 24;

/**
 * The word list that the aligner reads with `parseDictionary`, in three parts
 * with an empty line between them: traditional characters, each followed by its
 * simplified one; syllables of Pinyin without tones, each with the characters
 * read so; simplified words, each with a tab and the English words that render
 * it, one for each stem. The same entries always give the same text.
 */
export function formatDictionary(entries: readonly Entry[]): string {
  const words = new Map<string, Map<string, string>>();
  const syllables = new Map<string, Set<string>>();
  for (const { simplified, pinyin, glosses } of entries) {
    if (!/\p{Script=Han}/u.test(simplified)) continue;
    const syllable = pinyin.toLowerCase().replaceAll("u:", "v").replace(/[1-5]/g, "");
    if ([...simplified].length === 1 && /^[a-z]+$/.test(syllable)) {
      syllables.set(syllable, (syllables.get(syllable) ?? new Set()).add(simplified));
    }
    const known = words.get(simplified) ?? new Map<string, string>();
    for (const word of wordsOf(glosses)) {
      const stem = stemOf(word);
      if (!known.has(stem) && known.size < mostWords) known.set(stem, word);
    }
    if (known.size > 0) words.set(simplified, known);
  }
  const parts = [
    [[...simplifications(entries)].map(([from, to]) => from + to).join("")],
    [...syllables].map(([syllable, signs]) => `${syllable}\t${[...signs].join("")}`).sort(),
    [...words].map(([word, known]) => `${word}\t${[...known.values()].join(" ")}`).sort(),
  ];
  return `${parts.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

/** Characters of the traditional script alone. One that simplified words have as well (乾, 著) stays what it is. */
function simplifications(entries: readonly Entry[]): Map<string, string> {
  const simplified = new Set(entries.flatMap((entry) => [...entry.simplified]));
  const pairs = new Map<string, string>();
  for (const entry of entries) {
    const signs = [...entry.simplified];
    const others = [...entry.traditional];
    if (signs.length !== others.length) continue;
    for (const [index, other] of others.entries()) {
      const sign = signs[index] ?? other;
      if (sign !== other && other.length === 1 && sign.length === 1 && !simplified.has(other)) pairs.set(other, sign);
    }
  }
  return pairs;
}

/** Remarks about other words, which do not render this one. */
const remark =
  /^(?:(?:old |archaic |erroneous |Japanese |nonstandard )*variant of|see |used in|also written|classifier for|equivalent to|same as|CL:|(?:Taiwan|Beijing|also) pr\.|component in)/i;

function wordsOf(glosses: readonly string[]): string[] {
  return glosses
    .filter((gloss) => !remark.test(gloss))
    .flatMap(
      (gloss) =>
        gloss
          .replace(/\([^()]*\)/g, " ")
          .replace(/\[[^\]]*\]/g, " ")
          .match(/[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ'’]*(?:\.[A-Za-z](?:\.|\b))*/g) ?? [],
    )
    .map((word) => word.toLowerCase().replace(/['’](?:s|)$/, ""))
    .filter((word) => word.length > 1 && !stopWords.has(word));
}
