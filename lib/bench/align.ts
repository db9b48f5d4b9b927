import { cpus, loadavg } from "node:os";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { alignInBackground } from "#lib/alignment/background.ts";
import { inventTexts } from "./invented-texts.ts";
import { columns } from "./results.ts";

// `npm run bench:align`: how long long texts take, how much memory, and whether anything waits for them.
// The first long text meets a thread that has its dictionary and has aligned one sentence: nothing is warm.
const sizes = [
  { size: 2_000, seconds: 1 },
  { size: 10_000, seconds: 10 },
];
const mostMemory = 500;
/** Milliseconds, from which a browser calls a task long. Texts go to the thread and groups come back, which takes a moment of this one. */
const longestPause = 50;

process.channel?.unref();
const load = loadavg()[0] ?? 0;
const options = { sourceLocale: "zh", targetLocale: "en" };
const texts = sizes.map(({ size, seconds }) => ({ size, seconds, ...inventTexts(size) }));
global.gc?.();
const before = process.memoryUsage.rss();
const began = performance.now();
await alignInBackground([["渡口"]], [["A landing."]], options);
const rows = [["", "text", "goal", "measured", "groups found"]];
rows.push([
  "",
  "the thread and its dictionary are there",
  "",
  `${((performance.now() - began) / 1000).toFixed(2)} s`,
  "",
]);
// On a machine that is busy this thread waits for a processor, also while nothing is aligned.
const idle = await longestPauseOf(() => pause(2_000));
const allowed = Math.max(longestPause, 2 * idle.pause);
let met = true;
for (const { size, seconds, source, target, groups } of texts) {
  const [start, used] = [performance.now(), process.cpuUsage()];
  const { value: found, pause: paused } = await longestPauseOf(() => alignInBackground([source], [target], options));
  const took = (performance.now() - start) / 1000;
  const processor = process.cpuUsage(used).user / 1e6;
  const right = found.filter((group) => groups.has([group.source, group.target].join("|"))).length;
  const kept = took < seconds && paused < allowed;
  met &&= kept;
  const share = `${((100 * right) / groups.size).toFixed(1)} %`;
  const name = `${size.toLocaleString("en")} × ${target.length.toLocaleString("en")} sentences`;
  rows.push([
    kept ? "✓" : "✗",
    name,
    `< ${seconds} s`,
    `${took.toFixed(2)} s, ${processor.toFixed(2)} s of processor, longest pause beside it ${paused.toFixed(0)} ms`,
    share,
  ]);
}
const memory = process.resourceUsage().maxRSS / 1e3 - before / 1e6;
met &&= memory < mostMemory;
rows.push([
  memory < mostMemory ? "✓" : "✗",
  "memory of the thread at most",
  `< ${mostMemory} MB`,
  `${memory.toFixed(0)} MB`,
  "",
]);
console.log(columns(rows));
console.log(
  `\n${cpus().length} × ${cpus()[0]?.model ?? "unknown processor"}, Node ${process.versions.node}. The texts are invented: how many groups are right says that it works, not how well.`,
);
console.log(
  `Load ${load.toFixed(1)} before it began; with nothing to do the longest pause was ${idle.pause.toFixed(0)} ms.`,
);
process.exit(met ? 0 : 1);

/** What `work` gives, and for how long at most this thread stood still meanwhile, in milliseconds. */
async function longestPauseOf<Value>(work: () => Promise<Value>): Promise<{ value: Value; pause: number }> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const value = await work();
  delay.disable();
  return { value, pause: delay.max / 1e6 };
}
