import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type EmbeddedPostgres, startEmbeddedPostgres, stopAbandoned } from "./embedded-postgres.ts";
import { isAlive, readPostmasterFile } from "./postmaster.ts";
import { projectFolder } from "./project.ts";
import { createThrowawayFolder } from "./throwaway.ts";

let dataFolder: string;
let said: string[];
const running: EmbeddedPostgres[] = [];
const children: ChildProcess[] = [];

// Servers start and stop several times in each.
vi.setConfig({ testTimeout: 120_000 });

beforeEach(() => {
  dataFolder = createThrowawayFolder();
  said = [];
});
afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) await kill(child, "SIGKILL");
  }
  for (const postgres of running.splice(0)) await postgres.stop();
  await stopAbandoned(cluster());
  rmSync(dataFolder, { recursive: true, force: true });
});

const cluster = () => join(dataFolder, "postgres");
const postmaster = () => readPostmasterFile(cluster())?.pid ?? 0;

async function start(folder = dataFolder): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ projectFolder, dataFolder: folder, say: (line) => said.push(line) });
  running.push(postgres);
  return postgres;
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client(url);
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Another process of ours with a database, and what to reach it by. */
async function startElsewhere(): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, ["--import", "tsx", join(projectFolder, "lib", "server", "database.ts")], {
    env: { ...process.env, DUIZHAO_DATA: dataFolder },
    stdio: ["ignore", "pipe", "ignore"],
  });
  children.push(child);
  for await (const line of createInterface(child.stdout)) {
    if (line.startsWith("DATABASE_URL=")) return { child, url: line.slice("DATABASE_URL=".length) };
  }
  throw new Error("it ended without a database");
}

async function kill(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  child.kill(signal);
  await once(child, "exit");
}

describe("a database", () => {
  test("keeps what was saved, sees Han letters, checks its pages and lets nobody in without the password", async () => {
    const first = await start();
    await query(first.url, "create table kept (text text); insert into kept values ('对照')");
    await running.pop()?.stop();
    expect(postmaster()).toBe(0);

    const { url, adopted } = await start();
    expect(adopted).toBe(false);
    expect(await query(url, "select text from kept")).toEqual([{ text: "对照" }]);
    expect(
      await query(
        url,
        "select '照' ~ '\\w' as letter, current_setting('data_checksums') as checksums, current_setting('fsync') as fsync, current_setting('server_encoding') as encoding",
      ),
    ).toEqual([{ letter: true, checksums: "on", fsync: "on", encoding: "UTF8" }]);
    const stranger = new URL(url);
    stranger.password = "guess";
    await expect(query(stranger.href, "select 1")).rejects.toThrow("password authentication failed");
    expect(statSync(join(dataFolder, "secrets.json")).mode & 0o777).toBe(0o600);
    expect(readdirSync(dataFolder).sort()).toEqual(["duizhao.json", "postgres", "postgres.log", "run", "secrets.json"]);
  });

  test("left running by a process that was killed is taken over", async () => {
    const { child, url } = await startElsewhere();
    await query(url, "create table kept (n int); insert into kept values (7)");
    const left = postmaster();
    await kill(child, "SIGKILL");
    expect(isAlive(left)).toBe(true);

    const next = await start();
    expect([next.adopted, next.url, postmaster()]).toEqual([true, url, left]);
    expect(await query(next.url, "select n from kept")).toEqual([{ n: 7 }]);
    await running.pop()?.stop();
    expect(isAlive(left)).toBe(false);
  });

  test("that broke off in the middle recovers what was acknowledged", async () => {
    const { child, url } = await startElsewhere();
    await query(url, "create table kept (n int); insert into kept select generate_series(1, 5000)");
    await kill(child, "SIGKILL");
    const left = postmaster();
    process.kill(left, "SIGQUIT");
    await expect.poll(() => isAlive(left), { timeout: 10_000 }).toBe(false);

    const next = await start();
    expect(await query(next.url, "select count(*)::int as n from kept")).toEqual([{ n: 5000 }]);
  });

  test("that is killed while we run comes back at the same address", async () => {
    const { url } = await start();
    await query(url, "create table kept (n int); insert into kept values (7)");
    const killed = postmaster();
    process.kill(killed, "SIGKILL");
    await expect
      .poll(() => query(url, "select n from kept").catch(() => null), { timeout: 20_000 })
      .toEqual([{ n: 7 }]);
    expect(postmaster()).not.toBe(killed);
  });

  test("in use by another process of ours is refused, and goes on", async () => {
    const { child, url } = await startElsewhere();
    await expect(start()).rejects.toThrow(
      `Duizhao is already running with the data folder ${dataFolder} (process ${child.pid}). Stop it first, or set DUIZHAO_DATA to another folder.`,
    );
    expect(await query(url, "select 1 as one")).toEqual([{ one: 1 }]);
    const pid = postmaster();
    await kill(child, "SIGTERM");
    expect(isAlive(pid)).toBe(false);
  });

  test("started twice at the same time runs once", async () => {
    const outcomes = await Promise.allSettled([startElsewhere(), startElsewhere()]);
    const started = outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : []));
    expect(started.length).toBe(1);
    expect(await query(started[0]!.url, "select 1 as one")).toEqual([{ one: 1 }]);
    await kill(started[0]!.child, "SIGTERM");
  });

  test("whose number another program was given starts, and leaves that program alone", async () => {
    await start();
    const { uid, gid } = statSync(cluster());
    await running.pop()?.stop();
    const sleeper = spawn("sleep", ["60"], { ...(process.getuid?.() === 0 ? { uid, gid } : {}), stdio: "ignore" });
    writeFileSync(
      join(cluster(), "postmaster.pid"),
      `${sleeper.pid}\n${cluster()}\n1700000000\n5432\n/tmp\n\n0 0\nready\n`,
    );
    const { adopted, url } = await start();
    expect([adopted, await query(url, "select 1 as one")]).toEqual([false, [{ one: 1 }]]);
    expect(isAlive(sleeper.pid ?? 0)).toBe(true);
    await kill(sleeper, "SIGKILL");
  });
});

