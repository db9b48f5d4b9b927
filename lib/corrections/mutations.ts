import "server-only";
import { and, eq, inArray, ne, sql } from "drizzle-orm";
import type { Authorized } from "#lib/auth/policy.ts";
import { type Database, database } from "#lib/db/client.ts";
import { articles, segments } from "#lib/db/schema/articles.ts";
import { corrections } from "#lib/db/schema/corrections.ts";
import { revisions } from "#lib/db/schema/publishing.ts";
import { DomainError } from "#lib/errors.ts";
import { recordEvent } from "#lib/events/record.ts";
import { getNewsroom } from "#lib/newsroom/queries.ts";
import { invalidatePages, purgePages } from "#lib/publishing/purge.ts";
import { type LockedUnit, lockUnit, writeUnit } from "#lib/segments/mutations.ts";
import { keepMarks } from "#lib/text/kept-marks.ts";
import { plainText, type Run, sameRuns } from "#lib/text/runs.ts";
import {
  assertAcceptable,
  assertDecidable,
  type CorrectionClass,
  type DeclineReason,
  isAcceptable,
} from "./correction.ts";
import { parseEdited } from "./edited.ts";
import { forgetOldOrigins } from "./suggestion-mutations.ts";

type Reviewer = Authorized<"correction.review">;

/** What a reviewer has decided on: whose page may now be published anew. */
export type Decided = { readonly number: number; readonly articleId: string; readonly segmentId: string };

/**
 * Puts the reader's words in place of the sentence as it was when they saw it.
 * Its marks stay on the words that survive. Other suggestions for the same
 * sentence are superseded: what they argued against no longer stands.
 *
 * Throws what `assertAcceptable` throws, and `not_found`. Publishing is a step
 * of its own: the acceptance stands even when something else in the translation
 * keeps it from being published.
 */
export async function acceptCorrection(
  actor: Reviewer,
  decision: { readonly correctionId: string; readonly class: CorrectionClass },
  db: Database = database,
): Promise<Decided> {
  return decide(actor, decision.correctionId, db, async (locked, tx) => {
    const { correction, unit } = locked;
    assertWorkable(unit);
    const own = assertAcceptable(correction, unit.unit.target, actor, locked.newsroom);
    const kept = keepMarks(unit.unit.target, correction.proposed, correction.locale);
    const madeFrom = correction.source === unit.sourceText ? unit.sourceText : unit.unit.madeFrom;
    await replaceTarget(actor, locked, { target: kept.runs, madeFrom, writtenBy: correction.suggestedBy }, tx);
    await closeAccepted(actor, locked, { status: "accepted", class: decision.class, accepted: kept.runs, own }, tx);
  });
}

/**
 * As `acceptCorrection`, with the reviewer's own words, which are to be the
 * target exactly; the reader keeps the credit. `version` and `source` are what
 * the reviewer had before them: `correction_conflict` when the target has
 * changed since, `source_changed` when the original has. Also `unit_empty`,
 * `correction_unchanged` and what `parseEdited` throws.
 */
export async function acceptWithEdits(
  actor: Reviewer,
  decision: {
    readonly correctionId: string;
    readonly class: CorrectionClass;
    readonly text: string;
    readonly version: number;
    readonly source: string;
  },
  db: Database = database,
): Promise<Decided> {
  return decide(actor, decision.correctionId, db, async (locked, tx) => {
    const { correction, unit } = locked;
    assertWorkable(unit);
    const own = assertDecidable(correction, actor, locked.newsroom);
    const current = unit.unit.target;
    if (decision.version !== unit.version) {
      throw new DomainError("correction_conflict", { currentTarget: plainText(current) });
    }
    if (decision.source !== unit.sourceText) throw new DomainError("source_changed");
    const asProposed = keepMarks(current, correction.proposed, correction.locale).runs;
    const target = parseEdited(decision.text, unit.source, asProposed);
    if (sameRuns(target, current) && sameRuns(target, correction.base)) throw new DomainError("correction_unchanged");

    const status = sameRuns(target, asProposed) ? "accepted" : "accepted_with_edits";
    const writtenBy = status === "accepted" ? correction.suggestedBy : actor.id;
    await replaceTarget(actor, locked, { target, madeFrom: unit.sourceText, writtenBy }, tx);
    await closeAccepted(actor, locked, { status, class: decision.class, accepted: target, own }, tx);
  });
}

/** Why a suggestion is not used: one of the usual reasons, the reviewer's own words, or both. The reader sees them. */
export type Refusal = { readonly reason: DeclineReason | ""; readonly words: string };

