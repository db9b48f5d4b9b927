import { readdirSync, readFileSync } from "node:fs";

/** Memory of some processes together, in bytes. `pss` counts what several share once, `rss` once for each. */
export type Memory = { processes: number; pss: number; rss: number };

/** Memory of the processes `roots` and of everything they started; null where the system does not tell. */
export function memoryOf(roots: readonly number[]): Memory | null {
  if (process.platform !== "linux") return null;
  const total = { processes: 0, pss: 0, rss: 0 };
  for (const pid of withDescendants(roots)) {
    const rollup = read(`/proc/${pid}/smaps_rollup`);
    if (rollup === null) continue;
    total.processes += 1;
    total.pss += kilobytes(rollup, "Pss") * 1_024;
    total.rss += kilobytes(rollup, "Rss") * 1_024;
  }
  return total;
}

/** Processor time the process has used so far, all its threads together, in seconds; 0 where the system does not tell. */
export function processorTime(pid: number): number {
  const fields =
    read(`/proc/${pid}/stat`)
      ?.replace(/^.*\) /s, "")
      .split(" ") ?? [];
  // Clock ticks, of which Linux has 100 in a second for programs to see.
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / 100;
}

function withDescendants(roots: readonly number[]): Set<number> {
  const parents = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), parent: parentOf(name) }));
  const found = new Set(roots);
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const { pid, parent } of parents) if (found.has(parent)) found.add(pid);
  }
  return found;
}

function parentOf(pid: string): number {
  return Number(
    read(`/proc/${pid}/stat`)
      ?.replace(/^.*\) /s, "")
      .split(" ")[1] ?? 0,
  );
}

function kilobytes(rollup: string, name: string): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(rollup)?.[1] ?? 0);
}

function read(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}
