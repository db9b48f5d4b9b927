import "server-only";
import { and, asc, desc, eq, ne, sql } from "drizzle-orm";
import { type AnyPgColumn, union } from "drizzle-orm/pg-core";
import { type Database, database } from "#lib/db/client.ts";
import { terms, termTranslations } from "#lib/db/schema/glossary.ts";
import { isHan } from "#lib/locales/locale.ts";
import { type TermContent, type TermDetails, type TermRendering, termHead } from "./entry.ts";
import { findTerms } from "./matching.ts";
import type { Rendering, Term } from "./term.ts";

/** A term and what it says in one target locale: no renderings where nobody has approved any. */
export type TermAt = {
  readonly termId: string;
  readonly sourceLocale: string;
  readonly version: number;
  readonly content: TermContent;
};

/** One term by its id, or null. */
export async function findTermAt(termId: string, locale: string, db: Database = database): Promise<TermAt | null> {
  const [term] = await selectTermsAt(locale, db).where(eq(terms.id, termId));
  return term ? asTermAt(term) : null;
}

type TermRef = Pick<TermDetails, "text" | "sense"> & {
  readonly termId: string | null;
  readonly sourceLocale: string;
};

/** Terms by their id, or by text and sense where that is null; also those that have the text and sense of another. In no order. */
export async function findTermsAt(
  locale: string,
  refs: readonly TermRef[],
  db: Database = database,
): Promise<TermAt[]> {
  const found = new Map<string, TermAt>();
  for (let from = 0; from < refs.length; from += 2_000) {
    const part = refs.slice(from, from + 2_000);
    const wanted = part.map(({ termId, sourceLocale, text, sense }) => ({
      term_id: termId,
      source_locale: sourceLocale,
      term: text,
      sense,
    }));
    const rows = await selectTermsAt(locale, db).where(
      sql`exists (select 1 from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb)
        as wanted (term_id text, source_locale text, term text, sense text)
        where wanted.term_id = ${terms.id} or (wanted.source_locale = ${terms.sourceLocale}
          and wanted.term = ${terms.text} and wanted.sense = ${terms.sense}))`,
    );
    for (const row of rows) found.set(row.termId, asTermAt(row));
  }
  return [...found.values()];
}

/** By what a new term is known before it has an id. */
export function keyOf(sourceLocale: string, { text, sense }: Pick<TermDetails, "text" | "sense">): string {
  return `${sourceLocale}\n${text}\n${sense}`;
}

/** Source and target locale of the texts that terms are looked for in. */
export type LocalePair = { readonly sourceLocale: string; readonly targetLocale: string };

/**
 * The terms that `texts` mention, for one pair of locales, each with its
 * renderings; in the order of their texts. Where several senses are written
 * alike, what any of them says will do. Terms of the other direction count as
 * well: what is the rendering there is the term here.
 *
 * Quick among ten thousand: of terms that begin as something in the texts does
 * the text is fetched, and what is said of those alone that are mentioned.
 */
export async function listTermsIn(
  pair: LocalePair,
  texts: readonly string[],
  db: Database = database,
): Promise<Term[]> {
  const heads = headsOf(texts, pair.sourceLocale);
  if (heads.length === 0) return [];
  const candidates = (await listCandidates(pair, heads, db)).map((text): Term => ({ id: text, text, renderings: [] }));
  const mentioned = new Set(
    texts.flatMap((text) => findTerms(text, pair.sourceLocale, candidates)).map(({ term }) => term.text),
  );
  return mentioned.size === 0 ? [] : listSaid(pair, [...mentioned], db);
}

/** The texts of the terms that begin with one of `heads`, each once. */
async function listCandidates(pair: LocalePair, heads: readonly string[], db: Database): Promise<string[]> {
  const rows = await union(
    db
      .select({ text: terms.text })
      .from(terms)
      .innerJoin(
        termTranslations,
        and(eq(termTranslations.termId, terms.id), eq(termTranslations.locale, pair.targetLocale)),
      )
      .where(and(eq(terms.sourceLocale, pair.sourceLocale), among(terms.head, heads))),
    db.select({ text: termTranslations.text }).from(termTranslations).where(isReversed(pair, heads)),
  );
  return rows.map(({ text }) => text);
}

