import { languageOf, sentenceSeparator } from "#lib/locales/locale.ts";
import type { BlockAttributes, BlockKind } from "#lib/segments/segment.ts";
import { plainText } from "#lib/text/runs.ts";
import type { RevisionBlock, RevisionContent, RevisionSegment } from "./revision.ts";

/**
 * `current` says today's original; `stale` was made from an earlier wording;
 * `missing` has no translation yet; `removed` is a translation whose original
 * is no more.
 */
export type ReadingStatus = "current" | "stale" | "missing" | "removed";

/**
 * What a reader compares: as a rule one sentence and its translation, several
 * on a side where sentences were split or merged since.
 */
export type ReadingUnit = {
  /** Its address is `#s-{id}`: of the first sentence of the original, or of the translation where there is none. */
  readonly id: string;
  /** Other ids that lead here: sentences it was split or merged from, further ones of the group. Unique within the article. */
  readonly otherIds: readonly string[];
  /** 1-based, within the article. */
  readonly number: number;
  readonly source: readonly RevisionSegment[];
  readonly target: readonly RevisionSegment[];
  readonly status: ReadingStatus;
  /** Plain source text that the target was made from; empty without a target. */
  readonly madeFrom: string;
};

export type ReadingBlock = {
  readonly id: string;
  readonly kind: BlockKind;
  readonly attributes: BlockAttributes;
  readonly units: readonly ReadingUnit[];
};

/** An article as it is read: the front matter apart, the rest in the order of the original. */
export type Reading = {
  readonly headline: ReadingBlock | null;
  readonly summary: ReadingBlock | null;
  readonly byline: ReadingBlock | null;
  readonly body: readonly ReadingBlock[];
};

/**
 * Sets a published translation beside the published original, whichever of the
 * two is newer. The original gives the order. A target whose segment was split
 * or merged since stands beside all its successors; one whose original is gone
 * keeps its place after what it followed. Without a translation every unit has
 * a source only, and counts as `current`.
 */
export function pairArticle(original: RevisionContent, translation: RevisionContent | null): Reading {
  const links = translation ? linkTargets(original, translation) : null;
  const drafts = original.blocks.map((block): DraftBlock => ({ ...block, units: groupUnits(block, links) }));
  if (translation && links) placeRemoved(drafts, translation, links);
  const blocks = address(drafts, translation && sentenceSeparator(original.sourceLocale));
  const find = (kind: BlockKind) => blocks.find((block) => block.kind === kind) ?? null;
  return {
    headline: find("headline"),
    summary: find("summary"),
    byline: find("byline"),
    body: blocks.filter(({ kind }) => kind !== "headline" && kind !== "summary" && kind !== "byline"),
  };
}

/** All units, in reading order. */
export function listUnits(reading: Reading): ReadingUnit[] {
  return [reading.headline, reading.summary, reading.byline, ...reading.body].flatMap((block) => block?.units ?? []);
}

/** Units that do not say what the original says today, in reading order. */
export function findOutOfDate(reading: Reading): ReadingUnit[] {
  return listUnits(reading).filter((unit) => unit.status !== "current");
}

/** The plain text of one side of a unit. */
export function sideText(segments: readonly RevisionSegment[]): string {
  return segments
    .map(({ text, separator }, index) => plainText(text) + (index < segments.length - 1 ? separator : ""))
    .join("");
}

type DraftUnit = { source: RevisionSegment[]; target: RevisionSegment[] };
type DraftBlock = Omit<RevisionBlock, "segments"> & { readonly units: DraftUnit[] };

/** A group is named by its first source id; `removed` are targets without a source. */
type Links = {
  readonly groupOf: ReadonlyMap<string, string>;
  readonly targetsOf: ReadonlyMap<string, readonly RevisionSegment[]>;
  readonly removed: ReadonlySet<string>;
};

function linkTargets(original: RevisionContent, translation: RevisionContent): Links {
  const sources = original.blocks.flatMap((block) => block.segments.map(({ id }) => ({ id, blockId: block.id })));
  const place = new Map(sources.map(({ id }, index) => [id, index]));
  const successors = new Map<string, string[]>();
  for (const { id, predecessors } of original.blocks.flatMap((block) => block.segments)) {
    for (const former of predecessors) successors.set(former, [...(successors.get(former) ?? []), id]);
  }

  const groupOf = new Map<string, string>();
  const group = (id: string): string => {
    const parent = groupOf.get(id);
    return parent === undefined || parent === id ? id : group(parent);
  };
  const linked: { target: RevisionSegment; first: string }[] = [];
  const removed = new Set<string>();
  for (const target of translation.blocks.flatMap((block) => block.segments)) {
    if (target.text.length === 0) continue;
    const own = place.has(target.id) ? [target.id] : neighbours(successors.get(target.id) ?? [], sources, place);
    const [first] = own;
    if (first === undefined) {
      removed.add(target.id);
      continue;
    }
    linked.push({ target, first });
    for (const id of own) {
      const [a, b] = [group(first), group(id)];
      const earlier = (place.get(a) ?? 0) <= (place.get(b) ?? 0) ? a : b;
      groupOf.set(a, earlier).set(b, earlier).set(id, earlier);
    }
  }
  const targetsOf = new Map<string, RevisionSegment[]>();
  for (const { target, first } of linked) targetsOf.set(group(first), [...(targetsOf.get(group(first)) ?? []), target]);
  return { groupOf: new Map([...groupOf.keys()].map((id) => [id, group(id)])), targetsOf, removed };
}

