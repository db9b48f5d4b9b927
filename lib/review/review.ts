import { openIssues, runChecks } from "#lib/checks/check.ts";
import { findInconsistencies } from "#lib/checks/consistency.ts";
import { waiverPrint } from "#lib/checks/fingerprint.ts";
import type { Issue, Pair } from "#lib/checks/issue.ts";
import { gravestFirst, type Severities } from "#lib/checks/severity.ts";
import { DomainError } from "#lib/errors.ts";
import { mentionedIn } from "#lib/glossary/matching.ts";
import type { Term } from "#lib/glossary/term.ts";
import { changedPercent } from "#lib/machine/share.ts";
import { isStale, type Unit, unitStatus } from "#lib/segments/unit.ts";
import { type DifferencePart, diffWords } from "#lib/text/difference.ts";
import { plainText, type Run } from "#lib/text/runs.ts";
import type { SheetRow, TranslationSheet, Waiver } from "#lib/translations/translation.ts";

/** A unit as a reviewer judges it. `sourceText`: today's plain source. */
export type Judged = Unit & {
  readonly sourceText: string;
  readonly source: readonly Run[];
  readonly sourceLocale: string;
  readonly targetLocale: string;
  /** The glossary's, for these locales. */
  readonly terms: readonly Term[];
  readonly severities: Severities;
  readonly waivers: readonly Pick<Waiver, "check" | "fingerprint">[];
};

/**
 * Throws unless a reviewer may approve the unit as it stands: `unit_empty`,
 * `already_decided` when it is approved, `conflict` when no translator stands
 * by it (a draft, or returned), `unit_stale`, and `unit_blocked` while a check
 * finds an error nobody answers for. Whose work it is, is asked elsewhere.
 */
export function assertReviewable(unit: Judged): void {
  if (plainText(unit.target).trim() === "") throw new DomainError("unit_empty");
  if (unit.state === "reviewed" && unit.returnReason === null) throw new DomainError("already_decided");
  if (unit.state !== "translated" || unit.returnReason !== null) throw new DomainError("conflict");
  if (isStale(unit, unit.sourceText)) throw new DomainError("unit_stale");
  if (findOpenIssues(unit).some((issue) => issue.severity === "error")) throw new DomainError("unit_blocked");
}

/** Throws unless a reviewer may send the unit back: `unit_empty`, `conflict` while a translator is still at it, `reason_required`. */
export function assertReturnable(unit: Unit, reason: string): void {
  if (reason.trim() === "") throw new DomainError("reason_required");
  if (plainText(unit.target).trim() === "") throw new DomainError("unit_empty");
  if (unit.state === "draft" || unit.returnReason !== null) throw new DomainError("conflict");
}

/** Whose work a unit is: who wrote its words; who confirmed them, when nobody did (machine text, an import). */
export function authorsOf(unit: {
  readonly writtenBy: string | null;
  readonly confirmedBy: string | null;
}): (string | null)[] {
  return [unit.writtenBy ?? unit.confirmedBy];
}

/** What the checks find in the unit and nobody answers for. */
export function findOpenIssues(
  unit: Pick<
    Judged,
    "target" | "source" | "sourceText" | "sourceLocale" | "targetLocale" | "terms" | "severities" | "waivers"
  >,
): Issue[] {
  const pair: Pair = {
    source: unit.sourceText,
    target: plainText(unit.target),
    sourceLocale: unit.sourceLocale,
    targetLocale: unit.targetLocale,
    terms: unit.terms,
    severities: unit.severities,
    runs: { source: unit.source, target: unit.target },
  };
  const waived = unit.waivers
    .filter((waiver) => waiver.fingerprint === waiverPrint(waiver.check, pair))
    .map((waiver) => waiver.check);
  return openIssues(runChecks(pair), waived);
}

/** One sentence on a reviewer's desk. */
export type ReviewRow = {
  readonly segmentId: string;
  readonly version: number;
  /** 1-based, within the article. */
  readonly number: number;
  readonly source: readonly Run[];
  readonly target: readonly Run[];
  /** From what a reviewer last approved; null when nobody ever did. */
  readonly difference: readonly DifferencePart[] | null;
  /** The glossary's, of those that the source mentions. */
  readonly terms: readonly Term[];
  readonly severities: Severities;
  /** What the checks find in it and in the whole document, the gravest first. */
  readonly issues: readonly Issue[];
  readonly waivers: readonly Waiver[];
  readonly writtenBy: string | null;
  /** Percent that people have changed of a machine's draft; null where no machine began it. */
  readonly changed: number | null;
  /** It is the reader's own work: somebody else has to approve it. */
  readonly own: boolean;
  /** The same sentence has an error, so it can only be approved with edits. */
  readonly blocked: boolean;
};

/** The sentences of a translation that wait for a reviewer, in document order. */
export function listReviewRows(sheet: TranslationSheet, reviewerId: string): ReviewRow[] {
  const overall = findInconsistencies(
    sheet.rows.map((row) => ({
      id: row.segmentId,
      source: plainText(row.source),
      target: plainText(row.target),
      head: row.blockKind === "headline" || row.blockKind === "summary",
    })),
    { sourceLocale: sheet.sourceLocale, targetLocale: sheet.locale, terms: sheet.terms, severities: sheet.severities },
  );
  return sheet.rows.flatMap((row, index) =>
    unitStatus(row, plainText(row.source)) === "translated"
      ? [asReviewRow(row, index + 1, sheet, overall.get(row.segmentId) ?? [], reviewerId)]
      : [],
  );
}

function asReviewRow(
  row: SheetRow,
  number: number,
  sheet: TranslationSheet,
  overall: readonly Issue[],
  reviewerId: string,
): ReviewRow {
  const { segmentId, version, source, target, waivers } = row;
  const locales = {
    sourceLocale: sheet.sourceLocale,
    targetLocale: sheet.locale,
    terms: sheet.terms,
    severities: sheet.severities,
  };
  const issues = findOpenIssues({ target, waivers, source, sourceText: plainText(source), ...locales });
  return {
    segmentId,
    version,
    number,
    source,
    target,
    waivers,
    terms: mentionedIn(plainText(source), sheet.sourceLocale, sheet.terms),
    severities: sheet.severities,
    difference: row.reviewedTarget && diffWords(plainText(row.reviewedTarget), plainText(target), sheet.locale),
    issues: gravestFirst([...issues, ...overall]),
    writtenBy: row.writtenBy?.name ?? null,
    changed: changedPercent(row, sheet.locale),
    own: authorsOf({ writtenBy: row.writtenBy?.id ?? null, confirmedBy: row.confirmedBy }).includes(reviewerId),
    blocked: issues.some((issue) => issue.severity === "error"),
  };
}
