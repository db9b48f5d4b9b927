import { isHan } from "#lib/locales/locale.ts";
import { splitWords } from "./words.ts";

/**
 * A headline in Han script cut where a line may end: between words, never
 * inside a figure with its 万 or 亿 and what it counts, never before a particle.
 * Other scripts, which break at spaces by themselves, are one piece. Joined, the
 * pieces give the text back.
 */
export function headlinePieces(text: string, locale: string): string[] {
  if (!isHan(locale)) return text === "" ? [] : [text];
  const pieces: string[] = [];
  for (const word of splitWords(text, locale)) {
    const last = pieces.at(-1);
    if (last !== undefined && belongTogether(last, word)) pieces[pieces.length - 1] = last + word;
    else pieces.push(word);
  }
  return pieces;
}

/**
 * Where the end begins that must not stand on a line of its own: in Han script
 * the last word with the signs that close the sentence, at least two characters;
 * elsewhere the last two words. A UTF-16 offset; the length of the text when it
 * is short, or its end too long to be kept together on a narrow screen.
 */
export function lineEndStart(text: string, locale: string): number {
  return isHan(locale) ? hanEndStart(text, locale) : (twoWords.exec(text)?.index ?? text.length);
}

const twoWords = /(?<=\s\S+\s)(?=\S{1,16}\s\S{1,16}$)(?=.{3,22}$)\S+\s\S+$/u;
const longestEnd = 6;

function hanEndStart(text: string, locale: string): number {
  let start = text.length;
  let letters = 0;
  for (const word of splitWords(text, locale).reverse()) {
    if (letters >= 2) break;
    start -= word.length;
    letters += word.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  }
  return start === 0 || text.length - start > longestEnd ? text.length : start;
}

function belongTogether(before: string, word: string): boolean {
  if (/^[\p{Pe}\p{Pf}\p{Po}\p{Pd}]/u.test(word) || /[\p{Ps}\p{Pi}]$/u.test(before)) return true;
  if (/^[的了着过们地得吗呢吧啊万亿余多]/u.test(word) && word.length <= 2) return true;
  if (/[\d０-９一二三四五六七八九十两百千万亿][余多几]?$/u.test(before)) return true;
  // The dictionary leaves what it does not know, names above all, in single characters.
  return /^\p{Script=Han}$/u.test(before) && /^\p{Script=Han}$/u.test(word);
}