/** The successors that stand together with the first one in its block: only they can share a row. */
function neighbours(
  ids: readonly string[],
  sources: readonly { readonly id: string; readonly blockId: string }[],
  place: ReadonlyMap<string, number>,
): string[] {
  const together: string[] = [];
  for (const id of ids) {
    const at = place.get(id) ?? -1;
    const last = together.at(-1);
    const follows = last === undefined || place.get(last) === at - 1;
    if (follows && sources[at]?.blockId === sources[place.get(ids[0] ?? "") ?? -1]?.blockId) together.push(id);
  }
  return together;
}

function groupUnits(block: RevisionBlock, links: Links | null): DraftUnit[] {
  const units: (DraftUnit & { group: string })[] = [];
  for (const segment of block.segments) {
    const group = links?.groupOf.get(segment.id) ?? segment.id;
    const last = units.at(-1);
    if (last?.group === group) last.source.push(segment);
    else units.push({ group, source: [segment], target: [...(links?.targetsOf.get(group) ?? [])] });
  }
  return units;
}

/** Puts translations without an original after what they followed, in a block of their own where theirs is gone too. */
function placeRemoved(drafts: DraftBlock[], translation: RevisionContent, links: Links): void {
  let previous: RevisionSegment | null = null;
  for (const block of translation.blocks) {
    for (const segment of block.segments) {
      if (segment.text.length === 0) continue;
      if (links.removed.has(segment.id)) placeAfter(previous, segment, block, drafts);
      previous = segment;
    }
  }
}

function placeAfter(
  previous: RevisionSegment | null,
  segment: RevisionSegment,
  block: RevisionBlock,
  drafts: DraftBlock[],
): void {
  const unit = { source: [], target: [segment] };
  const holds = ({ target }: DraftUnit) => previous !== null && target.includes(previous);
  const before = drafts.findIndex(({ units }) => units.some(holds));
  const own = drafts.find(({ id }) => id === block.id);
  if (own) own.units.splice(own.units.findIndex(holds) + 1, 0, unit);
  else drafts.splice(before + 1, 0, { id: block.id, kind: block.kind, attributes: block.attributes, units: [unit] });
}

/** `separator`: between sentences of the original; null without a translation. */
function address(drafts: readonly DraftBlock[], separator: string | null): ReadingBlock[] {
  const units = drafts.flatMap((block) => block.units);
  const taken = new Set(units.map(idOf));
  let number = 0;
  return drafts
    .filter((block) => block.units.length > 0)
    .map((block) => ({
      ...block,
      units: block.units.map((unit): ReadingUnit => {
        const otherIds = [...unit.source, ...unit.target]
          .flatMap(({ id, predecessors }) => [id, ...predecessors])
          .filter((id) => !taken.has(id) && taken.add(id));
        number += 1;
        return {
          id: idOf(unit),
          otherIds,
          number,
          source: unit.source,
          target: unit.target,
          status: separator === null ? "current" : statusOf(unit),
          madeFrom: unit.target.map((segment) => segment.madeFrom ?? "").join(separator ?? ""),
        };
      }),
    }));
}

function idOf({ source, target }: DraftUnit): string {
  return source[0]?.id ?? target[0]?.id ?? "";
}

function statusOf({ source, target }: DraftUnit): ReadingStatus {
  if (target.length === 0) return "missing";
  if (source.length === 0) return "removed";
  const [one, other] = [source[0], target[0]];
  if (one && other && source.length === 1 && target.length === 1) {
    return plainText(one.text) === other.madeFrom ? "current" : "stale";
  }
  const words = (text: string) => text.replace(/\s+/g, "");
  const madeFrom = target.map((segment) => segment.madeFrom ?? "").join("");
  return words(sideText(source)) === words(madeFrom) ? "current" : "stale";
}

/**
 * The translation an address without a target shows: the one in the interface's
 * locale, unless that is the original's language: then the first that is
 * published. Null when a reader of `uiLocale` has no use for any, or there is none.
 * `locales`: those with something to read.
 */
export function defaultTarget(uiLocale: string, sourceLocale: string, locales: readonly string[]): string | null {
  const targets = locales.filter((locale) => locale !== sourceLocale);
  const own =
    targets.find((locale) => locale === uiLocale) ?? targets.find((locale) => languageOf(locale) === uiLocale);
  if (own !== undefined) return own;
  return languageOf(sourceLocale) === uiLocale ? (targets[0] ?? null) : null;
}
