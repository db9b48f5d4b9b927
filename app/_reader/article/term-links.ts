import { findTerms, findWords } from "#lib/glossary/matching.ts";
import type { ArticleTerm } from "#lib/glossary/public-queries.ts";
import type { Reading } from "#lib/publishing/reading.ts";
import type { RevisionSegment } from "#lib/publishing/revision.ts";
import { plainText, type Run } from "#lib/text/runs.ts";
import type { Side } from "./sides.ts";

/** A stretch of a segment that leads to a term. UTF-16 offsets into its text, end exclusive. */
export type TermLink = { readonly from: number; readonly to: number; readonly termId: string };

/** Where the terms of an article are linked: of each the first mention on either side of the body, no more. */
export type TermLinks = {
  readonly uiLocale: string;
  /** By side and segment. */
  readonly places: ReadonlyMap<string, readonly TermLink[]>;
};

/** Finds the links. Nothing is linked inside a link, a code or the headline; a mention there is passed over. */
export function placeTermLinks(
  reading: Pick<Reading, "body">,
  terms: readonly ArticleTerm[],
  locales: { readonly uiLocale: string; readonly source: string; readonly target: string },
): TermLinks {
  const places = new Map<string, TermLink[]>();
  const linked = { source: new Set<string>(), target: new Set<string>() };
  const place = (side: Side, segment: RevisionSegment, found: readonly TermLink[]) => {
    for (const link of found) {
      const own = places.get(keyOf(side, segment)) ?? [];
      const free = own.every((other) => link.to <= other.from || other.to <= link.from);
      if (linked[side].has(link.termId) || !free || !isPlain(segment.text, link)) continue;
      linked[side].add(link.termId);
      places.set(
        keyOf(side, segment),
        [...own, link].toSorted((a, b) => a.from - b.from),
      );
    }
  };
  for (const unit of reading.body.flatMap((block) => block.units)) {
    const mentioned = new Set<ArticleTerm>();
    for (const segment of unit.source) {
      const found = findTerms(plainText(segment.text), locales.source, terms);
      for (const { term } of found) mentioned.add(term as ArticleTerm);
      place(
        "source",
        segment,
        found.map(({ term, from, to }) => ({ termId: term.id, from, to })),
      );
    }
    for (const segment of unit.target) place("target", segment, findRendered(segment, [...mentioned], locales.target));
  }
  return { uiLocale: locales.uiLocale, places };
}

/** The links of a segment, in order. */
export function linksIn(links: TermLinks | null, side: Side, segment: RevisionSegment): readonly TermLink[] {
  return links?.places.get(keyOf(side, segment)) ?? [];
}

/** The terms that are linked anywhere, in the order of `terms`. */
export function linkedTerms(links: TermLinks, terms: readonly ArticleTerm[]): ArticleTerm[] {
  const ids = new Set([...links.places.values()].flat().map(({ termId }) => termId));
  return terms.filter(({ id }) => ids.has(id));
}

/** Accepted renderings of these terms, the longest first, so that a longer one is not cut short. */
function findRendered(segment: RevisionSegment, mentioned: readonly ArticleTerm[], locale: string): TermLink[] {
  const text = plainText(segment.text);
  return mentioned
    .flatMap((term) =>
      term.renderings
        .filter(({ status }) => status !== "forbidden")
        .flatMap((rendering) => findWords(text, locale, rendering.text))
        .map(([from, to]): TermLink => ({ termId: term.id, from, to })),
    )
    .toSorted((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from);
}

function isPlain(runs: readonly Run[], { from, to }: TermLink): boolean {
  let end = 0;
  return runs.every((run) => {
    const begin = end;
    end += run.text.length;
    const outside = end <= from || to <= begin;
    return outside || (run.href === undefined && run.code !== true && begin <= from && to <= end);
  });
}

function keyOf(side: Side, segment: RevisionSegment): string {
  return `${side} ${segment.id}`;
}
