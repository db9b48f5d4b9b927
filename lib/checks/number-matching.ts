import { languageOf } from "#lib/locales/locale.ts";
import { findNumbers, mostNumbers, type NumberMention, readsWords, sameNumber } from "#lib/text/numbers.ts";
import { isConverted } from "./number-conversions.ts";
import { isSaidInWords, isUnderstood, isWeekday } from "./number-words.ts";

type Role = "source" | "target";

/** One text with what it counts. */
export type NumberedText = {
  readonly text: string;
  readonly language: string;
  readonly role: Role;
  /** Whether its words and dates are read, or its digits alone. */
  readonly words: boolean;
  readonly numbers: readonly NumberMention[];
  /** Every value written in digits, whatever it is part of. */
  readonly figures: ReadonlySet<number>;
};

/** Numbers of either text that the other does not have. */
export type Mismatch = {
  readonly missing: readonly NumberMention[];
  readonly extra: readonly NumberMention[];
  /** Numbers of the source that the target has, but not as often. */
  readonly rarer: readonly NumberMention[];
  /** Numbers of the target that the source has, but not as often. */
  readonly commoner: readonly NumberMention[];
};

/** `text` read for its numbers; null for one with so many that it is a table. */
export function readNumbers(text: string, locale: string, role: Role): NumberedText | null {
  const numbers = findNumbers(text, locale);
  if (numbers.length >= mostNumbers) return null;
  return {
    text,
    language: languageOf(locale),
    role,
    words: readsWords(locale),
    numbers,
    figures: figuresIn(text, numbers),
  };
}

function figuresIn(text: string, numbers: readonly NumberMention[]): Set<number> {
  const scaled = numbers.filter(({ scaled, digits, kind }) => digits && (scaled || kind === "percent"));
  const figures = new Set<number>();
  for (const match of text.matchAll(/\d{1,18}(?:,\d{3})*(?:\.\d{1,9})?/g)) {
    if (!scaled.some(({ from, to }) => from <= match.index && match.index < to))
      figures.add(Number(match[0].replaceAll(",", "")));
  }
  return figures;
}

/** The numbers, hard and small, that nothing in the other text answers to. */
export function compareNumbers(source: NumberedText, target: NumberedText): Mismatch {
  const missing = unexplained(source, target);
  const extra = unexplained(target, source);
  return { missing, extra, rarer: rarerIn(source, target, missing), commoner: rarerIn(target, source, extra) };
}

function rarerIn(
  source: NumberedText,
  target: NumberedText,
  missing: readonly NumberMention[],
): readonly NumberMention[] {
  return source.numbers.filter((number) => {
    if (number.weight === "soft" || missing.includes(number)) return false;
    const alike = source.numbers.filter((other) => isAlike(other, number)).length;
    if (alike < 2) return false;
    const answered = target.numbers.filter((candidate) => answers(number, source, candidate, target)).length;
    return answered > 0 && answered < alike && !isSaidInWords(number, target) && !isConverted(number, source, target);
  });
}

function unexplained(own: NumberedText, other: NumberedText): NumberMention[] {
  const bothRead = own.words && other.words;
  return own.numbers.filter(
    (number) =>
      number.weight !== "soft" &&
      (bothRead || number.digits || number.scaled) &&
      !isAnswered(number, own, other) &&
      !(number.kind !== "month" && number.kind !== "percent" && !number.scaled && other.figures.has(number.value)) &&
      !isSaidInWords(number, other) &&
      !isUnderstood(number, own, other) &&
      !isWeekday(number, own, other) &&
      !isConverted(number, own, other),
  );
}

/**
 * Whether a number needs no words to be compared: beside digits nobody writes 13
 * and more in words, nor what has decimals.
 */
export function isPlainFigure({ digits, scaled, kind, value }: NumberMention): boolean {
  if (kind === "percent") return digits;
  return (scaled || (digits && (value > 12 || value % 1 !== 0))) && (kind === "count" || kind === "year");
}

/** Whether a number of `other` is `number`, exactly or rounded, in the same unit. */
export function isAnswered(number: NumberMention, own: NumberedText, other: NumberedText): boolean {
  return other.numbers.some((candidate) => answers(number, own, candidate, other));
}

function isAlike(one: NumberMention, number: NumberMention): boolean {
  return one.value === number.value && one.weight !== "soft" && (one.kind === "month") === (number.kind === "month");
}

/** Whether `b` is `a`, as exactly as its kind asks. */
function answers(a: NumberMention, from: NumberedText, b: NumberMention, to: NumberedText): boolean {
  if (!isSameKind(a, from.text, b, to.text)) return false;
  const [x, y] = [inKind(a, b), inKind(b, a)];
  if (isEqual(x.value, y.value)) return true;
  const finer = from.role === "source" ? isFiner(y, x) : isFiner(x, y);
  if (isRoundingAllowed(a, b) && isRounded(x, y) && !finer) return true;
  if (a.kind === "fraction" && b.kind === "fraction") return false;
  return b.others.some((value) => isEqual(value, x.value)) || a.others.some((value) => isEqual(value, y.value));
}

/** A translation may round 1.235亿 to 124 million, and not make 1.2亿 123 million. */
function isFiner(target: NumberMention, source: NumberMention): boolean {
  return source.scaled && target.step < source.step && target.figures.length > source.figures.length;
}

function isEqual(a: number, b: number): boolean {
  return Math.abs(a - b) <= Math.max(Math.abs(a), Math.abs(b)) * 1e-9;
}

/** Two figures in full are copied, not rounded, unless the rounder one says "about". */
function isRoundingAllowed(a: NumberMention, b: NumberMention): boolean {
  if (a.kind === "fraction" || b.kind === "fraction") return true;
  if (a.scaled || b.scaled) return true;
  const coarse = a.step >= b.step ? a : b;
  return coarse.approximate;
}

/** Figures in full are rounded to the nearest; what has a scale word may be cut off or rounded up. */
function isRounded(a: NumberMention, b: NumberMention): boolean {
  if (a.scaled || b.scaled || a.kind === "fraction" || b.kind === "fraction") return sameNumber(a, b);
  const coarse = Math.max(a.step, b.step);
  return coarse > 1 && Math.abs(a.value - b.value) <= coarse / 2;
}

function isSameKind(a: NumberMention, textOfA: string, b: NumberMention, textOfB: string): boolean {
  if (a.kind === "month" || b.kind === "month")
    return a.kind === b.kind || (a.kind === "month" ? isInNumericDate(b, textOfB) : isInNumericDate(a, textOfA));
  const [percentA, percentB] = [a.kind === "percent", b.kind === "percent"];
  return percentA === percentB || a.kind === "fraction" || b.kind === "fraction";
}

/** The 11 of 2020-11-19, 9/11, 911事件 and 五一. */
function isInNumericDate({ from, to, digits, kind, others }: NumberMention, text: string): boolean {
  if (kind === "code" && others.length === 2) return true;
  return (
    digits &&
    (/\d[-/.]$/.test(text.slice(Math.max(0, from - 2), from)) ||
      /^[-/.]\d/.test(text.slice(to, to + 2)) ||
      text.slice(from, to).includes("/"))
  );
}

/** A fraction beside a percentage is a percentage. */
function inKind(a: NumberMention, b: NumberMention): NumberMention {
  return a.kind === "fraction" && b.kind === "percent" ? { ...a, value: a.value * 100, step: a.step * 100 } : a;
}
