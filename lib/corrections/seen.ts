import { listSegments } from "#lib/publishing/content.ts";
import { listUnits, pairArticle, sideText } from "#lib/publishing/reading.ts";
import type { RevisionContent } from "#lib/publishing/revision.ts";
import { plainText, type Run } from "#lib/text/runs.ts";

/** A sentence of a published translation, as a reader has it before them. `source` is plain text. */
export type SeenSentence = { readonly segmentId: string; readonly source: string; readonly text: readonly Run[] };

/**
 * The sentence with this id in a published translation, and the original as
 * it stands beside it on the page; what the target was made from where the
 * original is no more. Null when the translation has no such sentence, or
 * nothing in its place.
 */
export function findSeenSentence(
  original: RevisionContent | null,
  translation: RevisionContent,
  segmentId: string,
): SeenSentence | null {
  const segment = listSegments(translation).find(({ id, text }) => id === segmentId && text.length > 0);
  if (!segment) return null;
  const unit =
    original &&
    listUnits(pairArticle(original, translation)).find(({ target }) => target.some(({ id }) => id === segmentId));
  const source = unit ? sideText(unit.source) : "";
  return { segmentId, source: source || (segment.madeFrom ?? ""), text: segment.text };
}

/** Plain headline of a published text; empty when it has none. */
export function headlineOf(content: RevisionContent): string {
  const block = content.blocks.find(({ kind }) => kind === "headline");
  return (block?.segments ?? [])
    .map(({ text, separator }) => plainText(text) + separator)
    .join("")
    .trim();
}
