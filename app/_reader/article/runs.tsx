import { Fragment, type ReactNode } from "react";
import { isSafeHref } from "#lib/text/href.ts";
import type { Run } from "#lib/text/runs.ts";

type Props = { readonly runs: readonly Run[] };

/** The only way text of an article becomes HTML: these marks and no others; an address of another kind than the web's or mail's is dropped. */
export function Runs({ runs }: Props) {
  // biome-ignore lint/suspicious/noArrayIndexKey: runs have no identity and never change place
  return runs.map((run, index) => <Fragment key={index}>{mark(run)}</Fragment>);
}

function mark(run: Run): ReactNode {
  let node: ReactNode = run.text;
  if (run.code) node = <code>{node}</code>;
  if (run.italic) node = <em>{node}</em>;
  if (run.bold) node = <strong>{node}</strong>;
  if (run.href !== undefined && isSafeHref(run.href)) {
    node = (
      <a href={run.href} rel="noopener">
        {node}
      </a>
    );
  }
  return node;
}
