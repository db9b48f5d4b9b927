const segmenters = new Map<string, Intl.Segmenter>();

/** `text` cut into words, blanks and signs as the locale's dictionary finds them; joined they give it back. */
export function splitWords(text: string, locale: string): string[] {
  return Array.from(wordSegmenter(locale).segment(text), (segment) => segment.segment);
}

function wordSegmenter(locale: string): Intl.Segmenter {
  const known = segmenters.get(locale) ?? new Intl.Segmenter(locale, { granularity: "word" });
  segmenters.set(locale, known);
  return known;
}
