import type { DraftBlock } from "#lib/segments/segment.ts";

/** The working original as an editor sees and sends it. */
export type SourceContent = {
  readonly slug: string | null;
  readonly section: string | null;
  readonly blocks: readonly DraftBlock[];
};
