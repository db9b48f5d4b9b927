import { execFileSync } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { openSecrets } from "#lib/server/data-folder.ts";
import { type Application, startApplication } from "./application.ts";
import type { ImportSize, LaidImport } from "./lay-import.ts";
import { runProgram } from "./program.ts";
import { type Goal, spread } from "./results.ts";
import { measureSaving, type WorkingDay } from "./saving.ts";
import { measuredPairs } from "./sentences.ts";
import { layWorld, type Place } from "./world.ts";

/** What became of a batch, while people worked and although everything was killed in its middle. */
export type ImportSpeed = ImportSize & {
  /** From the start of the batch to its end, without the time nothing ran. */
  readonly seconds: number;
  readonly kills: number;
  /** Seconds from the start after a kill until the batch was ahead of where it had been. */
  readonly resumed: readonly number[];
  /** Articles, sentences of originals and of translations there are in the end; files left over. */
  readonly found: {
    readonly articles: number;
    readonly twice: number;
    readonly sources: number;
    readonly targets: number;
    readonly files: number;
  };
  readonly failed: number;
  readonly alone: Pick<WorkingDay, "sentences" | "sources" | "errors">;
  readonly beside: Pick<WorkingDay, "sentences" | "sources" | "errors">;
  readonly people: number;
};

type Effort = ImportSize & { readonly people: number; readonly seconds: number; readonly kills: number };

const warmingPeople = 4;
const warmingSeconds = 8;

/** Brings in a batch on a production server whose processes are all killed `kills` times. */
export async function measureImport(dataFolder: string, effort: Effort): Promise<ImportSpeed> {
  let application = await startApplication(dataFolder);
  try {
    const size = { places: effort.people + warmingPeople, pairs: measuredPairs, editions: 1 };
    const { places } = await layWorld(application.databaseUrl, dataFolder, size);
    const before = await count(application, "");
    // What a server does for the first time takes longer, and would make the import look good.
    await measureSaving(application, dataFolder, places.slice(effort.people), warmingSeconds);
    const alone = await measureSaving(application, dataFolder, places.slice(0, effort.people / 2), effort.seconds);
    const { batchId } = await layImport(application, dataFolder, effort);
    const others: readonly Place[] = places.slice(effort.people / 2, effort.people);
    let began = performance.now();
    let running = 0;
    const beside = await measureSaving(application, dataFolder, others, effort.seconds);
    const resumed: number[] = [];
    for (let kill = 1; kill <= effort.kills; kill += 1) {
      await until(application, batchId, (effort.articles * kill) / (effort.kills + 1));
      const reached = (await count(application, batchId)).done;
      running += performance.now() - began;
      // Whoever runs the jobs first: it has no time to give anything back.
      for (const pid of [...workersOf(application.serverPid), application.serverPid]) process.kill(pid, "SIGKILL");
      await application.ended;
      application = await startApplication(dataFolder);
      began = performance.now();
      await until(application, batchId, reached + 1);
      resumed.push((performance.now() - began) / 1_000);
    }
    await until(application, batchId, effort.articles);
    const seconds = (running + performance.now() - began) / 1_000;
    const after = await count(application, batchId);
    const { articles, pairs, people, kills } = effort;
    const found = {
      articles: after.articles - before.articles,
      twice: after.twice,
      sources: after.sources - before.sources,
      targets: after.targets - before.targets,
      files: after.files,
    };
    return { articles, pairs, people, kills, seconds, resumed, found, failed: after.failed, alone, beside };
  } finally {
    await application.stop();
  }
}

/** What was promised of it. */
export function judgeImport({ articles, pairs, found, failed, kills, alone, beside, people }: ImportSpeed): Goal[] {
  // A headline beside the sentences of the body.
  const sentences = articles * (pairs + 1);
  const slowest = Math.max(100, 2 * alone.sentences.p95);
  return [
    {
      name: `${articles} articles of ${pairs} pairs, everything killed ${kills} times`,
      goal: "nothing twice, nothing missing, nothing left",
      measured: `${found.articles} articles, ${found.twice} twice, ${found.sources} and ${found.targets} of ${sentences} sentences, ${found.files} files, ${failed} failed`,
      met:
        found.articles === articles &&
        found.twice === 0 &&
        found.sources === sentences &&
        found.files === 0 &&
        failed === 0,
    },
    {
      name: `A sentence saved meanwhile, by one of ${people / 2}`,
      goal: "p95 ≤ 100 ms, or twice what it is without",
      measured: `p95 ${beside.sentences.p95.toFixed(0)} ms, without ${alone.sentences.p95.toFixed(0)} ms`,
      met: beside.sentences.p95 <= slowest && beside.errors.length === 0,
    },
  ];
}

/** The lines of the report, under the judged goals. */
export function describeImport({ articles, seconds, resumed, alone, beside }: ImportSpeed): string[][] {
  return [
    ["brought in", `${articles} in ${seconds.toFixed(0)} s, ${(articles / seconds).toFixed(1)} a second`],
    ["going on after a kill", resumed.map((time) => `${time.toFixed(1)} s`).join(", ") || "never killed"],
    ["sentences saved without it", spread(alone.sentences)],
    ["sentences saved meanwhile", spread(beside.sentences)],
    ["originals saved without it", spread(alone.sources)],
    ["originals saved meanwhile", spread(beside.sources)],
    ...[...alone.errors, ...beside.errors].slice(0, 10).map((error) => ["error", error]),
  ];
}

async function layImport({ databaseUrl }: Application, dataFolder: string, size: ImportSize): Promise<LaidImport> {
  const program = runProgram<LaidImport>("lay-import.ts", {
    environment: { DATABASE_URL: databaseUrl, AUTH_SECRET: openSecrets(dataFolder).authSecret },
    server: true,
  });
  program.send({ articles: size.articles, pairs: size.pairs });
  const laid = await program.next();
  await program.end();
  return laid;
}

/** The processes that run jobs for a server. */
function workersOf(server: number): number[] {
  const processes = execFileSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" }).split("\n");
  return processes.flatMap((line) => {
    const [pid, parent, ...args] = line.trim().split(/\s+/);
    return Number(parent) === server && args.join(" ").includes("lib/server/work.ts") ? [Number(pid)] : [];
  });
}

type Count = {
  articles: number;
  twice: number;
  sources: number;
  targets: number;
  files: number;
  done: number;
  failed: number;
};

async function count({ databaseUrl }: Application, batchId: string): Promise<Count> {
  const client = new Client(databaseUrl);
  await client.connect();
  try {
    const { rows } = await client.query<Count>(
      `select (select count(*)::int from articles) as articles,
        (select count(*)::int - count(distinct headline)::int from import_items where batch_id::text = $1) as twice,
        (select count(*)::int from segments where retired_at is null) as sources,
        (select count(*)::int from units where state <> 'initial') as targets,
        (select count(*)::int from import_files where batch_id::text = $1) as files,
        (select count(*)::int from import_items where batch_id::text = $1 and status = 'done') as done,
        (select count(*)::int from import_items where batch_id::text = $1 and status = 'failed') as failed`,
      [batchId],
    );
    if (!rows[0]) throw new Error("Nothing was counted.");
    return rows[0];
  } finally {
    await client.end();
  }
}

/** Waits until so many articles of the batch are done or failed. */
async function until(application: Application, batchId: string, wanted: number): Promise<void> {
  const deadline = Date.now() + 30 * 60_000;
  while (Date.now() < deadline) {
    const { done, failed } = await count(application, batchId);
    if (done + failed >= wanted) return;
    await pause(200);
  }
  throw new Error(`The batch did not come to ${wanted} articles in half an hour.`);
}
