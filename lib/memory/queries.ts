import "server-only";
import { and, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Authorized } from "#lib/auth/policy.ts";
import { type Database, database } from "#lib/db/client.ts";
import { blocks, segments } from "#lib/db/schema/articles.ts";
import { memoryEntries } from "#lib/db/schema/memory.ts";
import { users } from "#lib/db/schema/people.ts";
import { carryNumbers } from "./carried-numbers.ts";
import { findRare, planWiderSearch } from "./frequencies.ts";
import { type LocalePair, type MemoryEntry, type MemoryMatch, mostMatches, normalizeEntry } from "./memory.ts";
import { rankCandidates } from "./ranking.ts";
import { getFrequencies } from "./sampling-queries.ts";
import { sourceKey } from "./source-key-queries.ts";
import { tokensOf, tokensWithin } from "./tokens.ts";

/**
 * Whoever may visit the desk may read every article on it, published or not, so
 * they may read what the memory has of them; readers come to none of it. When
 * articles are kept from some of the desk, the rule belongs in `ofPair`, through
 * which everything that is read here goes.
 */
type DeskReader = Authorized<"desk.visit">;

/** A sentence to find matches for. `except`: its own segment, whose entry is no help. */
export type WantedMatches = LocalePair & { readonly source: string; readonly except: string | null };

