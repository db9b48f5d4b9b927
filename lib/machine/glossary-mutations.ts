import "server-only";
import { createHash } from "node:crypto";
import { desc, eq, inArray, sql } from "drizzle-orm";
import type { Database } from "#lib/db/client.ts";
import { machineGlossaries } from "#lib/db/schema/machine.ts";
import { createDeeplGlossary, deeplTerms, deleteDeeplGlossary } from "./deepl.ts";
import { MachineFailure } from "./failure.ts";
import type { Connection, Send, TermPair } from "./service.ts";
import type { LocalePair } from "./settings.ts";

/** Glossaries kept with a service; an account there holds a thousand. */
const mostGlossaries = 50;

/**
 * The id under which the service keeps exactly these terms, made there the
 * first time; null where there are none, or the service keeps none. A service
 * that cannot keep them drafts without. Throws MachineFailure when it cannot
 * draft either.
 */
export async function findGlossary(
  pair: LocalePair,
  terms: readonly TermPair[],
  connection: Connection,
  send: Send,
  db: Database,
): Promise<string | null> {
  const wanted = deeplTerms(terms);
  if (connection.service !== "deepl" || wanted.length === 0) return null;
  const digest = digestOf(pair, wanted, connection);
  const [kept] = await db
    .update(machineGlossaries)
    .set({ usedAt: sql`now()` })
    .where(eq(machineGlossaries.digest, digest))
    .returning({ remoteId: machineGlossaries.remoteId });
  if (kept) return kept.remoteId;
  try {
    const remoteId = await createDeeplGlossary(pair, wanted, connection, send);
    await db.insert(machineGlossaries).values({ digest, remoteId }).onConflictDoNothing();
    await forgetOldest(connection, send, db);
    return remoteId;
  } catch (error) {
    if (error instanceof MachineFailure && onlyGlossaries.has(error.reason)) return null;
    throw error;
  }
}

/** Forgets that the service keeps a glossary: it does not. */
export async function forgetGlossary(remoteId: string, db: Database): Promise<void> {
  await db.delete(machineGlossaries).where(eq(machineGlossaries.remoteId, remoteId));
}

/** What a service may say of a glossary and not of the sentence. */
const onlyGlossaries: ReadonlySet<MachineFailure["reason"]> = new Set([
  "address_wrong",
  "answer_unusable",
  "locales_unsupported",
  "quota_spent",
  "request_refused",
  "text_too_long",
] as const);

/** Those that were used longest ago go, there as well. */
async function forgetOldest(connection: Connection, send: Send, db: Database): Promise<void> {
  const old = await db
    .select({ remoteId: machineGlossaries.remoteId })
    .from(machineGlossaries)
    .orderBy(desc(machineGlossaries.usedAt))
    .offset(mostGlossaries);
  if (old.length === 0) return;
  const ids = old.map(({ remoteId }) => remoteId);
  await db.delete(machineGlossaries).where(inArray(machineGlossaries.remoteId, ids));
  // One of another account cannot be deleted by this one.
  for (const id of ids) await deleteDeeplGlossary(id, connection, send).catch(() => {});
}

/** The same terms with the same account are the same glossary, in whatever order. */
function digestOf(pair: LocalePair, terms: readonly TermPair[], { address, key }: Connection): string {
  const lines = terms.map(({ source, target }) => `${source}\t${target}`).sort();
  const contents = JSON.stringify([address, key, pair.sourceLocale, pair.targetLocale, lines]);
  return createHash("sha256").update(contents).digest("base64url");
}
