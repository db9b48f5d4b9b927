import type { Freshness } from "./publishing.ts";
import type { ReadingSpeed } from "./reading.ts";
import type { WorkingDay } from "./saving.ts";
import type { PageWeight } from "./script-weight.ts";
import type { Spread } from "./statistics.ts";

/** Everything that was measured on one machine in one run. */
export type Results = {
  reading: ReadingSpeed;
  pages: readonly PageWeight[];
  saving: WorkingDay;
  publishing: Freshness;
};

/** A promise of the product, what was measured of it, and whether it is kept. */
export type Goal = { readonly name: string; readonly goal: string; readonly measured: string; readonly met: boolean };

/** The promises, in the order they are printed. `overlapping`: how many publications were to overlap a render. */
export function judge({ reading, pages, saving, publishing }: Results, overlapping: number): Goal[] {
  const { cached, bare, share } = reading;
  const scripts = Math.max(...pages.map(({ scriptBytes }) => scriptBytes));
  const shift = Math.max(...pages.map(({ layoutShift }) => layoutShift));
  const elsewhere = pages.flatMap((page) => page.elsewhere);
  const complaints = pages.flatMap((page) => page.complaints);
  const { memory } = saving;
  return [
    {
      name: "Article page from the cache, beside a bare Node server",
      goal: "≥ 0.60",
      measured: `${share.perSecond.toFixed(2)} (${whole(cached.perSecond)} and ${whole(bare.perSecond)} a second)`,
      met: share.perSecond >= 0.6,
    },
    {
      name: "Stale answers after a publication that overlapped a render",
      goal: `0 of ${overlapping}`,
      measured: `${publishing.stale} of ${publishing.overlapping} (${whole(publishing.answers)} answers)`,
      met: publishing.stale === 0 && publishing.overlapping >= overlapping,
    },
    {
      name: `Errors while ${saving.people} people save and 100 a second read`,
      goal: "0",
      measured: `${saving.errors.length} in ${saving.seconds} s`,
      met: saving.errors.length === 0,
    },
    {
      name: "Memory of application and database afterwards",
      goal: "≤ 500 MB",
      measured: memory ? `${megabytes(memory.pss)} (${memory.processes} processes)` : "not known here",
      met: memory === null || memory.pss <= 500e6,
    },
    {
      name: "JavaScript of the article page, gzip",
      goal: "≤ 150 kB",
      measured: kilobytes(scripts),
      met: scripts <= 150e3,
    },
    { name: "Requests to other hosts", goal: "0", measured: list(elsewhere), met: elsewhere.length === 0 },
    { name: "Layout shift", goal: "0", measured: String(Number(shift.toFixed(4))), met: shift === 0 },
    { name: "Errors in the browser", goal: "0", measured: list(complaints), met: complaints.length === 0 },
  ];
}

/** The lines of the report, under the judged goals. */
export function describe({ reading, pages, saving, publishing }: Results): string[][] {
  const { page, cached, bare, uncached } = reading;
  return [
    ["article page", `${page.path}: ${kilobytes(page.bytes)} of HTML, ${kilobytes(page.compressed)} gzip`],
    [
      "from the cache",
      `${whole(cached.perSecond)} a second, ${spread(cached.times)}, ${cached.processor.toFixed(0)} µs of processor each`,
    ],
    ["bare Node server", `${whole(bare.perSecond)} a second, ${bare.processor.toFixed(0)} µs of processor each`],
    ["rendered anew", `${uncached.perSecond.toFixed(1)} a second, ${spread(uncached.times)}`],
    ["originals saved", spread(saving.sources)],
    ["sentences saved", spread(saving.sentences)],
    ["published meanwhile", spread(saving.publications)],
    ["pages read meanwhile", spread(saving.reads)],
    ["acknowledged", `${publishing.publications} publications, ${spread(publishing.acknowledged)}`],
    [
      "another process",
      `${publishing.elsewhere.publications} publications, fresh after ${spread(publishing.elsewhere.fresh)}`,
    ],
    ...pages.map((one) => [
      `${one.path} at ${one.width} px`,
      `${one.scripts} scripts ${kilobytes(one.scriptBytes)}, inline ${kilobytes(one.inlineScriptBytes)}, styles ${kilobytes(one.styleBytes)}, fonts ${kilobytes(one.fontBytes)}, shift ${Number(one.layoutShift.toFixed(4))}`,
    ]),
    ...saving.errors.slice(0, 10).map((error) => ["error", error]),
    ...pages.flatMap(({ complaints }) => complaints.slice(0, 5).map((complaint) => ["browser", complaint])),
  ];
}

/** Lines with their columns under each other. */
export function columns(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [index, cell] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, cell.length);
  }
  return rows
    .map((row) =>
      row
        .map((cell, index) => cell.padEnd(widths[index] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** A spread in words. */
export function spread({ count, p50, p95, p99, max }: Spread): string {
  const [middle, most, nearlyAll, longest] = [p50, p95, p99, max].map((time) => time.toFixed(time < 10 ? 1 : 0));
  return `p50 ${middle} ms, p95 ${most} ms, p99 ${nearlyAll} ms, longest ${longest} ms (${whole(count)})`;
}

function list(texts: readonly string[]): string {
  return texts.length === 0 ? "0" : `${texts.length}: ${texts[0]}`;
}

function whole(number: number): string {
  return Math.round(number).toLocaleString("en");
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1e3).toFixed(1)} kB`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}
