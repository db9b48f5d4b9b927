import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { z } from "zod";

/** Two texts, and which of their sentences belong together: 0-based indexes, either side possibly empty. */
export type AlignedText = {
  readonly id: string;
  readonly zh: readonly string[];
  readonly en: readonly string[];
  readonly gold: readonly IndexGroup[];
};
export type IndexGroup = readonly [source: readonly number[], target: readonly number[]];

const aligned = z.object({
  id: z.string(),
  zh: z.array(z.string()),
  en: z.array(z.string()),
  gold: z.array(z.tuple([z.array(z.int()), z.array(z.int())])),
});

/** The aligned texts of a file, a JSON object a line. `kind`: the file's name. */
export function readAligned(path: string): { kind: string; texts: AlignedText[] } {
  const lines = readFileSync(path, "utf8").split("\n");
  const texts = lines.flatMap((line) => (line.trim() === "" ? [] : [aligned.parse(JSON.parse(line))]));
  return { kind: basename(path).replace(/\.jsonl?$/, ""), texts };
}

const counted = [
  "groups",
  "found",
  "strict",
  "lax",
  "pairs",
  "strictPairs",
  "laxPairs",
  "alone",
  "leftAlone",
  "rightlyAlone",
] as const;

/** What was counted, to be added up over texts. */
export type Tally = Readonly<Record<(typeof counted)[number], number>>;

/**
 * Counts groups as published work on sentence aligners does: strict, the same on both
 * sides; lax, overlapping on both. Of what was found every group counts, of what is right
 * those with both sides. `alone`: sentences without a counterpart.
 */
export function countRight(gold: readonly IndexGroup[], found: readonly IndexGroup[]): Tally {
  const [of, to] = [overlaps(gold), overlaps(found)];
  const full = gold.filter(isPair);
  const [alone, leftAlone] = [aloneIn(gold), aloneIn(found)];
  return {
    groups: gold.length,
    found: found.length,
    strict: found.filter((group) => of.same(group)).length,
    lax: found.filter((group) => of.same(group) || of.meets(group)).length,
    pairs: full.length,
    strictPairs: full.filter((group) => to.same(group)).length,
    laxPairs: full.filter((group) => to.meets(group)).length,
    alone: alone.size,
    leftAlone: leftAlone.size,
    rightlyAlone: [...alone].filter((sentence) => leftAlone.has(sentence)).length,
  };
}

export function sumOf(tallies: readonly Tally[]): Tally {
  const sum = Object.fromEntries(counted.map((name) => [name, 0])) as Record<keyof Tally, number>;
  for (const each of tallies) for (const name of counted) sum[name] += each[name];
  return sum;
}

/** Shares from 0 to 1: F1 of strict and lax, precision and recall of what is left alone. */
export function sharesOf(tally: Tally): { strict: number; lax: number; precision: number; recall: number } {
  const { found, pairs, leftAlone, alone, rightlyAlone } = tally;
  return {
    strict: f1(tally.strict / found, tally.strictPairs / pairs),
    lax: f1(tally.lax / found, tally.laxPairs / pairs),
    precision: rightlyAlone / leftAlone,
    recall: rightlyAlone / alone,
  };
}

function f1(precision: number, recall: number): number {
  return (2 * precision * recall) / (precision + recall) || 0;
}

function overlaps(groups: readonly IndexGroup[]) {
  const names = new Set(groups.map(nameOf));
  const targets = new Map<number, Set<number>>();
  for (const [source, target] of groups) {
    for (const sentence of source) targets.set(sentence, new Set([...(targets.get(sentence) ?? []), ...target]));
  }
  return {
    same: (group: IndexGroup) => names.has(nameOf(group)),
    meets: ([source, target]: IndexGroup) =>
      source.some((sentence) => target.some((other) => targets.get(sentence)?.has(other))),
  };
}

function nameOf([source, target]: IndexGroup): string {
  return `${source.toSorted(ascending)}|${target.toSorted(ascending)}`;
}

function ascending(a: number, b: number): number {
  return a - b;
}

function isPair([source, target]: IndexGroup): boolean {
  return source.length > 0 && target.length > 0;
}

/** Sentences of either side in groups with an empty other side. */
function aloneIn(groups: readonly IndexGroup[]): ReadonlySet<string> {
  return new Set(
    groups.flatMap(([source, target]) => [
      ...(target.length === 0 ? source.map((sentence) => `source ${sentence}`) : []),
      ...(source.length === 0 ? target.map((sentence) => `target ${sentence}`) : []),
    ]),
  );
}
