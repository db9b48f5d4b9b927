/** Indexes of one text in the old and the new order. */
export type Anchor = readonly [before: number, after: number];

/** Texts repeated more often than this on both sides are paired by their count, so that work stays linear. */
const mostPairs = 64;

/** A longest common subsequence of two lists of texts, ascending on both sides (Hunt and Szymanski, 1977). */
export function findAnchors(before: readonly string[], after: readonly string[]): Anchor[] {
  const candidates = candidatesIn(before, after);
  const ends: Link[] = [];
  after.forEach((_, index) => {
    for (const place of candidates[index] ?? []) {
      const length = firstNotBelow(ends, place);
      const link: Link = { before: place, after: index, previous: ends[length - 1] ?? null };
      ends[length] = link;
    }
  });
  const anchors: Anchor[] = [];
  for (let link = ends.at(-1) ?? null; link; link = link.previous) anchors.push([link.before, link.after]);
  return anchors.reverse();
}

type Link = { readonly before: number; readonly after: number; readonly previous: Link | null };

/** For each new text the places of the same old text, last first, so that one new text uses one place only. */
function candidatesIn(before: readonly string[], after: readonly string[]): (readonly number[])[] {
  const old = placesOf(before);
  const seen = new Map<string, number>();
  const repeats = placesOf(after);
  return after.map((text) => {
    const places = old.get(text) ?? [];
    const count = seen.get(text) ?? 0;
    seen.set(text, count + 1);
    if (places.length * (repeats.get(text)?.length ?? 0) <= mostPairs) return places.toReversed();
    return places.slice(count, count + 1);
  });
}

/** Where each text stands, ascending. */
export function placesOf(texts: readonly string[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  texts.forEach((text, index) => {
    const known = places.get(text);
    if (known) known.push(index);
    else places.set(text, [index]);
  });
  return places;
}

function firstNotBelow(ends: readonly Link[], place: number): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle]?.before ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
