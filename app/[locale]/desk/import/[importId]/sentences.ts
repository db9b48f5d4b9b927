import { bodySentences, type ImportedSide } from "#lib/imports/assembly.ts";

/** A sentence as the pairing shows it. `first`: it begins a paragraph. */
export type ShownSentence = { readonly text: string; readonly first: boolean };

/** A text's sentences for the screen. */
export function sentencesOf(side: ImportedSide): ShownSentence[] {
  return bodySentences(side).map(({ text, from }) => ({ text, first: from === 0 }));
}
