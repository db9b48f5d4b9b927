import "server-only";
import { and, asc, eq, exists, inArray, sql } from "drizzle-orm";
import { type Database, database } from "#lib/db/client.ts";
import { terms, termTranslations } from "#lib/db/schema/glossary.ts";
import type { TermDetails, TermRendering } from "./entry.ts";
import { findTerms } from "./matching.ts";
import { type LocalePair, listTermsIn, termDetails } from "./queries.ts";
import type { Term } from "./term.ts";

/** A term in force, as readers see it. */
export type PublicTerm = TermDetails & {
  readonly termId: string;
  readonly sourceLocale: string;
  /** In the order of their tags. */
  readonly translations: readonly { readonly locale: string; readonly renderings: readonly TermRendering[] }[];
};

/** Terms on one page of the public glossary. */
export const glossaryPageLength = 100;

/** One page of every term in force, as a dictionary orders them. `page`: from 1; `initials`: the letters there are and the page each begins on. */
export async function listPublicTerms(
  page: number,
  db: Database = database,
): Promise<{
  readonly terms: readonly (PublicTerm & { readonly initial: string })[];
  readonly pages: number;
  readonly initials: readonly { readonly initial: string; readonly page: number }[];
}> {
  const counted = await db
    .select({ initial: terms.initial, count: sql<number>`count(*)::int` })
    .from(terms)
    .where(inUse(db))
    .groupBy(terms.initial)
    .orderBy(asc(terms.initial));
  const rows = await selectPublic(db)
    .where(inUse(db))
    .orderBy(asc(terms.initial), asc(terms.sortKey), asc(terms.id))
    .limit(glossaryPageLength)
    .offset((page - 1) * glossaryPageLength);
  let before = 0;
  const initials = counted.map(({ initial, count }) => {
    const begins = Math.floor(before / glossaryPageLength) + 1;
    before += count;
    return { initial, page: begins };
  });
  return { terms: rows, initials, pages: Math.max(1, Math.ceil(before / glossaryPageLength)) };
}

/** One term in force, or null. */
export async function findPublicTerm(termId: string, db: Database = database): Promise<PublicTerm | null> {
  const [row] = await selectPublic(db).where(and(eq(terms.id, termId), inUse(db)));
  return row ?? null;
}

/** A term that an article mentions, and what is said of it. */
export type ArticleTerm = Term & {
  readonly sourceLocale: string;
  readonly term: string;
  readonly pinyin: string;
  readonly note: string;
  /** Into the other locale of the pair. */
  readonly said: readonly TermRendering[];
};

/** The terms that the original mentions, in the order of their first mention. */
export async function listArticleTerms(
  pair: LocalePair,
  texts: readonly string[],
  db: Database = database,
): Promise<ArticleTerm[]> {
  const mentioned = await listTermsIn(pair, texts, db);
  if (mentioned.length === 0) return [];
  const rows = await selectPublic(db).where(
    inArray(
      terms.id,
      mentioned.map(({ id }) => id),
    ),
  );
  const first = new Map<string, number>();
  texts.forEach((text, place) => {
    for (const { term, from } of findTerms(text, pair.sourceLocale, mentioned)) {
      if (!first.has(term.id)) first.set(term.id, place * 100_000 + from);
    }
  });
  return mentioned
    .toSorted((a, b) => (first.get(a.id) ?? 0) - (first.get(b.id) ?? 0))
    .flatMap((term): ArticleTerm[] => {
      const row = rows.find(({ termId }) => termId === term.id);
      const { sourceLocale, targetLocale } = pair;
      const other = row?.sourceLocale === sourceLocale ? targetLocale : sourceLocale;
      const said = row?.translations.find(({ locale }) => locale === other)?.renderings ?? [];
      if (!row || said.length === 0) return [];
      return [{ ...term, sourceLocale: row.sourceLocale, term: row.text, pinyin: row.pinyin, note: row.note, said }];
    });
}

function inUse(db: Database) {
  return exists(db.select({ one: sql`1` }).from(termTranslations).where(eq(termTranslations.termId, terms.id)));
}

function selectPublic(db: Database) {
  return db
    .select({
      termId: terms.id,
      sourceLocale: terms.sourceLocale,
      ...termDetails,
      initial: terms.initial,
      translations: sql<PublicTerm["translations"]>`coalesce((
        select json_agg(json_build_object('locale', locale, 'renderings', renderings) order by locale)
        from (
          select translation.locale,
            json_agg(json_build_object('text', translation.text, 'status', translation.status, 'note', translation.note)
              order by translation.position) as renderings
          from term_translations translation where translation.term_id = terms.id
          group by translation.locale) by_locale), '[]'::json)`,
    })
    .from(terms)
    .$dynamic();
}
