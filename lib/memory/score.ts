/** A text as it is compared: what it is made of, what each part weighs, and which of them are numbers. */
export type Parts = {
  readonly texts: readonly string[];
  readonly weights: readonly number[];
  readonly figures: readonly boolean[];
  readonly weight: number;
};

const unspaced = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`;
const part = new RegExp(
  String.raw`(?<figure>\p{Nd}(?:[\p{Nd}.,]*\p{Nd})?)|(?<sign>[${unspaced}])|(?<word>(?:(?![${unspaced}])[\p{L}\p{M}\p{N}’'])+)|(?<mark>[^\s])`,
  "gu",
);

/** Parts compared of one text: a sentence has fewer. */
const mostParts = 600;

/** `text` cut for comparison: characters where a script has no spaces, words elsewhere, numbers and marks. */
export function partsOf(text: string): Parts {
  const texts: string[] = [];
  const weights: number[] = [];
  const figures: boolean[] = [];
  let weight = 0;
  for (const { 0: found, groups } of text.normalize("NFKC").toLowerCase().matchAll(part)) {
    const own = groups?.["mark"] === undefined ? 1 : 0.5;
    texts.push(found);
    weights.push(own);
    figures.push(groups?.["figure"] !== undefined);
    weight += own;
    if (texts.length === mostParts) break;
  }
  return { texts, weights, figures, weight };
}

/**
 * How alike two sources are, 0..100: the share of the longer one that need not
 * be changed to make the other of it. A character of a script without spaces
 * counts as much as a word elsewhere; a mark counts half, a word in another form
 * half, a number that is only another number a quarter. 100 is for equal texts
 * alone; `least` may cut the work short: what falls below it is 0.
 */
export function scoreOf(a: Parts, b: Parts, least = 0): number {
  const longest = Math.max(a.weight, b.weight);
  if (longest === 0) return 0;
  const allowed = longest * (1 - least / 100);
  if (Math.abs(a.weight - b.weight) > allowed) return 0;
  const cost = distance(a, b, allowed);
  if (cost > allowed) return 0;
  return Math.min(99, Math.round(100 * (1 - cost / longest)));
}

/** Weighted edit distance; more than `most` is not worked out, and is any number above it. */
function distance(a: Parts, b: Parts, most: number): number {
  const width = b.texts.length + 1;
  let above = new Float64Array(width);
  let row = new Float64Array(width);
  for (let j = 1; j < width; j += 1) above[j] = (above[j - 1] ?? 0) + (b.weights[j - 1] ?? 0);
  for (let i = 1; i <= a.texts.length; i += 1) {
    const own = a.weights[i - 1] ?? 0;
    row[0] = (above[0] ?? 0) + own;
    let least = row[0];
    for (let j = 1; j < width; j += 1) {
      const changed = (above[j - 1] ?? 0) + change(a, i - 1, b, j - 1);
      const removed = (above[j] ?? 0) + own;
      const added = (row[j - 1] ?? 0) + (b.weights[j - 1] ?? 0);
      const best = Math.min(changed, removed, added);
      row[j] = best;
      if (best < least) least = best;
    }
    if (least > most) return least;
    [above, row] = [row, above];
  }
  return above[width - 1] ?? 0;
}

function change(a: Parts, i: number, b: Parts, j: number): number {
  const before = a.texts[i] ?? "";
  const after = b.texts[j] ?? "";
  if (before === after) return 0;
  const weight = Math.max(a.weights[i] ?? 0, b.weights[j] ?? 0);
  if (a.figures[i] && b.figures[j]) return weight / 4;
  return isAnotherForm(before, after) ? weight / 2 : weight;
}

/** "drain" and "drains", "begin" and "beginning": the longer begins with most of the shorter, which is most of it. */
function isAnotherForm(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  if (shorter < 3 || Math.max(a.length, b.length) > shorter + 4) return false;
  const same = Math.max(3, shorter - 2);
  return a.slice(0, same) === b.slice(0, same);
}
