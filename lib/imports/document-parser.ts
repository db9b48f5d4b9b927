import MarkdownIt from "markdown-it";
import { maximumBlocks, maximumSourceLength } from "#lib/articles/article.ts";
import { splitPastedText } from "#lib/articles/pasted-text.ts";
import { DomainError } from "#lib/errors.ts";
import { decodeTextFile } from "#lib/files/decode-text.ts";
import { fileKind } from "#lib/files/kind.ts";
import { refuse } from "#lib/files/refusal.ts";
import { stripInvisible } from "#lib/text/hygiene.ts";
import { maximumTextLength } from "#lib/text/input.ts";
import { plainText, textRun } from "#lib/text/runs.ts";
import { findDate } from "./date.ts";
import type { DocumentFormat, ImportedDocument, ImportedText } from "./document.ts";
import { readDocx } from "./docx.ts";
import { readHtml } from "./html.ts";
import { recognise } from "./recognition.ts";

/** `name`: as the file was called, for what its bytes do not say. */
export type DocumentOptions = { readonly name: string };

/**
 * The text of a document: DOCX, HTML, Markdown or plain text, whatever is in
 * the bytes; the name decides between the last three. Throws the `file_…` codes,
 * `file_empty` where no text is found, and `text_too_long`.
 */
export async function parseDocument(bytes: Uint8Array, { name }: DocumentOptions): Promise<ImportedDocument> {
  const { format, text } = await read(bytes, name);
  const length = text.blocks.reduce((sum, block) => sum + plainText(block.runs).length, 0);
  if (length + text.headline.length === 0) refuse("file_empty");
  const long = text.blocks.some((block) => plainText(block.runs).length > maximumTextLength);
  if (length > maximumSourceLength || text.blocks.length > maximumBlocks - 10 || long) {
    throw new DomainError("text_too_long");
  }
  return { format, ...text };
}

async function read(bytes: Uint8Array, name: string): Promise<{ format: DocumentFormat; text: ImportedText }> {
  const kind = fileKind(bytes);
  if (kind === "zip") return { format: "docx", text: await readDocx(bytes) };
  if (kind === "ole") return refuse(isEncrypted(bytes) ? "file_encrypted" : "file_type");
  if (kind !== "text") return refuse("file_type");
  if (/\.docx$/i.test(name)) return refuse("file_broken");
  const { text: content } = decodeTextFile(bytes);
  if (/\.(?:html?|xhtml)$/i.test(name) || /^\s*(?:<!doctype html|<html[\s>])/i.test(content)) {
    return { format: "html", text: readHtml(content) };
  }
  if (/\.(?:md|markdown)$/i.test(name)) return { format: "markdown", text: readMarkdown(content) };
  return { format: "text", text: readText(content) };
}

function readText(text: string): ImportedText {
  if (text.length > 4 * maximumSourceLength) throw new DomainError("text_too_long");
  return recognise(
    splitPastedText(stripInvisible(text)).map((line) => ({
      kind: "paragraph",
      attributes: {},
      runs: textRun(line),
      leftOut: false,
    })),
  );
}

function readMarkdown(text: string): ImportedText {
  const { front, body } = takeFrontMatter(text);
  const date = front.date ? (findDate(front.date)?.date ?? null) : null;
  const read = readHtml(new MarkdownIt({ html: false, linkify: false }).render(body), {
    ...(front.title && { headline: front.title }),
  });
  return { ...read, byline: front.author || read.byline, date: date ?? read.date };
}

/** The lines between `---` at the head of a Markdown file: title, author and date of them. */
function takeFrontMatter(text: string): { front: { title?: string; author?: string; date?: string }; body: string } {
  const match = /^---\n([\s\S]{0,4000}?)\n---\n/.exec(text);
  if (!match) return { front: {}, body: text };
  const fields = Object.fromEntries(
    (match[1] ?? "").split("\n").flatMap((line) => {
      const field = /^(title|author|date)\s*:\s*["']?(.*?)["']?\s*$/i.exec(line);
      return field ? [[field[1]?.toLowerCase() ?? "", field[2] ?? ""]] : [];
    }),
  ) as { title?: string; author?: string; date?: string };
  return { front: fields, body: text.slice(match[0].length) };
}

/** A stream of this name, in UTF-16, is how Office keeps an encrypted file. */
function isEncrypted(bytes: Uint8Array): boolean {
  return Buffer.from(bytes).includes(Buffer.from("EncryptedPackage", "utf16le"));
}
