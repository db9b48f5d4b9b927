import type { ReactNode } from "react";
import type { Severity, Span } from "#lib/checks/issue.ts";
import { isMarked, normalizeRuns, type Run } from "#lib/text/runs.ts";
import styles from "./runs-view.module.css";

export type Highlight = { readonly span: Span; readonly severity: Severity | "term" };

type Props = {
  readonly runs: readonly Run[];
  /** What stands before each marked run, in order: the number that its tokens have in the editor. */
  readonly numbers: readonly number[];
  /** Places to point out; they do not overlap. */
  readonly highlights: readonly Highlight[];
};

/** A sentence as a reader sees it, with the numbers of its marks and what a check found in it. */
export function RunsView({ runs, numbers, highlights }: Props) {
  let at = 0;
  let marked = 0;
  return normalizeRuns(runs).map((run) => {
    const from = at;
    at += run.text.length;
    const number = isMarked(run) ? numbers[marked++] : undefined;
    return (
      <Marked key={from} run={run} number={number}>
        {cutText(run.text, from, highlights)}
      </Marked>
    );
  });
}

function Marked({ run, number, children }: { run: Run; number: number | undefined; children: ReactNode }) {
  if (number === undefined) return children;
  let content = children;
  if (run.code) content = <code>{content}</code>;
  if (run.italic) content = <em>{content}</em>;
  if (run.bold) content = <strong>{content}</strong>;
  return (
    <span className={styles["mark"]} data-link={run.href ? true : undefined} title={run.href}>
      <span className={styles["number"]} aria-hidden="true">
        {number}
      </span>
      {content}
    </span>
  );
}

/** `text`, which begins at `offset`, with the highlighted stretches set apart. */
export function cutText(text: string, offset: number, highlights: readonly Highlight[]): ReactNode[] {
  const parts: ReactNode[] = [];
  let from = 0;
  const sorted = [...highlights].sort((a, b) => a.span[0] - b.span[0]);
  for (const { span, severity } of sorted) {
    const start = Math.max(from, span[0] - offset);
    const end = Math.min(text.length, span[1] - offset);
    if (start >= end) continue;
    parts.push(text.slice(from, start));
    parts.push(
      <mark key={start} className={styles["issue"]} data-severity={severity}>
        {text.slice(start, end)}
      </mark>,
    );
    from = end;
  }
  parts.push(text.slice(from));
  return parts;
}
