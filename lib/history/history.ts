import type { RevisionContent } from "#lib/publishing/revision.ts";
import { type MatchedSegment, matchSegments } from "#lib/segments/matching.ts";
import type { DraftBlock } from "#lib/segments/segment.ts";
import { splitBlock } from "#lib/segments/segmentation.ts";
import type { Origin, UnitState } from "#lib/segments/unit.ts";
import { plainText, type Run } from "#lib/text/runs.ts";

/**
 * A text of an article in one locale at some time: `r3` its third revision, `v7`
 * the original as saved at version 7, `now` the working text.
 */
export type Point = { readonly kind: "revision" | "version"; readonly number: number } | { readonly kind: "now" };

/** The point that `name` stands for, or null. */
export function parsePoint(name: string): Point | null {
  if (name === "now") return { kind: "now" };
  const [, letter, digits] = /^([rv])([1-9]\d{0,8})$/.exec(name) ?? [];
  if (!letter) return null;
  return { kind: letter === "r" ? "revision" : "version", number: Number(digits) };
}

/** What `parsePoint` reads. */
export function pointName(point: Point): string {
  if (point.kind === "now") return "now";
  return `${point.kind === "revision" ? "r" : "v"}${point.number}`;
}

/** What happened to an article. `count`: how many sentences, where the same person did the same to several in a row. */
export type TimelineEntry = {
  readonly at: Date;
  /** Null for readers and for the server itself. */
  readonly by: string | null;
  readonly locale: string | null;
  readonly kind: string;
  readonly count: number;
  readonly details: Readonly<Record<string, unknown>>;
  /** The segment, when it was one. */
  readonly segmentId: string | null;
  /** The text it left, to compare with others. */
  readonly point: Point | null;
};

/** The texts of one locale that can be compared, newest first, the working text before all. */
export function listPoints(timeline: readonly TimelineEntry[], locale: string, sourceLocale: string): Point[] {
  const left = timeline.flatMap((entry) =>
    entry.point && (entry.locale ?? sourceLocale) === locale ? [entry.point] : [],
  );
  return [{ kind: "now" }, ...left];
}

/** Acts on sentences no further apart than this are one entry. */
const sittingMilliseconds = 30 * 60_000;

/**
 * Puts together what one person did to several sentences in one sitting, also
 * where others worked beside them; never across a publication or a save of the
 * original. `entries`: newest first; so is the result.
 */
export function groupEntries(entries: readonly TimelineEntry[]): TimelineEntry[] {
  const groups: TimelineEntry[] = [];
  let from = 0;
  for (const entry of entries) {
    if (!entry.kind.startsWith("unit.")) from = groups.length + 1;
    const index = groups.findIndex((group, place) => place >= from && belongTogether(group, entry));
    const group = groups[index];
    if (group) groups[index] = { ...group, count: group.count + entry.count, segmentId: null, details: {} };
    else groups.push(entry);
  }
  return groups;
}

function belongTogether(later: TimelineEntry, earlier: TimelineEntry): boolean {
  return (
    later.kind === earlier.kind &&
    later.by === earlier.by &&
    later.locale === earlier.locale &&
    later.at.getTime() - earlier.at.getTime() < sittingMilliseconds
  );
}

/** A saved original as a revision of it would stand, with ids of its own; `alignIds` gives it those of another text. */
export function contentOf(blocks: readonly DraftBlock[], sourceLocale: string): RevisionContent {
  return {
    sourceLocale,
    section: null,
    translators: [],
    blocks: blocks.map((block) => ({
      id: block.id,
      kind: block.kind,
      attributes: block.attributes,
      segments: splitBlock(block, sourceLocale).map(({ runs, separator }, index) => ({
        id: `${block.id} ${index}`,
        text: runs,
        separator,
        predecessors: [],
        madeFrom: null,
      })),
    })),
  };
}

/** `after` with the ids that its sentences have in `before`, found as saving finds them; the others keep ids that `before` does not have. */
export function alignIds(before: RevisionContent, after: RevisionContent): RevisionContent {
  let minted = 0;
  const { segments } = matchSegments(listSentences(before), listSentences(after), () => `new ${minted++}`);
  let index = 0;
  const nextId = (): MatchedSegment["id"] => segments[index++]?.id ?? `new ${minted++}`;
  return {
    ...after,
    blocks: after.blocks.map((block) => ({
      ...block,
      segments: block.segments.map((segment) => ({ ...segment, id: nextId() })),
    })),
  };
}

function listSentences(content: RevisionContent): { id: string; blockId: string; text: string }[] {
  return content.blocks.flatMap((block) =>
    block.segments.map(({ id, text }) => ({ id, blockId: block.id, text: plainText(text) })),
  );
}

/** A target as it stood after somebody's sitting or a change of state. */
export type TargetVersion = {
  readonly version: number;
  readonly target: readonly Run[];
  readonly madeFrom: string;
  readonly state: UnitState;
  readonly origin: Origin;
  /** An event kind. */
  readonly cause: string;
  readonly reason: string | null;
  readonly by: string | null;
  readonly at: Date;
};

/** A source as it was published, by the number of the original's revision. */
export type SourceVersion = { readonly number: number; readonly text: string; readonly by: string; readonly at: Date };

/** Everything that became of one sentence in one target locale; both lists newest first. */
export type SentenceHistory = {
  readonly articleId: string;
  readonly slug: string | null;
  readonly sourceLocale: string;
  readonly locale: string;
  readonly segmentId: string;
  readonly headline: string;
  readonly source: readonly Run[];
  /** Split or merged since: the sentences that took its place. */
  readonly successors: readonly string[];
  readonly retired: boolean;
  readonly version: number;
  readonly targets: readonly TargetVersion[];
  /** Only where the text changed. */
  readonly sources: readonly SourceVersion[];
};
