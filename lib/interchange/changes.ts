import type { UnitState } from "#lib/segments/unit.ts";
import { plainText, type Run, sameRuns } from "#lib/text/runs.ts";
import type { ExchangeUnit } from "./document.ts";
import { sourceFingerprint } from "./source-fingerprint.ts";

/** A unit as it stands when a file comes back. `version` 0: nobody has begun it. */
export type PresentUnit = {
  readonly segmentId: string;
  readonly source: readonly Run[];
  readonly target: readonly Run[];
  readonly madeFrom: string;
  readonly state: UnitState;
  readonly version: number;
  readonly returned: boolean;
  /** The sentence that the file names was split or merged, and this is what became of it. */
  readonly moved: boolean;
};

/**
 * What a row of a file does. Words alone decide:
 * - `same`, `empty`: nothing; it says what stands there, or nothing at all
 * - `confirm`: the words stand there, and the file stands by them
 * - `new`: nothing stood there
 * - `replace`: it takes the place of the words it was made from
 * - `late`: nothing stood there, and the original has changed since: out of date from the first
 * - `propose`: it was made for an older original, or somebody has changed the
 *   words since: they stay, and it is kept beside them for somebody to decide
 */
export const changeKinds = ["new", "replace", "confirm", "late", "propose", "same", "empty"] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** Kinds that leave everything as it is. */
export const idleKinds: readonly ChangeKind[] = ["same", "empty"];

/** What the row `given` does to `present`. Pure: the preview and the transaction that applies it ask the same. */
export function findChange(given: ExchangeUnit, present: PresentUnit, sourceLocale: string): ChangeKind {
  if (plainText(given.target).trim() === "") return "empty";
  const today = plainText(present.source);
  const forToday =
    !present.moved &&
    (plainText(given.source).trim() === today.trim() || given.fingerprint === sourceFingerprint(today, sourceLocale));
  const untouched = given.version !== null && given.version === present.version;

  if (sameRuns(given.target, present.target)) {
    if (!forToday || !standsBy(given)) return "same";
    const standing = present.state === "translated" || present.state === "reviewed";
    const settled = standing && present.madeFrom === today && !present.returned;
    // A return that the translator has not seen stays.
    return settled || (present.returned && !untouched) ? "same" : "confirm";
  }
  if (plainText(present.target).trim() === "") return present.moved ? "propose" : forToday ? "new" : "late";
  if (forToday) return given.version === null || untouched ? "replace" : "propose";
  const sameOldSource = present.madeFrom.trim() === plainText(given.source).trim();
  return untouched && sameOldSource && !present.moved ? "replace" : "propose";
}

/** Whether the file says that somebody stands by the words. */
export function standsBy(unit: Pick<ExchangeUnit, "state">): boolean {
  return unit.state === "translated" || unit.state === "reviewed" || unit.state === "final";
}

/** The plain source text the words of `given` were made from: today's, when the file was made for it. */
export function madeFromOf(given: ExchangeUnit, present: PresentUnit, sourceLocale: string): string {
  const today = plainText(present.source);
  const written = plainText(given.source);
  if (present.moved) return written;
  return written.trim() === today.trim() || given.fingerprint === sourceFingerprint(today, sourceLocale)
    ? today
    : written;
}
