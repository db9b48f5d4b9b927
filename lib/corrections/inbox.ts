import type { Severities } from "#lib/checks/severity.ts";
import type { Term } from "#lib/glossary/term.ts";
import type { Run } from "#lib/text/runs.ts";
import type { CorrectionReason } from "./correction.ts";

/**
 * A suggestion and everything a reviewer decides by. `base` is what the reader
 * saw, `published` what readers see now (null where the sentence or the text is
 * no longer on the site), `target` the working translation. `source` is today's,
 * `seenSource` the plain text that stood beside `base`. `sender` is the same for
 * suggestions from one address and empty when that is forgotten.
 */
export type PendingCorrection = {
  readonly id: string;
  readonly number: number;
  readonly createdAt: Date;
  readonly locale: string;
  readonly articleId: string;
  readonly segmentId: string;
  readonly sourceLocale: string;
  readonly slug: string | null;
  readonly headline: string;
  readonly source: readonly Run[];
  readonly retired: boolean;
  /** The glossary's, of those that the source mentions. */
  readonly terms: readonly Term[];
  readonly severities: Severities;
  readonly seenSource: string;
  readonly base: readonly Run[];
  readonly published: readonly Run[] | null;
  readonly target: readonly Run[];
  readonly version: number;
  readonly madeFrom: string;
  readonly proposed: string;
  readonly reason: CorrectionReason;
  readonly note: string;
  readonly evidenceUrl: string;
  readonly creditName: string;
  readonly email: string;
  readonly suggestedBy: string | null;
  readonly suggesterName: string | null;
  readonly suspicious: boolean;
  readonly sender: string;
};

/** Suggestions for one sentence: one decision, as a rule. */
export type SentenceGroup = {
  readonly segmentId: string;
  /** Nothing but suspicious ones: answered last. */
  readonly suspicious: boolean;
  readonly proposals: readonly [PendingCorrection, ...PendingCorrection[]];
};

/** Groups in the order of their first suggestion, keeping the order within; those with nothing but suspicious ones after the others. */
export function groupBySentence(pending: readonly PendingCorrection[]): SentenceGroup[] {
  const groups = new Map<string, [PendingCorrection, ...PendingCorrection[]]>();
  for (const correction of pending) {
    const group = groups.get(correction.segmentId);
    if (group) group.push(correction);
    else groups.set(correction.segmentId, [correction]);
  }
  const listed = [...groups].map(([segmentId, proposals]): SentenceGroup => {
    return { segmentId, suspicious: proposals.every((proposal) => proposal.suspicious), proposals };
  });
  return [...listed.filter((group) => !group.suspicious), ...listed.filter((group) => group.suspicious)];
}
