import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { transformSync } from "@swc/core";
import { checks, runChecks } from "#lib/checks/check.ts";
import type { Pair } from "#lib/checks/issue.ts";
import { projectFolder } from "#lib/server/project.ts";
import { checkedPairs, hostileTexts } from "./checked-pairs.ts";
import { columns } from "./results.ts";
import { spreadOf } from "./statistics.ts";

// `npm run bench:checks`: how long a pair takes, and what the checks weigh in the workbench.
process.channel?.unref();
const rounds = 15;

const pairs = checkedPairs();
for (const pair of pairs) for (let time = 0; time < 3; time += 1) runChecks(pair);
const all = spreadOf(pairs.map((pair) => fastest(() => runChecks(pair))));
const hostile = hostileTexts().map((text) => ({
  text,
  took: Math.max(...sides(text).map((pair) => fastest(() => runChecks(pair), 3))),
}));
const worst = hostile.toSorted((a, b) => b.took - a.took)[0];
const modules = modulesOf(join(projectFolder, "lib", "checks", "check.ts"));
const weight = gzipSync([...modules.values()].join("\n")).length;

const goals = [
  [`A pair, median of ${pairs.length}`, "< 1 ms", milliseconds(all.p50), all.p50 < 1],
  ["A pair, worst", "< 5 ms", milliseconds(all.max), all.max < 5],
  [
    `50 kB of ${JSON.stringify(worst?.text.slice(0, 12))}, the slowest of ${hostile.length}`,
    "< 50 ms",
    milliseconds(worst?.took ?? 0),
    (worst?.took ?? 0) < 50,
  ],
  [`The checks' code, ${modules.size} modules, gzip`, "≤ 60 kB", `${(weight / 1000).toFixed(1)} kB`, weight <= 60_000],
] as const;
console.log(columns(goals.map(([name, goal, measured, met]) => [met ? "✓" : "✗", name, goal, measured])));
const byCheck = checks.map((check) => {
  const { p50, max } = spreadOf(pairs.map((pair) => fastest(() => check.find(pair))));
  return ["", check.name, "median, worst", `${milliseconds(p50)}, ${milliseconds(max)}`];
});
console.log(`\n${columns(byCheck)}`);
process.exitCode = goals.every(([, , , met]) => met) ? 0 : 1;

/** The shortest of several runs: what else the machine does is no property of the checks. */
function fastest(run: () => unknown, times = rounds): number {
  let best = Number.POSITIVE_INFINITY;
  for (let time = 0; time < times; time += 1) {
    const start = performance.now();
    run();
    best = Math.min(best, performance.now() - start);
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

function milliseconds(value: number): string {
  return `${value.toFixed(3)} ms`;
}

/** What the browser is sent for `entry`, module by module, made small. A bundle shares a little more. */
function modulesOf(entry: string): Map<string, string> {
  const found = new Map<string, string>();
  const waiting = [entry];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue;
    const { code } = transformSync(readFileSync(path, "utf8"), {
      filename: path,
      jsc: {
        parser: { syntax: "typescript" },
        target: "es2022",
        minify: { compress: true, mangle: { toplevel: true } },
      },
      module: { type: "es6" },
      minify: true,
    });
    found.set(path, code.replace(/import[^;]*?from"[^"]*";?/g, ""));
    for (const [, name = ""] of code.matchAll(/from"(#lib\/[^"]+|\.[^"]+)"/g))
      waiting.push(name.startsWith("#lib/") ? join(projectFolder, name.slice(1)) : resolve(dirname(path), name));
  }
  return found;
}
