import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { onLeaving } from "#lib/server/leaving.ts";
import { isAlive } from "#lib/server/postmaster.ts";
import { ask } from "./answer.ts";
import { type Application, postmasterPid, startApplication, withDataFolder } from "./application.ts";
import { findBrokenPromises } from "./crash-checks.ts";
import { startWriters, type Writers } from "./crash-writers.ts";
import { columns } from "./results.ts";
import { spreadOf } from "./statistics.ts";
import { layWorld } from "./world.ts";

// `npm run crash`: kills the application and PostgreSQL in the middle of saves and publications and looks what is
// left. `-- --short` for three times each.
const times = process.argv.includes("--short") ? 3 : 20;
const patience = 60_000;

/** What is killed. A backend takes the other ones with it: PostgreSQL begins anew. */
type Victim = "application" | "postmaster" | "backend" | "both";

type Crash = {
  readonly victim: Victim;
  /** Milliseconds from the kill, or from the next start of the application, until it serves. */
  readonly back: number;
  /** What the next start did with the PostgreSQL of before. */
  readonly database: "adopted" | "started again" | "never gone";
  readonly broken: readonly string[];
};

onLeaving(() => process.exit(1));

try {
  process.exitCode = (await withDataFolder(crashAndCheck)) ? 0 : 1;
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}

/** Whether nothing was lost and nothing was half done. */
async function crashAndCheck(dataFolder: string): Promise<boolean> {
  say("The production server starts on an empty data folder.");
  let application = await startApplication(dataFolder);
  try {
    const port = Number(new URL(application.address).port);
    const size = { places: 8, pairs: 8, editions: 8 };
    const { places } = await layWorld(application.databaseUrl, dataFolder, size);
    const writers = startWriters(application.address, places);
    const crashes: Crash[] = [];
    for (const victim of victims()) {
      await writers.resume();
      await pause(Math.random() * 700);
      const before = postmasterPid(dataFolder);
      let began = Date.now();
      await kill(victim, application, before);
      await writers.pause();
      if (victim === "application" || victim === "both") {
        await application.ended;
        began = Date.now();
        application = await startApplication(dataFolder, port);
      }
      await untilReady(application);
      const back = Date.now() - began;
      const broken = await findBroken(application, before, writers, dataFolder);
      const database =
        postmasterPid(dataFolder) !== before ? "started again" : victim === "backend" ? "never gone" : "adopted";
      crashes.push({ victim, back, database, broken });
      say(
        `${crashes.length}: ${victim} killed, PostgreSQL ${database}, back after ${back} ms, ${broken.length} broken promises`,
      );
      for (const promise of broken) say(`   ${promise}`);
    }
    await writers.resume();
    await writers.pause();
    const last = postmasterPid(dataFolder);
    await application.stop();
    const left = last !== null && isAlive(last);
    report(crashes, writers.acknowledged(), left);
    return !left && crashes.every(({ broken }) => broken.length === 0);
  } catch (error) {
    for (const line of application.said) say(`   ${line}`);
    throw error;
  } finally {
    await application.stop();
  }
}

async function findBroken(
  { databaseUrl, address, serverPid }: Application,
  postmasterBefore: number | null,
  writers: Writers,
  dataFolder: string,
): Promise<string[]> {
  const broken = [...(await findBrokenPromises(databaseUrl, address, writers.promised)), ...writers.refusals.splice(0)];
  if (!isAlive(serverPid)) broken.push("The application ended with its database.");
  const twice =
    postmasterPid(dataFolder) !== postmasterBefore && postmasterBefore !== null && isAlive(postmasterBefore);
  return twice ? [...broken, "Two PostgreSQL servers run."] : broken;
}

/** Each `times` times, in turns; now and then both at once, as when the power goes. */
function victims(): Victim[] {
  return Array.from({ length: times }, (_, index): Victim[] => [
    index % 5 === 2 ? "both" : "application",
    index % 2 === 0 ? "postmaster" : "backend",
  ]).flat();
}

async function kill(victim: Victim, { serverPid, databaseUrl }: Application, postmaster: number | null): Promise<void> {
  if (victim === "application" || victim === "both") process.kill(serverPid, "SIGKILL");
  if (postmaster !== null && (victim === "postmaster" || victim === "both")) process.kill(postmaster, "SIGKILL");
  if (victim === "backend") process.kill(await someBackend(databaseUrl), "SIGKILL");
}

/** A backend that serves the application, one at work where there is one. */
async function someBackend(databaseUrl: string): Promise<number> {
  const database = new Client(databaseUrl);
  await database.connect();
  const { rows } = await database.query<{ pid: number }>(
    `select pid from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()
     order by state = 'idle', random() limit 1`,
  );
  await database.end();
  if (!rows[0]) throw new Error("The application has no connection to its database.");
  return rows[0].pid;
}

/** Resolves when the database answers and so does the application. */
async function untilReady({ databaseUrl, address }: Application): Promise<void> {
  for (const deadline = Date.now() + patience; ; await pause(20)) {
    const database = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 2_000 });
    database.on("error", () => {});
    try {
      await database.connect();
      await database.query("select from newsroom");
      const { status } = await ask(`${address}/api/session`);
      if (status < 500) return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
    } finally {
      await database.end().catch(() => {});
    }
  }
}

function report(crashes: readonly Crash[], acknowledged: number, left: boolean): void {
  const rows = (["application", "both", "postmaster", "backend"] as const).map((victim) => {
    const some = crashes.filter((crash) => crash.victim === victim);
    const adopted = some.filter(({ database }) => database === "adopted").length;
    const { p50, max } = spreadOf(some.map(({ back }) => back));
    const broken = some.flatMap((crash) => crash.broken).length;
    return [
      broken === 0 ? "✓" : "✗",
      `${victim} killed ${some.length} times`,
      `${broken} broken promises`,
      `PostgreSQL adopted ${adopted} times`,
      `back after ${p50} ms, at most ${max} ms`,
    ];
  });
  console.log(`\n${columns(rows)}`);
  console.log(
    `${left ? "✗ PostgreSQL was left running" : "✓ no PostgreSQL is left"}; ${acknowledged} writes were acknowledged.`,
  );
}

function say(line: string): void {
  console.error(line);
}
