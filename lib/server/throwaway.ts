import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stopAbandoned } from "./embedded-postgres.ts";
import { isAlive } from "./postmaster.ts";

const prefix = "duizhao-throwaway-";

/** A new data folder below the temporary folder, for tests. Whoever asked for it removes it. */
export function createThrowawayFolder(): string {
  return mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
}

/** Removes what test runs left behind that were killed: their servers, then their folders. */
export async function sweepThrowawayFolders(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = name.startsWith(prefix) ? Number.parseInt(name.slice(prefix.length), 10) : 0;
    if (!pid || isAlive(pid)) continue;
    const folder = join(tmpdir(), name);
    await stopAbandoned(join(folder, "postgres"));
    rmSync(folder, { recursive: true, force: true });
  }
}
