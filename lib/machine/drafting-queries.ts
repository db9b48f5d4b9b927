import "server-only";
import { type Database, database } from "#lib/db/client.ts";
import { DomainError } from "#lib/errors.ts";
import { findLatestJob } from "#lib/jobs/queries.ts";
import { getLocalePair } from "#lib/translations/queries.ts";
import type { TranslationRef } from "#lib/translations/translation.ts";
import type { Drafting, DraftingResult } from "./drafting.ts";
import { getMachineSettings } from "./queries.ts";
import { isOffered, type LocalePair } from "./settings.ts";

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

/** One drafting of a translation at a time. */
export function draftingKey({ articleId, locale }: TranslationRef): string {
  return `machine.draft:${articleId}:${locale}`;
}
