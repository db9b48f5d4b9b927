import { isMarked, type Marks, marksOf, normalizeRuns, type Run, sameMarks } from "./runs.ts";

/** A marked run of a source, as a translator places it: `number` from 1, in the order of the text. */
export type InlineMark = { readonly number: number; readonly text: string; readonly marks: Marks };

/**
 * Text with tokens, read. `missing`: marks of the source that the text does not
 * use; `unknown`: numbers that are no mark; `unbalanced`: numbers with an opening
 * or closing token alone. All ascending, each once.
 */
export type DecodedTokens = {
  readonly runs: Run[];
  readonly missing: number[];
  readonly unknown: number[];
  readonly unbalanced: number[];
};

const token = /⟨⟨|⟨(\/?)([1-9]\d{0,3})⟩/g;

/** The marked runs of a source, numbered from 1. */
export function listMarks(runs: readonly Run[]): InlineMark[] {
  return normalizeRuns(runs)
    .filter(isMarked)
    .map((run, index) => ({ number: index + 1, text: run.text, marks: marksOf(run) }));
}

/**
 * A target as plain text in which `⟨1⟩…⟨/1⟩` stands for the first marked run of
 * the source, and so on. Marks that only the target has get the numbers after
 * the source's. A literal `⟨` is doubled.
 */
export function encodeTokens(target: readonly Run[], source: readonly Run[]): string {
  const marks = allMarks(source, target);
  const used = new Set<number>();
  return normalizeRuns(target)
    .map((run) => {
      const text = run.text.replaceAll("⟨", "⟨⟨");
      if (!isMarked(run)) return text;
      const number = nextNumber(run, marks, used);
      used.add(number);
      return `⟨${number}⟩${text}⟨/${number}⟩`;
    })
    .join("");
}

/**
 * The runs of a text with tokens; `decodeTokens(encodeTokens(target, source), source, target)`
 * gives `target` back. Numbers after the source's are those of the marks that only
 * `previousTarget` has. Tokens may nest and overlap: their marks add up, the later
 * link wins. A token that means nothing is left out and reported; nothing throws.
 */
export function decodeTokens(text: string, source: readonly Run[], previousTarget: readonly Run[] = []): DecodedTokens {
  const marks = allMarks(source, previousTarget);
  const { pieces, unbalanced } = readPieces(text);
  const numbers = new Set<number>();
  const runs = pieces.map((piece) => {
    for (const number of piece.open) if (piece.text !== "") numbers.add(number);
    return { ...combine(piece.open.flatMap((number) => marks[number - 1] ?? [])), text: piece.text };
  });
  const tokens = Array.from(text.matchAll(token), (match) => Number(match[2])).filter((number) => number > 0);
  return {
    runs: normalizeRuns(runs),
    missing: listMarks(source)
      .map((mark) => mark.number)
      .filter((number) => !numbers.has(number)),
    unknown: ascending(tokens.filter((number) => number > marks.length)),
    unbalanced: ascending(unbalanced),
  };
}

/** Marks by number, less one: the source's, then those that only the target has, each once. */
function allMarks(source: readonly Run[], target: readonly Run[]): Marks[] {
  const marks = listMarks(source).map((mark) => mark.marks);
  for (const { marks: own } of listMarks(target)) {
    if (!marks.some((known) => sameMarks(known, own))) marks.push(own);
  }
  return marks;
}

/** The first unused number that looks like `run`, or the last one that does. */
function nextNumber(run: Run, marks: readonly Marks[], used: ReadonlySet<number>): number {
  const alike = marks.flatMap((known, index) => (sameMarks(known, run) ? [index + 1] : []));
  return alike.find((number) => !used.has(number)) ?? alike.at(-1) ?? 0;
}

type Piece = { text: string; readonly open: readonly number[] };
type Token = { readonly from: number; readonly to: number; readonly number: number; readonly closes: boolean };

function readPieces(text: string): { pieces: Piece[]; unbalanced: number[] } {
  const tokens: Token[] = [];
  const escapes = new Set<number>();
  for (const match of text.matchAll(token)) {
    const [whole, slash, number] = match;
    if (number === undefined) escapes.add(match.index);
    else
      tokens.push({ from: match.index, to: match.index + whole.length, number: Number(number), closes: slash === "/" });
  }
  const paired = findPairs(tokens);
  const pieces: Piece[] = [];
  let open: number[] = [];
  let from = 0;
  const add = (to: number) => pieces.push({ text: literal(text, from, to, escapes), open });
  for (const one of tokens) {
    add(one.from);
    if (paired.has(one)) open = one.closes ? open.filter((number) => number !== one.number) : [...open, one.number];
    from = one.to;
  }
  add(text.length);
  return { pieces, unbalanced: tokens.filter((one) => !paired.has(one)).map((one) => one.number) };
}

/** Every opening token with the next closing one of its number. */
function findPairs(tokens: readonly Token[]): Set<Token> {
  const paired = new Set<Token>();
  const opened = new Map<number, Token>();
  for (const one of tokens) {
    const opening = opened.get(one.number);
    if (!one.closes) {
      if (!opening) opened.set(one.number, one);
    } else if (opening) {
      paired.add(opening).add(one);
      opened.delete(one.number);
    }
  }
  return paired;
}

function literal(text: string, from: number, to: number, escapes: ReadonlySet<number>): string {
  let plain = "";
  for (let at = from; at < to; at += 1) {
    plain += text.charAt(at);
    if (escapes.has(at)) at += 1;
  }
  return plain;
}

function combine(marks: readonly Marks[]): Marks {
  return Object.assign({}, ...marks);
}

function ascending(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}
