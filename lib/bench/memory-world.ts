/** How much to lay. `judged`: sentences whose best match is looked for among all entries. */
export type MemorySize = { readonly entries: number; readonly sentences: number; readonly judged: number };

/** What a sentence of the article has to do with the memory. */
export const kinds = ["another number", "one character changed", "several changed", "never seen"] as const;

export type LaidSentence = {
  readonly segmentId: string;
  readonly kind: (typeof kinds)[number];
  /** The best score any entry has; null where nobody has looked. */
  readonly best: number | null;
};

export type LaidMemory = {
  readonly articleId: string;
  readonly sentences: readonly LaidSentence[];
  /** Milliseconds to put one more entry in, many at a time. */
  readonly perEntry: number;
};
