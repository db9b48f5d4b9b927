import { spawn } from "node:child_process";
import { chownSync, closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Cluster } from "./cluster.ts";
import { noEnvironment } from "./postgres-binaries.ts";
import { readPostmasterFile } from "./postmaster.ts";

/**
 * Starts PostgreSQL on `cluster`, whose last server had the number `predecessor`.
 * Null as soon as the new server has claimed the cluster; what it complained of when it ended instead.
 */
export async function launchPostgres(
  cluster: Cluster,
  socketDirectory: string,
  disposable: boolean,
  predecessor: number | null,
): Promise<string | null> {
  const logPath = join(cluster.home, "postgres.log");
  const logged = existsSync(logPath) ? statSync(logPath).size : 0;
  const begin = logged > 4_000_000 ? 0 : logged;
  const log = openSync(logPath, begin === 0 ? "w" : "a", 0o600);
  const settings = {
    ...everySetting,
    ...(disposable ? disposableSettings : durableSettings),
    unix_socket_directories: socketDirectory,
  };
  const child = spawn(
    join(cluster.binaries.folder, "bin", "postgres"),
    ["-D", cluster.folder, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
    {
      ...cluster.runAs,
      cwd: "/",
      // PostgreSQL takes any process with its predecessor's number for it, unless told that it is a grandparent.
      env: { ...noEnvironment, ...(predecessor === null ? {} : { PG_GRANDPARENT_PID: String(predecessor) }) },
      // Its own group, so that Ctrl-C reaches it only through `stop`.
      detached: true,
      stdio: ["ignore", log, log],
    },
  );
  closeSync(log);
  child.unref();
  let failure: string | null = null;
  let ended = false;
  child.once("error", (error) => {
    failure = error.message;
  });
  child.once("exit", () => {
    ended = true;
  });
  while (failure === null && !ended) {
    if (readPostmasterFile(cluster.folder)?.pid === child.pid) return null;
    await pause(5);
  }
  return failure ?? complaint(readFileSync(logPath).subarray(begin).toString());
}

function complaint(log: string): string {
  const lines = log.split("\n").filter((line) => /FATAL|PANIC|error:/.test(line));
  return (lines.at(-1) ?? "it ended without a word").replace(/^.*?(?:FATAL|PANIC|error):\s*/, "");
}

const everySetting = {
  listen_addresses: "",
  port: 5432,
  unix_socket_permissions: "0700",
  max_connections: 60,
  shared_buffers: "64MB",
  work_mem: "4MB",
  maintenance_work_mem: "32MB",
  autovacuum_max_workers: 1,
  max_worker_processes: 2,
  max_parallel_workers_per_gather: 0,
  io_method: "sync",
  jit: "off",
  huge_pages: "off",
  wal_level: "minimal",
  max_wal_senders: 0,
  max_wal_size: "256MB",
  timezone: "UTC",
  log_timezone: "UTC",
};
const durableSettings = { fsync: "on", full_page_writes: "on", synchronous_commit: "on" };
const disposableSettings = { fsync: "off", full_page_writes: "off", synchronous_commit: "off" };

// A socket's path may be 103 bytes long, file name and all.
const longestPath = 103 - "/.s.PGSQL.5432.lock".length;
/** Where sockets go whose path would be too long. */
export const shortFolder = "/tmp";

/** A folder for the socket that only the server's user may enter: beside the cluster, or below `/tmp` where that path is too long. */
export function createSocketDirectory({ home, runAs }: Cluster): string {
  let path = join(home, "run");
  if (Buffer.byteLength(path) <= longestPath) mkdirSync(path, { recursive: true, mode: 0o700 });
  else path = mkdtempSync(join(shortFolder, "duizhao-"));
  if (runAs) chownSync(path, runAs.uid, runAs.gid);
  return path;
}
