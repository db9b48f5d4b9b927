import type { CheckName, Issue, Severity } from "./issue.ts";

/** What an administrator sets for a check: how grave its finds are, or that it is not asked. */
export const levels = ["error", "warning", "hint", "off"] as const;
export type Level = (typeof levels)[number];

/** The levels set for one target locale; a check without one says what it says of itself. */
export type Severities = Readonly<Partial<Record<CheckName, Level>>>;

/** How grave each check's finds are as a rule. Where a check itself is less sure it says less. */
export const usualSeverity: Readonly<Record<CheckName, Severity>> = {
  empty_target: "error",
  untranslated: "error",
  number: "error",
  terminology: "warning",
  omission: "warning",
  clause: "hint",
  addition: "warning",
  fragment: "error",
  quotes: "error",
  brackets: "error",
  punctuation: "warning",
  spacing: "warning",
  case: "warning",
  duplicate: "warning",
  marks: "warning",
  rendering: "warning",
  figures: "warning",
};

/** Checks an administrator may set: that a translation is there at all is no matter of taste. */
export const settableChecks = Object.keys(usualSeverity).filter(
  (name): name is Exclude<CheckName, "empty_target"> => name !== "empty_target",
);

/** Names of what only a whole document shows: `findInconsistencies`. */
export const documentChecks = ["rendering", "figures"] as const satisfies readonly CheckName[];

/** The levels a check may have: what only a whole document shows is no error, as no single pair could be answered for. */
export function levelsOf(check: CheckName): readonly Level[] {
  return documentChecks.some((name) => name === check) ? levels.filter((level) => level !== "error") : levels;
}

const weight: Readonly<Record<Severity, number>> = { error: 3, warning: 2, hint: 1 };

/**
 * The issues as the newsroom wants them: those of a check that is off are gone,
 * the others take the level set for theirs. What a check is unsure of stays
 * weaker than that.
 */
export function withSeverities(issues: readonly Issue[], set: Severities): Issue[] {
  return issues.flatMap((issue) => {
    const wanted = set[issue.check];
    const level = wanted && !levelsOf(issue.check).includes(wanted) ? "warning" : wanted;
    if (level === undefined || issue.check === "empty_target") return [issue];
    if (level === "off") return [];
    const unsure = weight[issue.severity] < weight[usualSeverity[issue.check]];
    const severity = unsure && weight[issue.severity] < weight[level] ? issue.severity : level;
    return [{ ...issue, severity }];
  });
}

/** The gravest first; equally grave ones in their order. */
export function gravestFirst<Item extends { readonly severity: Severity }>(issues: readonly Item[]): Item[] {
  return issues.toSorted((a, b) => weight[b.severity] - weight[a.severity]);
}
