import { leastScore } from "./memory.ts";
import { partsOf, scoreOf } from "./score.ts";

/** As many as are compared character by character. */
const mostCompared = 30;

/** An entry that may be like the source. */
export type Candidate = { readonly id: string; readonly source: string };

/** A candidate and how like it is: 100 is the same text. */
export type Ranked = Candidate & { readonly score: number };

/**
 * The candidates that are like `source`, best first; each source once. Those
 * that have the most pairs of neighbouring characters with it are compared.
 */
export function rankCandidates(source: string, candidates: readonly Candidate[]): Ranked[] {
  const wanted = partsOf(source);
  const pairs = pairsOf(source);
  const bySource = new Map(candidates.map((candidate) => [candidate.source, candidate]));
  return [...bySource.values()]
    .map((candidate) => ({ candidate, shared: countShared(pairs, candidate.source) }))
    .sort((a, b) => b.shared - a.shared)
    .slice(0, mostCompared)
    .map(({ candidate }) => ({
      ...candidate,
      score: candidate.source === source ? 100 : scoreOf(wanted, partsOf(candidate.source), leastScore),
    }))
    .filter(({ score }) => score >= leastScore)
    .sort((a, b) => b.score - a.score);
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
