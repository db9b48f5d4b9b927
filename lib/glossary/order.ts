import { isHan } from "#lib/locales/locale.ts";
import { searchable } from "./entry.ts";

/** Where a term stands in an alphabetical list. `initial`: `A`–`Z`, `#` for everything else. */
export type TermOrder = { readonly initial: string; readonly key: string };

/**
 * Orders terms as a dictionary does: Han by reading, everything else by its
 * letters. Each sign goes by its commonest reading, as `Intl` knows it; the
 * letter of a given `pinyin` counts first, for names that are read otherwise.
 */
export function orderTerm(text: string, pinyin: string, sourceLocale: string): TermOrder {
  const letters = searchable(text).replace(/[^\p{L}\p{N}]+/gu, "");
  if (!isHan(sourceLocale)) return { initial: initialOf(letters), key: `${letters}\t${text}` };
  const readings = Array.from(letters, (sign) => (han.test(sign) ? readingOf(sign) : sign)).join("");
  const initial = initialOf(searchable(pinyin) || readings);
  return { initial, key: `${initial.toLowerCase()}${readings.slice(1)}\t${text}` };
}

const han = /\p{Script=Han}/u;

function initialOf(letters: string): string {
  const first = letters.charAt(0).toUpperCase();
  return /^[A-Z]$/.test(first) ? first : "#";
}

/** The first sign of each letter in a Chinese dictionary: no reading begins with I, U or V. */
const firstSigns = [..."阿八嚓咑妸发旮哈讥咔垃妈拏噢妑七呥仨他穵夕丫帀"];
const firstLetters = [..."ABCDEFGHJKLMNOPQRSTWXYZ"];
const dictionary = new Intl.Collator("zh-Hans-u-co-pinyin");

/** A sign's letter, and then its place among those of that letter: a key that sorts as the dictionary does. */
function readingOf(sign: string): string {
  const letter = firstSigns.findLastIndex((first) => dictionary.compare(first, sign) <= 0);
  const within = rankOf(sign).toString(36).padStart(3, "0");
  return `${(firstLetters[letter] ?? "z").toLowerCase()}${within}`;
}

const ranks = new Map<string, number>();

function rankOf(sign: string): number {
  if (ranks.size === 0) {
    const signs = Array.from({ length: 0x9fff - 0x4e00 + 1 }, (_, at) => String.fromCodePoint(0x4e00 + at));
    signs.sort(dictionary.compare).forEach((one, rank) => {
      ranks.set(one, rank);
    });
  }
  return ranks.get(sign) ?? ranks.size;
}
