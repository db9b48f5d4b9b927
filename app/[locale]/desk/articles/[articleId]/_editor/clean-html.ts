import { isSafeHref } from "#lib/text/href.ts";
import { stripInvisible } from "#lib/text/hygiene.ts";
import type { Run } from "#lib/text/runs.ts";
import { sourceLine, trimLines } from "./trim-lines.ts";

type Style = "p" | "h2" | "h3" | "blockquote" | "ul" | "ol" | "pre";
type Marks = Omit<Run, "text">;
type Block = { readonly style: Style; readonly start: boolean; readonly runs: Run[] };
type Context = { readonly style: Style; readonly list: Element | null; readonly marks: Marks };

/**
 * HTML from a word processor or a page as the editor's own: paragraphs, two
 * levels of headings, quotations, lists, code, with emphasis, code and links
 * that are safe. Everything else leaves its text behind; comments, deleted and
 * hidden passages, scripts and pictures leave nothing.
 */
export function cleanHtml(html: string): string {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const reader = new Reader();
  reader.readChildren(parsed.body, { style: "p", list: null, marks: {} });
  const clean = document.implementation.createHTMLDocument("");
  for (const block of reader.finish()) clean.body.append(toElement(clean, block));
  return clean.body.innerHTML;
}

const nothing = new Set([
  "SCRIPT",
  "STYLE",
  "TEMPLATE",
  "HEAD",
  "META",
  "LINK",
  "TITLE",
  "XML",
  "OBJECT",
  "IFRAME",
  "SVG",
  "DEL",
  "BUTTON",
  "SELECT",
  "TEXTAREA",
  "INPUT",
  "RT",
  "RP",
]);

const blocks = new Set(
  "ADDRESS ARTICLE ASIDE BLOCKQUOTE DD DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TBODY TFOOT THEAD TR UL".split(
    " ",
  ),
);

/** Walks through a document and gathers its blocks. */
class Reader {
  private readonly done: Block[] = [];
  private open: Block | null = null;
  private lastList: Element | null = null;

  readChildren(parent: Node, context: Context): void {
    for (const child of Array.from(parent.childNodes)) this.read(child, context);
  }

  finish(): Block[] {
    this.close();
    return this.done;
  }

  private read(node: Node, context: Context): void {
    if (node.nodeType === Node.TEXT_NODE) this.addText(node.nodeValue ?? "", context);
    if (!(node instanceof Element) || isSilent(node)) return;
    const name = node.tagName.toUpperCase();
    if (name === "BR") this.add("\n", context);
    else if (name === "PRE") this.readCode(node);
    else if (blocks.has(name)) this.readBlock(node, { ...contextOf(node, name, context), marks: {} });
    else {
      if (name === "TD" || name === "TH") this.addText(" ", context);
      this.readChildren(node, { ...context, marks: marksOf(node, name, context.marks) });
    }
  }

  private readBlock(element: Element, context: Context): void {
    this.close();
    this.readChildren(element, context);
    this.close();
  }

  private readCode(element: Element): void {
    this.close();
    const text = stripInvisible(element.textContent ?? "").replace(/^\n|\s+$/g, "");
    if (text !== "") this.done.push({ style: "pre", start: false, runs: [{ text }] });
  }

  private addText(text: string, context: Context): void {
    this.add(stripInvisible(text).replace(/\n/g, sourceLine), context);
  }

  private add(text: string, { style, list, marks }: Context): void {
    if (text === "") return;
    this.open ??= { style, start: this.beginsList(style, list), runs: [] };
    const { bold: _bold, ...rest } = marks;
    this.open.runs.push({ text, ...(style === "h2" || style === "h3" ? rest : marks) });
  }

  /** Two lists of one kind in a row are two: the second one says so. */
  private beginsList(style: Style, list: Element | null): boolean {
    const last = this.done.at(-1);
    const begins = (style === "ol" || style === "ul") && last?.style === style && this.lastList !== list;
    this.lastList = list;
    return begins;
  }

  private close(): void {
    if (!this.open) return;
    const { style, start, runs } = this.open;
    this.open = null;
    // An empty line between two lines is what some programs put between paragraphs.
    trimLines(runs).forEach((paragraph, index) => {
      this.done.push({ style, start: start && index === 0, runs: paragraph });
    });
  }
}