/** Answers a reader that their suggestion is not used, and why. Throws `reason_required`, what `assertDecidable` throws, and `not_found`. */
export async function declineCorrection(
  actor: Reviewer,
  refusal: Refusal & { readonly correctionId: string },
  db: Database = database,
): Promise<Decided> {
  assertReason(refusal);
  return decide(actor, refusal.correctionId, db, async (locked, tx) => {
    const own = assertDecidable(locked.correction, actor, locked.newsroom);
    await closeDeclined(actor, locked.correction, refusal, own, tx);
  });
}

/**
 * Declines several for one reason, all or none; those that somebody has decided
 * on in the meantime are left as they are. Answers how many it declined. Throws
 * `reason_required` and `own_correction`.
 */
export async function declineCorrections(
  actor: Reviewer,
  refusal: Refusal & { readonly correctionIds: readonly string[] },
  db: Database = database,
): Promise<number> {
  assertReason(refusal);
  const declined = await db.transaction(async (tx) => {
    const newsroom = await getNewsroom(tx);
    await lockSentences(actor, refusal.correctionIds, tx);
    const pending = await tx
      .select()
      .from(corrections)
      .where(
        and(
          inArray(corrections.id, [...refusal.correctionIds]),
          eq(corrections.locale, actor.locale),
          eq(corrections.status, "pending"),
        ),
      )
      .orderBy(corrections.id)
      .for("update");
    for (const correction of pending) {
      const own = assertDecidable(correction, actor, newsroom);
      await closeDeclined(actor, correction, refusal, own, tx);
    }
    await invalidatePages(["corrections"], tx);
    return pending.length;
  });
  purgePages(["corrections"]);
  return declined;
}

/**
 * Closes a suggestion for a sentence that was rewritten for another reason. Only
 * then: `forbidden` while the sentence stands as the reader saw it, because they
 * are owed an answer. Also what `assertDecidable` throws, and `not_found`.
 */
export async function supersedeCorrection(
  actor: Reviewer,
  correctionId: string,
  db: Database = database,
): Promise<Decided> {
  return decide(actor, correctionId, db, async ({ correction, unit, newsroom }, tx) => {
    const own = assertDecidable(correction, actor, newsroom);
    if (!unit.retired && isAcceptable(correction, unit.unit.target)) throw new DomainError("forbidden");
    await close(correction, { status: "superseded", decidedBy: actor.id }, tx);
    await recordDecision(actor, "correction.superseded", correction, own, {}, tx);
  });
}

type Correction = typeof corrections.$inferSelect;
type Locked = {
  readonly correction: Correction;
  readonly unit: LockedUnit;
  readonly newsroom: { readonly ownWorkAllowed: boolean };
};

async function decide(
  actor: Reviewer,
  correctionId: string,
  db: Database,
  work: (locked: Locked, tx: Database) => Promise<void>,
): Promise<Decided> {
  const decided = await db.transaction(async (tx) => {
    const locked = await lockCorrection(actor, correctionId, tx);
    await work(locked, tx);
    await invalidatePages(["corrections"], tx);
    const { number, articleId, segmentId } = locked.correction;
    return { number, articleId, segmentId };
  });
  purgePages(["corrections"]);
  return decided;
}

/** Locks the sentences before their corrections, as `lockCorrection` does: whoever accepts one of them closes its rivals. */
async function lockSentences(actor: Reviewer, correctionIds: readonly string[], tx: Database): Promise<void> {
  const named = tx
    .select({ id: corrections.segmentId })
    .from(corrections)
    .where(and(inArray(corrections.id, [...correctionIds]), eq(corrections.locale, actor.locale)));
  await tx
    .select({ id: segments.id })
    .from(segments)
    .where(inArray(segments.id, named))
    .orderBy(segments.id)
    .for("no key update");
}

async function lockCorrection(actor: Reviewer, correctionId: string, tx: Database): Promise<Locked> {
  const mine = and(eq(corrections.id, correctionId), eq(corrections.locale, actor.locale));
  const [named] = await tx
    .select({ articleId: corrections.articleId, segmentId: corrections.segmentId, locale: corrections.locale })
    .from(corrections)
    .where(mine);
  if (!named) throw new DomainError("not_found");
  // No publication runs between reading the latest revision's number and the end of this transaction.
  await tx.select({ id: articles.id }).from(articles).where(eq(articles.id, named.articleId)).for("share");
  const unit = await lockUnit(named, tx);
  const [correction] = await tx.select().from(corrections).where(mine).for("update");
  if (!correction) throw new DomainError("not_found");
  return { correction, unit, newsroom: await getNewsroom(tx) };
}

