import { bestSimilarity, combineProfiles, containment, type Profile, profileOf, similarity } from "./similarity.ts";

/** A sentence that found no equal: its place in its list, its block and what it is made of. */
export type Leftover = {
  readonly index: number;
  readonly blockId: string;
  readonly text: string;
  readonly profile: Profile;
};

/** Neighbours that belong together: one old and one new sentence, or one and several. */
export type Group = { readonly before: readonly Leftover[]; readonly after: readonly Leftover[] };

/** A leftover of `texts[index]`. */
export function leftover(
  index: number,
  { blockId, text }: { readonly blockId: string; readonly text: string },
): Leftover {
  return { index, blockId, text, profile: profileOf(text) };
}

/** From here on two sentences pass for versions of one. */
const related = 0.3;

/** From here on one sentence passes for several others joined. */
const sameWhole = 0.85;
const pieceInWhole = 0.6;
const mostPieces = 4;

const sameBlock = 0.05;
const exactWhole = 0.1;

/** Above this many cells only those near the diagonal are looked at. */
const mostCells = 10_000;
const bandWidth = 41;

/** The shapes of a step: how many old and new sentences it takes. */
const shapes: readonly (readonly [number, number])[] = [
  [1, 0],
  [0, 1],
  [1, 1],
  ...Array.from({ length: mostPieces - 1 }, (_, index) => [1, index + 2] as const),
  ...Array.from({ length: mostPieces - 1 }, (_, index) => [index + 2, 1] as const),
];

/**
 * The best way to see `after` as an edited `before`, both in document order:
 * edits, splits (one old, several new) and merges (several old, one new), in
 * order and without crossing. What is in no group was deleted or is new.
 */
export function alignGap(before: readonly Leftover[], after: readonly Leftover[]): Group[] {
  if (before.length === 0 || after.length === 0) return [];
  const table = new Table(before.length, after.length);
  const oldSizes = runningSizes(before);
  const newSizes = runningSizes(after);
  for (let i = 0; i <= before.length; i += 1) {
    for (let j = table.first(i); j <= table.last(i); j += 1) {
      for (let shape = 0; shape < shapes.length; shape += 1) {
        const [olds, news] = shapes[shape] ?? [1, 1];
        const base = table.score(i - olds, j - news);
        if (base === Number.NEGATIVE_INFINITY) continue;
        if (olds === 0 || news === 0) {
          table.offer(i, j, base, shape);
          continue;
        }
        const best = bestSimilarity(sizeOf(oldSizes, i - olds, i), sizeOf(newSizes, j - news, j));
        if (best < (olds + news === 2 ? related : sameWhole)) continue;
        const gain = gainOf(before.slice(i - olds, i), after.slice(j - news, j));
        if (gain > 0) table.offer(i, j, base + gain, shape);
      }
    }
  }
  return trace(table, before, after);
}

function runningSizes(leftovers: readonly Leftover[]): Float64Array {
  const sizes = new Float64Array(leftovers.length + 1);
  leftovers.forEach((one, index) => {
    sizes[index + 1] = (sizes[index] ?? 0) + one.profile.length;
  });
  return sizes;
}

function sizeOf(sizes: Float64Array, from: number, to: number): number {
  return (sizes[to] ?? 0) - (sizes[from] ?? 0);
}

function trace(table: Table, before: readonly Leftover[], after: readonly Leftover[]): Group[] {
  const groups: Group[] = [];
  let i = before.length;
  let j = after.length;
  while (i > 0 || j > 0) {
    const [olds, news] = shapes[table.shape(i, j)] ?? [1, 1];
    if (olds > 0 && news > 0) groups.push({ before: before.slice(i - olds, i), after: after.slice(j - news, j) });
    i -= olds;
    j -= news;
  }
  return groups.reverse();
}

/** What a group is worth; 0 where it does not hold. */
function gainOf(before: readonly Leftover[], after: readonly Leftover[]): number {
  const [old] = before;
  const [next] = after;
  if (!old || !next) return 0;
  if (before.length === 1 && after.length === 1) return editGain(old, next);
  return before.length === 1 ? wholeGain(old, after) : wholeGain(next, before);
}

function editGain(old: Leftover, next: Leftover): number {
  const alike = similarity(old.profile, next.profile);
  return alike < related ? 0 : alike + blockGain(old, next);
}

function wholeGain(whole: Leftover, pieces: readonly Leftover[]): number {
  if (pieces.some((piece) => containment(piece.profile, whole.profile) < pieceInWhole)) return 0;
  const exact = lettersOf(pieces.map((piece) => piece.text).join("")) === lettersOf(whole.text);
  const alike = exact
    ? 1 + exactWhole
    : similarity(whole.profile, combineProfiles(pieces.map((piece) => piece.profile)));
  return alike < sameWhole ? 0 : alike + Math.max(...pieces.map((piece) => blockGain(whole, piece)));
}

function blockGain(old: Leftover, next: Leftover): number {
  return old.blockId === next.blockId ? sameBlock : 0;
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]/gu, "");
}

/** Scores of a dynamic programme, only near the diagonal when it is large. */
class Table {
  private readonly width: number;
  private readonly scores: Float64Array;
  private readonly taken: Int8Array;

  constructor(
    private readonly rows: number,
    private readonly columns: number,
  ) {
    const all = columns + 1;
    const band = Math.max(bandWidth, 3 * Math.ceil(columns / rows) + 1);
    this.width = rows * columns <= mostCells ? all : Math.min(all, band);
    this.scores = new Float64Array((rows + 1) * this.width).fill(Number.NEGATIVE_INFINITY);
    this.taken = new Int8Array((rows + 1) * this.width);
    this.scores[0] = 0;
  }

  first(row: number): number {
    const middle = Math.round((row * this.columns) / this.rows);
    return Math.max(0, Math.min(middle - (this.width >> 1), this.columns + 1 - this.width));
  }

  last(row: number): number {
    return this.first(row) + this.width - 1;
  }

  score(row: number, column: number): number {
    const at = this.at(row, column);
    return at < 0 ? Number.NEGATIVE_INFINITY : (this.scores[at] ?? Number.NEGATIVE_INFINITY);
  }

  shape(row: number, column: number): number {
    return this.taken[this.at(row, column)] ?? 0;
  }

  /** Keeps the better of two; of two equal ones the first. */
  offer(row: number, column: number, score: number, shape: number): void {
    const at = this.at(row, column);
    if (score <= (this.scores[at] ?? 0)) return;
    this.scores[at] = score;
    this.taken[at] = shape;
  }

  private at(row: number, column: number): number {
    if (row < 0 || column < 0) return -1;
    const offset = column - this.first(row);
    return offset < 0 || offset >= this.width ? -1 : row * this.width + offset;
  }
}
