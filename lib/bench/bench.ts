import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { join } from "node:path";
import { onLeaving } from "#lib/server/leaving.ts";
import { projectFolder } from "#lib/server/project.ts";
import { startApplication, withDataFolder } from "./application.ts";
import { describeGlossary, judgeGlossary, measureGlossary } from "./glossary.ts";
import { describeImport, judgeImport, measureImport } from "./importing.ts";
import { describeMemory, judgeMemory, measureMemory } from "./memory.ts";
import { measureFreshness } from "./publishing.ts";
import { measureReading } from "./reading.ts";
import { columns, describe, type Goal, judge, type Results } from "./results.ts";
import { measureSaving } from "./saving.ts";
import { weighPages } from "./script-weight.ts";
import { measuredPairs } from "./sentences.ts";
import { layWorld } from "./world.ts";

// `npm run bench`: how fast, how fresh, how light. `-- memory`: how fast matches are found. `-- glossary`: terms. `-- import`: five hundred
// articles brought in while people work and everything is killed. `-- --quick` for a short run that says little.
const efforts = {
  whole: {
    people: 25,
    reading: { rounds: 7, seconds: 3, connections: 32, renders: 5 },
    publishing: { overlapping: 300, elsewhere: 100 },
    seconds: 60,
    glossary: { terms: 10_000, articles: 100, sentences: 40 },
    memory: { entries: 200_000, sentences: 400, judged: 60, people: 25, seconds: 60, warming: 15 },
    import: { articles: 500, pairs: 30, people: 10, seconds: 30, kills: 2 },
  },
  quick: {
    people: 4,
    reading: { rounds: 2, seconds: 1, connections: 32, renders: 1 },
    publishing: { overlapping: 20, elsewhere: 10 },
    seconds: 6,
    glossary: { terms: 1_000, articles: 20, sentences: 20 },
    memory: { entries: 20_000, sentences: 80, judged: 20, people: 4, seconds: 6, warming: 2 },
    import: { articles: 40, pairs: 30, people: 4, seconds: 6, kills: 1 },
  },
};

onLeaving(() => process.exit(1));

// What else the machine was doing: a figure means little where others take the processors.
const [load = 0] = loadavg();
const parts = { glossary: benchGlossary, memory: benchMemory, import: benchImport };
const asked = (["glossary", "memory", "import"] as const).find((part) => process.argv.includes(part));
const extent = process.argv.includes("--quick") ? "quick" : "whole";
try {
  const { results, goals, lines } = await (asked ? parts[asked] : benchAll)();
  console.log(`\n${columns(goals.map(({ name, goal, measured, met }) => [met ? "✓" : "✗", name, goal, measured]))}`);
  console.log(`\n${columns(lines)}\n\n${machine()}`);
  console.log(`\nAll of it is in ${write({ extent, machine: machine(), goals, ...results })}`);
  process.exitCode = goals.every(({ met }) => met) ? 0 : 1;
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}

/** What was measured, what that says of the promises, and the lines to print. */
type Bench = { readonly results: object; readonly goals: readonly Goal[]; readonly lines: readonly string[][] };

async function benchAll(): Promise<Bench> {
  const results = await withDataFolder(measure);
  return { results, goals: judge(results, efforts[extent].publishing.overlapping), lines: describe(results) };
}

async function benchGlossary(): Promise<Bench> {
  const { glossary } = efforts[extent];
  say(`A glossary of ${glossary.terms} terms is proposed and approved; then terms are looked up.`);
  const results = await withDataFolder((dataFolder) => measureGlossary(dataFolder, glossary));
  return { results, goals: judgeGlossary(results), lines: describeGlossary(results) };
}

async function benchMemory(): Promise<Bench> {
  const { memory } = efforts[extent];
  say(`A memory of ${memory.entries} entries is laid; then ${memory.people} people save while one looks up.`);
  const results = await withDataFolder((dataFolder) => measureMemory(dataFolder, memory));
  return { results, goals: judgeMemory(results), lines: describeMemory(results) };
}

async function benchImport(): Promise<Bench> {
  const { import: effort } = efforts[extent];
  say(
    `${effort.articles} articles are brought in while ${effort.people / 2} people save; the server is killed ${effort.kills} times.`,
  );
  const results = await withDataFolder((dataFolder) => measureImport(dataFolder, effort));
  return { results, goals: judgeImport(results), lines: describeImport(results) };
}

async function measure(dataFolder: string): Promise<Results> {
  const effort = efforts[extent];
  say("The production server starts on an empty data folder.");
  const application = await startApplication(dataFolder);
  try {
    say(`${effort.people} people write, translate and publish ${measuredPairs} sentence pairs each.`);
    // The last one is for publishing alone.
    const size = { places: effort.people + 1, pairs: measuredPairs, editions: 1 };
    const { places } = await layWorld(application.databaseUrl, dataFolder, size);
    const [last, ...others] = places.toReversed();
    if (!last) throw new Error("The world is empty.");
    const articles = places.map(({ article }) => article);
    say("A page is read, in turns with a bare Node server that sends the same bytes.");
    const reading = await measureReading(application, articles, effort.reading);
    say("A browser opens it.");
    const paths = ["/en", "/zh"].map((ui) => `${ui}/articles/${articles[0]?.slug}/en`);
    const pages = await weighPages(application.address, paths, [1280, 320]);
    say(`All save every two seconds while 100 readers a second read, for ${effort.seconds} s.`);
    const saving = await measureSaving(application, dataFolder, others, effort.seconds);
    say(`An article is published until ${effort.publishing.overlapping} publications have overlapped a render.`);
    const publishing = await measureFreshness(application, last, effort.publishing);
    return { reading, pages, saving, publishing };
  } finally {
    await application.stop();
  }
}

function machine(): string {
  const [processor] = cpus();
  return `${cpus().length} × ${processor?.model ?? "unknown processor"}, ${(totalmem() / 1e9).toFixed(0)} GB, Node ${process.versions.node}, ${process.platform}; load ${load.toFixed(1)} before it began. Nothing is pinned: server, load and database share the processors.`;
}

function write(results: object): string {
  const folder = join(projectFolder, "bench-results");
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${new Date().toISOString().replace(/[:.]/g, "-")}.json`);
  writeFileSync(path, `${JSON.stringify(results, null, 2)}\n`);
  return path;
}

function say(line: string): void {
  console.error(line);
}