/** What the memory knows that is like `wanted.source`, best first, at most `mostMatches`; different texts only. */
export async function findMatches(
  _actor: DeskReader,
  wanted: WantedMatches,
  db: Database = database,
): Promise<MemoryMatch[]> {
  const source = normalizeEntry(wanted.source);
  if (source === "") return [];
  const frequencies = await getFrequencies(wanted, db);
  const tokens = tokensOf(source, wanted);
  const rare = findRare(tokens, frequencies);
  const near = await findCandidates(wanted, source, { rare, triples: [] }, tokens.length, db);
  let ranked = rankCandidates(source, near);
  if ((ranked[0]?.score ?? 0) < goodScore && rare.length < tokens.length) {
    const triples = planWiderSearch(tokens, frequencies);
    const far = await findCandidates(wanted, source, { rare: [], triples }, tokens.length, db);
    ranked = rankCandidates(source, [...near, ...far]);
  }
  if (ranked.length === 0) return [];
  const best = new Map(ranked.slice(0, mostMatches).map((one) => [one.source, one.score]));
  const entries = await readEntries(
    and(ofSources(wanted, [...best.keys()]), exceptOf(wanted.except)),
    { read: mostOfOneSource, shown: mostOfOneSource },
    db,
  );
  return entries
    .map((entry) => {
      const score = best.get(entry.source) ?? 0;
      return { ...entry, ...carryNumbers(entry, source, wanted), score };
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, mostMatches);
}

/** With this the translator has something to work with: nobody looks further. */
const goodScore = 80;

/** Entries that the same few sources may have: what many articles say is in the memory many times. */
const mostOfOneSource = 60;

/** What the memory is searched for. `side`: the language that `text` is in. */
export type MemorySearch = LocalePair & { readonly text: string; readonly side: "source" | "target" };

/** As many as one search shows. */
const mostFound = 50;

/** Entries that are looked at for one search. */
const mostRead = 300;

/** Entries that have every word of `search.text` on its side, newest first, at most `mostFound`; `more`: there are others. */
export async function searchMemory(
  _actor: DeskReader,
  search: MemorySearch,
  db: Database = database,
): Promise<{ readonly entries: MemoryEntry[]; readonly more: boolean }> {
  const words = normalizeEntry(search.text).split(" ").filter(Boolean);
  if (words.length === 0) return { entries: [], more: false };
  const text = search.side === "source" ? memoryEntries.source : memoryEntries.target;
  const index = search.side === "source" ? memoryEntries.sourceTokens : memoryEntries.targetTokens;
  const tokens = words.flatMap((word) => tokensWithin(word, search));
  const conditions = [
    ofPair(search),
    ...(tokens.length > 0 ? [sql`${index} @> ${sql.param(tokens)}::int[]`] : []),
    ...words.map((word) => sql`position(lower(${word}) in lower(${text})) > 0`),
  ];
  // Of a word that is everywhere, the newest of all would take as long as all of them.
  const some = db
    .select({ id: memoryEntries.id })
    .from(memoryEntries)
    .where(and(...conditions))
    .limit(mostRead);
  const entries = await readEntries(inArray(memoryEntries.id, some), { read: mostRead, shown: mostFound + 1 }, db);
  return { entries: entries.slice(0, mostFound), more: entries.length > mostFound };
}

/** `segmentId`: the newest reviewed sentence that says it; null where all are from files. */
export type ExactTarget = { readonly target: string; readonly segmentId: string | null };

/** The target that stands for each of `sources` in the memory, word for word: the one most often approved, the newest of those. Sources without one are left out. */
export async function findExactTargets(
  _actor: Authorized<"translation.pretranslate">,
  pair: LocalePair,
  sources: readonly string[],
  db: Database = database,
): Promise<Map<string, ExactTarget>> {
  const wanted = new Set(sources.map(normalizeEntry));
  wanted.delete("");
  if (wanted.size === 0) return new Map();
  const rows = await db
    .select({
      source: memoryEntries.source,
      target: memoryEntries.target,
      segmentId: sql<string | null>`(array_agg(${memoryEntries.segmentId} order by ${memoryEntries.addedAt} desc)
        filter (where ${memoryEntries.segmentId} is not null))[1]`,
    })
    .from(memoryEntries)
    .where(ofSources(pair, [...wanted]))
    .groupBy(memoryEntries.source, memoryEntries.target)
    .orderBy(sql`count(*)`, sql`max(${memoryEntries.addedAt})`);
  const targets = new Map(rows.map(({ source, ...exact }) => [source, exact]));
  return new Map(
    sources.flatMap((source) => {
      const exact = targets.get(normalizeEntry(source));
      return exact === undefined ? [] : [[source, exact] as const];
    }),
  );
}

/** What is approved of any of `sources`, word for word: every target of each. For what pairs texts by it; it is shown to nobody. */
export async function listExactPairs(
  pair: LocalePair,
  sources: readonly string[],
  db: Database = database,
): Promise<{ readonly source: string; readonly target: string }[]> {
  const wanted = new Set(sources.map(normalizeEntry));
  wanted.delete("");
  if (wanted.size === 0) return [];
  return db
    .selectDistinct({ source: memoryEntries.source, target: memoryEntries.target })
    .from(memoryEntries)
    .where(ofSources(pair, [...wanted]))
    .orderBy(memoryEntries.source, memoryEntries.target);
}

function ofPair({ sourceLocale, targetLocale }: LocalePair): SQL {
  return sql`${memoryEntries.sourceLocale} = ${sourceLocale} and ${memoryEntries.targetLocale} = ${targetLocale}`;
}

function ofSources(pair: LocalePair, sources: readonly string[]): SQL {
  const texts = sql`${sql.param([...sources])}::text[]`;
  return sql`${ofPair(pair)}
    and md5(${memoryEntries.source}) = any(${sql.param(sources.map(sourceKey))}::text[])
    and ${memoryEntries.source} = any(${texts})`;
}

function exceptOf(segmentId: string | null): SQL {
  return segmentId === null ? sql`true` : sql`${memoryEntries.segmentId} is distinct from ${segmentId}`;
}

/** Entries each part of a search may bring. */
const mostOfTriple = 150;
const mostOfRareTokens = 700;

/** Their sources, each once. */
async function findCandidates(
  wanted: WantedMatches,
  source: string,
  search: { readonly rare: readonly number[]; readonly triples: readonly (readonly number[])[] },
  size: number,
  db: Database,
): Promise<string[]> {
  const others = sql`${ofPair(wanted)} and ${exceptOf(wanted.except)}`;
  // What is half as long or twice as long is not like it.
  const near = sql`cardinality(${memoryEntries.sourceTokens}) between ${Math.floor(size / 2)} and ${size * 2 + 2}`;
  const found = (condition: SQL, limit: number) =>
    sql`(select source from ${memoryEntries} where ${condition} and ${others} limit ${limit})`;
  const parts = [
    found(sql`md5(${memoryEntries.source}) = ${sourceKey(source)}`, mostMatches),
    ...(search.rare.length === 0
      ? []
      : [
          found(
            sql`${memoryEntries.sourceTokens} && ${sql.param([...search.rare])}::int[] and ${near}`,
            mostOfRareTokens,
          ),
        ]),
    ...search.triples.map((triple) =>
      found(sql`${memoryEntries.sourceTokens} @> ${sql.param([...triple])}::int[] and ${near}`, mostOfTriple),
    ),
  ];
  const { rows } = await db.execute<{ source: string }>(sql.join(parts, sql` union `));
  return rows.map((row) => row.source);
}

const people = alias(users, "people");

/** Each pair of texts once, as it was approved last; the newest first. Of what meets `condition`, the newest `read` are looked at and `shown` given. */
async function readEntries(
  condition: SQL | undefined,
  { read, shown }: { readonly read: number; readonly shown: number },
  db: Database,
): Promise<MemoryEntry[]> {
  const newest = db
    .select({
      id: memoryEntries.id,
      source: memoryEntries.source,
      target: memoryEntries.target,
      articleId: memoryEntries.articleId,
      segmentId: memoryEntries.segmentId,
      file: memoryEntries.file,
      addedBy: memoryEntries.addedBy,
      addedAt: memoryEntries.addedAt,
    })
    .from(memoryEntries)
    .where(condition)
    .orderBy(desc(memoryEntries.addedAt), memoryEntries.id)
    .limit(read)
    .as("newest");
  const distinct = db
    .selectDistinctOn([newest.source, newest.target])
    .from(newest)
    .orderBy(newest.source, newest.target, desc(newest.addedAt), newest.id)
    .as("entries");
  const rows = await db
    .select({
      id: distinct.id,
      source: distinct.source,
      target: distinct.target,
      articleId: distinct.articleId,
      segmentId: distinct.segmentId,
      file: distinct.file,
      addedBy: people.name,
      addedAt: distinct.addedAt,
      headline: sql<string>`coalesce((
        select string_agg(run ->> 'text', '' order by ${segments.position}, place)
        from ${segments}
        join ${blocks} on ${blocks.articleId} = ${segments.articleId} and ${blocks.id} = ${segments.blockId}
        cross join jsonb_array_elements(${segments.source}) with ordinality as runs (run, place)
        where ${segments.articleId} = ${distinct.articleId} and ${blocks.kind} = 'headline'), '')`,
    })
    .from(distinct)
    .leftJoin(people, eq(people.id, distinct.addedBy))
    .orderBy(desc(distinct.addedAt), distinct.id)
    .limit(shown);
  return rows.map((row) => ({ ...row, addedAt: row.addedAt.toISOString() }));
}
