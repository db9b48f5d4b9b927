import { concatRuns, normalizeRuns, plainText, type Run, sliceRuns } from "#lib/text/runs.ts";

const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFFEF]/u;

/** Stands for a line end in the source, which a reader never sees as one. */
export const sourceLine = "\r";

/**
 * The paragraphs in a run of pasted text: white space collapsed as a browser
 * shows it, none at the ends of lines, none that only a line end in the source
 * put between two Chinese characters, and a new paragraph at each empty line.
 */
export function trimLines(runs: readonly Run[]): Run[][] {
  const collapsed = collapse(normalizeRuns(runs));
  const text = plainText(collapsed);
  const paragraphs: Run[][] = [];
  let from = 0;
  for (const gap of [...text.matchAll(/\n{2,}/g), null]) {
    const to = gap ? gap.index : text.length;
    const paragraph = trimEnds(sliceRuns(collapsed, from, to));
    if (paragraph.length > 0) paragraphs.push(paragraph);
    if (gap) from = to + gap[0].length;
  }
  return paragraphs;
}

/** Every stretch of white space becomes one space, one line end with what surrounds it, or nothing. */
function collapse(runs: readonly Run[]): Run[] {
  const text = plainText(runs);
  const parts: (readonly Run[])[] = [];
  let from = 0;
  for (const { 0: space, index } of text.matchAll(/[ \t\r\u00A0\n\u3000]+/g)) {
    const [before, after] = [text.charAt(index - 1), text.charAt(index + space.length)];
    parts.push(sliceRuns(runs, from, index));
    parts.push(sliceRuns(runs, index, index + 1).map((run) => ({ ...run, text: replacement(space, before, after) })));
    from = index + space.length;
  }
  return concatRuns(...parts, sliceRuns(runs, from, text.length));
}

function replacement(space: string, before: string, after: string): string {
  const lines = space.split("\n").length - 1;
  if (lines > 0) return "\n".repeat(Math.min(lines, 2));
  if (space === "\u00A0" || space === "\u3000") return space;
  return space.includes(sourceLine) && wide.test(before) && wide.test(after) ? "" : " ";
}

function trimEnds(runs: readonly Run[]): Run[] {
  const text = plainText(runs);
  const from = text.length - text.replace(/^[\s\u3000]+/, "").length;
  return sliceRuns(runs, from, text.trimEnd().length);
}
