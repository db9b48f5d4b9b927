/**
 * Rich text inside one segment: plain text with marks, never HTML.
 *
 * Normal form (what `normalizeRuns` returns and everything else expects): no
 * empty run, no two neighbours with equal marks, marks only present when true.
 */
export type Run = {
  readonly text: string;
  readonly bold?: true;
  readonly italic?: true;
  readonly code?: true;
  readonly href?: string;
};