function contextOf(element: Element, name: string, context: Context): Context {
  const list = name === "UL" || name === "OL" ? element : context.list;
  const style = styleOf(element, name, { ...context, list });
  return { ...context, list: style === "ul" || style === "ol" ? (list ?? wordList(element)) : list, style };
}

function styleOf(element: Element, name: string, { style, list }: Context): Style {
  const css = element.getAttribute("style") ?? "";
  const level = /mso-outline-level:\s*([1-9])/.exec(css)?.[1];
  if (name === "H1" || name === "H2" || level === "1" || level === "2") return "h2";
  if (/^H[3-6]$/.test(name) || level) return "h3";
  if (name === "LI") return list?.tagName === "OL" ? "ol" : "ul";
  if (/mso-list:\s*l\d/i.test(css)) return isNumbered(element) ? "ol" : "ul";
  if (name === "BLOCKQUOTE" || /\bMso(?:Intense)?Quote\b/.test(element.className)) return "blockquote";
  return style;
}

/** Word writes lists as paragraphs that name their list. */
function wordList(element: Element): Element | null {
  const before = element.previousElementSibling;
  if (!before || !/mso-list:\s*l\d/i.test(before.getAttribute("style") ?? "")) return element;
  return isNumbered(before) === isNumbered(element) ? wordList(before) : element;
}

function isNumbered(element: Element): boolean {
  const marker = Array.from(element.querySelectorAll("[style]")).find(isWordMarker)?.textContent ?? "";
  return /^[\s\u00A0]*[(（]?(?:\d+|[a-z]{1,4}|[一二三四五六七八九十]+)[.．)）、]/i.test(marker);
}

function isWordMarker(element: Element): boolean {
  return /mso-list:\s*Ignore/i.test(element.getAttribute("style") ?? "");
}

function isSilent(element: Element): boolean {
  const css = element.getAttribute("style") ?? "";
  return (
    nothing.has(element.tagName.toUpperCase()) ||
    /display:\s*none|visibility:\s*hidden|mso-hide:\s*all|mso-element:\s*comment/i.test(css) ||
    isWordMarker(element) ||
    /\b(?:MsoCommentReference|msocomanchor|MsoCommentText|msocomtxt)\b/.test(element.className) ||
    element.hasAttribute("hidden")
  );
}

function marksOf(element: Element, name: string, marks: Marks): Marks {
  const css = element.getAttribute("style") ?? "";
  const weight = /(?:^|[;\s])font-weight:\s*(\w+)/i.exec(css)?.[1];
  const slant = /(?:^|[;\s])font-style:\s*(\w+)/i.exec(css)?.[1];
  const bold = weight === undefined ? name === "B" || name === "STRONG" : weight === "bold" || Number(weight) >= 600;
  const italic = slant === undefined ? name === "I" || name === "EM" : slant === "italic";
  const href = name === "A" ? (element.getAttribute("href") ?? "").trim() : "";
  return {
    ...marks,
    ...(bold && { bold: true as const }),
    ...(italic && { italic: true as const }),
    ...(/^(?:CODE|KBD|SAMP|TT)$/.test(name) && { code: true as const }),
    ...(isSafeHref(href) && !href.startsWith("#") && { href }),
  };
}

function toElement(owner: Document, { style, start, runs }: Block): Element {
  const element = owner.createElement(style);
  if (start) element.dataset["start"] = "";
  const inner = { p: null, h2: null, h3: null, blockquote: "p", ul: "li", ol: "li", pre: "code" }[style];
  const parent = inner === null ? element : element.appendChild(owner.createElement(inner));
  if (style === "pre") parent.textContent = runs.map((run) => run.text).join("");
  else for (const run of runs) parent.append(...toNodes(owner, run));
  return element;
}

function toNodes(owner: Document, { text, bold, italic, code, href }: Run): Node[] {
  return text.split("\n").flatMap((line, index) => {
    let node: Node = owner.createTextNode(line);
    const wrap = (tag: string) => {
      const outer = owner.createElement(tag);
      outer.append(node);
      node = outer;
      return outer;
    };
    if (code) wrap("code");
    if (italic) wrap("em");
    if (bold) wrap("strong");
    if (href) wrap("a").setAttribute("href", href);
    return [...(index > 0 ? [owner.createElement("br")] : []), ...(line === "" ? [] : [node])];
  });
}
