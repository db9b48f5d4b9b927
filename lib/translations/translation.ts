import type { BlockAttributes, BlockKind } from "#lib/segments/segment.ts";
import type { Origin, UnitState } from "#lib/segments/unit.ts";
import type { Run } from "#lib/text/runs.ts";

/** An article in one target locale. */
export type TranslationRef = { readonly articleId: string; readonly locale: string };

/** An error somebody answers for. It holds while `fingerprint` is that of the pair. */
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
  readonly version: number;
  readonly writtenBy: { readonly id: string; readonly name: string } | null;
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
  readonly rows: readonly SheetRow[];
};
