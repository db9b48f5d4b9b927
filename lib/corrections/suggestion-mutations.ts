import "server-only";
import { createHmac } from "node:crypto";
import { and, eq, lt, ne, sql } from "drizzle-orm";
import type { Authorized } from "#lib/auth/policy.ts";
import { type Database, database } from "#lib/db/client.ts";
import { corrections } from "#lib/db/schema/corrections.ts";
import { DomainError } from "#lib/errors.ts";
import { recordEvent } from "#lib/events/record.ts";
import { networkOf } from "#lib/limits/limit.ts";
import { countAttempt } from "#lib/limits/mutations.ts";
import { plainText } from "#lib/text/runs.ts";
import { looksAutomatic, parseProposal } from "./correction.ts";
import type { Suggestion } from "./input.ts";
import { soonSuspicious, tooMany } from "./limits.ts";
import { findSeen } from "./queries.ts";
import { assertUnchangedSince } from "./seen.ts";

/** What the reader keeps: the number to say, and the address of the receipt. */
export type Receipt = { readonly number: number; readonly receipt: string };

/**
 * Takes a reader's suggestion for a sentence of a published translation. The
 * same `operationId` gives the same receipt again: an answer that got lost costs
 * nothing. `address` is the network address it came from; only a keyed hash of
 * it is kept, for thirty days.
 *
 * Throws `not_published` when the translation has been withdrawn, `conflict`
 * with `SentenceUpdate` when readers see other words now than in the revision
 * it was made on, `not_found` for a sentence that is not there, and what
 * `parseProposal` throws; `correction_duplicate` when the same text is waiting
 * already, `too_many_attempts` in a flood. Signs of a program or a beginning
 * flood only mark it.
 */
export async function suggestCorrection(
  actor: Authorized<"correction.suggest">,
  suggestion: Suggestion & { readonly address: string },
  db: Database = database,
): Promise<Receipt> {
  const receipt = receiptOf(suggestion.operationId);
  const repeated = await findRepeated(receipt, db);
  if (repeated) return repeated;

  const seen = await findSeen(suggestion, db);
  assertUnchangedSince(seen);
  const base = seen.sentence.text;
  const proposed = parseProposal(suggestion.proposed, plainText(base), seen.locale);
  const flooding = await countSuggestion(networkOf(suggestion.address), seen.articleId, db);

  return db.transaction(async (tx) => {
    const [inserted] = await tx
      .insert(corrections)
      .values({
        receipt,
        articleId: seen.articleId,
        segmentId: suggestion.segmentId,
        locale: seen.locale,
        revisionId: suggestion.revisionId,
        source: seen.sentence.source,
        base: [...base],
        proposed,
        reason: suggestion.reason,
        note: suggestion.note,
        evidenceUrl: suggestion.evidenceUrl,
        creditName: suggestion.creditName,
        email: suggestion.email,
        suggestedBy: actor.id,
        originHash: keyed("origin", networkOf(suggestion.address)),
        suspicious: flooding || looksAutomatic(suggestion),
      })
      .onConflictDoNothing()
      .returning({ number: corrections.number, id: corrections.id });
    if (!inserted) {
      const twin = await findRepeated(receipt, tx);
      if (twin) return twin;
      throw new DomainError("correction_duplicate");
    }
    await forgetOldOrigins(tx);
    const about = { articleId: seen.articleId, locale: seen.locale, subject: inserted.id };
    await recordEvent(actor, "correction.suggested", { ...about, details: { number: inserted.number } }, tx);
    return { number: inserted.number, receipt };
  });
}

async function findRepeated(receipt: string, db: Database): Promise<Receipt | null> {
  const [row] = await db
    .select({ number: corrections.number, receipt: corrections.receipt })
    .from(corrections)
    .where(eq(corrections.receipt, receipt));
  return row ?? null;
}

/** Whether it is part of a beginning flood. Throws `too_many_attempts` in a full one. */
async function countSuggestion(network: string, articleId: string, db: Database): Promise<boolean> {
  const whom = { address: network, article: articleId, site: "" };
  let flooding = false;
  for (const kind of ["address", "article", "site"] as const) {
    await countAttempt(tooMany[kind], whom[kind], db);
    await countAttempt(soonSuspicious[kind], whom[kind], db).catch((error: unknown) => {
      if (!(error instanceof DomainError)) throw error;
      flooding = true;
    });
  }
  return flooding;
}

/** 128 bits nobody can guess, and the same again for the same operation. */
function receiptOf(operationId: string): string {
  return keyed("receipt", operationId).slice(0, 22);
}

function keyed(purpose: string, value: string): string {
  return createHmac("sha256", process.env["AUTH_SECRET"] ?? "")
    .update(`${purpose}:${value}`)
    .digest("base64url");
}

/** Forgets where suggestions older than thirty days came from, in the caller's transaction. */
export async function forgetOldOrigins(tx: Database): Promise<void> {
  await tx
    .update(corrections)
    .set({ originHash: "" })
    .where(and(ne(corrections.originHash, ""), lt(corrections.createdAt, sql`now() - interval '30 days'`)));
}
