import { decodeTokens, encodeTokens, listMarks } from "#lib/text/marks.ts";
import type { Marks, Run } from "#lib/text/runs.ts";
import { kindOfMarks, marksOfKind, marksOfUnit } from "./marks-written.ts";

/** A unit for formats that know text alone: `⟨1⟩…⟨/1⟩` stands for a mark, and `marks` says what each number is: `⟨1⟩ bold`, `⟨2⟩ link https://…`. */
export type TokenText = { readonly source: string; readonly target: string; readonly marks: readonly string[] };

/** Text with tokens for a unit's runs. `readTokens` gives them back. */
export function writeTokens(source: readonly Run[], target: readonly Run[]): TokenText {
  return {
    source: encodeTokens(source, source),
    target: encodeTokens(target, source),
    marks: marksOfUnit(source, target).map((marks, index) =>
      [`⟨${index + 1}⟩`, kindOfMarks(marks), marks.href].filter(Boolean).join(" "),
    ),
  };
}

/** The runs of a text with tokens. `faulty`: a token means nothing, or opens and never closes; its text is there all the same. */
export function readTokens(written: TokenText): {
  readonly source: Run[];
  readonly target: Run[];
  readonly faulty: boolean;
} {
  const described = new Map<number, Marks>();
  for (const line of written.marks) {
    const [, number = "", kind = "", href] = /^\s*⟨(\d{1,4})⟩ (\S+)(?: (\S+))?\s*$/.exec(line) ?? [];
    const marks = marksOfKind(kind, href);
    if (marks) described.set(Number(number), marks);
  }
  const last = Math.max(0, ...described.keys());
  // Runs whose marks, counted, are those described: a blank keeps equal neighbours apart.
  const known = Array.from({ length: last }, (_, index) => [
    { text: "·", ...(described.get(index + 1) ?? { code: true as const }) },
    { text: " " },
  ]).flat();
  const source = decodeTokens(written.source, known);
  const target = decodeTokens(written.target, known);
  const wrong = [...source.unknown, ...source.unbalanced, ...target.unknown, ...target.unbalanced];
  return { source: source.runs, target: target.runs, faulty: wrong.length > 0 || listMarks(known).length !== last };
}