describe("a folder is refused and left as it is", () => {
  const marker = (change: object) =>
    JSON.stringify({ application: "duizhao", format: 1, postgres: 18, cluster: null, ...change });

  for (const [name, files, sentence] of [
    [
      "with something else in it",
      { "thesis.txt": "mine" },
      "is not empty and was not made by Duizhao. Set DUIZHAO_DATA to a new or an empty folder.",
    ],
    ["with another program's duizhao.json", { "duizhao.json": "{}" }, "is not a file of Duizhao."],
    [
      "of PostgreSQL 17",
      { "duizhao.json": marker({ postgres: 17 }) },
      "holds a database of PostgreSQL 17; this Duizhao runs PostgreSQL 18.",
    ],
    ["of a newer Duizhao", { "duizhao.json": marker({ format: 2 }) }, "was made by a newer Duizhao."],
    [
      "whose database is gone",
      { "duizhao.json": marker({ cluster: "postgres" }) },
      "is gone. Put it back; or, to begin with an empty one, delete",
    ],
    [
      "whose database is another version than it says",
      { "duizhao.json": marker({ cluster: "postgres" }), "postgres/PG_VERSION": "17\n" },
      "holds a database of PostgreSQL 17",
    ],
  ] as const) {
    test(name, async () => {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(join(dataFolder, path, ".."), { recursive: true });
        writeFileSync(join(dataFolder, path), text);
      }
      const before = readdirSync(dataFolder, { recursive: true });
      await expect(start()).rejects.toThrow(sentence);
      expect(readdirSync(dataFolder, { recursive: true })).toEqual(before);
      for (const [path, text] of Object.entries(files)) expect(readFileSync(join(dataFolder, path), "utf8")).toBe(text);
    });
  }
});

test.runIf(process.getuid?.() === 0)(
  "root's data folder below one that only root may enter works from elsewhere, and says so",
  async () => {
    chmodSync(dataFolder, 0o700);
    const hidden = join(dataFolder, "hidden");
    const { url } = await start(hidden);
    const [line] = said;
    const elsewhere = /its files are in (\S+)\.$/.exec(line ?? "")?.[1] ?? "";
    expect(line).toContain(`PostgreSQL cannot reach ${hidden} without root's rights`);
    expect(await query(url, "select 1 as one")).toEqual([{ one: 1 }]);
    await running.pop()?.stop();

    expect(await query((await start(hidden)).url, "select 1 as one")).toEqual([{ one: 1 }]);
    await running.pop()?.stop();

    const copy = join(dataFolder, "copy");
    cpSync(hidden, copy, { recursive: true });
    await expect(start(copy)).rejects.toThrow(`The data folder ${copy} is a copy of ${hidden}`);
    rmSync(hidden, { recursive: true });
    expect(await query((await start(copy)).url, "select 1 as one")).toEqual([{ one: 1 }]);
    await running.pop()?.stop();
    rmSync(elsewhere, { recursive: true });
  },
);
