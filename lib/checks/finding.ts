import type { CheckName, Finding, Severity, Span } from "./issue.ts";

/** Findings one check reports of one pair: what has more is not mended one by one. */
export const mostFindings = 20;

/** Code units a text may have to be judged: as many as the newsroom takes for one sentence (`maximumTextLength`). */
export const longestJudged = 20_000;

/** A finding at a place of the target, without a fix unless `fix` gives the text that belongs there. */
export function atTarget(
  check: CheckName,
  severity: Severity,
  message: string,
  target: Span,
  { values = {}, fix }: { readonly values?: Finding["values"]; readonly fix?: string | undefined } = {},
): Finding {
  const mended = fix === undefined ? null : { span: target, text: fix };
  return { check, severity, source: null, target, message, values, fix: mended };
}

/** All matches of a global `pattern`, at most `mostFindings`. */
export function matches(text: string, pattern: RegExp): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match && found.length < mostFindings; match = pattern.exec(text)) {
    found.push(match);
    if (match[0] === "") pattern.lastIndex += 1;
  }
  return found;
}
