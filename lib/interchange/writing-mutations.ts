import "server-only";
import { randomUUID } from "node:crypto";
import { asc, eq } from "drizzle-orm";
import type { Authorized } from "#lib/auth/policy.ts";
import type { Database } from "#lib/db/client.ts";
import { segments } from "#lib/db/schema/articles.ts";
import { exchangeFiles } from "#lib/db/schema/interchange.ts";
import { recordEvent } from "#lib/events/record.ts";
import { keepConflictCopy } from "#lib/operations/mutations.ts";
import { type LockedUnit, lockUnit, type UnitRow, writeUnit } from "#lib/segments/mutations.ts";
import { plainText } from "#lib/text/runs.ts";
import { madeFromOf, standsBy } from "./changes.ts";
import type { PlannedChange } from "./plan.ts";
import { findPresentUnits, isOneOf, type ReceivedFile } from "./received-queries.ts";

type Importer = Authorized<"translation.import">;
type Brought = Pick<ReceivedFile, "name">;

/** How many sentences have a file's words now, and beside how many they wait. */
export type Written = { readonly written: number; readonly proposed: number };

/**
 * Does what changes say, in the caller's transaction, in which their sentences are locked
 * and the changes were found. Words come in as the file says, drafts or confirmed by the
 * actor; with `stand` the actor confirms the drafts as well. Nothing is ever reviewed by a
 * file. What was made for an older original, or for words that somebody has changed
 * since, is kept beside them as a proposal.
 */
export async function writeChanges(
  actor: Importer,
  file: Brought,
  changes: readonly PlannedChange[],
  stand: boolean,
  tx: Database,
): Promise<Written> {
  let [written, proposed] = [0, 0];
  for (const change of changes) {
    if (change.kind === "propose") {
      await propose(actor, file, change, tx);
      proposed += 1;
    } else {
      await write(actor, file, change, stand, tx);
      written += 1;
    }
  }
  return { written, proposed };
}

/** Locks the sentences that rows with these ids are for, in the order of their ids, as everybody does. */
export async function lockSentences(ids: readonly string[], locale: string, tx: Database): Promise<void> {
  const present = await findPresentUnits(ids, locale, tx);
  const found = [...new Set([...present.values()].map((one) => one.segmentId))];
  if (found.length === 0) return;
  await tx
    .select({ id: segments.id })
    .from(segments)
    .where(isOneOf(segments.id, found))
    .orderBy(asc(segments.id))
    .for("no key update");
}

/** Writes what a change brings. `stand`: the actor confirms it although the file does not. */
async function write(
  actor: Importer,
  file: Brought,
  { given, present, kind }: PlannedChange,
  stand: boolean,
  tx: Database,
): Promise<void> {
  const { articleId, segmentId } = present;
  const locked = await lockUnit({ articleId, segmentId, locale: actor.locale }, tx);
  const madeFrom = madeFromOf(given, present, present.sourceLocale);
  // Nobody confirms what is out of date as it comes.
  const confirmed = (stand || standsBy(given)) && madeFrom === locked.sourceText;
  const next: UnitRow = {
    ...locked.unit,
    target: given.target,
    madeFrom,
    state: confirmed ? "translated" : "draft",
    confirmedBy: confirmed ? actor.id : null,
    confirmedAt: confirmed ? new Date() : null,
    ...(confirmed && { returnReason: null, returnedBy: null, returnedAt: null }),
    ...(kind !== "confirm" && { writtenBy: actor.id, ...beginningOf(given, locked) }),
  };
  await writeUnit(locked, next, { actorId: actor.id, cause: "unit.imported" }, tx);
  const about = { articleId, locale: actor.locale, subject: segmentId, details: { file: file.name } };
  await recordEvent(actor, "unit.imported", about, tx);
}

/** Where a text comes from stays beside it, with what it first was: a machine's in a file is a machine's. */
function beginningOf(given: PlannedChange["given"], { unit }: LockedUnit): Pick<UnitRow, "origin" | "produced"> {
  if (plainText(unit.target) !== "") return { origin: unit.origin, produced: unit.produced };
  const origin = given.origin === "machine" || given.origin === "memory" ? given.origin : "import";
  return { origin, produced: given.target };
}

async function propose(actor: Importer, file: Brought, { given, present }: PlannedChange, tx: Database) {
  const { articleId, segmentId } = present;
  const copy = { operationId: randomUUID(), articleId, segmentId, locale: actor.locale, mine: given.target };
  const madeFrom = madeFromOf(given, present, present.sourceLocale);
  await keepConflictCopy(actor, { ...copy, madeFrom, fileName: file.name }, tx);
  const about = { articleId, locale: actor.locale, subject: segmentId, details: { file: file.name } };
  await recordEvent(actor, "unit.proposed", about, tx);
}

/** Forgets what a file has for a locale, and says whether anything of it is left. */
export async function forgetLocale(file: ReceivedFile, locale: string, tx: Database): Promise<boolean> {
  if (file.content.kind !== "translations") return false;
  const files = file.content.document.files.filter((one) => one.targetLocale !== locale);
  const key = eq(exchangeFiles.id, file.id);
  if (files.every((one) => one.units.length === 0)) {
    await tx.delete(exchangeFiles).where(key);
    return false;
  }
  const content = { ...file.content, document: { ...file.content.document, files } };
  await tx.update(exchangeFiles).set({ content }).where(key);
  return true;
}
