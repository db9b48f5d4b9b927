import { DomainError } from "#lib/errors.ts";
import { listSegments } from "#lib/publishing/content.ts";
import { listUnits, pairArticle, sideText } from "#lib/publishing/reading.ts";
import type { RevisionContent } from "#lib/publishing/revision.ts";
import { plainText, type Run, sameRuns } from "#lib/text/runs.ts";
import type { SentenceUpdate } from "./correction.ts";

/** A sentence of a published translation, as a reader has it before them. `source` is plain text. */
export type SeenSentence = { readonly segmentId: string; readonly source: string; readonly text: readonly Run[] };

/** The sentence a reader saw in a revision, and as readers see it now. */
export type Seen = {
  readonly articleId: string;
  readonly locale: string;
  readonly sentence: SeenSentence;
  readonly now: { readonly revisionId: string; readonly publishedAt: Date; readonly sentence: SeenSentence | null };
};

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

/** Throws `conflict` with a `SentenceUpdate` when readers see other words now than in the revision that was asked for. */
export function assertUnchangedSince({ sentence, now }: Seen): void {
  if (now.sentence && sameRuns(now.sentence.text, sentence.text)) return;
  const update: SentenceUpdate = {
    revisionId: now.revisionId,
    current: now.sentence && plainText(now.sentence.text),
    source: now.sentence?.source ?? null,
    publishedAt: now.publishedAt.toISOString(),
  };
  throw new DomainError("conflict", update);
}
