import type { BlockAttributes } from "#lib/segments/segment.ts";
import type { Run } from "#lib/text/runs.ts";

/** Kinds of blocks that a document's body has. */
export type ImportedKind = "paragraph" | "heading" | "quotation" | "listItem" | "code";

/** A part of a document's body. `leftOut`: it seems to be no part of the text: a share button, a footer. */
export type ImportedBlock = {
  readonly kind: ImportedKind;
  readonly attributes: BlockAttributes;
  readonly runs: readonly Run[];
  readonly leftOut: boolean;
};

/** What a document was read as. */
export const documentFormats = ["text", "markdown", "html", "docx"] as const;
export type DocumentFormat = (typeof documentFormats)[number];

/** A text from outside, its front matter apart. `date`: `YYYY-MM-DD`. What was not recognised is empty, or null. */
export type ImportedText = {
  readonly headline: string;
  readonly byline: string;
  readonly date: string | null;
  readonly blocks: readonly ImportedBlock[];
};

export type ImportedDocument = ImportedText & { readonly format: DocumentFormat };

/** Bytes of one document, as it is sent. */
export const maximumDocumentBytes = 20_000_000;

/** Where somebody cut a sentence in two: the block of the body, of those that are taken over, from 0, and the UTF-16 offset into its text. */
export type Cut = { readonly block: number; readonly at: number };

/** A text on its way in. `cuts`: none were made where it is missing. */
export type TextUnderWay = ImportedText & { readonly cuts?: readonly Cut[] };
