import { plainText, type Run } from "#lib/text/runs.ts";

export const unitStates = ["initial", "draft", "translated", "reviewed"] as const;
export type UnitState = (typeof unitStates)[number];

export const origins = ["human", "machine", "memory", "import", "correction"] as const;
export type Origin = (typeof origins)[number];

/** A segment in one target locale. `initial` exactly when `target` is empty. */
export type Unit = {
  readonly target: readonly Run[];
  /** Plain source text the target was made from or confirmed against. */
  readonly madeFrom: string;
  readonly state: UnitState;
  readonly origin: Origin;
  /** Why a reviewer sent it back, until the translator confirms it again. */
  readonly returnReason: string | null;
};

export const unitStatuses = ["untranslated", "draft", "translated", "reviewed", "stale", "returned"] as const;

/** What the screens show of a unit: one word, shape and colour each. */
export type UnitStatus = (typeof unitStatuses)[number];

/** Whether the source has changed since the target was made or confirmed. `sourceText`: plain text of today's source. An empty target is never stale. */
export function isStale(unit: Pick<Unit, "target" | "madeFrom">, sourceText: string): boolean {
  return plainText(unit.target) !== "" && unit.madeFrom !== sourceText;
}

/** The status of a unit beside `sourceText`; null is a unit nobody has begun. Returned is said before out of date, and both before the state. */
export function unitStatus(unit: Unit | null, sourceText: string): UnitStatus {
  if (unit === null || plainText(unit.target) === "" || unit.state === "initial") return "untranslated";
  if (unit.returnReason !== null) return "returned";
  if (isStale(unit, sourceText)) return "stale";
  return unit.state;
}
