import { languageOf, scriptOf } from "#lib/locales/locale.ts";
import { plainText } from "#lib/text/runs.ts";
import type { ExchangeDocument, Fault, Reading } from "./document.ts";
import { type FileContent, type FileFormat, pairsAsDocument, withoutDoubles } from "./formats.ts";
import type { ExchangeConcept } from "./tbx.ts";
import { asTerm } from "./terms.ts";
import type { ExchangePair } from "./tmx.ts";

/** What is kept of a file that came in, by what it changes. */
export type ReceivedContent = { readonly format: FileFormat; readonly faults: readonly Fault[] } & (
  | { readonly kind: "translations"; readonly document: ExchangeDocument }
  | { readonly kind: "memory"; readonly pairs: readonly ExchangePair[] }
  | { readonly kind: "glossary"; readonly concepts: readonly ExchangeConcept[] }
);

/**
 * What a file means: translations of sentences that have an id; a glossary; or
 * a memory, which is a TMX whose units are none of `segmentIds`.
 */
export function receive(file: FileContent, segmentIds: (ids: readonly string[]) => boolean): ReceivedContent {
  if (file.format === "tbx") {
    const { content, faults } = file.concepts;
    return { kind: "glossary", format: file.format, concepts: content, faults };
  }
  if (file.format !== "tmx") return asTranslations(file.format, file.translations);
  const { content, faults } = file.pairs;
  const ids = content.flatMap((pair) => (pair.id === "" ? [] : [pair.id]));
  if (ids.length > 0 && segmentIds(ids)) {
    return asTranslations(file.format, { content: pairsAsDocument(content), faults });
  }
  return { kind: "memory", format: file.format, pairs: content, faults };
}

function asTranslations(format: FileFormat, reading: Reading<ExchangeDocument>): ReceivedContent {
  const { content, faults } = withoutDoubles(reading);
  return { kind: "translations", format, document: content, faults };
}

/**
 * The same with the newsroom's own locales where the file names them in another
 * way: without regard to case, and `zh-CN` for `zh`, `en-US` for `en`, as long as
 * the script is the same.
 */
export function fitLocales(content: ReceivedContent, locales: readonly string[]): ReceivedContent {
  const own = (tag: string) => fitLocale(tag, locales);
  if (content.kind === "translations") {
    const files = content.document.files.map((file) => ({
      ...file,
      sourceLocale: own(file.sourceLocale),
      targetLocale: own(file.targetLocale),
    }));
    // What the file calls `en-US` and `en` is one language here.
    const { content: document, faults } = withoutDoubles({
      content: { ...content.document, files },
      faults: content.faults,
    });
    return { ...content, document, faults };
  }
  if (content.kind === "memory") {
    const pairs = content.pairs.map((pair) => ({
      ...pair,
      sourceLocale: own(pair.sourceLocale),
      targetLocale: own(pair.targetLocale),
    }));
    return { ...content, pairs };
  }
  const concepts = content.concepts.map((concept) => ({
    ...concept,
    wordings: concept.wordings.map((wording) => ({ ...wording, locale: own(wording.locale) })),
  }));
  return { ...content, concepts };
}

function fitLocale(tag: string, locales: readonly string[]): string {
  return (
    locales.find((locale) => locale.toLowerCase() === tag.toLowerCase()) ??
    locales.find((locale) => languageOf(locale) === languageOf(tag) && scriptOf(locale) === scriptOf(tag)) ??
    tag
  );
}

/** The pairs of locales that a file has something for, of those that the newsroom has, and how much: for a memory, pairs; for a glossary, terms. */
export function listStock(
  content: ReceivedContent,
  locales: readonly string[],
): { readonly sourceLocale: string; readonly targetLocale: string; readonly count: number }[] {
  // A glossary has no direction: what is the rendering there is the term here.
  const targetsOf = (sourceLocale: string) =>
    content.kind === "glossary" ? locales.slice(locales.indexOf(sourceLocale) + 1) : locales;
  return locales.flatMap((sourceLocale) =>
    targetsOf(sourceLocale)
      .filter((targetLocale) => targetLocale !== sourceLocale)
      .map((targetLocale) => ({
        sourceLocale,
        targetLocale,
        count: listStockOf(content, sourceLocale, targetLocale).length,
      }))
      .filter(({ count }) => count > 0),
  );
}

/** The words of a memory or a glossary for one pair of locales: what stands for what. */
export function listStockOf(
  content: ReceivedContent,
  sourceLocale: string,
  targetLocale: string,
): { readonly source: string; readonly target: string }[] {
  if (content.kind === "memory") {
    return content.pairs
      .filter((pair) => pair.sourceLocale === sourceLocale && pair.targetLocale === targetLocale)
      .map((pair) => ({ source: plainText(pair.source), target: plainText(pair.target) }));
  }
  if (content.kind !== "glossary") return [];
  return content.concepts.flatMap((concept) => {
    const term = asTerm(concept, sourceLocale, targetLocale);
    return term ? [{ source: term.text, target: term.renderings.map((one) => one.text).join("; ") }] : [];
  });
}
