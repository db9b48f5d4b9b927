import { runChecks } from "#lib/checks/check.ts";
import type { CheckName } from "#lib/checks/issue.ts";

/** What the named checks find, each as its message and the place in the target it names: `full_width ，`. */
export function faultsOf(...names: readonly CheckName[]) {
  return (source: string, target: string, sourceLocale = "zh", targetLocale = "en"): string[] =>
    runChecks({ source, target, sourceLocale, targetLocale })
      .filter((issue) => names.includes(issue.check))
      .map((issue) => `${issue.message}${issue.target ? ` ${target.slice(...issue.target)}` : ""}`);
}

/** The target once every fix of the named checks is taken, the last first. */
export function mendedBy(...names: readonly CheckName[]) {
  return (source: string, target: string, sourceLocale = "zh", targetLocale = "en"): string =>
    runChecks({ source, target, sourceLocale, targetLocale })
      .filter((issue) => names.includes(issue.check))
      .flatMap((issue) => issue.fix ?? [])
      .toSorted((a, b) => b.span[0] - a.span[0])
      .reduce((text, { span, text: fix }) => text.slice(0, span[0]) + fix + text.slice(span[1]), target);
}
