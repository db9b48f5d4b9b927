import { leastScore, mostMatches } from "./memory.ts";
import { partsOf, scoreOf } from "./score.ts";

/** As many as are compared character by character. */
const mostCompared = 30;

/** A source that is like the one that was looked for: 100 is the same text. */
export type Ranked = { readonly source: string; readonly score: number };

/**
 * The candidates that are like `source`, best first; each source once, and all
 * of the best `mostMatches`. Those that have the most pairs of neighbouring
 * characters with it are compared.
 */
export function rankCandidates(source: string, candidates: readonly string[]): Ranked[] {
  const wanted = partsOf(source);
  const pairs = pairsOf(source);
  const compared = [...new Set(candidates)]
    .map((candidate) => ({ candidate, shared: countShared(pairs, candidate) }))
    .sort((a, b) => b.shared - a.shared)
    .slice(0, mostCompared);
  const ranked: Ranked[] = [];
  for (const { candidate } of compared) {
    // What is no better than all that are shown need not be worked out to the end.
    const least = Math.max(leastScore, ranked[mostMatches - 1]?.score ?? 0);
    const score = candidate === source ? 100 : scoreOf(wanted, partsOf(candidate), least);
    if (score >= least) ranked.splice(placeOf(ranked, score), 0, { source: candidate, score });
  }
  return ranked;
}

/** After those that are as good. */
function placeOf(ranked: readonly Ranked[], score: number): number {
  const place = ranked.findIndex((other) => other.score < score);
  return place < 0 ? ranked.length : place;
}

function pairsOf(text: string): Set<number> {
  const pairs = new Set<number>();
  for (let at = 1; at < text.length; at += 1) pairs.add(pairAt(text, at));
  return pairs;
}

/** 0..1. */
function countShared(pairs: ReadonlySet<number>, text: string): number {
  let shared = 0;
  for (let at = 1; at < text.length; at += 1) if (pairs.has(pairAt(text, at))) shared += 1;
  return (2 * shared) / (pairs.size + text.length);
}

function pairAt(text: string, at: number): number {
  return text.charCodeAt(at - 1) * 0x10000 + text.charCodeAt(at);
}
