import { Readability } from "@mozilla/readability";
import { Parser } from "htmlparser2";
import { parseHTML } from "linkedom";
import { maximumDepth } from "#lib/files/limits.ts";
import { refuse } from "#lib/files/refusal.ts";
import { plainText } from "#lib/text/runs.ts";
import { findDate, readIsoDate } from "./date.ts";
import type { ImportedBlock, ImportedText } from "./document.ts";
import { type MarkupNode, readBlocks } from "./markup.ts";
import { type Hints, recognise } from "./recognition.ts";

/** A page as its publisher made it, not only a text: what stands around the text has to go. */
const page = /<(?:nav|header|footer|aside|script|form|iframe)\b/i;

/**
 * The text of an HTML document. Of a saved web page only the article itself, as
 * a browser's reading view finds it. Throws `file_external` for a document type
 * with declarations of its own and `file_nested`. `known`: what is said of the
 * text elsewhere.
 */
export function readHtml(html: string, known: Hints = {}): ImportedText {
  if (/<!DOCTYPE[^>[]*\[|<!ENTITY/i.test(html)) refuse("file_external");
  assertShallow(html);
  const { document } = parseHTML(wrap(html));
  const body = document.body as unknown as MarkupNode;
  const whole = readBlocks(body);
  if (!page.test(html)) return recognise(whole, { headline: firstHeading(document), ...known });

  const hints = hintsOf(document, whole);
  const found = new Readability(document as never, { charThreshold: 200, maxElemsToParse: 100_000 }).parse();
  const article = found?.content
    ? readBlocks(parseHTML(wrap(found.content)).document.body as unknown as MarkupNode)
    : [];
  const { headline, byline, date } = recogniseHead(whole, hints);
  return recognise(lengthOf(article) * 4 < lengthOf(whole) && lengthOf(article) < 200 ? whole : article, {
    headline: hints.headline || (found?.title ?? ""),
    byline: byline || (found?.byline ?? ""),
    date: date ?? readIsoDate(found?.publishedTime ?? "") ?? hints.date ?? null,
    ...(headline ? { headline } : {}),
  });
}

/** Before the document is built, which takes for ever when it is nested to death. */
function assertShallow(html: string): void {
  let depth = 0;
  const parser = new Parser({
    onopentag() {
      depth += 1;
      if (depth > maximumDepth) refuse("file_nested");
    },
    onclosetag() {
      depth -= 1;
    },
  });
  parser.end(html);
}

/** What stands below the headline on the page, whether or not the reading view keeps it. */
function recogniseHead(whole: readonly ImportedBlock[], { headline = "" }: Hints): Hints {
  const at = whole.findIndex((block) => headline !== "" && plainText(block.runs).trim() === headline);
  if (at < 0) return {};
  const { byline, date } = recognise(whole.slice(at, at + 5), { headline });
  return { headline, byline, date };
}

type Document = ReturnType<typeof parseHTML>["document"];

function hintsOf(document: Document, whole: readonly ImportedBlock[]): Hints {
  const meta = (...names: string[]) =>
    names
      .map((name) =>
        document.querySelector(`meta[property="${name}"], meta[name="${name}"]`)?.getAttribute("content")?.trim(),
      )
      .find((content) => content) ?? "";
  const time = document.querySelector("time[datetime]")?.getAttribute("datetime") ?? "";
  const date = readIsoDate(meta("article:published_time", "pubdate", "publishdate", "date")) ?? readIsoDate(time);
  const heading = firstHeading(document);
  const title = meta("og:title", "twitter:title") || (document.querySelector("title")?.textContent ?? "").trim();
  const known = whole.some((block) => plainText(block.runs) === title);
  return {
    headline: heading || (known ? title : withoutSite(title)),
    byline: meta("author", "article:author"),
    date: date ?? findDate(title)?.date ?? null,
  };
}

function firstHeading(document: Document): string {
  const headings = [...document.querySelectorAll("h1")].map((heading) =>
    (heading.textContent ?? "").replace(/\s+/g, " ").trim(),
  );
  return headings.filter((text) => text !== "").toSorted((a, b) => b.length - a.length)[0] ?? "";
}

/** `Headline | The Daily`, `标题_日报`: what comes after the last sign is the site. */
function withoutSite(title: string): string {
  const parts = title.split(/\s+[|–—-]\s+|_|\s*｜\s*/);
  return parts.length > 1 ? (parts[0] ?? title) : title;
}

function wrap(html: string): string {
  return /<body[\s>]/i.test(html) ? html : `<!doctype html><html><head></head><body>${html}</body></html>`;
}

function lengthOf(blocks: readonly ImportedBlock[]): number {
  return blocks.reduce((sum, block) => sum + plainText(block.runs).length, 0);
}
