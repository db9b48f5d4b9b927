import { stripInvisible } from "#lib/text/hygiene.ts";
import { decodeTokens, encodeTokens } from "#lib/text/marks.ts";
import { isMarked, normalizeRuns, plainText, type Run } from "#lib/text/runs.ts";

/** How marks are written for a service. `pattern` finds opening tags, with the number as its only group, and closing ones, which end the mark opened last. */
export type Markup = {
  readonly open: (number: number) => string;
  readonly close: string;
  readonly pattern: RegExp;
};

/** `<x id="1">…</x>`. */
export const xml: Markup = {
  open: (number) => `<x id="${number}">`,
  close: "</x>",
  pattern: /<x\s+id\s*=\s*["'](\d{1,4})["']\s*>|<\/x\s*>/gi,
};

/** `<span id="m1">…</span>`. */
export const html: Markup = {
  open: (number) => `<span id="m${number}">`,
  close: "</span>",
  pattern: /<span\s+id\s*=\s*["']?m(\d{1,4})["']?\s*>|<\/span\s*>/gi,
};

/** Whether a sentence has anything that would be lost as plain text. */
export function hasMarks(source: readonly Run[]): boolean {
  return source.some(isMarked);
}

/** A source in which `markup` stands for its marks. */
export function writeMarked(source: readonly Run[], markup: Markup): string {
  let number = 0;
  return normalizeRuns(source)
    .map((run) => {
      const text = asMarkup(run.text);
      if (!isMarked(run)) return text;
      number += 1;
      return markup.open(number) + text + markup.close;
    })
    .join("");
}

/** The runs of a service's answer in `markup`: marks are those of `source` by number, everything else is text. */
export function readMarked(text: string, source: readonly Run[], markup: Markup): Run[] {
  const open: string[] = [];
  let tokens = "";
  let at = 0;
  for (const match of text.matchAll(markup.pattern)) {
    tokens += literal(text.slice(at, match.index));
    const number = match[1] ?? open.pop();
    if (match[1] !== undefined) open.push(match[1]);
    if (number !== undefined) tokens += match[1] === undefined ? `⟨/${number}⟩` : `⟨${number}⟩`;
    at = match.index + match[0].length;
  }
  return readTokens(tokens + literal(text.slice(at)), source);
}

/** A source with the tokens translators see, `⟨1⟩…⟨/1⟩`. */
export function writeTokens(source: readonly Run[]): string {
  return encodeTokens(source, source);
}

/** The runs of an answer with tokens, as one line of clean text. */
export function readTokens(text: string, source: readonly Run[]): Run[] {
  const line = stripInvisible(text).replace(/\s+/g, " ").trim();
  return decodeTokens(line, source).runs;
}

/** Runs for an answer that has no markup at all. */
export function readPlain(text: string): Run[] {
  return readTokens(text.replaceAll("⟨", "⟨⟨"), []);
}

/** How much longer than its source a translation can be: beyond it, an answer is something else. */
export function isPlausible(target: readonly Run[], source: readonly Run[]): boolean {
  const text = plainText(target);
  return text.trim() !== "" && text.length <= 200 + plainText(source).length * 12;
}

function literal(text: string): string {
  return fromMarkup(text).replaceAll("⟨", "⟨⟨");
}

function asMarkup(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

function fromMarkup(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{1,6}));/gi, (whole, decimal, hexadecimal, name) => {
    if (name !== undefined) return entities[name.toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
