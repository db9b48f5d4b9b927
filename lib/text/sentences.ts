import { goesOnAfter } from "./abbreviations.ts";
import { findOpenMarks, type OpenMark } from "./nesting.ts";
import { followsReportingClause, goesOnInHan } from "./reporting.ts";

/** A sentence at `from`–`to`, UTF-16 offsets, end exclusive; `to`–`next` is the white space that parts it from the next one. */
export type SentenceSpan = { readonly from: number; readonly to: number; readonly next: number };

/**
 * The sentences of one block of text, in order. They leave nothing out: each
 * begins where the one before has its `next`, and the last ends with the text.
 *
 * A line feed always ends a sentence. Otherwise the signs decide, whatever the
 * locale, because texts quote each other; the locale settles what its own
 * writing leaves open (German ordinals, direction of quotation marks).
 * Chinese: 。！？…… with the closing marks that follow; ；is no boundary, nothing
 * ends inside 《》 or （）or a quotation that is part of a clause (GB/T 15834-2011).
 * Latin: `.` `!` `?` `…` with closing marks, then space, then anything but a
 * small letter, unless an abbreviation, initial or reporting clause goes on.
 */
export function splitSentences(text: string, locale: string): SentenceSpan[] {
  return cutText(text, findBoundaries(text, locale));
}

/** Offsets where a new sentence begins by the rules of `splitSentences`, ascending, without 0. */
export function findBoundaries(text: string, locale: string): number[] {
  const boundaries: number[] = [];
  let from = 0;
  while (from < text.length) {
    const feed = text.indexOf("\n", from);
    const to = feed < 0 ? text.length : feed;
    for (const at of boundariesIn(text.slice(from, to), locale)) boundaries.push(from + at);
    if (feed >= 0) boundaries.push(feed + 1);
    from = to + 1;
  }
  return boundaries;
}

/** `text` cut at ascending `boundaries`. White space belongs to the sentence before it, at the beginning to the first; white space alone is no sentence. */
export function cutText(text: string, boundaries: readonly number[]): SentenceSpan[] {
  const sentences: SentenceSpan[] = [];
  const first = leadingSpace(text, 0);
  let from = 0;
  for (const at of [...boundaries, text.length]) {
    if (at <= first || at <= from) continue;
    const next = at + leadingSpace(text, at);
    sentences.push({ from, to: from + text.slice(from, next).trimEnd().length, next });
    from = next;
  }
  return sentences;
}

function leadingSpace(text: string, from: number): number {
  let to = from;
  while (to < text.length && /\s/.test(text.charAt(to))) to += 1;
  return to - from;
}

const terminators = /[。｡！？!?.…⋯؟۔।॥։።။៕︒]+/g;
const hanTerminator = /[。｡！？︒]|…{2,}|⋯{2,}/;
/** A reference to a note, glued to the sentence it belongs to: “.[3]”, “。[2, 4–6]”, “.¹”. */
const noteReference = /^(?:[[［]\d{1,3}(?:\s?[,，–-]\s?\d{1,3}){0,8}[\]］]|[¹²³⁴-⁹⁰]{1,3})+/;
const closingMarks = /^(?:[”’」』﹂﹄）)\]】〕》〉"'»›“]|[ \u00A0\u202F](?=»))*/;

/** Offsets where a new sentence begins, without 0 and without the end. */
function boundariesIn(line: string, locale: string): number[] {
  const boundaries: number[] = [];
  const marks = findOpenMarks(line, locale);
  const openings = new Set(marks.map((mark) => mark.from));
  let around: OpenMark[] = [];
  let opened = 0;
  let start = 0;
  for (const match of line.matchAll(terminators)) {
    const at = match.index;
    if (at < start) continue;
    const last = at + match[0].length;
    const closed = last + closersAfter(line, last, openings);
    const end = closed + (noteReference.exec(line.slice(closed, closed + 48))?.[0].length ?? 0);
    const next = end + leadingSpace(line, end);
    if (next >= line.length) break;
    around = around.filter((mark) => mark.to > at);
    for (let mark = marks[opened]; mark && mark.from < at; mark = marks[opened]) {
      if (mark.to > at) around.push(mark);
      opened += 1;
    }
    const stop: Stop = { line, start, at, sign: match[0], end, next, marks: around, locale };
    if (isHanStop(stop) ? endsHanSentence(stop) : endsSentence(stop)) {
      boundaries.push(next);
      start = next;
    }
  }
  return boundaries;
}

