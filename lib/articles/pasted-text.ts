/** Lines that were broken by a machine are about as long as one of these. */
const shortestWrapped = 50;
const longestWrapped = 100;

/**
 * The paragraphs of plain text from elsewhere. A line is a paragraph, as Chinese
 * text is written; between blank lines, though, lines that a mail program or
 * terminal has broken are one. Indentation and blank lines fall away.
 */
export function splitPastedText(text: string): string[] {
  const chunks = text
    .split(/\n[\s\u3000]*\n/)
    .map((chunk) =>
      chunk
        .split("\n")
        .map(trim)
        .filter((line) => line !== ""),
    )
    .filter((lines) => lines.length > 0);
  const wrapped = chunks.some((lines) => lines.length > 1) && chunks.every(isWrapped);
  return chunks.flatMap((lines) => (wrapped ? [lines.reduce(joinLines)] : lines));
}

/** Every line but the last is nearly full, and not all of them end with a sentence. */
function isWrapped(lines: readonly string[]): boolean {
  const full = lines.slice(0, -1);
  const width = lines.reduce((longest, line) => Math.max(longest, line.length), 0);
  if (full.length === 0) return width <= longestWrapped;
  return (
    width <= longestWrapped &&
    full.every((line) => line.length >= shortestWrapped && line.length > width - 20) &&
    full.some((line) => /[\p{L}\p{N},;]$/u.test(line))
  );
}

function joinLines(before: string, after: string): string {
  const closed = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFFEF]$/u.test(before);
  return closed ? before + after : `${before} ${after}`;
}

function trim(line: string): string {
  return line.replace(/^[\s\u3000]+|[\s\u3000]+$/g, "");
}
