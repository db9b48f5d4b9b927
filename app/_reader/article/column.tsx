import type { CSSProperties, ReactNode } from "react";
import { htmlLang, localeDirection, sentenceSeparator } from "#lib/locales/locale.ts";
import type { ReadingBlock, ReadingUnit } from "#lib/publishing/reading.ts";
import type { RevisionSegment } from "#lib/publishing/revision.ts";
import type { Annotation, LinkNotes } from "./runs.tsx";
import { Sentence, Separator } from "./sentence.tsx";
import type { Side } from "./sides.ts";

/** A block with its place: `row` of its first unit among the body's rows, `place` among the blocks, both 0-based; `rank` of a heading. */
export type PlacedBlock = ReadingBlock & { readonly row: number; readonly place: number; readonly rank: 3 | 4 };

/** The blocks of a body in their places. A subordinate heading ranks lower only where there is one above it. */
export function placeBlocks(blocks: readonly ReadingBlock[]): PlacedBlock[] {
  let row = 0;
  let headed = false;
  return blocks.map((block, place) => {
    const placed = { ...block, row, place, rank: headed && block.attributes.level === 3 ? 4 : 3 } as const;
    row += block.units.length;
    headed ||= block.kind === "heading" && block.attributes.level !== 3;
    return placed;
  });
}

type Props = {
  readonly side: Side;
  readonly locale: string;
  readonly heading: string;
  readonly blocks: readonly PlacedBlock[];
  readonly notes: LinkNotes;
  /** What is said about places in a segment of `unit`. */
  readonly annotate: (unit: ReadingUnit, segment: RevisionSegment) => readonly Annotation[];
  /** Stands where this side of a unit has no text. */
  readonly absent: (unit: ReadingUnit) => ReactNode;
  /** Follows this side of a unit. */
  readonly after: (unit: ReadingUnit, lastOfBlock: boolean) => ReactNode;
};

/** One language from beginning to end: a selection, a voice and a search stay in it. */
export function Column({ side, locale, heading, blocks, notes, annotate, absent, after }: Props) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a column of prose, not of form fields
    <div
      className={`col ${side}`}
      lang={htmlLang(locale)}
      dir={localeDirection(locale)}
      role="group"
      aria-labelledby={`column-${side}`}
    >
      <h2 id={`column-${side}`}>{heading}</h2>
      {groupLists(blocks).map((group) => (
        <List key={group.blocks[0]?.id} kind={group.list}>
          {group.blocks.map((block) => (
            <Block key={block.id} block={block} marker={group.markers.get(block.id)}>
              {block.units.map((unit, index) => (
                <Sentences
                  key={unit.id}
                  unit={unit}
                  side={side}
                  locale={locale}
                  row={block.row + index}
                  last={index === block.units.length - 1}
                  notes={notes}
                  annotate={(segment) => annotate(unit, segment)}
                  absent={absent(unit)}
                >
                  {after(unit, index === block.units.length - 1)}
                </Sentences>
              ))}
            </Block>
          ))}
        </List>
      ))}
    </div>
  );
}

type SentencesProps = {
  readonly unit: ReadingUnit;
  readonly side: Side;
  readonly locale: string;
  readonly row: number;
  readonly last: boolean;
  readonly notes: LinkNotes;
  readonly annotate: (segment: RevisionSegment) => readonly Annotation[];
  readonly absent: ReactNode;
  readonly children: ReactNode;
};

function Sentences({ unit, side, locale, row, last, notes, annotate, absent, children }: SentencesProps) {
  const separator = (side === "source" ? unit.source : unit.target).at(-1)?.separator || sentenceSeparator(locale);
  return (
    <>
      <Sentence
        unit={unit}
        side={side}
        locale={locale}
        row={row}
        lastOfBlock={last}
        notes={notes}
        annotate={annotate}
        absent={absent}
      >
        {children}
      </Sentence>
      {!last && <Separator text={separator} />}
    </>
  );
}

type BlockProps = {
  readonly block: PlacedBlock;
  readonly marker: string | undefined;
  readonly children: ReactNode;
};

function Block({ block, marker, children }: BlockProps) {
  const style: CSSProperties = { "--k": block.row, "--n": block.units.length, "--p": block.place };
  switch (block.kind) {
    case "heading": {
      const Heading = block.rank === 4 ? "h4" : "h3";
      return (
        <Heading className={block.attributes.level === 3 ? "b minor" : "b"} style={style}>
          {children}
        </Heading>
      );
    }
    case "quotation":
      return (
        <blockquote className="b" style={style}>
          {children}
        </blockquote>
      );
    case "listItem":
      return (
        <li className="b" style={style} data-marker={marker}>
          {children}
        </li>
      );
    case "code":
      return (
        <pre className="b" style={style}>
          {children}
        </pre>
      );
    default:
      return (
        <p className="b" style={style}>
          {children}
        </p>
      );
  }
}

type Group = {
  readonly list: "ol" | "ul" | null;
  readonly blocks: PlacedBlock[];
  readonly markers: Map<string, string>;
};

/** Neighbouring list items of one kind are one list; an item that starts anew begins another. */
function groupLists(blocks: readonly PlacedBlock[]): Group[] {
  const groups: Group[] = [];
  for (const block of blocks) {
    const list = block.kind !== "listItem" ? null : block.attributes.ordered ? "ol" : "ul";
    const last = groups.at(-1);
    const goesOn = list !== null && last?.list === list && !block.attributes.start;
    const group: Group = goesOn ? last : { list, blocks: [], markers: new Map() };
    if (!goesOn) groups.push(group);
    group.blocks.push(block);
    if (list !== null) group.markers.set(block.id, list === "ol" ? `${group.blocks.length}.` : "•");
  }
  return groups;
}

/** Without a class, so that the reset leaves its role; the markers are drawn by the items. */
function List({ kind, children }: { readonly kind: "ol" | "ul" | null; readonly children: ReactNode }) {
  if (kind === "ol") return <ol>{children}</ol>;
  if (kind === "ul") return <ul>{children}</ul>;
  return children;
}
