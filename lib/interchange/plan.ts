import type { ContentLocale } from "#lib/locales/locale.ts";
import { plainText, type Run } from "#lib/text/runs.ts";
import { type ChangeKind, changeKinds, findChange, idleKinds, type PresentUnit } from "./changes.ts";
import type { ExchangeDocument, ExchangeUnit } from "./document.ts";

/** A row of a file beside the sentence it is for. */
export type PlannedChange = {
  readonly given: ExchangeUnit;
  readonly present: PresentUnit & { readonly articleId: string; readonly sourceLocale: string };
  readonly kind: ChangeKind;
};

/** A row that has no place here: `unknown`: no such sentence; `gone`: it is not in the article any more; `languages`: the article is in another language, or is not translated into this one. */
export type Misplaced = { readonly given: ExchangeUnit; readonly why: "unknown" | "languages" };

/** What a file does in one target locale, in the order of the file. */
export type Plan = {
  readonly locale: ContentLocale;
  readonly changes: readonly PlannedChange[];
  readonly misplaced: readonly Misplaced[];
};

/** The rows of a file for one target locale, with the source locale each was made for. */
export function rowsFor(
  document: ExchangeDocument,
  targetLocale: string,
): { readonly unit: ExchangeUnit; readonly sourceLocale: string }[] {
  return document.files
    .filter((file) => file.targetLocale === targetLocale)
    .flatMap((file) => file.units.map((unit) => ({ unit, sourceLocale: file.sourceLocale })));
}

/** The target locales a file has rows for, in its order. */
export function localesOf(document: ExchangeDocument): string[] {
  return [...new Set(document.files.filter((file) => file.units.length > 0).map((file) => file.targetLocale))];
}

/** What the rows do to the sentences as they stand. */
export function makePlan(
  rows: ReturnType<typeof rowsFor>,
  present: ReadonlyMap<string, PlannedChange["present"]>,
  locale: string,
): Plan {
  const changes: PlannedChange[] = [];
  const misplaced: Misplaced[] = [];
  for (const { unit, sourceLocale } of rows) {
    const found = present.get(unit.id);
    if (!found) misplaced.push({ given: unit, why: "unknown" });
    else if (!sameLanguage(found.sourceLocale, sourceLocale) || found.sourceLocale === locale)
      misplaced.push({ given: unit, why: "languages" });
    else changes.push({ given: unit, present: found, kind: findChange(unit, found, found.sourceLocale) });
  }
  return { locale, changes, misplaced };
}

/** Tags are compared without case and by their beginning: `zh-CN` is `zh`. */
function sameLanguage(a: string, b: string): boolean {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  return left === right || left.startsWith(`${right}-`) || right.startsWith(`${left}-`);
}

/** How many rows do what. */
export function countChanges(plan: Plan): Record<ChangeKind, number> {
  const counts = Object.fromEntries(changeKinds.map((kind) => [kind, 0])) as Record<ChangeKind, number>;
  for (const { kind } of plan.changes) counts[kind] += 1;
  return counts;
}

/** The changes that do something. */
export function effectiveChanges(plan: Plan): PlannedChange[] {
  return plan.changes.filter((change) => !idleKinds.includes(change.kind));
}

/** Changes of a plan that a person sees one by one, and may leave out; what comes after them is only counted. */
export const mostShown = 500;

/** The changes that do something, without those of the shown ones that a person has left out. `taken`: indexes of what they kept of them. */
export function chosenChanges(plan: Plan, taken: readonly number[]): PlannedChange[] {
  const kept = new Set(taken);
  return effectiveChanges(plan).filter((_, index) => index >= mostShown || kept.has(index));
}

/** Everything about a change that a person decides on, as one text: another one means that something has changed since they looked. */
export function describeChange({ given, present, kind }: PlannedChange): string {
  return JSON.stringify([
    given.id,
    present.segmentId,
    kind,
    present.version,
    plainText(present.source),
    given.target satisfies readonly Run[],
  ]);
}

/** The same of a whole plan. */
export function describePlan(plan: Plan): string {
  return effectiveChanges(plan).map(describeChange).join("\n");
}
