import { Fragment, type ReactNode } from "react";
import { isSafeHref } from "#lib/text/href.ts";
import type { Run } from "#lib/text/runs.ts";

/** Numbers of the addresses that are listed on paper, from 1. */
export type LinkNotes = ReadonlyMap<string, number>;

type Props = { readonly runs: readonly Run[]; readonly notes: LinkNotes };

/** The only way text of an article becomes HTML: these marks and no others; an address of another kind than the web's or mail's is dropped. */
export function Runs({ runs, notes }: Props) {
  // biome-ignore lint/suspicious/noArrayIndexKey: runs have no identity and never change place
  return runs.map((run, index) => <Fragment key={index}>{mark(run, notes)}</Fragment>);
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
