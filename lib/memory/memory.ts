import type { CarriedNumber } from "./carried-numbers.ts";

export type LocalePair = { readonly sourceLocale: string; readonly targetLocale: string };

/** Where an entry came from: the sentence of an article, by its headline, or a file. Instants are ISO 8601. */
export type Provenance = {
  readonly articleId: string | null;
  readonly segmentId: string | null;
  readonly headline: string;
  readonly file: string | null;
  readonly addedBy: string | null;
  readonly addedAt: string;
};

/** A source and its approved target. */
export type MemoryEntry = Provenance & { readonly id: string; readonly source: string; readonly target: string };

/**
 * An entry whose source is like the one that is translated. `score`: 0..100, 100
 * for the same text. `target` has the numbers of the new source where they could
 * be put in: `carried`; `left` counts the ones that could not.
 */
export type MemoryMatch = MemoryEntry & {
  readonly score: number;
  readonly carried: readonly CarriedNumber[];
  readonly left: number;
};

/** Below this score a match is more work than none. */
export const leastScore = 60;

/** As many as are shown for one sentence. */
export const mostMatches = 3;

/** A text as entries keep it, so that texts that read the same are the same. */
export function normalizeEntry(text: string): string {
  return text.normalize("NFC").replace(/\s+/g, " ").trim();
}
