import type { Issue } from "#lib/checks/issue.ts";
import { stripInvisible } from "#lib/text/hygiene.ts";
import { encodeTokens } from "#lib/text/marks.ts";
import { concatRuns, marksOf, normalizeRuns, type Run, sliceRuns } from "#lib/text/runs.ts";

/** Replace `from` to `to` (UTF-16 offsets, end exclusive) by `insert`; then `select`. */
export type Edit = {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
  readonly select: readonly [from: number, to: number];
};

export type Fix = NonNullable<Issue["fix"]>;

export type Selection = readonly [from: number, to: number];

/** Sets mark `number` of the source around what is selected; with nothing selected, around the caret. */
export function placeMark(text: string, [from, to]: Selection, number: number): Edit {
  const open = `⟨${number}⟩`;
  const insert = `${open}${text.slice(from, to)}⟨/${number}⟩`;
  const start = from + open.length;
  return { from, to, insert, select: [start, start + to - from] };
}

/** Puts the source, with its marks, where the caret is; in place of nothing but blanks, alone. */
export function copySource(text: string, [from, to]: Selection, source: string): Edit {
  const blank = text.trim() === "";
  const at = blank ? 0 : from;
  const end = at + source.length;
  return { from: at, to: blank ? text.length : to, insert: source, select: [end, end] };
}

/** Puts `part` in place of what is selected, apart from the words beside it where both are written with spaces. */
export function insertPart(text: string, [from, to]: Selection, part: string): Edit {
  const before = spaced.test(text.charAt(from - 1)) && spaced.test(part.charAt(0)) ? " " : "";
  const after = spaced.test(part.charAt(part.length - 1)) && spaced.test(text.charAt(to)) ? " " : "";
  const end = from + before.length + part.length;
  return { from, to, insert: `${before}${part}${after}`, select: [end, end] };
}

/** A letter or digit of a script with spaces between its words. */
const spaced =
  /[^\P{L}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]|\p{N}/u;

/** `runs` with a check's fix, which takes the formatting of what it replaces. */
export function applyFix(runs: readonly Run[], fix: Fix): Run[] {
  const [from, to] = fix.span;
  const [replaced] = sliceRuns(runs, from, to);
  return concatRuns(
    sliceRuns(runs, 0, from),
    [{ text: fix.text, ...marksOf(replaced ?? {}) }],
    sliceRuns(runs, to, Number.MAX_SAFE_INTEGER),
  );
}

/** The smallest edit that makes `after` of `before`; what is new is selected at its end. */
export function smallestEdit(before: string, after: string): Edit {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const insert = after.slice(head, after.length - tail);
  const end = head + insert.length;
  return { from: head, to: before.length - tail, insert, select: [end, end] };
}

/** Where a caret of `before` stands in `after`. */
export function carryOffset(offset: number, before: string, after: string): number {
  const { from, to, insert } = smallestEdit(before, after);
  if (offset <= from) return offset;
  return offset >= to ? offset + after.length - before.length : from + insert.length;
}

/** Pasted text as a sentence: one line, unless the source has several, and nothing invisible. */
export function cleanPaste(text: string, multiline: boolean): string {
  const clean = stripInvisible(text);
  return multiline ? clean : clean.replace(/\s*\n\s*/g, " ").replace(/\t/g, " ");
}

/** A span of the plain text as it lies in `text`, which has tokens for marks. */
export function tokenSpan(text: string, [from, to]: readonly [from: number, to: number]): [from: number, to: number] {
  return [tokenOffset(text, from, false), tokenOffset(text, to, true)];
}

/** `end`: of an offset between two characters with tokens between them, the place before the tokens. */
function tokenOffset(text: string, offset: number, end: boolean): number {
  let plain = 0;
  let at = 0;
  const token = /⟨\/?\d+⟩/y;
  while (at < text.length) {
    if (end && plain === offset) return at;
    token.lastIndex = at;
    const skipped = token.exec(text)?.[0].length ?? 0;
    if (skipped === 0 && plain === offset) return at;
    if (skipped === 0) plain += 1;
    at += skipped || 1;
  }
  return at;
}

/** Without the blanks at both ends. */
export function trimRuns(runs: readonly Run[]): Run[] {
  const text = runs.map((run) => run.text).join("");
  const from = text.length - text.trimStart().length;
  return normalizeRuns(sliceRuns(runs, from, text.trimEnd().length));
}

/** The numbers that the marked runs of `target` carry in its editor, in order. */
export function markNumbers(target: readonly Run[], source: readonly Run[]): number[] {
  return Array.from(encodeTokens(target, source).matchAll(/⟨⟨|⟨(\d+)⟩/g), (match) => match[1])
    .filter((number) => number !== undefined)
    .map(Number);
}
