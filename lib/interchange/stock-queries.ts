import "server-only";
import { and, asc, eq } from "drizzle-orm";
import type { Authorized } from "#lib/auth/policy.ts";
import { type Database, database } from "#lib/db/client.ts";
import { terms, termTranslations } from "#lib/db/schema/glossary.ts";
import { memoryEntries } from "#lib/db/schema/memory.ts";
import { textRun } from "#lib/text/runs.ts";
import type { ListedTerm } from "./terms.ts";
import type { ExchangePair } from "./tmx.ts";

/** The memory for these target locales, each pair once, oldest first. */
export async function listMemoryPairs(
  _actor: Authorized<"desk.visit">,
  targetLocales: readonly string[],
  db: Database = database,
): Promise<ExchangePair[]> {
  const rows = await db
    .select({
      id: memoryEntries.id,
      sourceLocale: memoryEntries.sourceLocale,
      targetLocale: memoryEntries.targetLocale,
      source: memoryEntries.source,
      target: memoryEntries.target,
      segmentId: memoryEntries.segmentId,
      file: memoryEntries.file,
      at: memoryEntries.addedAt,
    })
    .from(memoryEntries)
    .orderBy(asc(memoryEntries.addedAt), asc(memoryEntries.source), asc(memoryEntries.target), asc(memoryEntries.id));
  const seen = new Set<string>();
  return rows.flatMap(({ sourceLocale, targetLocale, source, target, file, at }) => {
    const key = JSON.stringify([sourceLocale, targetLocale, source, target]);
    if (!targetLocales.includes(targetLocale) || seen.has(key)) return [];
    seen.add(key);
    // No id: a memory is brought into another one, not back to its sentences.
    const texts = { source: textRun(source), target: textRun(target) };
    return [
      { id: "", sourceLocale, targetLocale, ...texts, at: at.toISOString(), by: "", context: file ?? "", line: 0 },
    ];
  });
}

/** All terms that have a rendering in one of these locales, in the order of the glossary. */
export async function listTermsOut(
  _actor: Authorized<"desk.visit">,
  locales: readonly string[],
  db: Database = database,
): Promise<ListedTerm[]> {
  const rows = await db
    .select({ term: terms, rendering: termTranslations })
    .from(terms)
    .innerJoin(
      termTranslations,
      and(eq(termTranslations.termId, terms.id), eq(termTranslations.sourceLocale, terms.sourceLocale)),
    )
    .orderBy(
      asc(terms.initial),
      asc(terms.sortKey),
      asc(terms.id),
      asc(termTranslations.locale),
      asc(termTranslations.position),
    );
  const listed = new Map<string, ListedTerm & { readonly renderings: ListedTerm["renderings"][number][] }>();
  for (const { term, rendering } of rows) {
    if (!locales.includes(rendering.locale)) continue;
    const known = listed.get(term.id) ?? { ...term, renderings: [] };
    const { locale, text, status, note } = rendering;
    known.renderings.push({ locale, text, status, note });
    listed.set(term.id, known);
  }
  return [...listed.values()];
}
