import type { MachineShare } from "#lib/machine/share.ts";
import { plainText } from "#lib/text/runs.ts";
import { type Blocker, findOriginalBlockers, findTranslationBlockers, isUpToDate, machineShareOf } from "./blockers.ts";
import {
  contentFingerprint,
  type OriginalCandidate,
  originalContent,
  type TranslationCandidate,
  translationContent,
} from "./candidate.ts";
import { findChanges, listSegments, type SegmentChange } from "./content.ts";
import { findInTranslation, type SegmentFindings } from "./findings.ts";
import type { RevisionContent } from "./revision.ts";

/** Where one locale of an article stands with its readers. */
export type LocaleStanding = {
  readonly locale: string;
  /** What readers see now. */
  readonly publication: {
    readonly number: number;
    readonly publishedAt: Date;
    readonly firstPublishedAt: Date;
    readonly publishedBy: string;
  } | null;
  readonly withdrawal: { readonly reason: string; readonly withdrawnAt: Date; readonly withdrawnBy: string } | null;
  /** Number of the latest revision ever made; 0 before the first. */
  readonly latestNumber: number;
};

/** One locale on the publish page: what readers see, what they would see, and what stands in the way. */
export type PublishingCard = LocaleStanding & {
  readonly blockers: readonly Blocker[];
  readonly upToDate: boolean;
  /** How much of a translation is the machine's; null for the original and where no machine had a part in it. */
  readonly machine: MachineShare | null;
  /** What the checks say of it that keeps nobody from publishing, and who answers for what. */
  readonly findings: readonly SegmentFindings[];
  /** Sentences of a translation that have a text. */
  readonly begun: number;
  readonly sentences: number;
  /** From what readers see now; none before the first publication. */
  readonly changes: readonly SegmentChange[];
  /** Of the text the page shows: to be sent back when publishing. */
  readonly fingerprint: string;
};

/** An article on its way to its readers, the original first. */
export type PublishingOverview = {
  readonly articleId: string;
  readonly slug: string | null;
  readonly sourceLocale: string;
  readonly headline: string;
  readonly original: PublishingCard;
  readonly translations: readonly PublishingCard[];
};

/** The card of the original. */
export function describeOriginal(candidate: OriginalCandidate, standing: LocaleStanding): PublishingCard {
  const content = originalContent(candidate);
  return describe(findOriginalBlockers(candidate), candidate.published, content, candidate.draft.slug, standing);
}

/** The card of a translation. */
export function describeTranslation(candidate: TranslationCandidate, standing: LocaleStanding): PublishingCard {
  const content = translationContent(candidate);
  const card = describe(findTranslationBlockers(candidate), candidate.published, content, candidate.slug, standing);
  return { ...card, machine: machineShareOf(candidate), findings: findInTranslation(candidate) };
}

/** The headline of an article as it is being written; empty while it has none. */
export function headlineOf(content: RevisionContent): string {
  const headline = content.blocks.find((block) => block.kind === "headline");
  return (headline?.segments ?? []).map((segment) => plainText(segment.text)).join("");
}

function describe(
  blockers: readonly Blocker[],
  published: RevisionContent | null,
  content: RevisionContent,
  slug: string | null,
  standing: LocaleStanding,
): PublishingCard {
  const segments = listSegments(content);
  return {
    ...standing,
    blockers,
    findings: [],
    upToDate: isUpToDate(blockers),
    machine: null,
    begun: segments.filter((segment) => plainText(segment.text) !== "").length,
    sentences: segments.length,
    changes: published ? findChanges(published, content) : [],
    fingerprint: contentFingerprint(slug, content),
  };
}
