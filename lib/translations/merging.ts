import { diffArrays } from "diff";
import { type Marks, marksOf, normalizeRuns, type Run, sameRuns } from "#lib/text/runs.ts";
import { splitWords } from "#lib/text/words.ts";

/**
 * Two people's changes to one text put together, or null where they touch: the
 * same words, or words with nothing between them. Formatting counts as part of
 * a word. `locale` says how words are found.
 */
export function mergeTargets(
  base: readonly Run[],
  theirs: readonly Run[],
  mine: readonly Run[],
  locale: string,
): Run[] | null {
  if (sameRuns(theirs, mine) || sameRuns(base, mine)) return normalizeRuns(theirs);
  if (sameRuns(base, theirs)) return normalizeRuns(mine);

  const words = toWords(base, locale);
  const changes = combine(findChanges(words, toWords(theirs, locale)), findChanges(words, toWords(mine, locale)));
  if (!changes) return null;

  const merged: Word[] = [];
  let from = 0;
  for (const change of changes) {
    merged.push(...words.slice(from, change.from), ...change.words);
    from = change.to;
  }
  merged.push(...words.slice(from));
  return normalizeRuns(merged.map(({ text, marks }) => ({ text, ...marks })));
}

type Word = { readonly text: string; readonly marks: Marks };

/** `words` take the place of those from `from` to `to` of the base, end exclusive. */
type Change = { readonly from: number; readonly to: number; readonly words: readonly Word[] };

function toWords(runs: readonly Run[], locale: string): Word[] {
  return normalizeRuns(runs).flatMap((run) =>
    splitWords(run.text, locale).map((text) => ({ text, marks: marksOf(run) })),
  );
}

function findChanges(base: readonly Word[], other: readonly Word[]): Change[] {
  const changes: Change[] = [];
  let at = 0;
  for (const { value, added, removed } of diffArrays([...base], [...other], { comparator: sameWord })) {
    const last = changes.at(-1);
    const open = last && last.to === at ? last : { from: at, to: at, words: [] };
    if (added || removed) {
      if (open === last) changes.pop();
      if (removed) at += value.length;
      changes.push({ from: open.from, to: at, words: added ? [...open.words, ...value] : open.words });
    } else at += value.length;
  }
  return changes;
}

/** Both lists as one, in order; null where two different changes touch. */
function combine(theirs: readonly Change[], mine: readonly Change[]): Change[] | null {
  const all = [...theirs];
  for (const change of mine) {
    const touching = theirs.filter((other) => other.from <= change.to && change.from <= other.to);
    if (touching.length === 0) all.push(change);
    else if (!touching.every((other) => sameChange(other, change))) return null;
  }
  return all.sort((a, b) => a.from - b.from);
}

function sameChange(a: Change, b: Change): boolean {
  return (
    a.from === b.from &&
    a.to === b.to &&
    a.words.length === b.words.length &&
    a.words.every((word, index) => {
      const other = b.words[index];
      return other !== undefined && sameWord(word, other);
    })
  );
}

function sameWord(a: Word, b: Word): boolean {
  return a.text === b.text && sameRuns([{ ...a.marks, text: "x" }], [{ ...b.marks, text: "x" }]);
}
