import { listMarks } from "#lib/text/marks.ts";
import { isMarked, type Marks, marksOf, normalizeRuns, type Run, sameMarks } from "#lib/text/runs.ts";

/** A run with the name a file gives its marks; null for plain text. `copyOf`: the same marks stood before under that name. */
export type NamedRun = { readonly run: Run; readonly id: string | null; readonly copyOf: string | null };

/**
 * The runs of a unit's source or target, each marked one named: the source's
 * `1`, `2`, …, the target's by the source's of the same marks, then on from
 * there. A name that is used a second time gets a number after it: `1-2`.
 */
export function nameRuns(runs: readonly Run[], source: readonly Run[]): NamedRun[] {
  const known = marksOfUnit(source, runs);
  const uses = new Map<number, number>();
  return normalizeRuns(runs).map((run) => {
    if (!isMarked(run)) return { run, id: null, copyOf: null };
    const alike = known.flatMap((marks, index) => (sameMarks(marks, run) ? [index + 1] : []));
    const number = alike.find((one) => !uses.has(one)) ?? alike[0] ?? 0;
    const use = (uses.get(number) ?? 0) + 1;
    uses.set(number, use);
    return { run, id: use === 1 ? `${number}` : `${number}-${use}`, copyOf: use === 1 ? null : `${number}` };
  });
}

/** The marks of a unit by number, less one: the source's in the order of the text, then those that only the target has, each once. */
export function marksOfUnit(source: readonly Run[], target: readonly Run[]): Marks[] {
  const marks = listMarks(source).map((mark) => mark.marks);
  for (const { marks: own } of listMarks(target)) if (!marks.some((one) => sameMarks(one, own))) marks.push(own);
  return marks;
}

/** `bold`, `italic`, `code`, `link`, or several joined by hyphens, in this order. */
export function kindOfMarks(marks: Marks): string {
  return [marks.bold && "bold", marks.italic && "italic", marks.code && "code", marks.href && "link"]
    .filter(Boolean)
    .join("-");
}

/** The marks of a kind; null when there is none of that name, or a link without an address. */
export function marksOfKind(kind: string, href: string | undefined): Marks | null {
  const names = kind.split("-");
  const link = names.includes("link");
  if (!names.every((name) => ["bold", "italic", "code", "link"].includes(name)) || (link && !href)) return null;
  return marksOf({
    ...(names.includes("bold") && { bold: true as const }),
    ...(names.includes("italic") && { italic: true as const }),
    ...(names.includes("code") && { code: true as const }),
    ...(link && href && { href }),
  });
}
