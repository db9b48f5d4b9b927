import { languageOf } from "#lib/locales/locale.ts";
import { findChineseNumbers } from "./chinese-numbers.ts";
import { findEnglishNumbers } from "./english-numbers.ts";
import { findPlainNumbers } from "./plain-numbers.ts";

/**
 * What a number counts or names. `time`: hours and minutes, and the two sides of
 * a score; `code`: part of a name, such as G20 or 90后.
 */
export type NumberKind =
  | "count"
  | "percent"
  | "fraction"
  | "ordinal"
  | "year"
  | "decade"
  | "century"
  | "month"
  | "day"
  | "time"
  | "code";

/** A number as a text writes it. */
export type NumberMention = {
  /** UTF-16 offsets of the figure with its scale, end exclusive. */
  readonly from: number;
  readonly to: number;
  readonly value: number;
  /** What the same words can mean as well: 98年 is 98 years or 1998, 15点 also 3 o'clock. */
  readonly others: readonly number[];
  /** What one more in the last digit shown would add: 1000 in `4.3万`. */
  readonly step: number;
  /** Digits shown without zeros at either end, as `43` in `4.3万`. */
  readonly figures: string;
  readonly kind: NumberKind;
  /**
   * `hard`: a translation has to have it. `small`: two to ten in words, which a
   * translation may say otherwise or leave out. `soft`: it can explain a number
   * of the other text and demands none.
   */
  readonly weight: "hard" | "small" | "soft";
  /** Whether it carries 万, 亿, thousand, million … */
  readonly scaled: boolean;
  /** Whether it is written in digits. */
  readonly digits: boolean;
  /** Whether the text says more than, nearly, about. */
  readonly approximate: boolean;
};

/** Numbers looked for in one text. */
export const mostNumbers = 120;

/**
 * Numbers in a text, in order, as values. `12万余人` gives 120000, approximate.
 *
 * Chinese: digits and Han numerals with their scales (GB/T 15835-2011), dates,
 * decades, ordinals, percentages, fractions, 成 and 折, also full-width and
 * traditional. English: digits, scale words, number words, ordinals, fractions,
 * Roman numerals, months and days, decades. Any other language: digits of its
 * script with the scale words of a few. At most `mostNumbers`: a text with more is
 * a table, not a sentence.
 */
export function findNumbers(text: string, locale: string): NumberMention[] {
  const language = languageOf(locale);
  if (language === "en") return findEnglishNumbers(text, mostNumbers);
  return ["zh", "yue", "ja"].includes(language)
    ? findChineseNumbers(text, mostNumbers)
    : findPlainNumbers(text, mostNumbers);
}

/** Whether number words, dates and shares of the locale's language are read as well as its digits. */
export function readsWords(locale: string): boolean {
  return ["zh", "yue", "en"].includes(languageOf(locale));
}

/**
 * Whether one of two numbers is the other, exactly or rounded to the digits it
 * shows: 1.235亿 and 124 million are, 31.51 and 31.1 are not. Up and down are both
 * right where at least two digits are shown, because "more than" rounds down and
 * "nearly" up. Kinds are not compared.
 */
export function sameNumber(a: NumberMention, b: NumberMention): boolean {
  const difference = Math.abs(a.value - b.value);
  if (difference <= Math.max(a.value, b.value) * 1e-9) return true;
  const coarse = a.step >= b.step ? a : b;
  return coarse.figures.length >= 2 ? difference < coarse.step * (1 - 1e-9) : difference <= coarse.step / 2;
}
