import "server-only";
import { and, eq } from "drizzle-orm";
import type { Authorized } from "#lib/auth/policy.ts";
import { type Database, database } from "#lib/db/client.ts";
import { exchangeFiles } from "#lib/db/schema/interchange.ts";
import { newsroom } from "#lib/db/schema/newsroom.ts";
import { DomainError } from "#lib/errors.ts";
import { recordEvent } from "#lib/events/record.ts";
import { proposeTerm } from "#lib/glossary/proposing-mutations.ts";
import { findTermsAt, keyOf } from "#lib/glossary/queries.ts";
import { addMemoryPairs } from "#lib/memory/mutations.ts";
import { getNewsroom } from "#lib/newsroom/queries.ts";
import { plainText } from "#lib/text/runs.ts";
import { listStock, type ReceivedContent } from "./received.ts";
import { asTerm } from "./terms.ts";

/**
 * Puts the pairs of a file into the memory of the actor's locale, in one
 * transaction; what the memory has already is passed over. Throws
 * `exchange_outdated` when the file is gone.
 */
export async function applyMemory(
  actor: Authorized<"translation.import">,
  fileId: string,
  db: Database = database,
): Promise<{ readonly added: number; readonly left: boolean }> {
  return db.transaction(async (tx) => {
    const { locales } = await getNewsroom(tx);
    const { name, content, left } = await takeFile(actor, fileId, locales, tx);
    if (content.kind !== "memory") throw new DomainError("exchange_outdated");
    let added = 0;
    for (const sourceLocale of locales) {
      const pairs = content.pairs.flatMap((pair) =>
        pair.targetLocale === actor.locale && pair.sourceLocale === sourceLocale && sourceLocale !== actor.locale
          ? [
              {
                source: plainText(pair.source),
                target: plainText(pair.target),
                at: pair.at === null ? null : new Date(pair.at),
              },
            ]
          : [],
      );
      if (pairs.length > 0)
        added += await addMemoryPairs(actor, { sourceLocale, targetLocale: actor.locale, file: name, pairs }, tx);
    }
    await recordEvent(actor, "memory.imported", { locale: actor.locale, details: { file: name, added } }, tx);
    return { added, left };
  });
}

/**
 * Proposes the terms of a file to the glossary, for one pair of locales, in one
 * transaction: reviewers decide on them as on any other. What the glossary says
 * already, and what waits to be decided, is passed over.
 */
export async function applyGlossary(
  actor: Authorized<"term.propose">,
  { fileId, sourceLocale, locale }: { readonly fileId: string; readonly sourceLocale: string; readonly locale: string },
  db: Database = database,
): Promise<{ readonly proposed: number; readonly left: boolean }> {
  return db.transaction(async (tx) => {
    const { locales } = await getNewsroom(tx);
    const { name, content, left } = await takeFile(actor, fileId, locales, tx);
    // As `importTerms` and approvals do: whoever writes several terms waits for whoever else does.
    await tx.select({ id: newsroom.id }).from(newsroom).for("update");
    if (content.kind !== "glossary") throw new DomainError("exchange_outdated");
    const wanted = content.concepts.flatMap((concept) => asTerm(concept, sourceLocale, locale) ?? []);
    const known = await findTermsAt(
      locale,
      wanted.map(({ text, sense }) => ({ termId: null, sourceLocale, text, sense })),
      tx,
    );
    const byText = new Map(known.map((term) => [keyOf(term.sourceLocale, term.content), term]));
    let proposed = 0;
    for (const term of wanted) {
      const before = byText.get(keyOf(sourceLocale, term));
      const content = before ? { ...before.content, renderings: term.renderings } : term;
      const ids = { termId: before?.termId ?? null, version: before?.version ?? null };
      try {
        await proposeTerm(actor, { ...ids, sourceLocale, locale, content, comment: name }, tx);
        proposed += 1;
      } catch (error) {
        if (!(error instanceof DomainError) || !["term_exists", "term_proposed", "term_unchanged"].includes(error.code))
          throw error;
      }
    }
    return { proposed, left };
  });
}

/** Locks a file of the actor's, and forgets it when it is for no other pair of languages: `left` says that it stays. */
async function takeFile(
  actor: { readonly id: string },
  fileId: string,
  locales: readonly string[],
  tx: Database,
): Promise<{ readonly name: string; readonly content: ReceivedContent; readonly left: boolean }> {
  const [file] = await tx
    .select({ name: exchangeFiles.name, content: exchangeFiles.content })
    .from(exchangeFiles)
    .where(and(eq(exchangeFiles.id, fileId), eq(exchangeFiles.actorId, actor.id)))
    .for("update");
  if (!file) throw new DomainError("exchange_outdated");
  const left = listStock(file.content, locales).length > 1;
  if (!left) await tx.delete(exchangeFiles).where(eq(exchangeFiles.id, fileId));
  return { ...file, left };
}
