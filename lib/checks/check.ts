import { bracketsCheck } from "./brackets.ts";
import { duplicateCheck } from "./duplicate.ts";
import { emptyTargetCheck } from "./empty-target.ts";
import { fragmentCheck } from "./fragment.ts";
import type { CheckName, Family, Finding, Issue, Pair } from "./issue.ts";
import { caseCheck } from "./letter-case.ts";
import { marksCheck } from "./marks.ts";
import { numberCheck } from "./number.ts";
import { additionCheck, clauseCheck, omissionCheck } from "./omission.ts";
import { punctuationCheck } from "./punctuation.ts";
import { quotesCheck } from "./quotes.ts";
import { gravestFirst, withSeverities } from "./severity.ts";
import { spacingCheck } from "./spacing.ts";
import { terminologyCheck } from "./terminology.ts";
import { untranslatedCheck } from "./untranslated.ts";

/** One kind of fault and the pairs of locales it can judge. `find` is pure, never throws, and reports in the order of the target. */
export type Check = {
  readonly name: CheckName;
  readonly family: Family;
  readonly serves: (sourceLocale: string, targetLocale: string) => boolean;
  readonly find: (pair: Pair) => readonly Finding[];
};

/** Every check; of equally grave issues they give the order. */
export const checks: readonly Check[] = [
  emptyTargetCheck,
  untranslatedCheck,
  numberCheck,
  terminologyCheck,
  omissionCheck,
  clauseCheck,
  additionCheck,
  fragmentCheck,
  quotesCheck,
  bracketsCheck,
  punctuationCheck,
  spacingCheck,
  caseCheck,
  duplicateCheck,
  marksCheck,
];

/**
 * What is wrong with a target beside its source. The same pair always gives the
 * same issues; white space around either text changes none of them but their
 * place. Runs in the browser and on the server alike.
 */
export function runChecks(pair: Pair): Issue[] {
  const asked = pair.target.trim() === "" ? [emptyTargetCheck] : checks;
  const found = asked
    .filter((check) => check.serves(pair.sourceLocale, pair.targetLocale))
    .flatMap((check) => check.find(pair).map((finding) => ({ ...finding, family: check.family })));
  return gravestFirst(withSeverities(withoutEchoes(found), pair.severities ?? {}));
}

/** What only follows from a graver fault at the same place: signs and length of a stretch that is not translated, blanks around a broken mark. */
function withoutEchoes(issues: readonly Issue[]): Issue[] {
  const grave = issues.filter((issue) => issue.severity === "error" && issue.target);
  const untranslated = issues.some((issue) => issue.check === "untranslated");
  return issues.filter((issue) => {
    if (untranslated && ["omission", "clause", "addition"].includes(issue.check)) return false;
    if (issue.family !== "punctuation") return true;
    return !grave.some((other) => touches(issue.target, other.target));
  });
}

function touches(a: Issue["target"], b: Issue["target"]): boolean {
  return a !== null && b !== null && a[0] <= b[1] && b[0] <= a[1];
}

/** The issues nobody answers for. `waived`: the checks waived for exactly this pair (see `waiverPrint`). */
export function openIssues(issues: readonly Issue[], waived: Iterable<string>): Issue[] {
  const names = new Set(waived);
  return issues.filter((issue) => !names.has(issue.check));
}
