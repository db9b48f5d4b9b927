import type { RevisionSegment } from "#lib/publishing/revision.ts";
import type { Annotation } from "./runs.tsx";
import type { Side } from "./sides.ts";
import { linksIn, type TermLinks } from "./term-links.ts";

/** What is said about places in a segment, and the links to its terms beside it: none where something is said already. */
export function annotateTerms(
  others: readonly Annotation[],
  links: TermLinks | null,
  side: Side,
  segment: RevisionSegment,
): Annotation[] {
  const terms = linksIn(links, side, segment)
    .filter(({ from, to }) => others.every((other) => to <= other.from || other.to <= from))
    .map(
      ({ from, to, termId }): Annotation => ({
        from,
        to,
        wrap: (content) => (
          <a className="term" href={`/${links?.uiLocale}/glossary/term/${termId}`} data-term={termId}>
            {content}
          </a>
        ),
      }),
    );
  return [...others, ...terms].toSorted((a, b) => a.from - b.from);
}
