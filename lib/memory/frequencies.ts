/** How often tokens are in the memory of a pair, as far as a sample of it tells. */
export type Frequencies = {
  /** Entries of the pair. */
  readonly size: number;
  /** Entries that were looked at. */
  readonly sampled: number;
  /** Entries of the sample that have the token. */
  readonly counts: ReadonlyMap<number, number>;
};

/** Entries that the rare tokens of a source may bring together. */
const mostOfRare = 400;

/** Tokens in the order of a text, by which to look for texts like it. */
export type Search = {
  /** One of them is enough: few entries have any. */
  readonly rare: readonly number[];
  /** The parts of the text: an entry that has the whole of one is a candidate, too. */
  readonly parts: readonly (readonly number[])[];
};

/**
 * How to find what may be like a text with these `tokens`. A text that is like
 * it shares a rare token with it, or one of its thirds as it stands.
 */
export function planSearch(tokens: readonly number[], frequencies: Frequencies): Search {
  const known = tokens.map((token) => ({ token, expected: expectedOf(token, frequencies) }));
  const rare: number[] = [];
  let sum = 0;
  for (const { token, expected } of known.toSorted((a, b) => a.expected - b.expected)) {
    sum += expected;
    if (sum > mostOfRare) break;
    rare.push(token);
  }
  const third = Math.ceil(tokens.length / 3);
  const parts = [0, 1, 2].map((at) => tokens.slice(at * third, (at + 1) * third)).filter((part) => part.length > 0);
  return { rare, parts: rare.length === tokens.length ? [] : parts };
}

/** Three tokens from three places of a text, several times: for texts that are changed everywhere and have no rare word. */
export function planWiderSearch(tokens: readonly number[], frequencies: Frequencies): number[][] {
  // What nobody has written before finds nothing.
  const common = tokens.filter((token) => frequencies.counts.has(token));
  const third = Math.floor(common.length / 3);
  const steps = Math.min(third, mostTriples);
  return Array.from({ length: steps }, (_, step) => {
    const at = Math.floor((step * third) / steps);
    return [at, at + third, at + 2 * third].flatMap((index) => common[index] ?? []);
  });
}

const mostTriples = 5;

function expectedOf(token: number, { size, sampled, counts }: Frequencies): number {
  if (sampled === 0) return 0;
  // What the sample does not have is likely to be half as often as what it has once.
  return ((counts.get(token) ?? 0.5) * size) / sampled;
}