/** A sentence that was split or merged is worked on under other ids. */
function assertWorkable(unit: LockedUnit): void {
  if (unit.retired) throw new DomainError("correction_conflict", { currentTarget: "" });
}

async function replaceTarget(
  actor: Reviewer,
  { unit }: Locked,
  next: { readonly target: readonly Run[]; readonly madeFrom: string; readonly writtenBy: string | null },
  tx: Database,
): Promise<void> {
  await writeUnit(
    unit,
    {
      ...unit.unit,
      ...next,
      state: "reviewed",
      origin: "correction",
      produced: next.target,
      reviewedTarget: next.target,
      reviewedBy: actor.id,
      reviewedAt: new Date(),
      returnedBy: null,
      returnedAt: null,
      returnReason: null,
    },
    { actorId: actor.id, cause: "unit.corrected" },
    tx,
  );
}

async function closeAccepted(
  actor: Reviewer,
  { correction, unit }: Locked,
  outcome: {
    readonly status: "accepted" | "accepted_with_edits";
    readonly class: CorrectionClass;
    readonly accepted: readonly Run[];
    readonly own: boolean;
  },
  tx: Database,
): Promise<void> {
  const { status, class: kind, accepted, own } = outcome;
  const acceptedAfter = await findRevisionBefore(unit, accepted, tx);
  await close(correction, { status, class: kind, accepted: [...accepted], acceptedAfter, decidedBy: actor.id }, tx);
  await recordDecision(actor, `correction.${status}`, correction, own, { class: kind }, tx);

  const rivals = await tx
    .update(corrections)
    .set({ status: "superseded", decidedBy: actor.id, decidedAt: sql`now()` })
    .where(
      and(
        eq(corrections.segmentId, correction.segmentId),
        eq(corrections.locale, correction.locale),
        eq(corrections.status, "pending"),
        ne(corrections.id, correction.id),
        ne(corrections.base, [...accepted]),
      ),
    )
    .returning();
  for (const rival of rivals) await recordDecision(actor, "correction.superseded", rival, false, {}, tx);
}

/** Number of the revision after which readers see `target`: the latest, or the one before it when they see it already. */
async function findRevisionBefore(unit: LockedUnit, target: readonly Run[], tx: Database): Promise<number> {
  const [latest] = await tx
    .select({
      number: revisions.number,
      text: sql<Run[] | null>`jsonb_path_query_first(${revisions.content},
        '$.blocks[*].segments[*] ? (@.id == $id)', jsonb_build_object('id', ${unit.segmentId}::text)) -> 'text'`,
    })
    .from(revisions)
    .where(and(eq(revisions.articleId, unit.articleId), eq(revisions.locale, unit.locale)))
    .orderBy(sql`${revisions.number} desc`)
    .limit(1);
  if (!latest) return 0;
  return latest.text && sameRuns(latest.text, target) ? latest.number - 1 : latest.number;
}

function assertReason({ reason, words }: Refusal): void {
  if (reason === "" && words.trim() === "") throw new DomainError("reason_required");
}

async function closeDeclined(
  actor: Reviewer,
  correction: Correction,
  { reason, words }: Refusal,
  own: boolean,
  tx: Database,
): Promise<void> {
  const answer = { declineReason: reason || null, decisionReason: words.trim() || null };
  await close(correction, { status: "declined", ...answer, decidedBy: actor.id }, tx);
  await recordDecision(actor, "correction.declined", correction, own, { reason, words: words.trim() }, tx);
}

async function close(
  correction: Correction,
  outcome: Partial<Omit<Correction, "id" | "decidedAt">>,
  tx: Database,
): Promise<void> {
  await tx
    .update(corrections)
    .set({ ...outcome, decidedAt: sql`now()` })
    .where(eq(corrections.id, correction.id));
  await forgetOldOrigins(tx);
}

async function recordDecision(
  actor: Reviewer,
  kind: "correction.accepted" | "correction.accepted_with_edits" | "correction.declined" | "correction.superseded",
  correction: Correction,
  own: boolean,
  details: Readonly<Record<string, unknown>>,
  tx: Database,
): Promise<void> {
  const about = { articleId: correction.articleId, locale: correction.locale, subject: correction.id };
  const named = { number: correction.number, segmentId: correction.segmentId };
  await recordEvent(actor, kind, { ...about, details: { ...named, ...details } }, tx);
  if (own) await recordEvent(actor, "own_work.allowed", { ...about, details: { ...named, decision: kind } }, tx);
}
