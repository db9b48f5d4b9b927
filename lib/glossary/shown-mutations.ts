import "server-only";
import { sql } from "drizzle-orm";
import type { Database } from "#lib/db/client.ts";
import { isHan } from "#lib/locales/locale.ts";
import { invalidatePages, type PageTag } from "#lib/publishing/purge.ts";

/** Words that make an article's page show a term: its text where the original is in its source locale, a rendering where it is the other way round. */
export type TermText = { readonly sourceLocale: string; readonly text: string };

/** Beyond so many words at once every article counts as touched. */
const fewWords = 60;

/**
 * Makes every page that shows one of these terms old, once `tx` commits. Gives
 * the pages' tags for `purgePages` and the time for `pagesPublishedMeanwhile`.
 */
export async function forgetPagesWith(
  changed: readonly TermText[],
  tx: Database,
): Promise<{ readonly tags: readonly PageTag[]; readonly since: Date }> {
  const slugs = changed.length > fewWords ? null : await findArticlesWith(changed, null, tx);
  const tags: PageTag[] = ["glossary", ...(slugs?.map((slug) => `article:${slug}` as const) ?? ["articles" as const])];
  await invalidatePages(tags, tx);
  const { rows } = await tx.execute<{ now: string }>(sql`select clock_timestamp()::text as now`);
  return { tags, since: new Date(rows[0]?.now ?? 0) };
}

/** The pages of articles that were published while the terms were being changed: they may still show the old ones. */
export async function pagesPublishedMeanwhile(
  changed: readonly TermText[],
  since: Date,
  db: Database,
): Promise<readonly PageTag[]> {
  if (changed.length > fewWords) return [];
  // A publication is dated before it commits.
  const from = new Date(since.getTime() - 60_000);
  const slugs = await findArticlesWith(changed, from, db);
  if (slugs.length === 0) return [];
  const tags = slugs.map((slug) => `article:${slug}` as const);
  await invalidatePages(tags, db);
  return tags;
}

/** Addresses of the articles whose published original has one of these texts in a sentence. */
async function findArticlesWith(changed: readonly TermText[], since: Date | null, db: Database): Promise<string[]> {
  if (changed.length === 0) return [];
  const wanted = JSON.stringify(
    changed.map(({ sourceLocale, text }) => ({ locale: sourceLocale, term: beginningOf(text, sourceLocale) })),
  );
  const { rows } = await db.execute<{ slug: string }>(sql`
    select articles.slug
    from publications
    join articles on articles.id = publications.article_id and articles.source_locale = publications.locale
    join revisions on revisions.id = publications.revision_id
    cross join lateral (
      select lower(string_agg(sentence, E'\n')) as text
      from (
        select (select string_agg(run ->> 'text', '') from jsonb_array_elements(segment -> 'text') run) as sentence
        from jsonb_path_query(revisions.content, '$.blocks[*].segments[*]') segment) sentences) original
    where articles.slug is not null
      and (${since}::timestamptz is null or publications.published_at >= ${since}::timestamptz)
      and exists (
        select 1 from jsonb_to_recordset(${wanted}::jsonb) as wanted (locale text, term text)
        where wanted.locale = articles.source_locale and strpos(original.text, wanted.term) > 0)
    order by articles.slug`);
  return rows.map(({ slug }) => slug);
}

/** What every form of a term has in common: Han does not change, an English ending does. */
function beginningOf(text: string, locale: string): string {
  const lower = text.toLowerCase();
  return isHan(locale) ? lower : lower.slice(0, Math.max(2, lower.length - 3));
}
