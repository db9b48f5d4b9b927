import { halvesOf, type UnitNumber, unitOf } from "./halves.ts";

/** Units with a half in sight of the current view, in reading order. */
export function visibleUnits(article: Element): UnitNumber[] {
  const shown = [...article.querySelectorAll<HTMLElement>(".s[data-u]")].filter((half) =>
    half.checkVisibility({ visibilityProperty: true }),
  );
  return [...new Set(shown.map(unitOf))].sort((a, b) => a - b);
}

/** The first unit of each paragraph. */
export function blockStarts(article: Element, units: readonly UnitNumber[]): UnitNumber[] {
  const block = (unit: UnitNumber | undefined) =>
    unit === undefined ? null : (halvesOf(article, unit)[0]?.closest(".b, .half") ?? null);
  return units.filter((unit, index) => index === 0 || block(unit) !== block(units[index - 1]));
}

/** Whether a unit was corrected or does not say what the original says today. */
export function isMarked(article: Element, unit: UnitNumber): boolean {
  return halvesOf(article, unit).some((half) => half.matches("[data-status], :has(.correction-mark)"));
}
