import type { BlockKind, DraftBlock, SegmentSpan } from "#lib/segments/segment.ts";

/** The working original with its details, as it stood after somebody's sitting. */
export type SourceContent = {
  readonly slug: string | null;
  readonly section: string | null;
  readonly blocks: readonly DraftBlock[];
};

/** The working original as the editor gets it. `version` counts saves of its text; `savedAt`: ISO 8601. */
export type SourceDocument = {
  readonly articleId: string;
  readonly sourceLocale: string;
  readonly version: number;
  readonly savedAt: string;
  readonly savedBy: { readonly id: string; readonly name: string } | null;
  readonly blocks: readonly DraftBlock[];
  readonly segments: readonly SegmentSpan[];
};

/** What an editor sends: all blocks, front matter first. */
export type SourceSave = {
  readonly articleId: string;
  readonly blocks: readonly DraftBlock[];
  /** The version the text is based on. */
  readonly version: number;
  /** UUID; the same for every repetition of this save. */
  readonly operationId: string;
  /** Names the browser tab: it never comes into conflict with itself. */
  readonly tab: string;
  /** The conflict copy whose text goes on in this one: it is not needed any more. */
  readonly settles?: string | undefined;
};

/** What became of a save: where each sentence stands now, with its lasting id. */
export type SavedSource = {
  readonly version: number;
  /** ISO 8601. */
  readonly savedAt: string;
  readonly segments: readonly SegmentSpan[];
};

/** Details of the error `conflict` on an original: what stands there now, for somebody to choose, and under which id the refused text is kept. */
export type SourceConflict = { readonly theirs: SourceDocument; readonly copyId: string };

/** Everything about an article but its text. */
export type ArticleDetails = {
  readonly slug: string | null;
  readonly section: string | null;
  readonly sourceLocale: string;
};

/** The first three blocks of every original, at these positions and under these ids. */
export const frontMatterKinds = ["headline", "summary", "byline"] as const satisfies readonly BlockKind[];
export type FrontMatterKind = (typeof frontMatterKinds)[number];

/** UTF-16 code units in a whole original. */
export const maximumSourceLength = 200_000;
export const maximumBlocks = 3_000;

/** Whether a block is headline, summary or byline: written in fields of their own. */
export function isFrontMatter(block: Pick<DraftBlock, "kind">): boolean {
  return (frontMatterKinds as readonly BlockKind[]).includes(block.kind);
}

/** The blocks an original begins with: a headline, an author, an empty paragraph under `paragraphId`. */
export function initialBlocks(headline: string, byline: string, paragraphId: string): DraftBlock[] {
  const texts: Record<FrontMatterKind, string> = { headline, summary: "", byline };
  const block = { attributes: {}, boundaries: [] };
  return [
    ...frontMatterKinds.map((kind) => ({
      ...block,
      id: kind,
      kind,
      runs: texts[kind] === "" ? [] : [{ text: texts[kind] }],
    })),
    { ...block, id: paragraphId, kind: "paragraph", runs: [] },
  ];
}
