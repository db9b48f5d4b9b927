import { fingerprint } from "#lib/checks/fingerprint.ts";
import type { Severities } from "#lib/checks/severity.ts";
import type { Term } from "#lib/glossary/term.ts";
import type { MachineLimit } from "#lib/machine/settings.ts";
import type { Begun } from "#lib/machine/share.ts";
import type { UnitState } from "#lib/segments/unit.ts";
import type { Waiver } from "#lib/translations/translation.ts";
import { buildOriginal, buildTranslation, canonical, type OriginalDraft, type TargetDraft } from "./content.ts";
import type { RevisionContent } from "./revision.ts";

/** The working original and what readers see of it now; null when it is not published. */
export type OriginalCandidate = {
  readonly draft: OriginalDraft;
  readonly published: RevisionContent | null;
};

/** A unit that would be published. */
export type UnitCandidate = TargetDraft &
  Begun & {
    readonly state: UnitState;
    readonly returnReason: string | null;
    readonly waivers: readonly Waiver[];
  };

/**
 * A translation that would be published, by the segments of the original
 * readers have before them. The working original may be ahead of that: what
 * nobody has published yet is no part of a page, and its sentences neither
 * appear in a translation nor hold one back.
 */
export type TranslationCandidate = {
  readonly slug: string | null;
  readonly locale: string;
  /** The published original; the working one while nothing is published. */
  readonly original: RevisionContent;
  readonly originalPublished: boolean;
  /** Plain sources of the working original by segment id; segments retired since are not in it. */
  readonly workingSources: ReadonlyMap<string, string>;
  /** By segment id; no entry for a unit nobody has begun. */
  readonly units: ReadonlyMap<string, UnitCandidate>;
  /** The glossary's, of those that the original mentions. */
  readonly terms: readonly Term[];
  /** What the newsroom has set for its checks in this locale. */
  readonly severities: Severities;
  /** How much of it may be the machine's alone. */
  readonly machine: MachineLimit;
  /** What readers see of the translation now. */
  readonly published: RevisionContent | null;
};

/** What publishing the candidate would freeze. */
export function originalContent(candidate: OriginalCandidate): RevisionContent {
  return buildOriginal(candidate.draft);
}

/** What publishing the candidate would freeze. */
export function translationContent(candidate: TranslationCandidate): RevisionContent {
  return buildTranslation(candidate.original, candidate.units, candidate.locale);
}

/**
 * Stands for exactly this text at this address: the publish page sends back that
 * of what it showed, so that nothing is published that nobody has looked at.
 */
export function contentFingerprint(slug: string | null, content: RevisionContent): string {
  const { sourceLocale, ...rest } = content;
  return fingerprint({ source: slug ?? "", target: canonical(rest), sourceLocale, targetLocale: "" });
}
