import { normalizeRuns, type Run } from "#lib/text/runs.ts";

const marked = /\*\*(?<bold>[^*]+)\*\*|\*(?<italic>[^*]+)\*|`(?<code>[^`]+)`|\[(?<words>[^\]]+)\]\((?<href>[^)]+)\)/g;

/** Runs of a demo text: `**bold**`, `*emphasis*`, `` `code` ``, `[words](address)`. */
export function parseMarkup(text: string): Run[] {
  const runs: Run[] = [];
  let from = 0;
  for (const match of text.matchAll(marked)) {
    const { bold, italic, code, words, href } = match.groups ?? {};
    runs.push({ text: text.slice(from, match.index) });
    if (bold) runs.push({ text: bold, bold: true });
    else if (italic) runs.push({ text: italic, italic: true });
    else if (code) runs.push({ text: code, code: true });
    else if (words && href) runs.push({ text: words, href });
    from = match.index + match[0].length;
  }
  runs.push({ text: text.slice(from) });
  return normalizeRuns(runs);
}
