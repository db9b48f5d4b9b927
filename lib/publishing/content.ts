import { sentenceSeparator } from "#lib/locales/locale.ts";
import type { BlockAttributes, BlockKind } from "#lib/segments/segment.ts";
import type { Origin } from "#lib/segments/unit.ts";
import { plainText, type Run } from "#lib/text/runs.ts";
import type { RevisionBlock, RevisionContent, RevisionSegment } from "./revision.ts";

/** A live segment of the working original. `predecessors`: all it was ever split or merged from. */
export type DraftSegment = {
  readonly id: string;
  readonly blockId: string;
  readonly blockKind: BlockKind;
  readonly blockAttributes: BlockAttributes;
  readonly source: readonly Run[];
  readonly separator: string;
  readonly predecessors: readonly string[];
};

/** The working original, its segments in document order. */
export type OriginalDraft = {
  readonly articleId: string;
  readonly slug: string | null;
  readonly section: string | null;
  readonly sourceLocale: string;
  readonly segments: readonly DraftSegment[];
};

/** What publication takes from a unit. */
export type TargetDraft = {
  readonly target: readonly Run[];
  readonly madeFrom: string;
  readonly origin: Origin;
  readonly writerName: string | null;
};

/** The original as publishing it now would freeze it. */
export function buildOriginal(draft: Pick<OriginalDraft, "sourceLocale" | "section" | "segments">): RevisionContent {
  const blocks: (RevisionBlock & { segments: RevisionSegment[] })[] = [];
  for (const segment of draft.segments) {
    let block = blocks.at(-1);
    if (block?.id !== segment.blockId) {
      block = { id: segment.blockId, kind: segment.blockKind, attributes: segment.blockAttributes, segments: [] };
      blocks.push(block);
    }
    block.segments.push({
      id: segment.id,
      text: segment.source,
      separator: segment.separator,
      predecessors: segment.predecessors,
      madeFrom: null,
    });
  }
  return { sourceLocale: draft.sourceLocale, section: draft.section, translators: [], blocks };
}

/**
 * A translation into `locale` as publishing it now would freeze it: block for
 * block and segment for segment the `original` it stands beside. A segment
 * without a unit has an empty text.
 */
export function buildTranslation(
  original: RevisionContent,
  units: ReadonlyMap<string, TargetDraft>,
  locale: string,
): RevisionContent {
  const segmentOf = (segment: RevisionSegment, last: boolean): RevisionSegment => {
    const unit = units.get(segment.id);
    return {
      id: segment.id,
      text: unit?.target ?? [],
      separator: separatorBetween(segment.separator, last, locale),
      predecessors: [],
      madeFrom: unit?.madeFrom ?? plainText(segment.text),
    };
  };
  return {
    sourceLocale: original.sourceLocale,
    section: original.section,
    translators: listTranslators(original, units),
    blocks: original.blocks.map((block) => ({
      ...block,
      segments: block.segments.map((segment, index) => segmentOf(segment, index === block.segments.length - 1)),
    })),
  };
}

/** A line break in the original stays one; otherwise sentences are parted as the locale parts them. */
function separatorBetween(original: string, last: boolean, locale: string): string {
  if (last || original.includes("\n")) return original;
  return sentenceSeparator(locale);
}

/** Whoever wrote most comes first. A reader's correction makes nobody a translator: its credit stands under the article. */
function listTranslators(original: RevisionContent, units: ReadonlyMap<string, TargetDraft>): string[] {
  const counts = new Map<string, number>();
  for (const segment of listSegments(original)) {
    const unit = units.get(segment.id);
    if (!unit?.writerName || unit.origin === "correction" || unit.target.length === 0) continue;
    counts.set(unit.writerName, (counts.get(unit.writerName) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([name]) => name);
}

/** All segments of a revision, in document order. */
export function listSegments(content: RevisionContent): RevisionSegment[] {
  return content.blocks.flatMap((block) => block.segments);
}

/** Whether readers could tell two revisions of one locale apart, by their text, their structure or what the text was made from. */
export function sameContent(a: RevisionContent, b: RevisionContent): boolean {
  return canonical(a.blocks) === canonical(b.blocks);
}

/** JSON that is the same for equal values: the database returns properties in an order of its own. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** One segment that differs between two revisions of one locale; null on the side that does not have it. */
export type SegmentChange = {
  readonly segmentId: string;
  readonly blockKind: BlockKind;
  readonly before: string | null;
  readonly after: string | null;
};

/**
 * What a reader would find changed from `before` to `after`, in the order of
 * `after`; what is gone stands after what it followed. Marks and moves do not
 * count, only words.
 */
export function findChanges(before: RevisionContent | null, after: RevisionContent): SegmentChange[] {
  const old = new Map(before ? listPlaces(before).map((place) => [place.id, place]) : []);
  const next = listPlaces(after);
  const kept = new Set(next.map((place) => place.id));
  const gone = goneAfter(before ? listPlaces(before) : [], kept);
  const changes: SegmentChange[] = [...(gone.get(null) ?? [])];
  for (const { id, kind, text } of next) {
    const earlier = old.get(id);
    if (earlier?.text !== text) {
      changes.push({ segmentId: id, blockKind: kind, before: earlier?.text ?? null, after: text });
    }
    changes.push(...(gone.get(id) ?? []));
  }
  return changes;
}

type Place = { readonly id: string; readonly kind: BlockKind; readonly text: string };

function listPlaces(content: RevisionContent): Place[] {
  return content.blocks.flatMap((block) =>
    block.segments.map((segment) => ({ id: segment.id, kind: block.kind, text: plainText(segment.text) })),
  );
}

/** Segments that are no more, by the kept segment they followed. */
function goneAfter(old: readonly Place[], kept: ReadonlySet<string>): Map<string | null, SegmentChange[]> {
  const gone = new Map<string | null, SegmentChange[]>();
  let anchor: string | null = null;
  for (const place of old) {
    if (kept.has(place.id)) anchor = place.id;
    else {
      const change = { segmentId: place.id, blockKind: place.kind, before: place.text, after: null };
      gone.set(anchor, [...(gone.get(anchor) ?? []), change]);
    }
  }
  return gone;
}
