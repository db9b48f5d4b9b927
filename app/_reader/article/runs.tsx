import { Fragment, type ReactNode } from "react";
import { isSafeHref } from "#lib/text/href.ts";
import { plainText, type Run, sliceRuns } from "#lib/text/runs.ts";

/** Numbers of the addresses that are listed on paper, from 1. */
export type LinkNotes = ReadonlyMap<string, number>;

/** A place in a segment's text that carries more than its marks. UTF-16 offsets; several of one text stand apart and in order. */
export type Annotation = {
  readonly from: number;
  readonly to: number;
  readonly wrap: (content: ReactNode) => ReactNode;
};

type Props = { readonly runs: readonly Run[]; readonly notes: LinkNotes };

/** The only way text of an article becomes HTML: these marks and no others; an address of another kind than the web's or mail's is dropped. */
export function Runs({ runs, notes }: Props) {
  // biome-ignore lint/suspicious/noArrayIndexKey: runs have no identity and never change place
  return runs.map((run, index) => <Fragment key={index}>{mark(run, notes)}</Fragment>);
}

type AnnotatedProps = Props & { readonly annotations: readonly Annotation[] };

/** Runs with what is said about places in them. */
export function AnnotatedRuns({ runs, notes, annotations }: AnnotatedProps) {
  if (annotations.length === 0) return <Runs runs={runs} notes={notes} />;
  const end = plainText(runs).length;
  const between = (from: number, to: number) =>
    from < to && <Runs key={`${from} between`} runs={sliceRuns(runs, from, to)} notes={notes} />;
  return [
    ...annotations.flatMap(({ from, to, wrap }, index) => [
      between(annotations[index - 1]?.to ?? 0, from),
      <Fragment key={from}>{wrap(<Runs runs={sliceRuns(runs, from, to)} notes={notes} />)}</Fragment>,
    ]),
    between(annotations.at(-1)?.to ?? 0, end),
  ];
}

function mark(run: Run, notes: LinkNotes): ReactNode {
  let node: ReactNode = run.text;
  if (run.code) node = <code>{node}</code>;
  if (run.italic) node = <em>{node}</em>;
  if (run.bold) node = <strong>{node}</strong>;
  if (run.href !== undefined && isSafeHref(run.href)) {
    node = (
      <a href={run.href} rel="noopener" data-note={notes.get(run.href)}>
        {node}
      </a>
    );
  }
  return node;
}

/** The web addresses among `runs`, each once, in order. */
export function numberLinks(runs: readonly Run[]): LinkNotes {
  const addresses = runs.flatMap(({ href }) =>
    href !== undefined && /^https?:/i.test(href) && isSafeHref(href) ? [href] : [],
  );
  return new Map([...new Set(addresses)].map((address, index) => [address, index + 1]));
}

export const noNotes: LinkNotes = new Map();
