import { Fragment, type ReactNode } from "react";
import type { ReadingUnit } from "#lib/publishing/reading.ts";
import type { RevisionSegment } from "#lib/publishing/revision.ts";
import { lineEndStart } from "#lib/text/line-breaks.ts";
import { plainText, type Run, sliceRuns } from "#lib/text/runs.ts";
import { Headline } from "./headline.tsx";
import { AnnotatedRuns, type Annotation, type LinkNotes } from "./runs.tsx";
import type { Side } from "./sides.ts";

type Props = {
  readonly unit: ReadingUnit;
  readonly side: Side;
  readonly locale: string;
  /** 0-based place among the rows of the body; none in the front matter. */
  readonly row?: number;
  readonly headline?: boolean;
  readonly lastOfBlock?: boolean;
  readonly notes: LinkNotes;
  /** What is said about places in a segment of this side; nothing in a headline. */
  readonly annotate?: ((segment: RevisionSegment) => readonly Annotation[]) | undefined;
  /** Shown where this side has no text. */
  readonly absent?: ReactNode;
  /** After the text: marks and buttons. */
  readonly children?: ReactNode;
};

/**
 * One side of a unit. A plain span, so that prose stays prose: the pair is
 * joined by `data-u`, the unit's number. The address stands on the original,
 * on the translation where there is none.
 */
export function Sentence({ unit, side, locale, row, headline, lastOfBlock, notes, annotate, absent, children }: Props) {
  const segments = side === "source" ? unit.source : unit.target;
  const addressed = side === "source" || unit.source.length === 0;
  return (
    <span
      className={segments.length === 0 ? "s absent" : "s"}
      id={addressed && segments.length > 0 ? `s-${unit.id}` : undefined}
      data-u={unit.number}
      data-status={side === "target" && unit.status !== "current" ? unit.status : undefined}
      style={row === undefined ? undefined : { "--i": row }}
    >
      {addressed && unit.otherIds.map((id) => <span key={id} id={`s-${id}`} className="former" />)}
      {segments.length === 0
        ? absent
        : segments.map((segment, index) => (
            <Fragment key={segment.id}>
              <Text
                segment={segment}
                part={side === "target" ? segment.id : undefined}
                locale={locale}
                headline={headline === true}
                notes={notes}
                annotations={annotate?.(segment) ?? []}
                last={lastOfBlock === true && index === segments.length - 1}
              />
              {index < segments.length - 1 && <Separator text={segment.separator} />}
            </Fragment>
          ))}
      {children}
    </span>
  );
}

/** White space between two sentences; a line break stays one. */
export function Separator({ text }: { readonly text: string }) {
  return text.includes("\n") ? <br /> : text;
}

type TextProps = {
  readonly segment: RevisionSegment;
  readonly part: string | undefined;
  readonly locale: string;
  readonly headline: boolean;
  readonly notes: LinkNotes;
  readonly annotations: readonly Annotation[];
  readonly last: boolean;
};

/** In a translation each segment is a part of its own: what a reader suggests belongs to one. */
function Text({ segment, part, locale, headline, notes, annotations, last }: TextProps) {
  const content = headline ? (
    <Headline runs={segment.text} locale={locale} />
  ) : (
    renderBody(segment.text, locale, notes, annotations, last)
  );
  return part === undefined ? content : <span data-t={part}>{content}</span>;
}

function renderBody(
  runs: readonly Run[],
  locale: string,
  notes: LinkNotes,
  annotations: readonly Annotation[],
  last: boolean,
) {
  const text = plainText(runs);
  const end = Math.min(last ? lineEndStart(text, locale) : text.length, text.length);
  // What reaches into the last word of a block would be cut in two.
  const start = annotations.find(({ from, to }) => from < end && to > end)?.from ?? end;
  if (start === text.length) return <AnnotatedRuns runs={runs} notes={notes} annotations={annotations} />;
  const rest = annotations.filter(({ from }) => from >= start);
  return (
    <>
      <AnnotatedRuns
        runs={sliceRuns(runs, 0, start)}
        notes={notes}
        annotations={annotations.filter(({ to }) => to <= start)}
      />
      <span className="together">
        <AnnotatedRuns
          runs={sliceRuns(runs, start, text.length)}
          notes={notes}
          annotations={rest.map((place) => ({ ...place, from: place.from - start, to: place.to - start }))}
        />
      </span>
    </>
  );
}
