import { sentenceSeparator } from "#lib/locales/locale.ts";
import type { Boundary, DraftBlock, SegmentSpan } from "#lib/segments/segment.ts";
import { type Sentence, splitBlock } from "#lib/segments/segmentation.ts";
import { concatRuns, plainText, type Run, textRun } from "#lib/text/runs.ts";
import { formatDate } from "./date.ts";
import type { TextUnderWay } from "./document.ts";
import { type Pairing, spansOf } from "./pairing.ts";
import { partByBlocks } from "./parting.ts";

/** A text as it was taken in. */
export type ImportedSide = TextUnderWay & { readonly locale: string };

/** A sentence of a side's body, and the block it stands in. */
export type BodySentence = Sentence & { readonly block: number; readonly from: number };

/** The sentences of a text's body in order, without what is left out, cut where somebody cut them. `from`: UTF-16 offset into its block. */
export function bodySentences(side: ImportedSide): BodySentence[] {
  return bodyBlocks(side).flatMap((block, index) => {
    let from = 0;
    return splitBlock(block, side.locale).map((sentence) => {
      const placed = { ...sentence, block: index, from };
      from += sentence.text.length + sentence.separator.length;
      return placed;
    });
  });
}

/** The same sentences as texts, by paragraph: what the aligner reads. */
export function bodyParagraphs(side: ImportedSide): string[][] {
  const paragraphs = new Map<number, string[]>();
  for (const { block, text } of bodySentences(side)) paragraphs.set(block, [...(paragraphs.get(block) ?? []), text]);
  return [...paragraphs.values()];
}

/** One sentence of the original in the making, and its translation. `from`: UTF-16 offset into the block. */
export type AssembledTarget = { readonly blockId: string; readonly from: number; readonly target: readonly Run[] };

/** A sentence that stands in the translation alone. `after`: the place of the original's sentence before it, -1 at the beginning. */
export type Leftover = { readonly after: AssembledPlace | null; readonly text: string };
type AssembledPlace = { readonly blockId: string; readonly from: number };

/** An original with its sentences cut as they are paired, and what stands beside them. */
export type Assembly = {
  readonly blocks: readonly DraftBlock[];
  readonly targets: readonly AssembledTarget[];
  readonly leftovers: readonly Leftover[];
};

/**
 * The article that an original and its translation make under a pairing.
 * Sentences of the original that share a translation become one segment, by a
 * boundary of their block. A pair that goes over several blocks is parted where
 * they end, see `partByBlocks`. Nothing of the translation is lost: what has no
 * original is a leftover.
 */
export function assemble(source: ImportedSide, target: ImportedSide | null, pairing: Pairing): Assembly {
  const sentences = bodySentences(source);
  const translated = target ? bodySentences(target) : [];
  const joins = new Map<number, Boundary[]>();
  const targets: AssembledTarget[] = [];
  const leftovers: Leftover[] = [];
  let before: AssembledPlace | null = null;

  for (const {
    source: [from, to],
    target: [first, last],
  } of target ? spansOf(pairing) : []) {
    for (const part of partByBlocks(sentences.slice(from, to), translated.slice(first, last))) {
      const runs = joinTarget(part.target, target?.locale ?? source.locale);
      const [head, ...others] = part.source;
      if (!head) {
        leftovers.push({ after: before, text: plainText(runs) });
        continue;
      }
      const joined = others.map((sentence): Boundary => ({ at: sentence.from, kind: "join" }));
      joins.set(head.block, [...(joins.get(head.block) ?? []), ...joined]);
      before = { blockId: bodyId(head.block), from: head.from };
      if (runs.length > 0) targets.push({ ...before, target: runs });
    }
  }

  const byline = bylineOf(source);
  const front = [
    { id: "headline", kind: "headline", text: source.headline },
    { id: "summary", kind: "summary", text: "" },
    { id: "byline", kind: "byline", text: byline },
  ] as const;
  if (target) {
    if (source.headline && target.headline)
      targets.push({ blockId: "headline", from: 0, target: textRun(target.headline) });
    if (byline && bylineOf(target)) targets.push({ blockId: "byline", from: 0, target: textRun(bylineOf(target)) });
  }
  return {
    blocks: [
      ...front.map(({ id, kind, text }) => ({ id, kind, attributes: {}, runs: textRun(text), boundaries: [] })),
      ...bodyBlocks(source).map((block, index) => ({
        ...block,
        boundaries: [...block.boundaries, ...(joins.get(index) ?? [])],
      })),
    ],
    targets,
    leftovers,
  };
}

/** The segment that begins at a place; null when no sentence does. */
export function segmentAt(place: AssembledPlace, segments: readonly SegmentSpan[]): string | null {
  return segments.find((segment) => segment.blockId === place.blockId && segment.from === place.from)?.id ?? null;
}

/** A byline with its date, as readers see it. */
export function bylineOf({ byline, date, locale }: ImportedSide): string {
  return [byline, date ? formatDate(date, locale) : ""].filter((part) => part !== "").join(" · ");
}

function bodyBlocks(side: ImportedSide): DraftBlock[] {
  return side.blocks
    .filter((block) => !block.leftOut && plainText(block.runs).trim() !== "")
    .map(({ kind, attributes, runs }, index) => ({
      ...{ id: bodyId(index), kind, attributes, runs },
      boundaries: (side.cuts ?? []).flatMap(({ block, at }) => (block === index ? [{ at, kind: "split" }] : [])),
    }));
}

function bodyId(index: number): string {
  return `b${index + 1}`;
}

/** Sentences one after the other, with the white space between them where they share a block. */
function joinTarget(sentences: readonly BodySentence[], locale: string): Run[] {
  return concatRuns(
    ...sentences.flatMap((sentence, index) => {
      const next = sentences[index + 1];
      if (!next) return [sentence.runs];
      const between = next.block === sentence.block ? sentence.separator : sentenceSeparator(locale);
      return [sentence.runs, textRun(between)];
    }),
  );
}
