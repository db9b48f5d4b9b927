import { sentenceSeparator } from "#lib/locales/locale.ts";
import { concatRuns, plainText, type Run, textRun } from "#lib/text/runs.ts";
import type { Origin, Unit, UnitState } from "./unit.ts";

/** Locales of the pair that is carried. */
export type CarryLocales = { readonly sourceLocale: string; readonly targetLocale: string };

/**
 * What becomes of translations when segments are split or merged: one entry for
 * each successor, null where it has nothing yet.
 *
 * `predecessors`: the units of the retired segments in document order, null
 * where there was none. All their targets go to the first of `successors` (plain
 * source texts), together with the source they were made from. So nothing is
 * lost, and no target stands beside a source it was not made from without being
 * stale. Nothing carried counts as reviewed.
 */
export function carryUnits(
  predecessors: readonly (Unit | null)[],
  successors: readonly string[],
  locales: CarryLocales,
): (Unit | null)[] {
  const begun = predecessors.filter((unit) => unit !== null).filter((unit) => plainText(unit.target) !== "");
  const complete = begun.length === predecessors.length;
  const split = successors.length > 1;
  const carried = begun.length === 0 ? null : merge(begun, locales, !split && complete);
  return successors.map((_, index) => (index === 0 ? carried : null));
}

function merge(units: readonly Unit[], locales: CarryLocales, keepState: boolean): Unit {
  return {
    target: joinTargets(units, sentenceSeparator(locales.targetLocale)),
    madeFrom: units.map((unit) => unit.madeFrom).join(sentenceSeparator(locales.sourceLocale)),
    state: keepState ? lowestState(units) : "draft",
    origin: leastTrusted(units),
    returnReason: units.find((unit) => unit.returnReason !== null)?.returnReason ?? null,
  };
}

function joinTargets(units: readonly Unit[], separator: string): Run[] {
  return concatRuns(
    ...units.flatMap((unit, index) => (index === 0 ? [unit.target] : [textRun(separator), unit.target])),
  );
}

/** "reviewed" was said of other segments, so `translated` is the most a merged one can be. */
function lowestState(units: readonly Unit[]): UnitState {
  return units.every((unit) => unit.state === "translated" || unit.state === "reviewed") ? "translated" : "draft";
}

const trust: readonly Origin[] = ["machine", "import", "memory", "correction", "human"];

function leastTrusted(units: readonly Unit[]): Origin {
  return trust.find((origin) => units.some((unit) => unit.origin === origin)) ?? "human";
}
