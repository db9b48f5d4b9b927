import type { Check } from "./check.ts";
import { type Extent, measureExtent, servesExtent } from "./extent.ts";
import { longestJudged } from "./finding.ts";
import type { CheckName, Finding, Pair, Severity } from "./issue.ts";

/** A sentence of the source that the target seems to leave out: fewer sentences, and less text than they need. */
export const omissionCheck: Check = {
  name: "omission",
  family: "omission",
  serves: servesExtent,
  find: (pair) => judge(pair, isSentenceLost, "omission", "warning", "sentence_lost"),
};

/** A target much shorter than such a source needs: part of the sentence may be missing. */
export const clauseCheck: Check = {
  name: "clause",
  family: "omission",
  serves: servesExtent,
  find: (pair) =>
    judge(pair, (extent) => extent.deviation < -2.2 && !isSentenceLost(extent), "clause", "hint", "clause_lost"),
};

/** Text in the target that nothing in the source accounts for. */
export const additionCheck: Check = {
  name: "addition",
  family: "addition",
  serves: servesExtent,
  find: (pair) =>
    judge(
      pair,
      ({ deviation, sourceSentences, targetSentences, withoutOne }) =>
        targetSentences > sourceSentences &&
        deviation > 1.7 &&
        // A wordy sentence made two is long as well, but short without one of them.
        withoutOne.some((rest) => Math.abs(rest) < 1.4),
      "addition",
      "warning",
      "sentence_added",
    ),
};

function isSentenceLost({ deviation, sourceSentences, targetSentences }: Extent): boolean {
  return targetSentences < sourceSentences && deviation < -0.9;
}

function judge(
  pair: Pair,
  isFound: (extent: Extent) => boolean,
  check: CheckName,
  severity: Severity,
  message: string,
): Finding[] {
  if (Math.max(pair.source.length, pair.target.length) > longestJudged) return [];
  const extent = measureExtent(pair);
  if (!extent || !isFound(extent)) return [];
  const values = { source: String(extent.sourceSentences), target: String(extent.targetSentences) };
  return [{ check, severity, source: null, target: null, message, values, fix: null }];
}
