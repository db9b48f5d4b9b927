import { bracketsCheck } from "./brackets.ts";
import { emptyTargetCheck } from "./empty-target.ts";
import type { CheckName, Family, Finding, Issue, Pair } from "./issue.ts";
import { numberCheck } from "./number.ts";
import { quotesCheck } from "./quotes.ts";
import { terminologyCheck } from "./terminology.ts";
import { untranslatedCheck } from "./untranslated.ts";

/** One kind of fault and the pairs of locales it can judge. `find` is pure, never throws, and reports in the order of the target. */
export type Check = {
  readonly name: CheckName;
  readonly family: Family;
  readonly serves: (sourceLocale: string, targetLocale: string) => boolean;
  readonly find: (pair: Pair) => readonly Finding[];
};

/** Every check, in the order its issues are shown. */
export const checks: readonly Check[] = [
  emptyTargetCheck,
  untranslatedCheck,
  numberCheck,
  terminologyCheck,
  quotesCheck,
  bracketsCheck,
];

/**
 * What is wrong with a target beside its source. The same pair always gives the
 * same issues; white space around either text changes none of them but their
 * place. Runs in the browser and on the server alike.
 */
export function runChecks(pair: Pair): Issue[] {
  const asked = pair.target.trim() === "" ? [emptyTargetCheck] : checks;
  return asked
    .filter((check) => check.serves(pair.sourceLocale, pair.targetLocale))
    .flatMap((check) => check.find(pair).map((finding) => ({ ...finding, family: check.family })));
}

/** The issues nobody answers for. `waived`: the checks waived for exactly this pair (see `fingerprint`). */
export function openIssues(issues: readonly Issue[], waived: Iterable<string>): Issue[] {
  const names = new Set(waived);
  return issues.filter((issue) => !names.has(issue.check));
}
