import { setTimeout as pause } from "node:timers/promises";
import { gunzipSync } from "node:zlib";
import { Client } from "pg";
import { ask } from "./answer.ts";
import type { Application } from "./application.ts";
import type { BareAddress, WholeAnswer } from "./bare-server.ts";
import type { Load, LoadResult } from "./load.ts";
import { runProgram } from "./program.ts";
import { median, type Spread } from "./statistics.ts";
import { processorTime } from "./usage.ts";
import type { BenchArticle } from "./world.ts";

/** How fast pages are answered. Requests per second; processor time per request in microseconds; times in milliseconds. */
export type ReadingSpeed = {
  page: { path: string; bytes: number; compressed: number };
  cached: { perSecond: number; processor: number; times: Spread };
  /** Node's own server with the same bytes, in the same minutes. */
  bare: { perSecond: number; processor: number };
  /** `cached` as a share of `bare`: of what was answered, and of the processor time it took. */
  share: { perSecond: number; processor: number };
  uncached: { requests: number; perSecond: number; times: Spread };
};

/** How long to measure: pairs of rounds, `seconds` each; so often every page is rendered anew. */
export type ReadingEffort = { rounds: number; seconds: number; connections: number; renders: number };

/** Measures the first article's page from the cache, beside a bare server that takes turns with it, and the pages of all articles just purged. */
export async function measureReading(
  application: Application,
  articles: readonly BenchArticle[],
  effort: ReadingEffort,
): Promise<ReadingSpeed> {
  const loader = runProgram<LoadResult>("load.ts");
  const rival = runProgram<BareAddress>("bare-server.ts");
  const run = async (load: Load) => {
    loader.send(load);
    const result = await loader.next();
    for (const status of Object.keys(result.statuses)) {
      if (status !== "200") throw new Error(`The load was answered ${JSON.stringify(result.statuses)}.`);
    }
    return result;
  };
  try {
    const path = `/en/articles/${articles[0]?.slug}`;
    const page = await ask(`${application.address}${path}`, { headers: { "Accept-Encoding": "gzip" } });
    rival.send({ headers: ownHeaders(page.rawHeaders), body: page.body } satisfies WholeAnswer);
    const sides = [
      { port: Number(new URL(application.address).port), pid: application.serverPid, rounds: [] as Round[] },
      { port: (await rival.next()).port, pid: rival.pid, rounds: [] as Round[] },
    ] as const;
    for (let round = -1; round < effort.rounds; round++) {
      // Who goes first changes, and the first pair of rounds only warms up.
      for (const side of round % 2 === 0 ? sides : sides.toReversed()) {
        const before = processorTime(side.pid);
        const load = { port: side.port, paths: [path], connections: effort.connections, rate: null };
        const result = await run({ ...load, seconds: effort.seconds });
        const processor = processorTime(side.pid) - before;
        if (round >= 0) side.rounds.push({ ...result, processor });
      }
    }
    const [cached, bare] = [summary(sides[0].rounds), summary(sides[1].rounds)];
    return {
      page: { path, bytes: gunzipSync(page.body).length, compressed: page.body.length },
      cached: { ...cached, times: middleSpread(sides[0].rounds) },
      bare,
      share: { perSecond: cached.perSecond / bare.perSecond, processor: bare.processor / cached.processor },
      uncached: await measureRenders(application, articles, effort, run),
    };
  } finally {
    await Promise.all([loader.end(), rival.end()]);
  }
}

/** Every page of every article once, each rendered for the one who asks: whatever was kept is purged before. */
async function measureRenders(
  { address, databaseUrl }: Application,
  articles: readonly BenchArticle[],
  { renders }: ReadingEffort,
  run: (load: Load) => Promise<LoadResult>,
): Promise<ReadingSpeed["uncached"]> {
  const paths = articles.flatMap(({ slug }) => [`/en/articles/${slug}`, `/zh/articles/${slug}/en`]);
  const port = Number(new URL(address).port);
  const rounds: LoadResult[] = [];
  for (let round = -1; round < renders; round++) {
    await purge(databaseUrl, ["site"]);
    const result = await run({ port, paths, connections: 8, seconds: null, rate: null });
    if (round >= 0) rounds.push(result);
  }
  return {
    requests: paths.length * rounds.length,
    perSecond: median(rounds.map(({ times, seconds }) => times.count / seconds)),
    times: middleSpread(rounds),
  };
}

async function purge(databaseUrl: string, tags: readonly string[]): Promise<void> {
  const client = new Client(databaseUrl);
  await client.connect();
  await client.query("insert into cache_invalidations (tags) values ($1)", [tags]);
  await client.query("select pg_notify('duizhao_purge', '')");
  await client.end();
  // Longer than an instance takes that hears no notification.
  await pause(1_200);
}

type Round = LoadResult & { processor: number };

function summary(rounds: readonly Round[]): { perSecond: number; processor: number } {
  return {
    perSecond: median(rounds.map(({ times, seconds }) => times.count / seconds)),
    processor: median(rounds.map(({ times, processor }) => (processor / times.count) * 1_000_000)),
  };
}

/** The spread of the round in the middle, by its median. */
function middleSpread(rounds: readonly LoadResult[]): Spread {
  const sorted = rounds.toSorted((a, b) => a.times.p50 - b.times.p50);
  return sorted[Math.floor(sorted.length / 2)]?.times ?? { count: 0, p50: 0, p95: 0, p99: 0, max: 0 };
}

// Node writes these by itself.
const perConnection = new Set(["date", "connection", "keep-alive", "transfer-encoding"]);

function ownHeaders(rawHeaders: readonly string[]): string[] {
  const kept: string[] = [];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const [name = "", value = ""] = rawHeaders.slice(index, index + 2);
    if (!perConnection.has(name.toLowerCase())) kept.push(name, value);
  }
  return kept;
}
