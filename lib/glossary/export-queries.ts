import "server-only";
import { asc, eq, sql } from "drizzle-orm";
import type { Authorized } from "#lib/auth/policy.ts";
import { type Database, database } from "#lib/db/client.ts";
import { terms, termTranslations } from "#lib/db/schema/glossary.ts";
import type { TermRendering } from "./entry.ts";
import { termColumns, termRows } from "./term-file.ts";

/** The terms in force as rows of a CSV file, in the order of a dictionary, the names of the columns first. Into every locale, or one. */
export async function exportTerms(
  _actor: Authorized<"desk.visit">,
  locale: string | null,
  db: Database = database,
): Promise<readonly (readonly string[])[]> {
  const rows = await db
    .select({
      sourceLocale: terms.sourceLocale,
      text: terms.text,
      sense: terms.sense,
      kind: terms.kind,
      partOfSpeech: terms.partOfSpeech,
      pinyin: terms.pinyin,
      domain: terms.domain,
      note: terms.note,
      source: terms.source,
      locale: termTranslations.locale,
      renderings: sql<TermRendering[]>`json_agg(json_build_object('text', ${termTranslations.text},
        'status', ${termTranslations.status}, 'note', ${termTranslations.note}) order by ${termTranslations.position})`,
    })
    .from(terms)
    .innerJoin(termTranslations, eq(termTranslations.termId, terms.id))
    .where(locale === null ? undefined : eq(termTranslations.locale, locale))
    .groupBy(terms.id, termTranslations.locale)
    .orderBy(asc(terms.initial), asc(terms.sortKey), asc(terms.id), asc(termTranslations.locale));
  const written = rows.flatMap(({ sourceLocale, locale: target, ...content }) =>
    termRows(sourceLocale, content, target),
  );
  return [termColumns, ...written];
}
