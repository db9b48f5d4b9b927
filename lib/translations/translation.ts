import type { Severities } from "#lib/checks/severity.ts";
import type { Term } from "#lib/glossary/term.ts";
import type { BlockAttributes, BlockKind } from "#lib/segments/segment.ts";
import {
  type Origin,
  type Unit,
  type UnitState,
  type UnitStatus,
  unitStatus,
  unitStatuses,
} from "#lib/segments/unit.ts";
import { plainText, type Run } from "#lib/text/runs.ts";

/** An article in one target locale. */
export type TranslationRef = { readonly articleId: string; readonly locale: string };

/** An error somebody answers for. It holds while `fingerprint` is what `waiverPrint` gives for it. */
export type Waiver = {
  readonly check: string;
  readonly fingerprint: string;
  readonly reason: string;
  readonly waivedBy: string;
};

/** One segment and its unit, in document order. `version` 0: nobody has begun it. People are named as they are shown. */
export type SheetRow = {
  readonly segmentId: string;
  readonly blockId: string;
  readonly blockKind: BlockKind;
  readonly blockAttributes: BlockAttributes;
  readonly source: readonly Run[];
  readonly separator: string;
  readonly target: readonly Run[];
  readonly madeFrom: string;
  readonly state: UnitState;
  readonly origin: Origin;
  /** The text its origin first gave; null where a person wrote it. */
  readonly produced: readonly Run[] | null;
  readonly version: number;
  readonly writtenBy: { readonly id: string; readonly name: string } | null;
  /** Id of whoever stands by it, which nobody has to have written. */
  readonly confirmedBy: string | null;
  readonly reviewedTarget: readonly Run[] | null;
  readonly returnReason: string | null;
  readonly returnedBy: string | null;
  readonly waivers: readonly Waiver[];
};

/** The working copy of a translation: what translators and reviewers work on and publication freezes. */
export type TranslationSheet = {
  readonly articleId: string;
  readonly slug: string | null;
  readonly section: string | null;
  readonly sourceLocale: string;
  readonly locale: string;
  /** Counts saves of the original. */
  readonly sourceVersion: number;
  /** The glossary's, of those that the sources mention. */
  readonly terms: readonly Term[];
  /** What the newsroom has set for its checks in this locale. */
  readonly severities: Severities;
  readonly rows: readonly SheetRow[];
};

/** Where a text that a translator put in whole came from, and what it was when it came. */
export type Beginning = { readonly origin: Extract<Origin, "machine" | "memory">; readonly produced: readonly Run[] };

/** What a translator sends of one sentence. */
export type TargetSave = {
  readonly articleId: string;
  readonly segmentId: string;
  readonly target: readonly Run[];
  /** What the unit held when the translator began: both the changes to it can then be put together. */
  readonly base: readonly Run[];
  /** Plain source text the translator has before them. */
  readonly madeFrom: string;
  /** The unit's version that `base` belongs to; 0 when nobody had begun it. */
  readonly version: number;
  /** UUID; the same for every repetition of this save. */
  readonly operationId: string;
  /** Names the browser tab: it never comes into conflict with itself. */
  readonly tab: string;
  /** Set when, since the last save, a draft of the machine's or the memory's took the place of everything. */
  readonly began?: Beginning;
};

/** Who wrote what stands there now; `self` in another tab or on another device. */
export type OtherWriter = { readonly name: string; readonly self: boolean };

/** What became of a save. */
export type SavedUnit = {
  readonly version: number;
  /** ISO 8601. */
  readonly savedAt: string;
  readonly state: UnitState;
  readonly madeFrom: string;
  /** Set when somebody else's change to other words stands now beside the one that was sent. */
  readonly merged: { readonly target: readonly Run[]; readonly by: OtherWriter | null } | null;
  /** The sentence was split or merged meanwhile: the text went to this segment, as a draft. */
  readonly movedTo: string | null;
  /** What the translator has on the screen is no longer all there is: read the sheet again. */
  readonly outdated: boolean;
};

/** Details of the error `conflict` on a unit: what stands there, for somebody to choose. */
export type UnitConflict = {
  readonly segmentId: string;
  readonly movedTo: string | null;
  readonly base: readonly Run[];
  readonly theirs: readonly Run[];
  readonly version: number;
  readonly by: OtherWriter | null;
};

/** How many units of a translation show each status; together they are all its segments. */
export type Progress = Readonly<Record<UnitStatus, number>>;

/** All segments of a translation. */
export function countSegments(progress: Progress): number {
  return unitStatuses.reduce((sum, status) => sum + progress[status], 0);
}

/** How many stand as a translator or reviewer confirmed them. */
export function countConfirmed(progress: Progress): number {
  return progress.translated + progress.reviewed;
}

/** The progress of the working copy's `rows`. */
export function progressOf(rows: readonly Pick<SheetRow, "source" | keyof Unit>[]): Progress {
  const progress = { untranslated: 0, draft: 0, translated: 0, reviewed: 0, stale: 0, returned: 0 };
  for (const row of rows) progress[unitStatus(row, plainText(row.source))] += 1;
  return progress;
}
