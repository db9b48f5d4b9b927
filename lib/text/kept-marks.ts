import { diffArrays } from "diff";
import { type InlineMark, listMarks } from "./marks.ts";
import { isMarked, type Marks, marksOf, normalizeRuns, plainText, type Run } from "./runs.ts";
import { splitWords } from "./words.ts";

/** `lost`: the marks of the earlier text that found no place, numbered as `listMarks` numbers them. */
export type KeptMarks = { readonly runs: Run[]; readonly lost: InlineMark[] };

/**
 * Plain `text` with the marks of `before`, wherever their words survive.
 *
 * A word that stands in both texts keeps its mark. New words take a mark when
 * they stand inside it, or in place of words that all carried it: a link on
 * "12 people" becomes one on "120,000 people". A mark that would be lost takes
 * what was added at its edge, so that a link on "office of water" becomes one on
 * "water bureau". A mark of whose letters less
 * than half were kept or replaced in place is lost, and nothing is marked that
 * was not. The text of the runs is exactly `text`; `locale` says how words are
 * found.
 */
export function keepMarks(before: readonly Run[], text: string, locale: string): KeptMarks {
  const runs = normalizeRuns(before);
  if (plainText(runs) === text) return { runs, lost: [] };
  const pieces = claimEdges(runs, alignPieces(runs, text, locale));
  const surviving = findSurviving(runs, pieces);
  const marked = pieces.map(({ text: piece, run }) => ({
    ...(run !== null && surviving.has(run) ? marksOf(runs[run] ?? {}) : {}),
    text: piece,
  }));
  const markedIndexes = runs.flatMap((run, index) => (isMarked(run) ? [index] : []));
  return {
    runs: normalizeRuns(looseBlanks(marked)),
    lost: listMarks(runs).filter((_, index) => !surviving.has(markedIndexes[index] ?? -1)),
  };
}

/** A part of the new text and the run of the old one it belongs to; `letters` of that run it stands for. `added`: nothing stood in its place. */
type Piece = { readonly text: string; readonly run: number | null; readonly letters: number; readonly added?: true };

function alignPieces(runs: readonly Run[], text: string, locale: string): Piece[] {
  const ends = runEnds(runs);
  let at = 0;
  return findSteps(plainText(runs), text, locale).flatMap((step) => {
    const from = at;
    at += step.removed.length;
    return step.same ? kept(ends, from, step.added) : [replaced(runs, ends, from, step.removed, step.added)];
  });
}

type Step = { readonly same: boolean; readonly removed: string; readonly added: string };

/** Stretches in both texts and what was put for what, in turn. Blanks and signs between two changes hold nothing apart. */
function findSteps(before: string, after: string, locale: string): Step[] {
  const steps: Step[] = [];
  for (const change of diffArrays(splitWords(before, locale), splitWords(after, locale))) {
    const text = change.value.join("");
    const step = {
      same: !change.added && !change.removed,
      removed: change.added ? "" : text,
      added: change.removed ? "" : text,
    };
    const [last, between] = [steps.at(-2), steps.at(-1)];
    if (between && !between.same && !step.same) steps.splice(-1, 1, join(between, step));
    else if (last && between && !step.same && !/[\p{L}\p{N}]/u.test(between.removed))
      steps.splice(-2, 2, join(last, between, step));
    else steps.push(step);
  }
  return steps;
}

function join(...steps: readonly Step[]): Step {
  return {
    same: false,
    removed: steps.map((step) => step.removed).join(""),
    added: steps.map((step) => step.added).join(""),
  };
}

function kept(ends: readonly number[], from: number, text: string): Piece[] {
  const pieces: Piece[] = [];
  let at = from;
  for (let run = runAt(ends, at); at < from + text.length; run += 1) {
    const end = Math.min(ends[run] ?? from + text.length, from + text.length);
    const part = text.slice(at - from, end - from);
    pieces.push({ text: part, run, letters: countLetters(part) });
    at = end;
  }
  return pieces;
}

function replaced(runs: readonly Run[], ends: readonly number[], from: number, removed: string, added: string): Piece {
  const words = removed.trim();
  const start = words === "" ? from - 1 : from + removed.indexOf(words);
  const end = words === "" ? from + removed.length : start + words.length - 1;
  const run = runAt(ends, start);
  const inside = start >= 0 && run === runAt(ends, end) && run < runs.length && added !== "";
  if (inside && isMarked(runs[run] ?? {})) return { text: added, run, letters: countLetters(removed) };
  return { text: added, run: null, letters: 0, ...(removed === "" && { added: true as const }) };
}

function claimEdges(runs: readonly Run[], pieces: readonly Piece[]): Piece[] {
  const surviving = findSurviving(runs, pieces);
  const mayClaim = (piece: Piece | undefined): piece is Piece & { readonly run: number } =>
    typeof piece?.run === "number" && !surviving.has(piece.run) && isMarked(runs[piece.run] ?? {});
  const claimed = [...pieces];
  pieces.forEach((piece, index) => {
    if (!piece.added) return;
    // Of "water| |bureau |says" the words belong together, wherever the comparison saw the blank.
    const blank = pieces[index - 1]?.text.trim() === "" ? 1 : 0;
    const claimant = [pieces[index - 1 - blank], pieces[index + 1]].find(mayClaim);
    if (!claimant) return;
    const letters = countLetters(piece.text);
    claimed[index] = { text: piece.text, run: claimant.run, letters };
    const between = pieces[index - 1];
    if (blank === 1 && between && claimant === pieces[index - 2])
      claimed[index - 1] = { ...between, run: claimant.run };
  });
  return claimed;
}

function runEnds(runs: readonly Run[]): number[] {
  let end = 0;
  return runs.map((run) => {
    end += run.text.length;
    return end;
  });
}

function runAt(ends: readonly number[], at: number): number {
  const index = ends.findIndex((end) => at < end);
  return index < 0 ? ends.length : index;
}

function findSurviving(runs: readonly Run[], pieces: readonly Piece[]): Set<number> {
  const letters = new Map<number, number>();
  for (const piece of pieces) {
    if (piece.run !== null && piece.text.trim() !== "")
      letters.set(piece.run, (letters.get(piece.run) ?? 0) + piece.letters);
  }
  return new Set(
    [...letters].filter(([run, found]) => found * 2 >= countLetters(runs[run]?.text ?? "")).map(([run]) => run),
  );
}

/** Blanks at the ends of a mark are left outside: the words they stood between are gone. */
function looseBlanks(runs: readonly Run[]): Run[] {
  return normalizeRuns(runs).flatMap((run) => {
    if (!isMarked(run)) return [run];
    const [, head = "", body = "", tail = ""] = /^(\s*)(.*?)(\s*)$/su.exec(run.text) ?? [];
    const marks: Marks = marksOf(run);
    return [{ text: head }, { ...marks, text: body }, { text: tail }];
  });
}

function countLetters(text: string): number {
  return text.match(/[^\s]/gu)?.length ?? 0;
}
