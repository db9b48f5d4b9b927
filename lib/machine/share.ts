import { diffArrays } from "diff";
import type { Origin } from "#lib/segments/unit.ts";
import { plainText, type Run } from "#lib/text/runs.ts";
import { splitWords } from "#lib/text/words.ts";
import type { MachineLimit } from "./settings.ts";

/** Letters and digits of a text that are as a machine made them, of how many. */
export type Share = { readonly kept: number; readonly of: number };

/** What of a unit tells how much of it is the machine's. */
export type Begun = {
  readonly target: readonly Run[];
  readonly origin: Origin;
  readonly produced: readonly Run[] | null;
};

/** Words that differ before nothing of a draft counts as kept. */
const mostChanges = 1_500;

/**
 * How much of a machine's draft is left: whole words, in their order, measured
 * against the longer of the two texts, so that neither cutting nor adding makes
 * it the machine's again. A text a person wrote, brought in or corrected counts
 * with nothing kept.
 */
export function shareOf({ target, origin, produced }: Begun, locale: string): Share {
  const text = plainText(target);
  if (origin !== "machine" || produced === null) return { kept: 0, of: weigh(text) };
  const draft = plainText(produced);
  const of = Math.max(weigh(draft), weigh(text));
  if (draft === text) return { kept: of, of };
  const options = { maxEditLength: mostChanges };
  const parts = diffArrays(splitWords(draft, locale), splitWords(text, locale), options) ?? [];
  const same = parts.filter((part) => !part.added && !part.removed);
  return { kept: same.reduce((sum, part) => sum + weigh(part.value.join("")), 0), of };
}

/** The share of several texts together. */
export function addShares(shares: readonly Share[]): Share {
  return shares.reduce((sum, { kept, of }) => ({ kept: sum.kept + kept, of: sum.of + of }), { kept: 0, of: 0 });
}

/** Percent as the machine made it, rounded up, so that what is above a limit also reads as above it. */
export function unchangedPercent({ kept, of }: Share): number {
  return of === 0 ? 0 : Math.ceil((100 * kept) / of);
}

/** Percent that a person changed of what the machine had made; null for a text the machine did not begin. */
export function changedPercent(unit: Begun, locale: string): number | null {
  if (unit.origin !== "machine" || unit.produced === null) return null;
  return 100 - unchangedPercent(shareOf(unit, locale));
}

/** Percent of a translation that is as a machine made it, and the newsroom's limit for it. */
export type MachineShare = { readonly unchanged: number; readonly limit: number; readonly over: boolean };

/** How much of a translation is the machine's; null where no sentence began as a machine's draft. */
export function shareOfTranslation(
  units: readonly Begun[],
  locale: string,
  { unchangedLimit: limit }: MachineLimit,
): MachineShare | null {
  if (!units.some(isMachine)) return null;
  const unchanged = unchangedPercent(addShares(units.map((unit) => shareOf(unit, locale))));
  return { unchanged, limit, over: unchanged > limit };
}

function isMachine({ origin, produced, target }: Begun): boolean {
  return origin === "machine" && produced !== null && plainText(target) !== "";
}

function weigh(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}
