import { isHan, languageOf } from "#lib/locales/locale.ts";
import { isAcrossWords } from "./across-words.ts";
import { escaped, inflected, plainBeginning, stemOf } from "./inflection.ts";
import type { Term } from "./term.ts";

/** A place where a text has a term. UTF-16 offsets, end exclusive. */
export type TermMention = { readonly term: Term; readonly from: number; readonly to: number };

/** Mentions looked for in one text. */
const mostMentions = 200;

/**
 * The terms of a text, in order, none inside another: where several begin at
 * one place the longest counts, so that 北京青年报 is no 北京 where both are
 * terms. In English a term may be inflected; capitals matter only in
 * abbreviations.
 */
export function findTerms(text: string, locale: string, terms: readonly Term[]): TermMention[] {
  const index = indexOf(terms, locale);
  const found: TermMention[] = [];
  for (let at = 0; at < text.length && found.length < mostMentions; ) {
    const mention = index.findAt(text, at);
    if (mention) found.push(mention);
    at = mention ? mention.to : at + 1;
  }
  return found;
}

/** The terms that a text mentions, each once, in the order they come. */
export function mentionedIn(text: string, locale: string, terms: readonly Term[]): Term[] {
  return [...new Set(findTerms(text, locale, terms).map(({ term }) => term))];
}

/** The places where a text has `words`, as `findTerms` reads a term. */
export function findWords(text: string, locale: string, words: string): (readonly [from: number, to: number])[] {
  if (words.trim() === "") return [];
  const lower = inSmallLetters(text);
  if (!stemsOf(words.trim(), locale).every((stem) => lower.includes(stem))) return [];
  const pattern = patternOf(words, locale, "g");
  const found: (readonly [number, number])[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match && found.length < mostMentions; match = pattern.exec(text)) {
    found.push([match.index, match.index + match[0].length]);
    if (match[0] === "") break;
  }
  return found;
}

type TermIndex = { readonly findAt: (text: string, at: number) => TermMention | null };

const indexes = new WeakMap<readonly Term[], Map<string, TermIndex>>();

function indexOf(terms: readonly Term[], locale: string): TermIndex {
  const byLocale = indexes.get(terms) ?? new Map<string, TermIndex>();
  indexes.set(terms, byLocale);
  const known = byLocale.get(locale) ?? (isHan(locale) ? indexOfSigns(terms) : indexOfWords(terms, locale));
  byLocale.set(locale, known);
  return known;
}

function indexOfSigns(terms: readonly Term[]): TermIndex {
  const begin = groupBy(terms, (text) => text.slice(0, 2));
  return {
    findAt: (text, at) => {
      const [pair, sign] = [text.slice(at, at + 2), text.charAt(at)];
      const term =
        begin.get(pair)?.find((candidate) => text.startsWith(candidate.text, at)) ??
        (pair === sign ? undefined : begin.get(sign)?.[0]);
      if (!term) return null;
      const inWord = /[A-Za-z0-9]/;
      const to = at + term.text.length;
      const cut = (place: number) => inWord.test(text.charAt(place - 1)) && inWord.test(text.charAt(place));
      return cut(at) || cut(to) || isAcrossWords(text, at, to) ? null : { term, from: at, to };
    },
  };
}

function indexOfWords(terms: readonly Term[], locale: string): TermIndex {
  const begin = groupBy(terms, (text) => text.slice(0, 2).toLowerCase());
  const isLetter = (sign: string) => /[\p{L}\p{N}]/u.test(sign);
  return {
    findAt: (text, at) => {
      const candidates = begin.get(text.slice(at, at + 2).toLowerCase());
      if (!candidates || isLetter(text.charAt(at - 1))) return null;
      let best: TermMention | null = null;
      for (const term of candidates) {
        const [stem = ""] = stemsOf(term.text.trim(), locale);
        if (text.slice(at, at + stem.length).toLowerCase() !== stem) continue;
        const pattern = patternOf(term.text, locale, "y");
        pattern.lastIndex = at;
        const match = pattern.exec(text);
        if (!match) continue;
        const to = at + match[0].length;
        if (!best || to > best.to) best = { term, from: at, to };
      }
      return best;
    },
  };
}

/** Longest first within each group. */
function groupBy(terms: readonly Term[], keyOf: (text: string) => string): Map<string, Term[]> {
  const groups = new Map<string, Term[]>();
  for (const term of terms.toSorted((a, b) => b.text.length - a.text.length)) {
    if (term.text.trim() === "") continue;
    const key = keyOf(term.text);
    const group = groups.get(key);
    if (group) group.push(term);
    else groups.set(key, [term]);
  }
  return groups;
}

let lowered = { text: "", lower: "" };

/** Many terms are looked for in one text, one after the other. */
function inSmallLetters(text: string): string {
  if (lowered.text !== text) lowered = { text, lower: text.toLowerCase() };
  return lowered.lower;
}

/** What a text in small letters must have to have `words`: making a pattern takes a hundred times as long as looking for these. */
function stemsOf(words: string, locale: string): readonly string[] {
  if (isHan(locale)) return [plainBeginning(words.toLowerCase())];
  const stem = languageOf(locale) === "en" ? stemOf : (word: string) => plainBeginning(word.toLowerCase());
  return words.split(/[\s-]+/).map(stem);
}

const patterns = new Map<string, RegExp>();
const mostPatterns = 20_000;

function patternOf(words: string, locale: string, way: "g" | "y"): RegExp {
  const key = `${way} ${locale} ${words}`;
  const known = patterns.get(key);
  if (known) return known;
  if (patterns.size >= mostPatterns) patterns.clear();
  const made = makePattern(words.trim(), locale, way);
  patterns.set(key, made);
  return made;
}

function makePattern(words: string, locale: string, way: "g" | "y"): RegExp {
  if (isHan(locale)) return new RegExp(escaped(words), `${way}iu`);
  const english = languageOf(locale) === "en";
  const parts = words.split(/[\s-]+/).map((word) => (english ? inflected(word) : escaped(word)));
  // us is not US, and who is not WHO.
  const flags = /^[A-Z][A-Z.]{0,4}$/.test(words) ? `${way}u` : `${way}iu`;
  // A long word may end a compound: headmaster, iPhone.
  const begins = english && /^[a-z]{5,}$/.test(words) ? "" : "(?<![\\p{L}\\p{N}])";
  return new RegExp(`${begins}${parts.join("[\\s\\-‐‑–]+")}(?![\\p{L}\\p{N}])`, flags);
}
