import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { type Authorized, grant } from "#lib/auth/policy.ts";
import { type Database, database } from "#lib/db/client.ts";
import { recordEvent } from "#lib/events/record.ts";
import type { JobHandler, RunningJob } from "#lib/jobs/job.ts";
import { cancelJob, enqueueJob } from "#lib/jobs/mutations.ts";
import { lockUnit, writeUnit } from "#lib/segments/mutations.ts";
import { plainText, type Run } from "#lib/text/runs.ts";
import { getTranslationSheet } from "#lib/translations/queries.ts";
import { askForDraft } from "./asking-mutations.ts";
import { afterFailure, type DraftingResult, type DraftingState, type DraftRow, isDraftable } from "./drafting.ts";
import { draftingKey, findDrafting, getOfferedPair } from "./drafting-queries.ts";
import { MachineFailure } from "./failure.ts";

type Translator = Authorized<"translation.write">;

const payloadInput = z.object({ articleId: z.guid(), locale: z.string() });

/** Has every sentence drafted that nobody has begun to translate. While that goes on, asking again changes nothing. Throws `not_found` where no drafts are offered. */
export async function startDrafting(
  actor: Translator,
  { articleId }: { readonly articleId: string },
  db: Database = database,
): Promise<void> {
  const ref = { articleId, locale: actor.locale };
  await db.transaction(async (tx) => {
    await getOfferedPair(ref, tx);
    await enqueueJob(actor, { kind: "machine.draft", payload: ref, key: draftingKey(ref) }, tx);
  });
}

/** Stops the drafting of a translation. What has been drafted stays. */
export async function stopDrafting(
  actor: Translator,
  { articleId }: { readonly articleId: string },
  db: Database = database,
): Promise<void> {
  const drafting = await findDrafting({ articleId, locale: actor.locale }, db);
  if (drafting) await cancelJob(drafting.jobId, db);
}

/**
 * Drafts a translation sentence by sentence, as the one who asked for it may.
 * Each draft is written only while its sentence is still as it was sent and
 * still untranslated. After a kill it goes on with what is left.
 */
export function draftingHandler(db: Database = database): JobHandler {
  return async (job): Promise<DraftingResult> => {
    const ref = payloadInput.parse(job.payload);
    for (let waits = 0; ; ) {
      job.signal.throwIfAborted();
      // Asked each time: it takes long, and what is sent costs the newsroom money.
      const actor = grant(await job.actor(), "translation.write", ref.locale);
      const rows = await listRows(ref, db);
      const open = rows.filter((row) => isDraftable(row) && !stateOf(job).skipped.includes(row.segmentId));
      const [row] = open;
      if (!row) return resultOf(job, null);
      const piece: Piece = { ...ref, row, total: job.total ?? open.length, left: open.length - 1 };
      const failure = await draftOne(actor, piece, rows, job, db);
      const next = failure && afterFailure(failure, waits);
      if (next?.kind === "end") return resultOf(job, failure);
      waits = next?.kind === "wait" ? waits + 1 : 0;
      if (next?.kind === "skip") await job.step(async () => passOver(job, piece));
      if (next?.kind === "wait") await pause(next.seconds * 1000, undefined, { signal: job.signal });
    }
  };
}

/** The sentence a job is at. `left`: how many are open after it. */
type Piece = {
  readonly articleId: string;
  readonly locale: string;
  readonly row: DraftRow;
  readonly total: number;
  readonly left: number;
};

/** Asks for a draft and stores it; gives the service's failure where there is none. */
async function draftOne(
  actor: Translator,
  piece: Piece,
  rows: readonly DraftRow[],
  job: RunningJob,
  db: Database,
): Promise<MachineFailure | null> {
  try {
    const pair = await getOfferedPair(piece, db);
    const target = await askForDraft(piece.row, rows, pair, db, job.signal);
    await job.step((tx) => storeDraft(actor, piece, target, job, tx));
    return null;
  } catch (error) {
    if (error instanceof MachineFailure) return error;
    throw error;
  }
}

async function storeDraft(actor: Translator, piece: Piece, target: readonly Run[], job: RunningJob, tx: Database) {
  const { articleId, locale, row } = piece;
  const ref = { articleId, locale, segmentId: row.segmentId };
  const locked = await lockUnit(ref, tx);
  const { drafted, skipped } = stateOf(job);
  const sent = plainText(row.source);
  // Somebody was quicker, or the sentence is another one now: it is looked at again, if it is still there.
  if (locked.retired || locked.sourceText !== sent || plainText(locked.unit.target).trim() !== "") {
    return progressOf(job, piece);
  }
  const drafts = { target, madeFrom: sent, state: "draft", origin: "machine", produced: target } as const;
  const nobodys = { writtenBy: null, confirmedBy: null, confirmedAt: null };
  // Who asked for it stands in the event.
  await writeUnit(locked, { ...locked.unit, ...drafts, ...nobodys }, { actorId: null, cause: "unit.drafted" }, tx);
  await recordEvent(actor, "unit.drafted", { articleId, locale, subject: row.segmentId }, tx);
  return { ...progressOf(job, piece), state: { drafted: drafted + 1, skipped } };
}

function passOver(job: RunningJob, piece: Piece) {
  const { drafted, skipped } = stateOf(job);
  return { ...progressOf(job, piece), state: { drafted, skipped: [...skipped, piece.row.segmentId] } };
}

function progressOf(job: RunningJob, { total, left }: Piece) {
  return { total, done: Math.max(total - left, job.done) };
}

function resultOf(job: RunningJob, failure: MachineFailure | null): DraftingResult {
  const { skipped, drafted } = stateOf(job);
  const why = { reason: failure?.reason ?? null, seconds: failure?.about.seconds ?? null };
  return { drafted, skipped: skipped.length, ...why };
}

async function listRows(
  ref: { readonly articleId: string; readonly locale: string },
  db: Database,
): Promise<readonly DraftRow[]> {
  return (await getTranslationSheet(ref, db)).rows;
}

function stateOf(job: RunningJob): DraftingState {
  return (job.state as DraftingState | null) ?? { drafted: 0, skipped: [] };
}
