import { runChecks } from "#lib/checks/check.ts";
import { findInconsistencies } from "#lib/checks/consistency.ts";
import { waiverPrint } from "#lib/checks/fingerprint.ts";
import type { Issue, Pair } from "#lib/checks/issue.ts";
import { gravestFirst } from "#lib/checks/severity.ts";
import type { BlockKind } from "#lib/segments/segment.ts";
import { plainText } from "#lib/text/runs.ts";
import type { Waiver } from "#lib/translations/translation.ts";
import type { TranslationCandidate, UnitCandidate } from "./candidate.ts";
import type { RevisionSegment } from "./revision.ts";

/** What the checks say of one sentence that would be published. `source`: its plain text. */
export type SegmentFindings = {
  readonly segmentId: string;
  readonly source: string;
  /** What nobody answers for, the gravest first. */
  readonly open: readonly Issue[];
  /** What somebody answers for, with the reason. */
  readonly waived: readonly { readonly issue: Issue; readonly waiver: Waiver }[];
};

/** What the checks find in a segment with its translation; null where there is none. */
export function findInSegment(segment: RevisionSegment, candidate: TranslationCandidate): SegmentFindings | null {
  const unit = candidate.units.get(segment.id);
  if (!unit || plainText(unit.target).trim() === "") return null;
  const pair = pairOf(segment, unit, candidate);
  const holding = unit.waivers.filter((waiver) => waiver.fingerprint === waiverPrint(waiver.check, pair));
  const issues = runChecks(pair);
  const waiverOf = (issue: Issue) => holding.find((waiver) => waiver.check === issue.check);
  return {
    segmentId: segment.id,
    source: pair.source,
    open: issues.filter((issue) => !waiverOf(issue)),
    waived: issues.flatMap((issue) => {
      const waiver = waiverOf(issue);
      return waiver ? [{ issue, waiver }] : [];
    }),
  };
}

/**
 * What an editor ought to know before publishing and what does not keep them
 * from it: warnings and hints of every sentence, what the whole document shows,
 * and who answers for what. Sentences without any are left out.
 */
export function findInTranslation(candidate: TranslationCandidate): SegmentFindings[] {
  const segments = candidate.original.blocks.flatMap((block) =>
    block.segments.map((segment) => ({ segment, kind: block.kind })),
  );
  const overall = findOverall(segments, candidate);
  return segments.flatMap(({ segment }) => {
    const found = findInSegment(segment, candidate);
    if (!found) return [];
    const mild = found.open.filter((issue) => issue.severity !== "error");
    const open = gravestFirst([...mild, ...(overall.get(segment.id) ?? [])]);
    return open.length + found.waived.length === 0 ? [] : [{ ...found, open }];
  });
}

function findOverall(
  segments: readonly { readonly segment: RevisionSegment; readonly kind: BlockKind }[],
  candidate: TranslationCandidate,
): Map<string, Issue[]> {
  const pairs = segments.map(({ segment, kind }) => ({
    id: segment.id,
    source: plainText(segment.text),
    target: plainText(candidate.units.get(segment.id)?.target ?? []),
    head: kind === "headline" || kind === "summary",
  }));
  const { terms, severities } = candidate;
  const locales = { sourceLocale: candidate.original.sourceLocale, targetLocale: candidate.locale };
  return findInconsistencies(pairs, { ...locales, terms, severities });
}

function pairOf(segment: RevisionSegment, unit: UnitCandidate, candidate: TranslationCandidate): Pair {
  return {
    source: plainText(segment.text),
    target: plainText(unit.target),
    sourceLocale: candidate.original.sourceLocale,
    targetLocale: candidate.locale,
    terms: candidate.terms,
    severities: candidate.severities,
    runs: { source: segment.text, target: unit.target },
  };
}
