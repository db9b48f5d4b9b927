import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";
import { basename, join } from "node:path";

/** What a PostgreSQL server wrote into `postmaster.pid`. The port and the socket folder are missing in its first moments. */
export type PostmasterFile = {
  pid: number;
  dataDirectory: string;
  port: number | null;
  socketDirectory: string | null;
};

/** The server that last claimed `cluster`, dead or alive; null when none did or when it ended cleanly. */
export function readPostmasterFile(cluster: string): PostmasterFile | null {
  let lines: string[];
  try {
    lines = readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return null;
  }
  // A negative number marks a standalone backend.
  const pid = Math.abs(Number.parseInt(lines[0] ?? "", 10));
  if (!pid) return null;
  return {
    pid,
    dataDirectory: lines[1]?.trim() ?? "",
    port: Number.parseInt(lines[3] ?? "", 10) || null,
    socketDirectory: lines[4]?.trim() || null,
  };
}

/** Whether a process with this number is running, whoever owns it. One that has ended and was never waited for is not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return true;
  }
}

/** Whether the living process `pid` is a PostgreSQL server of `cluster`, and not another program that was given the number. */
export function isPostmasterOf(pid: number, cluster: string): boolean {
  const command = commandOf(pid);
  if (!basename(command[0] ?? "").startsWith("postgres")) return false;
  return command.includes(cluster) || workingFolderOf(pid) === cluster;
}

/** Whether `pid` certainly is no PostgreSQL server of `cluster`: it has ended, or is known to be something else. */
export function isNoPostmasterOf(pid: number, cluster: string): boolean {
  return !isAlive(pid) || (commandOf(pid)[0] !== undefined && !isPostmasterOf(pid, cluster));
}

function commandOf(pid: number): string[] {
  try {
    if (process.platform === "linux") return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
    const line = execFileSync("ps", ["-ww", "-o", "args=", "-p", String(pid)], { encoding: "utf8" }).trim();
    const [program = "", ...rest] = line.split(" ");
    // The folder may hold spaces: the argument after -D goes up to the next option.
    return [program, / -D (.*?)(?: -|$)/.exec(` ${rest.join(" ")}`)?.[1] ?? ""];
  } catch {
    return [];
  }
}

// Follows a folder that was moved under a running server.
function workingFolderOf(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}