/** A possible end of a sentence: `sign` at `at`, closing marks up to `end`, white space up to `next`; `marks` stand around `at`, outermost first. */
type Stop = {
  readonly line: string;
  readonly start: number;
  readonly at: number;
  readonly sign: string;
  readonly end: number;
  readonly next: number;
  readonly marks: readonly OpenMark[];
  readonly locale: string;
};

/** Length of the closing marks at `from`. A mark that opens a quotation closes nothing. */
function closersAfter(line: string, from: number, openings: ReadonlySet<number>): number {
  const closers = closingMarks.exec(line.slice(from, from + 12))?.[0] ?? "";
  for (let index = 0; index < closers.length; index += 1) {
    if (openings.has(from + index)) return closers.slice(0, index).trimEnd().length;
  }
  return closers.length;
}

/** A full-width sign, or a half-width one or an ellipsis in Han text. */
function isHanStop({ line, sign, at, end, next }: Stop): boolean {
  if (hanTerminator.test(sign)) return true;
  if (sign === "." || /^\.+$/.test(sign)) return false;
  return next === end && /\p{Script=Han}/u.test(line.charAt(at - 1));
}

function endsHanSentence(stop: Stop): boolean {
  const { line, sign, end, next, marks, start } = stop;
  const rest = line.slice(next, next + 40);
  if (marks.some((mark) => mark.holds && mark.from >= start && mark.to > end)) return false;
  if (/^[，、；：,;:]/.test(rest)) return false;
  const ellipsis = /^[…⋯]+$/.test(sign);
  if (ellipsis && (/^[等—]/.test(rest) || marks.some((mark) => mark.to >= end))) return false;
  const outermost = marks.find((mark) => mark.to <= end);
  if (!outermost) return true;
  if (outermost.kind === "inline" || outermost.holds) return outermost.from <= start && outermost.bracket === "round";
  return outermost.kind === "introduced" || !goesOnInHan(rest);
}

function endsSentence(stop: Stop): boolean {
  const { line, start, at, sign, end, next, marks, locale } = stop;
  if (next === end) return /[؟۔।॥։።။៕]/.test(sign);
  const rest = line.slice(next, next + 80).replace(/^(?:[“‘「『«‹"'„‚(（[【¿¡]|[-–—•*·]\s)+\s?/, "");
  if (marks.some((mark) => mark.bracket && mark.holds && mark.from >= start && mark.to > end)) return false;
  if (/^(?:[a-z]{1,3}|\d{1,2})\)\s/.test(rest)) return true;
  if (rest === "" || /^[\p{Ll}\p{Po}\p{Pe}\p{Pf}%]/u.test(rest)) return /^\p{Ll}\p{Lu}/u.test(rest);
  if (sign === "." && end === at + 1)
    return endsAtFullStop(line.slice(Math.max(start, at - 32), at), line.slice(next, next + 32), locale);
  if (/^(?:…|⋯|\.{2,})$/.test(sign) && /^I\b/.test(rest)) return false;
  const quoted = end > at + sign.length;
  return !(quoted && /[!?]/.test(sign) && followsReportingClause(rest));
}

function endsAtFullStop(before: string, after: string, locale: string): boolean {
  if (/^\s*(?:\p{Nd}{1,3}|[IVX]{1,5}|[A-Za-z])$/u.test(before) && !/^\s*I$/.test(before)) return false;
  if (/(?:^|\s)\.(?:\s\.)*\s?$/.test(before) && /^I\b/.test(after)) return false;
  if (locale.startsWith("de") && /(?:^|\s)\p{Nd}{1,2}$/u.test(before)) return false;
  const word = /[\p{L}\p{M}](?:[\p{L}\p{M}]|\.-?(?=[\p{L}\p{M}]))*$/u.exec(before)?.[0];
  return word === undefined || !goesOnAfter(word, after);
}
