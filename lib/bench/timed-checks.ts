import { runChecks } from "#lib/checks/all-checks.ts";
import type { Pair } from "#lib/checks/issue.ts";

// Runs in Node and, bundled, in the browser: imports nothing that only one of them has.

/** Milliseconds: one for each pair, and for each text the longest of it on either side and on both. */
export type CheckTimes = { readonly pairs: readonly number[]; readonly texts: readonly number[] };

const rounds = 7;

/** A browser's clock is coarse: so many runs are timed together as take so long. */
const shortestRound = 2;

/** How long all checks of a pair take, warm, each time as if it had just been typed. */
export function timeChecks(pairs: readonly Pair[], texts: readonly string[]): CheckTimes {
  for (const pair of pairs) for (let time = 0; time < 3; time += 1) runChecks({ ...pair });
  return {
    pairs: pairs.map(timePair),
    texts: texts.map((text) => Math.max(...sides(text).map((pair) => fastest(5, () => runChecks({ ...pair }))))),
  };
}

function timePair(pair: Pair): number {
  const run = () => void runChecks({ ...pair });
  let times = 1;
  while (fastest(1, run, times) * times < shortestRound && times < 4096) times *= 2;
  return fastest(rounds, run, times);
}

/** Milliseconds a run takes in the fastest round: what else the machine does is no property of the checks. */
function fastest(count: number, run: () => void, times = 1): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < count; round += 1) {
    const start = performance.now();
    for (let time = 0; time < times; time += 1) run();
    best = Math.min(best, (performance.now() - start) / times);
  }
  return best;
}

function sides(text: string): Pair[] {
  const locales = { sourceLocale: "zh", targetLocale: "en" };
  return [
    { source: text, target: text, ...locales },
    { source: text, target: "The boats came.", ...locales },
    { source: "船来了。", target: text, ...locales },
  ];
}
