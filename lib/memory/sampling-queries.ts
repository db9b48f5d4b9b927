import "server-only";
import { randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import type { Database } from "#lib/db/client.ts";
import { memoryEntries } from "#lib/db/schema/memory.ts";
import type { Frequencies } from "./frequencies.ts";
import type { LocalePair } from "./memory.ts";

/** Entries looked at to know which tokens are common. */
const sampleSize = 10_000;

/** Milliseconds after which the memory may have become another. */
const holds = 10 * 60_000;

type Kept = { readonly at: number; readonly frequencies: Promise<Frequencies> };

const kept = new Map<string, Kept>();

/**
 * How common tokens are in the memory of a pair. It only says where to look
 * first, so that one that is some minutes old, or another server's, will do.
 */
export async function getFrequencies(pair: LocalePair, db: Database): Promise<Frequencies> {
  const key = `${pair.sourceLocale} ${pair.targetLocale}`;
  const known = kept.get(key);
  if (known && Date.now() - known.at < holds) return known.frequencies;
  const frequencies = sample(pair, db);
  // Nobody waits for the new one while there is an old one; a failure is tried again at the next look-up.
  kept.set(key, { at: Date.now(), frequencies: known ? known.frequencies : frequencies });
  frequencies.then(
    () => kept.set(key, { at: Date.now(), frequencies }),
    () => kept.delete(key),
  );
  return known ? known.frequencies : frequencies;
}

async function sample(pair: LocalePair, db: Database): Promise<Frequencies> {
  const ofPair = and(
    eq(memoryEntries.sourceLocale, pair.sourceLocale),
    eq(memoryEntries.targetLocale, pair.targetLocale),
  );
  const [{ size = 0 } = {}] = await db.select({ size: sql<number>`count(*)::int` }).from(memoryEntries).where(ofPair);
  // Ids are random: those after a random one are a sample. From the first half, so that there are enough of them.
  const start = `${Math.floor(Math.random() * 8)}${randomUUID().slice(1)}`;
  const { rows } = await db.execute<{ token: number; count: number; sampled: number }>(sql`
    with sampled as materialized (
      select source_tokens from ${memoryEntries} where ${ofPair} and id >= ${start}::uuid order by id limit ${sampleSize}
    )
    select token, count(*)::int as count, (select count(*)::int from sampled) as sampled
    from sampled, unnest(source_tokens) as token
    group by token having count(*) > 1`);
  return {
    size,
    sampled: rows[0]?.sampled ?? 0,
    counts: new Map(rows.map(({ token, count }) => [token, count])),
  };
}
