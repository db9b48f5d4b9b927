import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { Database } from "#lib/db/client.ts";
import { articles } from "#lib/db/schema/articles.ts";
import { memoryEntries } from "#lib/db/schema/memory.ts";
import type { UnitState } from "#lib/segments/unit.ts";
import { plainText, type Run } from "#lib/text/runs.ts";
import { type LocalePair, normalizeEntry } from "./memory.ts";
import { sourceKey } from "./source-key-queries.ts";
import { tokensOf } from "./tokens.ts";

/** A unit as it has just been written. */
type WrittenUnit = {
  readonly articleId: string;
  readonly segmentId: string;
  readonly locale: string;
  readonly state: UnitState;
  readonly target: readonly Run[];
  readonly madeFrom: string;
  readonly reviewedBy: string | null;
  readonly reviewedAt: Date | null;
};

/**
 * Keeps the memory in step with a unit, in the transaction that writes it: a
 * unit has an entry exactly while it stands reviewed. Whoever approves it or
 * accepts a correction puts it in; whoever changes, returns or takes back the
 * approval takes it out.
 */
export async function followUnit(unit: WrittenUnit, tx: Database): Promise<void> {
  const mine = and(eq(memoryEntries.segmentId, unit.segmentId), eq(memoryEntries.targetLocale, unit.locale));
  const source = normalizeEntry(unit.madeFrom);
  const target = normalizeEntry(plainText(unit.target));
  // Several lines are code, which nobody translates twice.
  const remembered = source !== "" && target !== "" && !unit.madeFrom.includes("\n");
  if (unit.state !== "reviewed" || !remembered) {
    await tx.delete(memoryEntries).where(mine);
    return;
  }
  const [article] = await tx
    .select({ sourceLocale: articles.sourceLocale })
    .from(articles)
    .where(eq(articles.id, unit.articleId));
  if (!article) return;
  const pair = { sourceLocale: article.sourceLocale, targetLocale: unit.locale };
  const entry = {
    ...asEntry({ source, target }, pair),
    addedBy: unit.reviewedBy,
    addedAt: unit.reviewedAt ?? sql`now()`,
  };
  await tx
    .insert(memoryEntries)
    .values({ ...entry, articleId: unit.articleId, segmentId: unit.segmentId })
    .onConflictDoUpdate({ target: [memoryEntries.segmentId, memoryEntries.targetLocale], set: entry });
}

/** Pairs brought in from elsewhere, with the name of the file they were in. `at`: when they were made there, if anybody knows. */
export type BroughtPairs = LocalePair & {
  readonly file: string;
  readonly pairs: readonly { readonly source: string; readonly target: string; readonly at: Date | null }[];
};

/**
 * Puts pairs from a file into the memory, in the caller's transaction; the
 * caller has checked that `actor` may. Pairs that it has already, and empty
 * ones, are passed over. Gives how many are new.
 */
export async function addMemoryPairs(
  actor: { readonly id: string },
  brought: BroughtPairs,
  tx: Database,
): Promise<number> {
  const { sourceLocale, targetLocale, file } = brought;
  const known = new Map<string, BroughtPairs["pairs"][number]>();
  for (const { source, target, at } of brought.pairs) {
    const pair = { source: normalizeEntry(source), target: normalizeEntry(target), at };
    const key = `${pair.source}\n${pair.target}`;
    if (!known.has(key)) known.set(key, pair);
  }
  let added = 0;
  const pairs = [...known.values()].filter(({ source, target }) => source !== "" && target !== "");
  for (let from = 0; from < pairs.length; from += batch) {
    const part = pairs.slice(from, from + batch);
    const rows = part.map((pair) => ({
      ...asEntry(pair, { sourceLocale, targetLocale }),
      file,
      addedBy: actor.id,
      ...(pair.at && { addedAt: pair.at }),
    }));
    const present = await tx
      .select({ source: memoryEntries.source, target: memoryEntries.target })
      .from(memoryEntries)
      .where(
        and(
          eq(memoryEntries.sourceLocale, sourceLocale),
          eq(memoryEntries.targetLocale, targetLocale),
          sql`md5(${memoryEntries.source}) = any(${sql.param(part.map(({ source }) => sourceKey(source)))}::text[])`,
        ),
      );
    const there = new Set(present.map(({ source, target }) => `${source}\n${target}`));
    const fresh = rows.filter(({ source, target }) => !there.has(`${source}\n${target}`));
    if (fresh.length > 0) await tx.insert(memoryEntries).values(fresh);
    added += fresh.length;
  }
  return added;
}

const batch = 500;

function asEntry({ source, target }: { readonly source: string; readonly target: string }, pair: LocalePair) {
  const { sourceLocale, targetLocale } = pair;
  return {
    sourceLocale,
    targetLocale,
    source,
    target,
    sourceTokens: tokensOf(source, pair),
    targetTokens: tokensOf(target, pair),
  };
}
