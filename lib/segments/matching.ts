import { type Anchor, findAnchors, placesOf } from "./anchors.ts";
import { alignGap, type Group, type Leftover, leftover } from "./gap.ts";
import { similarity } from "./similarity.ts";

/** A segment as it stands; `text` is its plain source. */
export type OldSegment = { readonly id: string; readonly blockId: string; readonly text: string };

/** A sentence of the text as it shall be. */
export type NextSentence = { readonly blockId: string; readonly text: string };

/** `from`: the segments whose text became this one by a split or a merge, in document order; else none. */
export type MatchedSegment = {
  readonly id: string;
  readonly change: "kept" | "edited" | "added";
  readonly from: readonly string[];
};

/** `successors`: the segments its text went to by a split or a merge, in document order; else none. */
export type RetiredSegment = { readonly id: string; readonly successors: readonly string[] };

/** `segments` in the order of the new sentences; `retired` in the old document order. */
export type SegmentMatch = {
  readonly segments: readonly MatchedSegment[];
  readonly retired: readonly RetiredSegment[];
};

/**
 * Which segment each sentence of a changed text is. Both lists in document
 * order; `mint` gives a fresh id.
 *
 * The same text keeps its segment wherever it moved. Between two kept
 * neighbours, pieces of a split and products of a merge get new ids and name
 * what they came from; other leftovers pair by likeness and keep their id, so
 * that a translation turns stale rather than vanishing. A sentence moved and
 * edited at once is found when it is still much the same. What nothing is like
 * pairs in order within its block, and the rest is retired or added.
 *
 * Every old id is in `segments` or in `retired`, once; `kept` means equal text.
 */
export function matchSegments(
  old: readonly OldSegment[],
  next: readonly NextSentence[],
  mint: () => string,
): SegmentMatch {
  const anchors = findAnchors(
    old.map((segment) => segment.text),
    next.map((sentence) => sentence.text),
  );
  const moved = findMoved(old, next, anchors);
  const kept = [...anchors, ...moved];
  const gaps = findGaps(old, next, anchors, kept);
  const aligned = gaps.map((gap) => alignGap(gap.before, gap.after));
  const groups = aligned.flat();
  const relocated = findRelocated(gaps, groups);
  const grouped = membersOf([...groups, ...relocated]);
  const replaced = gaps.flatMap((gap, index) => pairWithinBlocks(without(gap, grouped), aligned[index] ?? []));
  return assemble(old, next, kept, [...groups, ...relocated, ...replaced], mint);
}

/** Equal texts outside the common order: of several, one in the same block, then the nearest. */
function findMoved(old: readonly OldSegment[], next: readonly NextSentence[], anchors: readonly Anchor[]): Anchor[] {
  const usedOld = new Set(anchors.map(([before]) => before));
  const usedNext = new Set(anchors.map(([, after]) => after));
  const places = placesOf(old.map((segment) => segment.text));
  const moved: Anchor[] = [];
  next.forEach((sentence, after) => {
    if (usedNext.has(after)) return;
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    for (const before of places.get(sentence.text) ?? []) {
      if (usedOld.has(before)) continue;
      const distance =
        Math.abs(before - after) + (old[before]?.blockId === sentence.blockId ? 0 : old.length + next.length);
      if (distance < least) [best, least] = [before, distance];
    }
    if (best < 0) return;
    usedOld.add(best);
    moved.push([best, after]);
  });
  return moved;
}

type Gap = { readonly before: readonly Leftover[]; readonly after: readonly Leftover[] };

/** What is left between two neighbouring anchors. */
function findGaps(
  old: readonly OldSegment[],
  next: readonly NextSentence[],
  anchors: readonly Anchor[],
  kept: readonly Anchor[],
): Gap[] {
  const keptOld = new Set(kept.map(([before]) => before));
  const keptNext = new Set(kept.map(([, after]) => after));
  let [from, start] = [0, 0];
  return [...anchors, [old.length, next.length] as const].map(([to, end]) => {
    const gap = {
      before: old
        .slice(from, to)
        .flatMap((segment, index) => (keptOld.has(from + index) ? [] : [leftover(from + index, segment)])),
      after: next
        .slice(start, end)
        .flatMap((sentence, index) => (keptNext.has(start + index) ? [] : [leftover(start + index, sentence)])),
    };
    [from, start] = [to + 1, end + 1];
    return gap;
  });
}

