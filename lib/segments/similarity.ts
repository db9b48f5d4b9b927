/** What a text is made of, for comparison: hashes of its words and of neighbouring pairs, ascending, each as often as it occurs. */
export type Profile = Int32Array;

/** Scripts written without spaces are compared by characters and pairs of them, others by words. */
const features =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]|[\p{L}\p{M}]+|\p{N}+/gu;

/** The profile of `text`. Case, white space and punctuation do not count. */
export function profileOf(text: string): Profile {
  const found: number[] = [];
  let previous = 0;
  for (const sign of text.toLowerCase().match(features) ?? []) {
    const hash = hashOf(sign);
    found.push(hash);
    if (previous !== 0) found.push(Math.imul(previous, 31) ^ hash);
    previous = hash;
  }
  return Int32Array.from(found).sort();
}

/** The profile of several texts read as one. */
export function combineProfiles(profiles: readonly Profile[]): Profile {
  const all = new Int32Array(profiles.reduce((size, one) => size + one.length, 0));
  let at = 0;
  for (const one of profiles) {
    all.set(one, at);
    at += one.length;
  }
  return all.sort();
}

/** How much two texts have in common, 0..1 (Dice's coefficient). Two texts without words are alike. */
export function similarity(a: Profile, b: Profile): number {
  const size = a.length + b.length;
  return size === 0 ? 1 : (2 * shared(a, b)) / size;
}

/** The most `similarity` can be for profiles of these sizes. */
export function bestSimilarity(a: number, b: number): number {
  return a + b === 0 ? 1 : (2 * Math.min(a, b)) / (a + b);
}

/** How much of `part` is in `whole`, 0..1. */
export function containment(part: Profile, whole: Profile): number {
  return part.length === 0 ? 0 : shared(part, whole) / part.length;
}

function shared(a: Profile, b: Profile): number {
  let common = 0;
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const left = a[i] ?? 0;
    const right = b[j] ?? 0;
    if (left === right) common += 1;
    if (left <= right) i += 1;
    if (right <= left) j += 1;
  }
  return common;
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash | 0 || 1;
}
