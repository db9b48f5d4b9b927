import type { BlockAttributes, BlockKind } from "#lib/segments/segment.ts";

/**
 * A block of a demo article. `zh` may hold `**bold**`, `*emphasis*`,
 * `` `code` `` and `[words](address)`; `en` has one entry for each sentence of
 * `zh`, null where nobody has translated it yet.
 */
export type DemoBlock = {
  readonly kind: BlockKind;
  readonly attributes?: BlockAttributes;
  readonly zh: string;
  readonly en: readonly (string | null)[];
};

export type DemoArticle = {
  readonly slug: string;
  readonly section: string;
  readonly blocks: readonly DemoBlock[];
};

/** Front matter and paragraphs in the order they are read. */
export function demoArticle(
  slug: string,
  section: string,
  front: { headline: Pair; summary: Pair; byline: Pair },
  ...body: DemoBlock[]
): DemoArticle {
  return {
    slug,
    section,
    blocks: [
      { kind: "headline", zh: front.headline[0], en: front.headline.slice(1) },
      { kind: "summary", zh: front.summary[0], en: front.summary.slice(1) },
      { kind: "byline", zh: front.byline[0], en: front.byline.slice(1) },
      ...body,
    ],
  };
}

type Pair = readonly [zh: string, ...en: (string | null)[]];

export const p = (zh: string, ...en: (string | null)[]): DemoBlock => ({ kind: "paragraph", zh, en });
export const h = (zh: string, ...en: (string | null)[]): DemoBlock => ({
  kind: "heading",
  attributes: { level: 2 },
  zh,
  en,
});
export const q = (zh: string, ...en: (string | null)[]): DemoBlock => ({ kind: "quotation", zh, en });
export const li = (zh: string, ...en: (string | null)[]): DemoBlock => ({
  kind: "listItem",
  attributes: { ordered: false },
  zh,
  en,
});
