import "server-only";
import { createHash } from "node:crypto";
import { and, eq, isNotNull, sql } from "drizzle-orm";
import type { Database } from "#lib/db/client.ts";
import { conflictCopies, operations } from "#lib/db/schema/operations.ts";
import { DomainError } from "#lib/errors.ts";

/** One save as its client names it. `contents`: everything that was sent, to tell a repeat from a mistake. */
export type Operation = { readonly id: string; readonly contents: unknown };

/** What an operation left behind; `traces` are found again by `wrote`. */
type Record = { readonly digest: string; readonly traces: Traces; readonly result: unknown };
type Traces = Readonly<{ [name: string]: string | number }>;

/** Has an operation that begins something new, and so has nothing to lock, wait for its own repeat until the transaction ends. */
export async function lockOperation(id: string, tx: Database): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`);
}

/**
 * What `operation` gave the first time, or null when it is new. Call it under
 * the lock that the operation takes. Throws `operation_reused` when its id
 * stands for other contents or for somebody else's save.
 */
export async function findDone<Result>(
  actor: { readonly id: string },
  operation: Operation,
  tx: Database,
): Promise<Result | null> {
  const [row] = await tx
    .select({ actorId: operations.actorId, record: operations.result })
    .from(operations)
    .where(eq(operations.id, operation.id));
  if (!row) return null;
  const record = row.record as Record;
  if (row.actorId !== actor.id || record.digest !== digestOf(operation)) throw new DomainError("operation_reused");
  return record.result as Result;
}

/** Remembers for two days what `operation` gave: JSON. */
export async function recordDone(
  actor: { readonly id: string },
  operation: Operation,
  traces: Traces,
  result: unknown,
  tx: Database,
): Promise<void> {
  const record: Record = { digest: digestOf(operation), traces, result };
  await tx.insert(operations).values({ id: operation.id, actorId: actor.id, result: record });
  await tx.execute(sql`
    delete from ${operations} where ${operations.id} in (
      select id from operations where at < now() - interval '2 days' order by at limit 20 for update skip locked)`);
}

/** Whether the last two days know an operation of `actor` with these traces. */
export async function wrote(actor: { readonly id: string }, traces: Traces, tx: Database): Promise<boolean> {
  const [row] = await tx
    .select({ id: operations.id })
    .from(operations)
    .where(
      and(eq(operations.actorId, actor.id), sql`${operations.result}->'traces' @> ${JSON.stringify(traces)}::jsonb`),
    )
    .limit(1);
  return row !== undefined;
}

/**
 * Keeps a text that lost a race, once for each operation. It must outlive the
 * refusal: commit before throwing. `madeFrom` and `fileName` together make it a
 * proposal, which everybody at the desk sees.
 */
export async function keepConflictCopy(
  actor: { readonly id: string },
  copy: {
    readonly operationId: string;
    readonly articleId: string;
    readonly segmentId: string | null;
    readonly locale: string | null;
    readonly mine: unknown;
    readonly madeFrom?: string;
    readonly fileName?: string;
  },
  tx: Database,
): Promise<void> {
  const { operationId, ...text } = copy;
  await tx
    .insert(conflictCopies)
    .values({ id: operationId, actorId: actor.id, ...text })
    .onConflictDoNothing();
}

/** Forgets a copy of the actor's own whose text is stored after all. */
export async function forgetConflictCopy(actor: { readonly id: string }, id: string, tx: Database): Promise<void> {
  await tx.delete(conflictCopies).where(and(eq(conflictCopies.id, id), eq(conflictCopies.actorId, actor.id)));
}

/** Takes a proposal away, whoever brought it, and gives it. Null when somebody else has decided meanwhile. */
export async function takeProposalAway(
  ref: { readonly id: string; readonly articleId: string; readonly locale: string },
  tx: Database,
): Promise<typeof conflictCopies.$inferSelect | null> {
  const [taken] = await tx
    .delete(conflictCopies)
    .where(
      and(
        eq(conflictCopies.id, ref.id),
        eq(conflictCopies.articleId, ref.articleId),
        eq(conflictCopies.locale, ref.locale),
        isNotNull(conflictCopies.fileName),
      ),
    )
    .returning();
  return taken ?? null;
}

function digestOf({ contents }: Operation): string {
  return createHash("sha256").update(JSON.stringify(contents)).digest("base64url");
}
