import { isSafeHref } from "#lib/text/href.ts";
import { stripInvisible } from "#lib/text/hygiene.ts";
import { type Marks, normalizeRuns, plainText, type Run, sliceRuns } from "#lib/text/runs.ts";
import type { ImportedBlock, ImportedKind } from "./document.ts";

/** What is read of a node of a document: any DOM's will do. */
export type MarkupNode = {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly childNodes: Iterable<MarkupNode>;
  readonly parentNode: MarkupNode | null;
  getAttribute?(name: string): string | null;
};

const dropped = new Set(
  "SCRIPT STYLE NOSCRIPT TEMPLATE SVG MATH IFRAME OBJECT EMBED FORM BUTTON SELECT INPUT TEXTAREA NAV HEAD TITLE VIDEO AUDIO CANVAS DIALOG".split(
    " ",
  ),
);
const inline = new Set(
  "A ABBR ACRONYM B BDI BDO BIG CITE CODE DATA DEL DFN EM FONT I INS KBD LABEL MARK Q RB RP RT RUBY S SAMP SMALL SPAN STRIKE STRONG SUB SUP TIME TT U VAR WBR".split(
    " ",
  ),
);

type Place = {
  readonly kind: ImportedKind;
  readonly level?: 2 | 3;
  readonly ordered?: boolean;
  readonly start?: boolean;
};

/**
 * The blocks of a document's element: paragraphs, headings, quotations, list
 * items and code with bold, italic, code and links to other sites. Everything
 * that is not text falls away, and so does what the page hides. The caller has
 * made sure that nothing is nested to death.
 */
export function readBlocks(root: MarkupNode): ImportedBlock[] {
  const blocks: ImportedBlock[] = [];
  let runs: Run[] = [];
  let starts = false;

  const end = (place: Place) => {
    for (const line of linesOf(runs, place.kind)) {
      const attributes = attributesOf(place, starts);
      blocks.push({ kind: place.kind, attributes, runs: line, leftOut: false });
      starts = false;
    }
    runs = [];
  };

  const walk = (node: MarkupNode, place: Place, marks: Marks): void => {
    for (const child of node.childNodes) {
      if (child.nodeType === 3) {
        const text =
          place.kind === "code" ? (child.nodeValue ?? "") : (child.nodeValue ?? "").replace(/[ \t\r\n\f]+/g, " ");
        runs.push({ ...marks, text });
        continue;
      }
      const name = child.nodeName.toUpperCase();
      if (child.nodeType !== 1 || dropped.has(name) || isHidden(child)) continue;
      if (name === "BR") runs.push({ text: "\n" });
      else if (name === "SUP" && isReference(child)) continue;
      else if (inline.has(name)) walk(child, place, marksWith(marks, name, child));
      else {
        end(place);
        const inside = placeWithin(place, name, child);
        if (name === "LI" || name === "OL" || name === "UL") starts = name !== "LI" || starts;
        walk(child, inside, name === "PRE" ? {} : marks);
        end(inside);
      }
    }
  };

  walk(root, { kind: "paragraph" }, {});
  end({ kind: "paragraph" });
  return blocks;
}

function placeWithin(place: Place, name: string, node: MarkupNode): Place {
  if (name === "PRE") return { kind: "code" };
  if (name === "BLOCKQUOTE") return { kind: "quotation" };
  if (/^H[1-6]$/.test(name)) return { kind: "heading", level: name <= "H2" ? 2 : 3 };
  if (name === "OL" || name === "UL") return { ...place, ordered: name === "OL" };
  if (name === "LI")
    return { kind: "listItem", ordered: place.ordered ?? node.parentNode?.nodeName.toUpperCase() === "OL" };
  return place.kind === "heading" ? { kind: "paragraph" } : place;
}

function attributesOf({ kind, level = 2, ordered = false }: Place, starts: boolean): ImportedBlock["attributes"] {
  if (kind === "heading") return { level };
  return kind === "listItem" ? { ordered, ...(starts && { start: true as const }) } : {};
}

function marksWith(marks: Marks, name: string, node: MarkupNode): Marks {
  if (name === "B" || name === "STRONG") return { ...marks, bold: true };
  if (name === "I" || name === "EM" || name === "CITE") return { ...marks, italic: true };
  if (name === "CODE" || name === "KBD" || name === "SAMP" || name === "TT") return { ...marks, code: true };
  const href = name === "A" ? (node.getAttribute?.("href") ?? "").trim() : "";
  // A place on the page it comes from leads nowhere here.
  return /^(?:https?:|mailto:)/i.test(href) && href.length <= 2_000 && isSafeHref(href) ? { ...marks, href } : marks;
}

/** The number of a footnote. */
function isReference(node: MarkupNode): boolean {
  return Array.from(node.childNodes).some((child) => /^#/.test(child.getAttribute?.("href") ?? ""));
}

function isHidden(node: MarkupNode): boolean {
  const attribute = (name: string) => node.getAttribute?.(name) ?? null;
  return (
    attribute("hidden") !== null ||
    attribute("aria-hidden") === "true" ||
    /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attribute("style") ?? "")
  );
}

/** The text of a block, cleaned, a line each, without empty ones. Code stays in one piece. */
function linesOf(runs: readonly Run[], kind: ImportedKind): Run[][] {
  const clean = normalizeRuns(runs.map((run) => ({ ...run, text: stripInvisible(run.text) })));
  const text = plainText(clean);
  if (kind === "code") return text.trim() === "" ? [] : [[{ text: text.replace(/^\n+|\s+$/g, "") }]];
  const lines: Run[][] = [];
  let from = 0;
  for (const line of text.split("\n")) {
    const trimmed = tidy(sliceRuns(clean, from, from + line.length));
    if (trimmed.length > 0) lines.push(trimmed);
    from += line.length + 1;
  }
  return lines;
}

const space = /[\s\u3000\u00A0]+/g;

/** Without space around it, one space where there were several, and none between Chinese characters that were on two lines. */
function tidy(runs: readonly Run[]): Run[] {
  const text = plainText(runs);
  const kept: Run[] = [];
  let at = 0;
  for (const match of text.matchAll(space)) {
    kept.push(...sliceRuns(runs, at, match.index));
    at = match.index + match[0].length;
    const before = text.charAt(match.index - 1);
    const after = text.charAt(at);
    const within = match.index > 0 && at < text.length;
    if (within && !(isHan(before) && isHan(after) && /[\r\n]/.test(match[0]))) {
      kept.push(...spaceLike(runs, match.index));
    }
  }
  kept.push(...sliceRuns(runs, at, text.length));
  return normalizeRuns(kept);
}

function spaceLike(runs: readonly Run[], at: number): Run[] {
  return sliceRuns(runs, at, at + 1).map((run) => ({ ...run, text: " " }));
}

function isHan(character: string): boolean {
  return /[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF]/u.test(character);
}
