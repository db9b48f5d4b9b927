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
    const actor = grant(await job.actor(), "translation.write", ref.locale);
    const result = (reason: DraftingResult["reason"], seconds: number | null = null): DraftingResult => {
      const { skipped, drafted } = stateOf(job);
      return { drafted, skipped: skipped.length, reason, seconds };
    };
    for (let waits = 0; ; ) {
      job.signal.throwIfAborted();
      const rows = await listRows(ref, db);
      const open = rows.filter((row) => isDraftable(row) && !stateOf(job).skipped.includes(row.segmentId));
      const [row] = open;
      if (!row) return result(null);
      const total = job.total ?? open.length;
      try {
        const pair = await getOfferedPair(ref, db);
        const target = await askForDraft(row, rows, pair, db, job.signal);
        await job.step((tx) => storeDraft(actor, { ...ref, row, target }, { job, total, left: open.length - 1 }, tx));
        waits = 0;
      } catch (error) {
        if (!(error instanceof MachineFailure)) throw error;
        const next = afterFailure(error, waits);
        if (next.kind === "end") return result(error.reason, error.about.seconds ?? null);
        if (next.kind === "skip") {
          const { drafted, skipped } = stateOf(job);
          const state = { drafted, skipped: [...skipped, row.segmentId] };
          await job.step(async () => ({ total, done: total - (open.length - 1), state }));
        } else {
          waits += 1;
          await job.step(async () => ({ total }));
          await pause(next.seconds * 1000, undefined, { signal: job.signal });
        }
      }
    }
  };
}

type Progress = { readonly job: RunningJob; readonly total: number; readonly left: number };

async function storeDraft(
  actor: Translator,
  draft: {
    readonly articleId: string;
    readonly locale: string;
    readonly row: DraftRow;
    readonly target: readonly Run[];
  },
  { job, total, left }: Progress,
  tx: Database,
) {
  const { articleId, locale, row, target } = draft;
  const about = { articleId, locale, segmentId: row.segmentId };
  const locked = await lockUnit(about, tx);
  const { drafted, skipped } = stateOf(job);
  const progress = { total, done: Math.max(total - left, job.done) };
  const sent = plainText(row.source);
  // Somebody was quicker, or the sentence is another one now: it is looked at again, if it is still there.
  if (locked.retired || locked.sourceText !== sent || plainText(locked.unit.target).trim() !== "") {
    return { ...progress, state: { drafted, skipped } };
  }
  await writeUnit(
    locked,
    {
      ...locked.unit,
      target,
      madeFrom: sent,
      state: "draft",
      origin: "machine",
      produced: target,
      writtenBy: null,
      confirmedBy: null,
      confirmedAt: null,
    },
    // Nobody's words: who asked for them stands in the event.
    { actorId: null, cause: "unit.drafted" },
    tx,
  );
  await recordEvent(actor, "unit.drafted", { articleId, locale, subject: row.segmentId }, tx);
  return { ...progress, state: { drafted: drafted + 1, skipped } };
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
