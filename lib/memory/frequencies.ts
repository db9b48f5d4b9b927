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

/**
 * The rarest of `tokens`, as many as bring few entries together: whoever has one
 * of them is a candidate. All of them where the memory is small.
 */
export function findRare(tokens: readonly number[], frequencies: Frequencies): number[] {
  const known = tokens.map((token) => ({ token, expected: expectedOf(token, frequencies) }));
  const rare: number[] = [];
  let sum = 0;
  for (const { token, expected } of known.toSorted((a, b) => a.expected - b.expected)) {
    sum += expected;
    if (sum > mostOfRare) break;
    rare.push(token);
  }
  return rare;
}

/**
 * Three tokens from three places of a text, several times: for texts that are
 * changed where they have a rare word, and for those that have none. An entry
 * that has all of one triple is a candidate.
 */
export function planWiderSearch(tokens: readonly number[], frequencies: Frequencies): number[][] {
  // What nobody has written before finds nothing.
  const common = tokens.filter((token) => frequencies.counts.has(token));
  if (common.length < 3) return common.length === 0 ? [] : [common];
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
