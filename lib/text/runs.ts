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

/** What a run looks like, without its text. */
export type Marks = Omit<Run, "text">;

/** The text a reader hears: what checks, memory and matching see. */
export function plainText(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join("");
}

/** Runs for unmarked `text`; none for the empty string. */
export function textRun(text: string): Run[] {
  return text === "" ? [] : [{ text }];
}

/** The same text with the same marks, in normal form. Unknown properties and marks that are not true are dropped. */
export function normalizeRuns(runs: readonly Run[]): Run[] {
  const normal: Run[] = [];
  for (const run of runs) {
    if (run.text === "") continue;
    const marks = marksOf(run);
    const last = normal.at(-1);
    if (last && sameMarks(last, marks)) normal[normal.length - 1] = { ...last, text: last.text + run.text };
    else normal.push({ text: run.text, ...marks });
  }
  return normal;
}

/** The part between two UTF-16 offsets into the plain text, end exclusive, in normal form. Offsets outside the text are moved to its ends. */
export function sliceRuns(runs: readonly Run[], from: number, to: number): Run[] {
  const slice: Run[] = [];
  let start = 0;
  for (const run of runs) {
    const text = run.text.slice(Math.max(0, from - start), Math.max(0, to - start));
    if (text !== "") slice.push({ ...run, text });
    start += run.text.length;
  }
  return normalizeRuns(slice);
}

/** All parts one after the other, in normal form. */
export function concatRuns(...parts: readonly (readonly Run[])[]): Run[] {
  return normalizeRuns(parts.flat());
}

/** Whether a reader could not tell them apart: equal text and marks, however the runs are cut. */
export function sameRuns(a: readonly Run[], b: readonly Run[]): boolean {
  const left = normalizeRuns(a);
  const right = normalizeRuns(b);
  return (
    left.length === right.length &&
    left.every((run, index) => {
      const other = right[index];
      return other !== undefined && run.text === other.text && sameMarks(run, other);
    })
  );
}

/** The marks that are set; an empty `href` is no link. */
export function marksOf(run: Marks): Marks {
  return {
    ...(run.bold && { bold: true as const }),
    ...(run.italic && { italic: true as const }),
    ...(run.code && { code: true as const }),
    ...(run.href && { href: run.href }),
  };
}

/** Whether two sets of marks look the same; text is ignored. */
export function sameMarks(a: Marks, b: Marks): boolean {
  return !a.bold === !b.bold && !a.italic === !b.italic && !a.code === !b.code && (a.href || "") === (b.href || "");
}

/** Whether any mark is set. */
export function isMarked(run: Marks): boolean {
  return !sameMarks(run, {});
}
