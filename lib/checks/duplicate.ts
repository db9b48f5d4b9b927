import { isHan } from "#lib/locales/locale.ts";
import { splitSentences } from "#lib/text/sentences.ts";
import type { Check } from "./check.ts";
import { atTarget, longestJudged, matches, mostFindings } from "./finding.ts";
import type { Finding, Pair } from "./issue.ts";
import { isEnglish, isSpaced } from "./writing.ts";

/** Words, phrases and sentences that stand twice. */
export const duplicateCheck: Check = {
  name: "duplicate",
  family: "duplicate",
  serves: (_, targetLocale) => isSpaced(targetLocale) || isHan(targetLocale),
  find: (pair) => {
    if (pair.target.length > longestJudged) return [];
    const words = isHan(pair.targetLocale) ? hanTwice(pair) : wordsTwice(pair);
    return [...words, ...joinedTwice(pair), ...sentencesTwice(pair)].slice(0, mostFindings);
  },
};

const word = /[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu;

/** `text` in small letters; `follows`: nothing but blanks stands between it and the word before. */
type Word = { readonly from: number; readonly to: number; readonly text: string; readonly follows: boolean };

/** Repetitions that English has: he had had, that that. */
const rightTwice: ReadonlySet<string> = new Set(
  "had that very so no ha bye knock well now there many really really much more long far never again please yes ho win is her".split(
    " ",
  ),
);

const longestPhrase = 5;

function wordsTwice({ source, target, targetLocale }: Pair): Finding[] {
  const words = listWords(target);
  const found: Finding[] = [];
  for (let at = 0; at < words.length && found.length < mostFindings; at += 1) {
    const length = repeatedLength(words, at);
    const first = words[at];
    const last = words[at + length - 1];
    const end = words[at + 2 * length - 1];
    if (length === 0 || !first || !last || !end) continue;
    const text = target.slice(first.from, last.to);
    at += length - 1;
    const again = target.slice(words[at + 1]?.from ?? 0, end.to);
    if (isRight(text, again, length, source, isEnglish(targetLocale))) continue;
    const place = [first.from, end.to] as const;
    found.push(atTarget("duplicate", "warning", "word_twice", place, { values: { text }, fix: text }));
  }
  return found;
}

/** The words of a text, in order. */
function listWords(text: string): Word[] {
  const words: Word[] = [];
  let last = 0;
  for (const { 0: found, index } of text.matchAll(word)) {
    const follows = /^[^,.;:!?()"“”–—\n]*$/.test(text.slice(last, index));
    last = index + found.length;
    words.push({ text: found.toLowerCase(), from: index, to: last, follows });
  }
  return words;
}

/** How many words from `at` on are said again at once; 0 when none. */
function repeatedLength(words: readonly Word[], at: number): number {
  for (let length = 1; length <= longestPhrase; length += 1) {
    const end = at + 2 * length - 1;
    if (!words[end]?.follows || (length > 1 && !words[end - 1]?.follows)) return 0;
    let place = 0;
    while (place < length && words[at + place]?.text === words[at + length + place]?.text) place += 1;
    if (place === length) return length;
  }
  return 0;
}

function isRight(text: string, again: string, length: number, source: string, english: boolean): boolean {
  if (text !== "a" && !/\p{L}{2}/u.test(text)) return true;
  if (length === 1 && ((english && rightTwice.has(text.toLowerCase())) || /^\p{Lu}/u.test(again))) return true;
  // Saba Saba, zoom zoom: what the source says twice as well.
  if (new RegExp(`(${literally(text)})[\\s,]?\\1`, "iu").test(source)) return true;
  return /(\p{Script=Han}{2,6})[，、\s]?\1/u.test(source);
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

/** One noun joined to itself: preparation and preparation. Years and years go on and on. */
const joined = /\b(\p{Ll}{5,}(?:tion|ment|ness|ity|ance|ence|ship|ing|ism|ure))\s(?:and|or)\s\1\b/gu;

function joinedTwice({ target, targetLocale }: Pair): Finding[] {
  if (!isEnglish(targetLocale)) return [];
  return matches(target, joined).map(({ index, 0: both, 1: text = "" }) =>
    atTarget("duplicate", "warning", "word_twice", [index, index + both.length], { values: { text } }),
  );
}

/** Signs that never stand twice in Chinese, and stretches of three and more. */
const hanTwicePattern = /([的了在是和与及被把将])\1(?![确士时解结])|(\p{Script=Han}{3,12})\2/gu;

function hanTwice({ target }: Pair): Finding[] {
  return matches(target, hanTwicePattern).map(({ index, 0: both }) => {
    const text = both.slice(0, both.length / 2);
    return atTarget("duplicate", "warning", "word_twice", [index, index + both.length], {
      values: { text },
      fix: text,
    });
  });
}

/** Code units from which on a sentence is no exclamation that may be said again. */
const shortestSentence = 16;

function sentencesTwice({ source, target, sourceLocale, targetLocale }: Pair): Finding[] {
  const second = findSecond(target, targetLocale);
  if (!second || findSecond(source, sourceLocale)) return [];
  return [atTarget("duplicate", "warning", "sentence_twice", [second.from, second.to], {})];
}

function findSecond(text: string, locale: string): { from: number; to: number } | null {
  if (text.length < 2 * shortestSentence && !isHan(locale)) return null;
  const seen = new Set<string>();
  for (const { from, to } of splitSentences(text, locale)) {
    const sentence = text
      .slice(from, to)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
    if (sentence.length < (isHan(locale) ? 6 : shortestSentence)) continue;
    if (seen.has(sentence)) return { from, to };
    seen.add(sentence);
  }
  return null;
}
