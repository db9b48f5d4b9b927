import "server-only";
import { randomUUID } from "node:crypto";
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Authorized } from "#lib/auth/policy.ts";
import { type Database, database } from "#lib/db/client.ts";
import { segments } from "#lib/db/schema/articles.ts";
import { exchangeFiles } from "#lib/db/schema/interchange.ts";
import { DomainError } from "#lib/errors.ts";
import { recordEvent } from "#lib/events/record.ts";
import { keepConflictCopy, takeProposalAway } from "#lib/operations/mutations.ts";
import { type LockedUnit, lockUnit, type UnitRow, writeUnit } from "#lib/segments/mutations.ts";
import { plainText, type Run } from "#lib/text/runs.ts";
import { getLocalePair } from "#lib/translations/queries.ts";
import { madeFromOf, standsBy } from "./changes.ts";
import { effectiveChanges, type PlannedChange, rowsFor } from "./plan.ts";
import type { ReceivedContent } from "./received.ts";
import { findPresentUnits, getReceivedFile, planExchange, type ReceivedFile } from "./received-queries.ts";

type Importer = Authorized<"translation.import">;

/** Keeps a file that was read until somebody decides, and gives its id. Files nobody came back to are forgotten after a week. */
export async function keepReceivedFile(
  actor: Authorized<"desk.visit">,
  file: { readonly name: string; readonly size: number; readonly content: ReceivedContent },
  db: Database = database,
): Promise<string> {
  await db.delete(exchangeFiles).where(sql`${exchangeFiles.at} < now() - interval '7 days'`);
  const [row] = await db
    .insert(exchangeFiles)
    .values({ actorId: actor.id, ...file, content: storable(file.content) })
    .returning({ id: exchangeFiles.id });
  if (!row) throw new Error("A file that was inserted has no id.");
  return row.id;
}

/** What JSON in the database can hold: no NUL, no half of a character. */
function storable(content: ReceivedContent): ReceivedContent {
  const mended = JSON.stringify(content, (_, value: unknown) =>
    // biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is what is taken out
    typeof value === "string" ? value.replace(/\u0000|\p{Surrogate}/gu, "") : value,
  );
  return JSON.parse(mended) as ReceivedContent;
}

/** Forgets a file the actor brought; nothing of it is applied. One that is gone already is no error. */
export async function forgetReceivedFile(
  actor: Authorized<"desk.visit">,
  id: string,
  db: Database = database,
): Promise<void> {
  await db.delete(exchangeFiles).where(and(eq(exchangeFiles.id, id), eq(exchangeFiles.actorId, actor.id)));
}

/** What became of a file. `articleId`: the one article it was for; null for several. `left`: it has rows for other locales still. */
export type Applied = {
  readonly written: number;
  readonly proposed: number;
  readonly articleId: string | null;
  readonly left: boolean;
};

/**
 * Does what the preview said, for the actor's locale, in one transaction; then
 * the file is forgotten as far as this locale goes. `seen`: what `planExchange`
 * gave with the preview. When anything it rests on has changed since, nothing is
 * done and `exchange_outdated` is thrown: somebody has to look again.
 *
 * Words come in as the file says, drafts or confirmed by the actor; with `stand`
 * the actor confirms the drafts as well. Nothing is ever reviewed by a file. What was made for an older original, or for words
 * that somebody has changed since, is kept beside them as a proposal.
 */
export async function applyExchange(
  actor: Importer,
  { fileId, seen, stand }: { readonly fileId: string; readonly seen: string; readonly stand: boolean },
  db: Database = database,
): Promise<Applied> {
  return db.transaction(async (tx) => {
    const [locked] = await tx
      .select({ id: exchangeFiles.id })
      .from(exchangeFiles)
      .where(and(eq(exchangeFiles.id, fileId), eq(exchangeFiles.actorId, actor.id)))
      .for("update");
    if (!locked) throw new DomainError("exchange_outdated");
    const file = await getReceivedFile(actor, fileId, tx);
    await lockSegments(file, actor.locale, tx);
    const { plan, seen: now } = await planExchange(file, actor.locale, tx);
    if (now !== seen) throw new DomainError("exchange_outdated");

    let [written, proposed] = [0, 0];
    for (const change of effectiveChanges(plan)) {
      if (change.kind === "propose") {
        await propose(actor, file, change, tx);
        proposed += 1;
      } else {
        await write(actor, file, change, stand, tx);
        written += 1;
      }
    }
    const left = await forgetLocale(file, actor.locale, tx);
    const articleIds = new Set(effectiveChanges(plan).map(({ present }) => present.articleId));
    const [articleId = null] = articleIds.size === 1 ? articleIds : [];
    return { written, proposed, articleId, left };
  });
}

