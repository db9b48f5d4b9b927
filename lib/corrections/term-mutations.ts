import "server-only";
import { randomBytes } from "node:crypto";
import type { Authorized } from "#lib/auth/policy.ts";
import { type Database, database } from "#lib/db/client.ts";
import { corrections } from "#lib/db/schema/corrections.ts";
import { DomainError, type ErrorCode } from "#lib/errors.ts";
import { recordEvent } from "#lib/events/record.ts";
import { plainText } from "#lib/text/runs.ts";
import { type CorrectionClass, parseProposal } from "./correction.ts";
import { acceptCorrection, type Decided } from "./mutations.ts";
import { findSeen } from "./queries.ts";
import { assertUnchangedSince } from "./seen.ts";

/** A published sentence and what it is to say. */
export type SentenceChange = {
  readonly revisionId: string;
  readonly segmentId: string;
  readonly proposed: string;
};

/** What became of several changes: how many wait for a reviewer now, and how many were left out, by the code of why. */
export type ProposedChanges = { readonly proposed: number; readonly left: Partial<Record<ErrorCode, number>> };

/**
 * Proposes corrections of published sentences for the sake of one term, in one
 * step: they wait for a reviewer like a reader's. Left out are those that change
 * nothing, that somebody has proposed already, and whose sentence readers see
 * otherwise by now.
 */
export async function proposeForTerm(
  actor: Authorized<"term.propose">,
  input: { readonly termId: string; readonly note: string; readonly changes: readonly SentenceChange[] },
  db: Database = database,
): Promise<ProposedChanges> {
  return db.transaction(async (tx) => {
    const left: Partial<Record<ErrorCode, number>> = {};
    let proposed = 0;
    for (const change of input.changes) {
      const refused = await proposeOne(actor, input, change, tx);
      if (refused === null) proposed += 1;
      else left[refused] = (left[refused] ?? 0) + 1;
    }
    return { proposed, left };
  });
}

/** What becomes of corrections that are accepted together. */
export type AcceptedTogether = {
  readonly accepted: readonly Decided[];
  /** How many stay as they were, by the code of why. */
  readonly left: Partial<Record<ErrorCode, number>>;
};

/** Accepts several corrections as they are proposed, each for itself: one that cannot be accepted holds no other back. */
export async function acceptTogether(
  actor: Authorized<"correction.review">,
  input: { readonly correctionIds: readonly string[]; readonly class: CorrectionClass },
  db: Database = database,
): Promise<AcceptedTogether> {
  const accepted: Decided[] = [];
  const left: Partial<Record<ErrorCode, number>> = {};
  for (const correctionId of input.correctionIds) {
    try {
      accepted.push(await acceptCorrection(actor, { correctionId, class: input.class }, db));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      left[error.code] = (left[error.code] ?? 0) + 1;
    }
  }
  return { accepted, left };
}

/** Null when it waits now, else the code of why it does not. */
async function proposeOne(
  actor: Authorized<"term.propose">,
  { termId, note }: { readonly termId: string; readonly note: string },
  change: SentenceChange,
  tx: Database,
): Promise<ErrorCode | null> {
  try {
    const seen = await findSeen(change, tx);
    assertUnchangedSince(seen);
    const base = seen.sentence.text;
    const [inserted] = await tx
      .insert(corrections)
      .values({
        receipt: randomBytes(16).toString("base64url"),
        articleId: seen.articleId,
        segmentId: change.segmentId,
        locale: seen.locale,
        revisionId: change.revisionId,
        source: seen.sentence.source,
        base: [...base],
        proposed: parseProposal(change.proposed, plainText(base), seen.locale),
        reason: "figure",
        note,
        suggestedBy: actor.id,
        termId,
      })
      .onConflictDoNothing()
      .returning({ id: corrections.id, number: corrections.number });
    if (!inserted) return "correction_duplicate";
    const about = { articleId: seen.articleId, locale: seen.locale, subject: inserted.id };
    await recordEvent(actor, "correction.suggested", { ...about, details: { number: inserted.number, termId } }, tx);
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}