async function listSaid(pair: LocalePair, texts: readonly string[], db: Database): Promise<Term[]> {
  const renderings = sql<Rendering[]>`json_agg(json_build_object('text', ${termTranslations.text},
    'status', ${termTranslations.status}) order by ${termTranslations.position})`;
  const own = await db
    .select({ id: terms.id, text: terms.text, renderings })
    .from(terms)
    .innerJoin(
      termTranslations,
      and(eq(termTranslations.termId, terms.id), eq(termTranslations.locale, pair.targetLocale)),
    )
    .where(and(eq(terms.sourceLocale, pair.sourceLocale), among(terms.text, texts)))
    .groupBy(terms.id)
    .orderBy(asc(terms.text), asc(terms.sense));
  const reversed = await db
    .select({ id: terms.id, text: termTranslations.text, rendering: terms.text, status: termTranslations.status })
    .from(termTranslations)
    .innerJoin(terms, eq(terms.id, termTranslations.termId))
    .where(and(isReversed(pair, texts.map(termHead)), among(termTranslations.text, texts)))
    .orderBy(desc(termTranslations.status), asc(termTranslations.text), asc(terms.text), asc(terms.sense));
  return joinSenses([...own, ...reversed.map(asReversed)]);
}

/** Renderings into the source's locale that begin with one of `heads`: the terms of the other direction. */
function isReversed(pair: LocalePair, heads: readonly string[]) {
  return and(
    eq(termTranslations.sourceLocale, pair.targetLocale),
    eq(termTranslations.locale, pair.sourceLocale),
    among(termTranslations.head, heads),
    ne(termTranslations.status, "forbidden"),
  );
}

/** As one parameter: thousands of them take longer to read than to answer. */
function among(column: AnyPgColumn, texts: readonly string[]) {
  return sql`${column} = any(${sql.param([...texts])}::text[])`;
}

function asReversed({
  id,
  text,
  rendering,
}: {
  readonly id: string;
  readonly text: string;
  readonly rendering: string;
}): Term {
  return { id, text, renderings: [{ text: rendering, status: "preferred" }] };
}

/** One term for each text. What one sense forbids and another uses is not forbidden. */
function joinSenses(rows: readonly Term[]): Term[] {
  const joined = new Map<string, Term>();
  for (const term of rows) {
    const other = joined.get(term.text);
    if (!other) joined.set(term.text, term);
    else joined.set(term.text, { ...other, renderings: joinRenderings(other.renderings, term.renderings) });
  }
  return [...joined.values()];
}

function joinRenderings(a: readonly Rendering[], b: readonly Rendering[]): Rendering[] {
  const joined = new Map<string, Rendering>();
  for (const rendering of [...a, ...b.map(demoted)]) {
    const key = rendering.text.toLowerCase();
    const known = joined.get(key);
    if (!known || known.status === "forbidden") joined.set(key, rendering);
  }
  return [...joined.values()];
}

function demoted(rendering: Rendering): Rendering {
  return rendering.status === "preferred" ? { ...rendering, status: "admitted" } : rendering;
}

/** What a term in `texts` may begin with. */
function headsOf(texts: readonly string[], locale: string): string[] {
  const heads = new Set<string>();
  const han = isHan(locale);
  for (const text of texts.map((one) => one.toLowerCase())) {
    for (let at = 0; at < text.length; at += 1) {
      if (!han && at > 0 && /[\p{L}\p{N}]/u.test(text.charAt(at - 1))) continue;
      heads.add(text.charAt(at)).add(termHead(text.slice(at, at + 2)));
    }
  }
  return [...heads];
}

/** What a term says of itself, for whoever selects one. */
export const termDetails = {
  text: terms.text,
  sense: terms.sense,
  kind: terms.kind,
  partOfSpeech: terms.partOfSpeech,
  pinyin: terms.pinyin,
  domain: terms.domain,
  note: terms.note,
  source: terms.source,
};

function selectTermsAt(locale: string, db: Database) {
  return db
    .select({
      termId: terms.id,
      sourceLocale: terms.sourceLocale,
      version: terms.version,
      ...termDetails,
      renderings: sql<TermRendering[]>`coalesce((
        select json_agg(json_build_object('text', ${termTranslations.text}, 'status', ${termTranslations.status},
          'note', ${termTranslations.note}) order by ${termTranslations.position})
        from ${termTranslations}
        where ${termTranslations.termId} = ${terms.id} and ${termTranslations.locale} = ${locale}), '[]'::json)`,
    })
    .from(terms)
    .$dynamic();
}

function asTermAt({
  termId,
  sourceLocale,
  version,
  ...content
}: Awaited<ReturnType<typeof selectTermsAt>>[number]): TermAt {
  return { termId, sourceLocale, version, content };
}
