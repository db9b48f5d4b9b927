import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { createInterface } from "node:readline";
import { openDataFolder } from "#lib/server/data-folder.ts";
import { stopAbandoned } from "#lib/server/embedded-postgres.ts";
import { readPostmasterFile } from "#lib/server/postmaster.ts";
import { projectFolder } from "#lib/server/project.ts";
import { createThrowawayFolder, sweepThrowawayFolders } from "#lib/server/throwaway.ts";

/** The production server on a data folder of its own, as `npm start` runs it, on a free port of this machine only. */
export type Application = {
  /** `http://localhost:` and the port. */
  address: string;
  databaseUrl: string;
  /** What was started, which watches over the server. */
  pid: number;
  /** The process that serves. */
  serverPid: number;
  /** What it said on its error output. */
  said: string[];
  /** Resolves when both are gone. */
  ended: Promise<void>;
  stop(): Promise<void>;
};

const running = new Set<ChildProcess>();
process.on("exit", () => {
  for (const child of running) child.kill("SIGTERM");
});

/** Starts the application on `dataFolder`; the pages are built first when they changed. Rejects when it ends before it serves. */
export async function startApplication(dataFolder: string, port = 0): Promise<Application> {
  const { DATABASE_URL: _url, DUIZHAO_ORIGIN: _origin, DUIZHAO_PROXIES: _proxies, ...environment } = process.env;
  const child = spawn(process.execPath, ["lib/server/bootstrap.mjs", "lib/server/start.ts", "serve"], {
    cwd: projectFolder,
    env: { ...environment, DUIZHAO_DATA: dataFolder, HOST: "localhost", PORT: String(port) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  const said: string[] = [];
  createInterface(child.stderr).on("line", (line) => said.push(line));
  const ended = once(child, "close").then(() => {
    running.delete(child);
  });
  for await (const line of createInterface(child.stdout)) {
    if (!line.startsWith("{")) continue;
    const { address, databaseUrl, pid } = JSON.parse(line) as { address: string; databaseUrl: string; pid: number };
    child.stdout.resume();
    return {
      address,
      databaseUrl,
      pid: child.pid ?? 0,
      serverPid: pid,
      said,
      ended,
      async stop() {
        child.kill("SIGTERM");
        await ended;
      },
    };
  }
  throw new Error(`The server ended before it served:\n${said.join("\n")}`);
}

/** Runs `work` with a data folder that is removed afterwards, and so is a PostgreSQL that was left in it. */
export async function withDataFolder<T>(work: (dataFolder: string) => Promise<T>): Promise<T> {
  await sweepThrowawayFolders();
  const dataFolder = createThrowawayFolder();
  try {
    return await work(dataFolder);
  } finally {
    const cluster = clusterFolder(dataFolder);
    if (cluster) await stopAbandoned(cluster);
    rmSync(dataFolder, { recursive: true, force: true });
    // Below a closed home, the database's files are elsewhere.
    if (cluster && !cluster.startsWith(dataFolder)) rmSync(dirname(cluster), { recursive: true, force: true });
  }
}

/** The number of the PostgreSQL server that last claimed the data folder; null when it ended cleanly. */
export function postmasterPid(dataFolder: string): number | null {
  const cluster = clusterFolder(dataFolder);
  return (cluster && readPostmasterFile(cluster)?.pid) || null;
}

function clusterFolder(dataFolder: string): string | null {
  const { cluster } = openDataFolder(dataFolder);
  return cluster && resolve(dataFolder, cluster);
}
