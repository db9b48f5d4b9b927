import { z } from "zod";
import { isSafeHref } from "./href.ts";
import { findForbiddenCharacters } from "./hygiene.ts";
import { normalizeRuns } from "./runs.ts";

/** UTF-16 code units in one segment or block, all runs together. */
export const maximumTextLength = 20_000;

/**
 * Text of one line or several from outside: NFC. Issues carry the codes of
 * `Errors` as their message: `invalid_characters`, `text_too_long`.
 */
export const textInput = z
  .string()
  .max(maximumTextLength, "text_too_long")
  .superRefine(refuseForbidden)
  .transform((text) => text.normalize("NFC"));

/** Where a link may lead: http, https, mailto, or a place on this site (`/…`, `#…`; not `//…`). */
export const hrefInput = z
  .string()
  .max(2_000, "text_too_long")
  .superRefine(refuseForbidden)
  .refine(isSafeHref, "invalid_input");

const runInput = z.strictObject({
  text: z.string().max(maximumTextLength, "text_too_long").superRefine(refuseForbidden),
  bold: z.literal(true).exactOptional(),
  italic: z.literal(true).exactOptional(),
  code: z.literal(true).exactOptional(),
  href: hrefInput.exactOptional(),
});

/**
 * Runs from outside, in normal form. Refuses unknown properties and unsafe
 * links (`invalid_input`), control and bidi-override characters
 * (`invalid_characters`), and more than `maximumTextLength` (`text_too_long`).
 */
export const runsInput = z
  .array(runInput)
  .max(2_000, "text_too_long")
  .refine((runs) => runs.reduce((length, run) => length + run.text.length, 0) <= maximumTextLength, "text_too_long")
  .transform((runs) => normalizeRuns(runs.map((run) => ({ ...run, text: run.text.normalize("NFC") }))));

function refuseForbidden(text: string, context: z.RefinementCtx<string>): void {
  const found = findForbiddenCharacters(text);
  if (found.length === 0) return;
  context.addIssue({
    code: "custom",
    message: "invalid_characters",
    params: { characters: found.slice(0, 5).map((character) => character.codePoint) },
  });
}
