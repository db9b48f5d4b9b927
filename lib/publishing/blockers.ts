import type { Issue } from "#lib/checks/issue.ts";
import { type MachineShare, shareOfTranslation } from "#lib/machine/share.ts";
import type { BlockKind } from "#lib/segments/segment.ts";
import { plainText } from "#lib/text/runs.ts";
import { type OriginalCandidate, originalContent, type TranslationCandidate, translationContent } from "./candidate.ts";
import { listSegments, sameContent } from "./content.ts";
import { findInSegment } from "./findings.ts";
import type { RevisionContent, RevisionSegment } from "./revision.ts";

/** Everything that can stand in the way of publication. A code is the key of its words under `Blockers`. */
export const blockerCodes = [
  "slug_missing",
  "headline_missing",
  "body_missing",
  "original_unpublished",
  "original_ahead",
  "untranslated",
  "returned",
  "stale",
  "draft",
  "not_reviewed",
  "error",
  "machine_share",
  "nothing_changed",
] as const;
export type BlockerCode = (typeof blockerCodes)[number];

/** One thing that stands in the way. `source`: plain text of the sentence it is about; `issue`: what a check found; `values`: arguments of the code's words. */
export type Blocker = {
  readonly code: BlockerCode;
  readonly segmentId: string | null;
  readonly source: string | null;
  readonly issue: Issue | null;
  readonly values?: Readonly<Record<string, number>>;
};

/** Why the original cannot be published: nothing when it can. */
export function findOriginalBlockers(candidate: OriginalCandidate): Blocker[] {
  const content = originalContent(candidate);
  const blockers: Blocker[] = [];
  if (candidate.draft.slug === null) blockers.push(general("slug_missing"));
  if (!hasText(content, (kind) => kind === "headline")) blockers.push(general("headline_missing"));
  if (!hasText(content, (kind) => !frontMatter.has(kind))) blockers.push(general("body_missing"));
  if (blockers.length === 0 && candidate.published && sameOriginal(candidate.published, content)) {
    blockers.push(general("nothing_changed"));
  }
  return blockers;
}

/**
 * Why a translation cannot be published: nothing when it can. First what is
 * about the article, then sentence by sentence in document order.
 *
 * Every sentence must be `reviewed`, made from the source readers see beside
 * it, and free of errors nobody has waived. Where the newsroom says so, the
 * whole may not be more the machine's than its limit. An update passes the
 * same gate.
 */
export function findTranslationBlockers(candidate: TranslationCandidate): Blocker[] {
  const blockers: Blocker[] = [];
  if (candidate.slug === null) blockers.push(general("slug_missing"));
  if (!candidate.originalPublished) blockers.push(general("original_unpublished"));
  const found = candidate.original.blocks.flatMap((block) =>
    block.segments.flatMap((segment) => findSegmentBlockers(segment, block.kind, candidate)),
  );
  if (found.some((blocker) => blocker.code === "original_ahead" && blocker.segmentId === null)) {
    blockers.push(general("original_ahead"));
  }
  blockers.push(...found.filter((blocker) => blocker.segmentId !== null));
  if (blockers.length === 0 && candidate.published && sameContent(candidate.published, translationContent(candidate))) {
    blockers.push(general("nothing_changed"));
    return blockers;
  }
  const share = machineShareOf(candidate);
  if (candidate.machine.blocks && share?.over) {
    blockers.push({ ...general("machine_share"), values: { unchanged: share.unchanged, limit: share.limit } });
  }
  return blockers;
}

/** How much of a translation is the machine's; null where no sentence began as a machine's draft. */
export function machineShareOf({ original, units, locale, machine }: TranslationCandidate): MachineShare | null {
  const begun = listSegments(original).flatMap((segment) => units.get(segment.id) ?? []);
  return shareOfTranslation(begun, locale, machine);
}

/** Whether nothing but the lack of changes keeps the text from being published. */
export function isUpToDate(blockers: readonly Blocker[]): boolean {
  return blockers.length > 0 && blockers.every((blocker) => blocker.code === "nothing_changed");
}

const frontMatter: ReadonlySet<BlockKind> = new Set<BlockKind>(["headline", "summary", "byline"]);

function general(code: BlockerCode): Blocker {
  return { code, segmentId: null, source: null, issue: null };
}

function findSegmentBlockers(segment: RevisionSegment, kind: BlockKind, candidate: TranslationCandidate): Blocker[] {
  const source = plainText(segment.text);
  const found = [findUnitBlocker(segment, kind, candidate), ...findErrors(segment, candidate)]
    .filter((blocker) => blocker !== null)
    .map((blocker) => ({ ...blocker, segmentId: segment.id, source }));
  // The desk has no row for a sentence that was split or merged since: its successors are worked on instead.
  const retired = !candidate.workingSources.has(segment.id);
  return retired && found.length > 0 ? [general("original_ahead")] : found;
}

function findUnitBlocker(segment: RevisionSegment, kind: BlockKind, candidate: TranslationCandidate): Blocker | null {
  const unit = candidate.units.get(segment.id);
  if (!unit || plainText(unit.target).trim() === "") {
    return general(kind === "headline" ? "headline_missing" : "untranslated");
  }
  if (unit.returnReason !== null) return general("returned");
  if (unit.madeFrom !== plainText(segment.text)) {
    return general(unit.madeFrom === candidate.workingSources.get(segment.id) ? "original_ahead" : "stale");
  }
  if (unit.state === "draft" || unit.state === "initial") return general("draft");
  return unit.state === "reviewed" ? null : general("not_reviewed");
}

function findErrors(segment: RevisionSegment, candidate: TranslationCandidate): Blocker[] {
  const open = findInSegment(segment, candidate)?.open ?? [];
  return open.filter((issue) => issue.severity === "error").map((issue) => ({ ...general("error"), issue }));
}

function hasText(content: RevisionContent, isMeant: (kind: BlockKind) => boolean): boolean {
  return content.blocks.some(
    (block) => isMeant(block.kind) && block.segments.some((segment) => plainText(segment.text).trim() !== ""),
  );
}

function sameOriginal(a: RevisionContent, b: RevisionContent): boolean {
  return a.section === b.section && sameContent(a, b);
}
