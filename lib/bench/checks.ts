import { checkedPairs, hostileTexts } from "./checked-pairs.ts";
import { timeInBrowser, weighChecks } from "./checks-in-browser.ts";
import { columns } from "./results.ts";
import { spreadOf } from "./statistics.ts";
import { type CheckTimes, timeChecks } from "./timed-checks.ts";

// `npm run bench:checks`: how long a pair takes, here and in the browser, and what the workbench fetches for it.
process.channel?.unref();

const pairs = checkedPairs();
const texts = hostileTexts();
const node = measure(timeChecks(pairs, texts));
const browser = measure(await timeInBrowser(pairs, texts));
const weight = await weighChecks();

const goals = [
  row(`A pair, median of ${pairs.length}`, 1, ({ median }) => median),
  row("A pair, worst", 5, ({ worst }) => worst),
  row(`20,000 signs or 50 kB of anything, slowest of ${texts.length}`, 50, ({ slowest }) => slowest),
  {
    met: weight <= 60_000,
    cells: ["What the browser fetches, gzip", "≤ 60 kB", "", `${(weight / 1000).toFixed(1)} kB`],
  },
];
console.log(
  columns([["", "", "goal", "Node", "Chromium"], ...goals.map(({ met, cells }) => [met ? "✓" : "✗", ...cells])]),
);
const slow = [node, browser].map(({ times }) => shortened(texts[times.texts.indexOf(Math.max(...times.texts))] ?? ""));
const long = [node, browser].map(({ times }) =>
  shortened(pairs[times.pairs.indexOf(Math.max(...times.pairs))]?.source ?? ""),
);
console.log(`\nSlowest text: ${slow.join(", ")}. Slowest pair: ${long.join(", ")}.`);
process.exitCode = goals.every(({ met }) => met) ? 0 : 1;

type Measured = { times: CheckTimes; median: number; worst: number; slowest: number };

function measure(times: CheckTimes): Measured {
  const { p50, max } = spreadOf(times.pairs);
  return { times, median: p50, worst: max, slowest: Math.max(...times.texts) };
}

/** Met where both are below `limit`, in milliseconds. */
function row(name: string, limit: number, of: (measured: Measured) => number) {
  const took = [of(node), of(browser)];
  return {
    met: took.every((each) => each < limit),
    cells: [name, `< ${limit} ms`, ...took.map((each) => `${each.toFixed(3)} ms`)],
  };
}

function shortened(text: string): string {
  return JSON.stringify(text.slice(0, 12));
}