/** From here on a sentence elsewhere is the same one, moved and edited at once. */
const sameSentence = 0.6;
const mostComparisons = 20_000;

function findRelocated(gaps: readonly Gap[], groups: readonly Group[]): Group[] {
  const all = { before: gaps.flatMap((gap) => gap.before), after: gaps.flatMap((gap) => gap.after) };
  const { before, after } = without(all, membersOf(groups));
  if (before.length * after.length > mostComparisons) return [];
  const candidates = before.flatMap((one) =>
    after
      .map((other) => ({ one, other, alike: similarity(one.profile, other.profile) }))
      .filter(({ alike }) => alike >= sameSentence),
  );
  candidates.sort((a, b) => b.alike - a.alike || a.one.index - b.one.index || a.other.index - b.other.index);
  const used = new Set<Leftover>();
  return candidates.flatMap(({ one, other }) => {
    if (used.has(one) || used.has(other)) return [];
    used.add(one).add(other);
    return [{ before: [one], after: [other] }];
  });
}

/** A sentence written anew in the place of another: in order and in the same block, between the `groups` of the gap. */
function pairWithinBlocks({ before, after }: Gap, groups: readonly Group[]): Group[] {
  const pairs: Group[] = [];
  let from = 0;
  for (const one of before) {
    const fits = (other: Leftover) => other.blockId === one.blockId && !crosses(one, other, groups);
    const at = after.findIndex((other, index) => index >= from && fits(other));
    const other = after[at];
    if (!other) continue;
    pairs.push({ before: [one], after: [other] });
    from = at + 1;
  }
  return pairs;
}

function membersOf(groups: readonly Group[]): Set<Leftover> {
  return new Set(groups.flatMap((group) => [...group.before, ...group.after]));
}

function without(gap: Gap, grouped: ReadonlySet<Leftover>): Gap {
  return { before: gap.before.filter((one) => !grouped.has(one)), after: gap.after.filter((one) => !grouped.has(one)) };
}

function crosses(one: Leftover, other: Leftover, groups: readonly Group[]): boolean {
  return groups.some(({ before, after }) => {
    const [old] = before;
    const [next] = after;
    return old !== undefined && next !== undefined && old.index < one.index !== next.index < other.index;
  });
}

function assemble(
  old: readonly OldSegment[],
  next: readonly NextSentence[],
  kept: readonly Anchor[],
  groups: readonly Group[],
  mint: () => string,
): SegmentMatch {
  const segments = new Map<number, MatchedSegment>();
  const successors = new Map<number, readonly string[]>();
  const survivors = new Set<number>();
  const keep = (before: number, after: number, change: "kept" | "edited") => {
    const id = old[before]?.id;
    if (id === undefined) return;
    survivors.add(before);
    segments.set(after, { id, change, from: [] });
  };
  for (const [before, after] of kept) keep(before, after, "kept");
  for (const { before, after } of groups) {
    const [one] = before;
    const [other] = after;
    if (one && other && before.length === 1 && after.length === 1) {
      keep(one.index, other.index, "edited");
      continue;
    }
    const from = before.flatMap((leftover) => old[leftover.index]?.id ?? []);
    const pieces = after.map((leftover) => ({ index: leftover.index, id: mint() }));
    for (const piece of pieces) segments.set(piece.index, { id: piece.id, change: "added", from });
    for (const leftover of before)
      successors.set(
        leftover.index,
        pieces.map((piece) => piece.id),
      );
  }
  return {
    segments: next.map((_, index) => segments.get(index) ?? { id: mint(), change: "added", from: [] }),
    retired: old.flatMap(({ id }, index) =>
      survivors.has(index) ? [] : [{ id, successors: successors.get(index) ?? [] }],
    ),
  };
}
