import "server-only";
import type { Authorized } from "#lib/auth/policy.ts";
import { type Database, database } from "#lib/db/client.ts";
import { DomainError } from "#lib/errors.ts";
import { findLatestJob } from "#lib/jobs/queries.ts";
import { machineDrafts } from "#lib/limits/limit.ts";
import { countAttempt } from "#lib/limits/mutations.ts";
import { type Run, textRun } from "#lib/text/runs.ts";
import { getLocalePair, getTranslationSheet } from "#lib/translations/queries.ts";
import type { TranslationRef } from "#lib/translations/translation.ts";
import { contextOf, type DraftOutcome, type Trial } from "./draft.ts";
import type { Drafting, DraftingResult, DraftRow } from "./drafting.ts";
import { MachineFailure } from "./failure.ts";
import { findConnection, getMachineSettings, type OpenConnection } from "./queries.ts";
import { openService } from "./service-queries.ts";
import { isOffered, type LocalePair } from "./settings.ts";
import { translateSentence } from "./translate.ts";

type Translator = Authorized<"translation.write">;

/**
 * A draft of one sentence for somebody to look at. Nothing is stored. Throws
 * `not_found` where none is offered and for what is no sentence, and
 * `too_many_attempts` when somebody asks faster than anybody reads.
 */
export async function draftSentence(
  actor: Translator,
  ref: { readonly articleId: string; readonly segmentId: string },
  db: Database = database,
): Promise<DraftOutcome> {
  const translation = { articleId: ref.articleId, locale: actor.locale };
  const pair = await getOfferedPair(translation, db);
  const { rows } = await getTranslationSheet(translation, db);
  const row = rows.find(({ segmentId }) => segmentId === ref.segmentId);
  if (!row || row.blockKind === "code") throw new DomainError("not_found");
  await countAttempt(machineDrafts, actor.id, db);
  try {
    return { kind: "draft", target: await askForDraft(row, rows, pair, await getConnection(db)) };
  } catch (error) {
    if (!(error instanceof MachineFailure)) throw error;
    return { kind: "failed", reason: error.reason, seconds: error.about.seconds ?? null };
  }
}

/** Has one sentence translated with the saved settings. Nothing is stored; the service's own words are shown, without the key. */
export async function trySentence(
  _actor: Authorized<"newsroom.configure">,
  trial: { readonly sentence: string; readonly pair: LocalePair },
  db: Database = database,
): Promise<Trial> {
  const began = performance.now();
  const { pair } = trial;
  let key: string | null = null;
  try {
    const found = await getConnection(db);
    key = found.connection.key;
    const sentence = { source: textRun(trial.sentence), ...pair, before: [], after: [], terms: [], glossary: null };
    const target = await translateSentence(
      sentence,
      found.connection,
      openService(found.connection, found.localAllowed),
    );
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    return { kind: "draft", target, targetLocale: pair.targetLocale, seconds };
  } catch (error) {
    if (!(error instanceof MachineFailure)) throw error;
    const { seconds = null, said = null } = error.about;
    // Some servers quote the key they refuse.
    const shown = said !== null && key !== null ? said.replaceAll(key, "•••") : said;
    return { kind: "failed", reason: error.reason, seconds, said: shown };
  }
}

/** How the drafting of a translation stands that was asked for last. The caller has checked that the actor may see the desk. */
export async function findDrafting(ref: TranslationRef, db: Database = database): Promise<Drafting | null> {
  const job = await findLatestJob(draftingKey(ref), db);
  if (!job) return null;
  const { id: jobId, status, stopping, done, total } = job;
  return { jobId, status, stopping, done, total, result: job.result as DraftingResult | null };
}

/** The locales of a translation for which drafts are offered. Throws `not_found`. */
export async function getOfferedPair(ref: TranslationRef, db: Database): Promise<LocalePair> {
  const pair = await getLocalePair(ref, db);
  if (!isOffered(await getMachineSettings(db), pair)) throw new DomainError("not_found");
  return pair;
}

/** The connection to the service. Throws MachineFailure, also when it was taken away meanwhile. */
export async function getConnection(db: Database): Promise<OpenConnection> {
  const found = await findConnection(db);
  if (!found) throw new MachineFailure("address_wrong");
  return found;
}

/** The service's draft of `row`, which stands among `rows`. Throws MachineFailure. */
export async function askForDraft(
  row: DraftRow,
  rows: readonly DraftRow[],
  pair: LocalePair,
  { connection, localAllowed }: OpenConnection,
  signal?: AbortSignal,
): Promise<Run[]> {
  const sentence = { source: row.source, ...pair, ...contextOf(rows, row.segmentId), terms: [], glossary: null };
  return translateSentence(sentence, connection, openService(connection, localAllowed, signal ? { signal } : {}));
}

/** One drafting of a translation at a time. */
export function draftingKey({ articleId, locale }: TranslationRef): string {
  return `machine.draft:${articleId}:${locale}`;
}
