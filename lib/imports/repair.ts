import type { DocumentPair } from "#lib/checks/consistency.ts";
import type { Family, Severity } from "#lib/checks/issue.ts";
import type { BlockKind } from "#lib/segments/segment.ts";
import { plainText, type Run } from "#lib/text/runs.ts";

/** What was found in an article when it was brought in. `settled`: a person has answered for it. */
export type ImportFinding = {
  /** 0-based, in the order in which findings are worked down. */
  readonly position: number;
  readonly segmentId: string | null;
  readonly check: string;
  readonly family: Family;
  readonly severity: Severity;
  readonly message: string;
  readonly values: Readonly<Record<string, string>>;
  readonly settled: boolean;
};

/** A finding as a check says it, before or after. */
export type FoundNow = Pick<ImportFinding, "check" | "message"> & { readonly values: Readonly<Record<string, string>> };

/** What a sentence without a translation is found to be, as the check of pairs says it. */
export const emptyTarget: FoundNow = { check: "empty_target", message: "empty_target", values: {} };

/** The name under which a sentence that stands in the translation alone is found; no check of a pair can see it. */
export const leftoverCheck = "leftover";

/** A sentence and its translation for the checks that look over the whole. */
export function documentPair(row: {
  readonly segmentId: string;
  readonly blockKind: BlockKind;
  readonly source: readonly Run[];
  readonly target: readonly Run[];
}): DocumentPair {
  return {
    id: row.segmentId,
    source: plainText(row.source),
    target: plainText(row.target),
    head: row.blockKind === "headline" || row.blockKind === "summary",
  };
}

/** Heaviest first: what is missing, what is too much, wrong figures, broken sentences, quotations, terms, one name said in several ways, and the rest. */
const order: readonly Family[] = [
  "omission",
  "untranslated",
  "addition",
  "number",
  "fragment",
  "quotes",
  "terminology",
];

/** Whether `a` is worked on before `b`: by kind, then in the order of the text. */
export function inRepairOrder<Finding extends { readonly family: Family; readonly place: number }>(
  findings: readonly Finding[],
): Finding[] {
  const rank = (family: Family) => (order.includes(family) ? order.indexOf(family) : order.length);
  return findings.toSorted((a, b) => rank(a.family) - rank(b.family) || a.place - b.place);
}

/**
 * Which of the findings at import are resolved: those the checks no longer make
 * in their sentence, and those a person has settled. `open`: what is found now
 * and nobody answers for, by segment; a sentence that is gone has none.
 */
export function resolvedPositions(
  findings: readonly ImportFinding[],
  open: ReadonlyMap<string, readonly FoundNow[]>,
): Set<number> {
  const left = new Map<string, number>();
  for (const [segmentId, found] of open) {
    for (const one of found) {
      const key = keyOf(segmentId, one);
      left.set(key, (left.get(key) ?? 0) + 1);
    }
  }
  const resolved = new Set<number>();
  for (const finding of findings) {
    if (finding.check === leftoverCheck) {
      if (finding.settled) resolved.add(finding.position);
      continue;
    }
    const key = keyOf(finding.segmentId ?? "", finding);
    const count = left.get(key) ?? 0;
    if (count > 0 && !finding.settled) left.set(key, count - 1);
    else resolved.add(finding.position);
  }
  return resolved;
}

/** How many of the findings now were not made at import. `open`: as in `resolvedPositions`. */
export function countAdded(findings: readonly ImportFinding[], open: ReadonlyMap<string, readonly FoundNow[]>): number {
  const before = new Map<string, number>();
  for (const finding of findings) {
    const key = keyOf(finding.segmentId ?? "", finding);
    before.set(key, (before.get(key) ?? 0) + 1);
  }
  let added = 0;
  for (const [segmentId, found] of open) {
    for (const one of found) {
      const key = keyOf(segmentId, one);
      const left = before.get(key) ?? 0;
      if (left > 0) before.set(key, left - 1);
      else added += 1;
    }
  }
  return added;
}

/** The next finding after `position` that is not resolved, from the top again after the last; null when all are. */
export function nextUnresolved(
  findings: readonly ImportFinding[],
  resolved: ReadonlySet<number>,
  position: number | null,
  by: 1 | -1,
): ImportFinding | null {
  const open = findings.filter((finding) => !resolved.has(finding.position));
  if (position === null) return (by === 1 ? open[0] : open.at(-1)) ?? null;
  const after =
    by === 1
      ? open.find((finding) => finding.position > position)
      : open.findLast((finding) => finding.position < position);
  return after ?? (by === 1 ? open[0] : open.at(-1)) ?? null;
}

function keyOf(segmentId: string, { check, message, values }: FoundNow): string {
  return JSON.stringify([segmentId, check, message, Object.entries(values).toSorted(([a], [b]) => (a < b ? -1 : 1))]);
}
