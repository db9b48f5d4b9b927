import type { BlockAttributes, BlockKind } from "#lib/segments/segment.ts";
import type { Run } from "#lib/text/runs.ts";

/**
 * One segment as it was published. In the original, `predecessors` are the ids
 * it was split or merged from, so that a translation published earlier still
 * finds its place; in a translation, `madeFrom` is the plain source text the
 * target was made from.
 */
export type RevisionSegment = {
  readonly id: string;
  readonly text: readonly Run[];
  readonly separator: string;
  readonly predecessors: readonly string[];
  readonly madeFrom: string | null;
};

export type RevisionBlock = {
  readonly id: string;
  readonly kind: BlockKind;
  readonly attributes: BlockAttributes;
  readonly segments: readonly RevisionSegment[];
};

/** An article in one locale, frozen. Holds everything a reader's page shows of it. */
export type RevisionContent = {
  readonly sourceLocale: string;
  readonly section: string | null;
  /** Names of those whose words the translation is; empty for an original. */
  readonly translators: readonly string[];
  readonly blocks: readonly RevisionBlock[];
};
