import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { Authorized } from "#lib/auth/policy.ts";
import { type Database, database } from "#lib/db/client.ts";
import { exchangeFiles } from "#lib/db/schema/interchange.ts";
import { DomainError } from "#lib/errors.ts";
import { recordEvent } from "#lib/events/record.ts";
import { cancelJob } from "#lib/jobs/mutations.ts";
import { findLatestJob } from "#lib/jobs/queries.ts";
import { takeProposalAway } from "#lib/operations/mutations.ts";
import { lockUnit, type UnitRow, writeUnit } from "#lib/segments/mutations.ts";
import { plainText, type Run } from "#lib/text/runs.ts";
import { getLocalePair } from "#lib/translations/queries.ts";
import { applyingKey } from "./applying.ts";
import type { ReceivedContent } from "./received.ts";

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

/** Forgets a file the actor brought; nothing more of it is applied. One that is gone already is no error. */
export async function forgetReceivedFile(
  actor: Authorized<"desk.visit">,
  id: string,
  db: Database = database,
): Promise<void> {
  // What is under way stops first: its steps and this take the same locks in another order.
  const job = await findLatestJob(applyingKey(id), db, actor.id);
  if (job) await cancelJob(job.id, db);
  await db.delete(exchangeFiles).where(and(eq(exchangeFiles.id, id), eq(exchangeFiles.actorId, actor.id)));
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
      produced: proposal.mine as Run[],
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
