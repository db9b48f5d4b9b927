import { languageOf } from "#lib/locales/locale.ts";

/** Which signs open and which close a quotation; `open[i]` goes with `close[i]`. */
export type QuotationMarks = { readonly open: string; readonly close: string };

const common: QuotationMarks = { open: "“‘「『«‹﹁﹃", close: "”’」』»›﹂﹄" };

/** „So“ and »so«: CLDR's quotation delimiters for these languages. */
const germanic: QuotationMarks = { open: "„‚»›", close: "“‘«‹" };

const germanicLanguages: ReadonlySet<string> = new Set([
  "de",
  "cs",
  "sk",
  "sl",
  "da",
  "is",
  "bg",
  "lt",
  "et",
  "hr",
  "sr",
  "mk",
  "ka",
]);

/** Languages whose opening and closing marks are one sign, or differ too much between houses to judge. */
const undirected: ReadonlySet<string> = new Set([
  "fi",
  "sv",
  "pl",
  "ro",
  "hu",
  "nl",
  "el",
  "he",
  "ru",
  "uk",
  "be",
  "bs",
  "nb",
  "nn",
  "no",
]);

/** The locale's quotation marks that have a direction. */
export function quotationMarks(locale: string): QuotationMarks {
  return germanicLanguages.has(languageOf(locale)) ? germanic : common;
}

/** Whether a mark in this locale says by its shape whether it opens or closes, so that balance can be judged. */
export function quotationMarksAreDirected(locale: string): boolean {
  return !undirected.has(languageOf(locale));
}
