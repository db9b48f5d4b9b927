import type { BlockAttributes, BlockKind } from "#lib/segments/segment.ts";
import { normalizeRuns, type Run } from "#lib/text/runs.ts";

/** A paragraph-sized part of an article in one locale. */
export type MarkdownBlock = {
  readonly kind: BlockKind;
  readonly attributes: BlockAttributes;
  readonly runs: readonly Run[];
};

/**
 * An article in one locale as Markdown (CommonMark), with what is known about it
 * in front as YAML. The headline is the heading of the first level, the summary
 * and the byline follow as paragraphs of emphasis.
 */
export function writeMarkdown(
  facts: Readonly<Record<string, string | number | null>>,
  blocks: readonly MarkdownBlock[],
): string {
  const front = Object.entries(facts).flatMap(([name, value]) =>
    value === null ? [] : [`${name}: ${typeof value === "number" ? value : JSON.stringify(value)}`],
  );
  const body: string[] = [];
  let item = 0;
  blocks.forEach((block, index) => {
    if (block.runs.length === 0) return;
    const listed = block.kind === "listItem";
    item = listed && blocks[index - 1]?.kind === "listItem" && !block.attributes.start ? item + 1 : 1;
    const text = writeBlock(block, item);
    const together = listed && item > 1 && body.length > 0;
    if (together) body[body.length - 1] += `\n${text}`;
    else body.push(text);
  });
  return `---\n${front.join("\n")}\n---\n\n${body.join("\n\n")}\n`;
}

function writeBlock({ kind, attributes, runs }: MarkdownBlock, item: number): string {
  if (kind === "code") return writeCodeBlock(runs);
  const text = writeRuns(runs);
  const flat = text.replace(/\\?\n/g, " ");
  if (kind === "headline") return `# ${flat}`;
  if (kind === "heading") return `${"#".repeat(attributes.level ?? 2)} ${flat}`;
  if (kind === "quotation") return text.replace(/^/gm, "> ");
  if (kind === "listItem") {
    const mark = attributes.ordered ? `${item}. ` : "- ";
    return mark + text.replaceAll("\n", `\n${" ".repeat(mark.length)}`);
  }
  if (kind === "summary" || kind === "byline") {
    return `*${writeRuns(runs.map(({ italic: _, ...run }) => run)).replace(/\\?\n/g, " ")}*`;
  }
  return text;
}

function writeCodeBlock(runs: readonly Run[]): string {
  const text = runs.map((run) => run.text).join("");
  const fence = "`".repeat(Math.max(3, longestTicks(text) + 1));
  return `${fence}\n${text}\n${fence}`;
}

function writeRuns(runs: readonly Run[]): string {
  return normalizeRuns(runs).map(writeRun).join("");
}

function writeRun({ text, bold, italic, code, href }: Run): string {
  // Blanks at the ends stay outside: a mark next to one is none in Markdown.
  const [, head = "", core = "", tail = ""] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  if (core === "") return text;
  let marked = code ? writeCode(core) : escapeText(core);
  if (italic) marked = `*${marked}*`;
  if (bold) marked = `**${marked}**`;
  if (href) marked = `[${marked}](<${href.replace(/[<>]/g, encodeURIComponent)}>)`;
  return escapeBreaks(head) + marked + escapeBreaks(tail);
}

function writeCode(text: string): string {
  const fence = "`".repeat(longestTicks(text) + 1);
  const pad = /^`|`$/.test(text) ? " " : "";
  return `${fence}${pad}${text.replaceAll("\n", " ")}${pad}${fence}`;
}

function longestTicks(text: string): number {
  return Math.max(0, ...Array.from(text.matchAll(/`+/g), (match) => match[0].length));
}

/** CommonMark §2.4: every sign of ASCII may be escaped; only those that could mean something are. */
function escapeText(text: string): string {
  return escapeBreaks(
    text
      .replace(/[\\`*_[\]<>&]/g, "\\$&")
      .replace(/^(\s*)([#+\-=~>]|\d+(?=[.)]))/gm, (_, blank: string, sign: string) =>
        /^\d/.test(sign) ? `${blank}${sign}\\` : `${blank}\\${sign}`,
      ),
  );
}

/** A line break inside a paragraph. */
function escapeBreaks(text: string): string {
  return text.replaceAll("\n", "\\\n");
}