/** In the order of their ids, as everybody does. */
async function lockSegments(file: ReceivedFile, locale: string, tx: Database): Promise<void> {
  if (file.content.kind !== "translations") return;
  const ids = rowsFor(file.content.document, locale).map(({ unit }) => unit.id);
  const present = await findPresentUnits(ids, locale, tx);
  const found = [...new Set([...present.values()].map((one) => one.segmentId))];
  if (found.length === 0) return;
  await tx
    .select({ id: segments.id })
    .from(segments)
    .where(inArray(segments.id, found))
    .orderBy(asc(segments.id))
    .for("no key update");
}

async function write(
  actor: Importer,
  file: ReceivedFile,
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
    ...(kind !== "confirm" && { writtenBy: actor.id, origin: originOf(given, locked) }),
  };
  await writeUnit(locked, next, { actorId: actor.id, cause: "unit.imported" }, tx);
  const about = { articleId, locale: actor.locale, subject: segmentId, details: { file: file.name } };
  await recordEvent(actor, "unit.imported", about, tx);
}

/** Where a text comes from stays beside it: a machine's in a file is a machine's. */
function originOf(given: PlannedChange["given"], { unit }: LockedUnit): UnitRow["origin"] {
  if (plainText(unit.target) !== "") return unit.origin;
  return given.origin === "machine" || given.origin === "memory" ? given.origin : "import";
}

async function propose(actor: Importer, file: ReceivedFile, { given, present }: PlannedChange, tx: Database) {
  const { articleId, segmentId } = present;
  const copy = { operationId: randomUUID(), articleId, segmentId, locale: actor.locale, mine: given.target };
  const madeFrom = madeFromOf(given, present, present.sourceLocale);
  await keepConflictCopy(actor, { ...copy, madeFrom, fileName: file.name }, tx);
  const about = { articleId, locale: actor.locale, subject: segmentId, details: { file: file.name } };
  await recordEvent(actor, "unit.proposed", about, tx);
}

/** Whether anything of the file is left. */
async function forgetLocale(file: ReceivedFile, locale: string, tx: Database): Promise<boolean> {
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

type Decision = { readonly articleId: string; readonly proposalId: string; readonly version: number };

/**
 * Puts a proposal in the place of what stands there, as a draft of whoever
 * brought it: somebody has to confirm it beside today's original. `version`: of
 * the unit that the actor has before them; another one is a `conflict`. Throws
 * `already_decided` when the proposal is gone.
 */
export async function takeProposal(
  actor: Authorized<"proposal.decide">,
  decision: Decision,
  db: Database = database,
): Promise<void> {
  const { articleId, proposalId, version } = decision;
  await db.transaction(async (tx) => {
    await getLocalePair({ articleId, locale: actor.locale }, tx);
    const proposal = await takeProposalAway({ id: proposalId, articleId, locale: actor.locale }, tx);
    if (!proposal?.segmentId) throw new DomainError("already_decided");
    const locked = await lockUnit({ articleId, segmentId: proposal.segmentId, locale: actor.locale }, tx);
    if (locked.retired || locked.version !== version) throw new DomainError("conflict");
    const next: UnitRow = {
      ...locked.unit,
      target: proposal.mine as Run[],
      madeFrom: proposal.madeFrom ?? locked.sourceText,
      state: "draft",
      origin: "import",
      writtenBy: proposal.actorId,
      confirmedBy: null,
      confirmedAt: null,
    };
    await writeUnit(locked, next, { actorId: actor.id, cause: "proposal.taken" }, tx);
    const about = { articleId, locale: actor.locale, subject: locked.segmentId, details: { file: proposal.fileName } };
    await recordEvent(actor, "proposal.taken", about, tx);
  });
}

/** Takes a proposal away; what stands there stays. The event keeps its words. Throws `already_decided` when it is gone. */
export async function dismissProposal(
  actor: Authorized<"proposal.decide">,
  { articleId, proposalId }: Omit<Decision, "version">,
  db: Database = database,
): Promise<void> {
  await db.transaction(async (tx) => {
    const proposal = await takeProposalAway({ id: proposalId, articleId, locale: actor.locale }, tx);
    if (!proposal?.segmentId) throw new DomainError("already_decided");
    const details = { file: proposal.fileName, text: plainText(proposal.mine as Run[]) };
    const about = { articleId, locale: actor.locale, subject: proposal.segmentId, details };
    await recordEvent(actor, "proposal.dismissed", about, tx);
  });
}
