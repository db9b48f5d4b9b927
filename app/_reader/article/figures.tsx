import { explainFigures } from "#lib/checks/figure-notes.ts";
import { type ReadingUnit, sideText } from "#lib/publishing/reading.ts";
import type { RevisionSegment } from "#lib/publishing/revision.ts";
import { plainText } from "#lib/text/runs.ts";
import type { Annotation } from "./runs.tsx";
import type { Side } from "./sides.ts";

/** The locales of a page's two texts. */
export type PairOfLocales = Readonly<Record<Side, string>>;

/**
 * The Chinese figures of one side of a sentence that the other side has in
 * another form, 12万 for 120,000, each with how it converts. The panel of the
 * sentence shows what stands in their title.
 */
export function annotateFigures(
  unit: ReadingUnit,
  side: Side,
  segment: RevisionSegment,
  locales: PairOfLocales,
): Annotation[] {
  const other = side === "source" ? "target" : "source";
  return explainFigures(plainText(segment.text), locales[side], sideText(unit[other]), locales[other]).map(
    ({ from, to, value, equation }) => ({
      from,
      to,
      wrap: (content) => (
        <data className="figure" value={value} title={equation}>
          {content}
        </data>
      ),
    }),
  );
}
