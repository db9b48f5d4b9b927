import "server-only";
import { and, asc, count, desc, eq, exists, inArray, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { type Database, database } from "#lib/db/client.ts";
import { articles, slugRedirects } from "#lib/db/schema/articles.ts";
import { publications, revisions, withdrawals } from "#lib/db/schema/publishing.ts";
import { DomainError } from "#lib/errors.ts";
import { concatRuns, type Run, textRun } from "#lib/text/runs.ts";
import type { PublishedArticle, PublishedEntry, PublishedPair, PublishedText, Withdrawal } from "./published.ts";

/**
 * An article as readers may see it, by its address or one it used to have, with
 * the translation into `target` where that is published; null asks for the
 * original alone. One round trip. Throws `not_found` unless something of it is
 * published or was withdrawn: an article nobody has published yet is nowhere.
 */
export async function getPublished(
  slug: string,
  target: string | null,
  db: Database = database,
): Promise<PublishedArticle> {
  const former = db
    .select({ articleId: slugRedirects.articleId })
    .from(slugRedirects)
    .where(eq(slugRedirects.slug, slug));
  const [originals, originalTexts] = [alias(publications, "originals"), alias(revisions, "original_texts")];
  const [translations, translationTexts] = [alias(publications, "translations"), alias(revisions, "translation_texts")];
  const [article] = await db
    .select({
      articleId: articles.id,
      slug: articles.slug,
      sourceLocale: articles.sourceLocale,
      original: {
        revisionId: originalTexts.id,
        locale: originals.locale,
        number: originalTexts.number,
        content: originalTexts.content,
        firstPublishedAt: originals.firstPublishedAt,
        publishedAt: originals.publishedAt,
      },
      translation: {
        revisionId: translationTexts.id,
        locale: translations.locale,
        number: translationTexts.number,
        content: translationTexts.content,
        firstPublishedAt: translations.firstPublishedAt,
        publishedAt: translations.publishedAt,
      },
      withdrawals: sql<{ locale: string; reason: string; at: string }[]>`coalesce((
        select json_agg(json_build_object('locale', ${withdrawals.locale}, 'reason', ${withdrawals.reason},
          'at', ${withdrawals.withdrawnAt}) order by ${withdrawals.withdrawnAt} desc, ${withdrawals.locale})
        from ${withdrawals} where ${withdrawals.articleId} = ${articles.id}), '[]'::json)`,
      locales: sql<string[]>`coalesce((
        select json_agg(${publications.locale}
          order by ${publications.locale} <> ${articles.sourceLocale}, ${publications.locale})
        from ${publications} where ${publications.articleId} = ${articles.id}), '[]'::json)`,
    })
    .from(articles)
    .leftJoin(originals, and(eq(originals.articleId, articles.id), eq(originals.locale, articles.sourceLocale)))
    .leftJoin(originalTexts, eq(originalTexts.id, originals.revisionId))
    .leftJoin(
      translations,
      and(
        eq(translations.articleId, articles.id),
        eq(translations.locale, target ?? ""),
        sql`${translations.locale} <> ${articles.sourceLocale}`,
      ),
    )
    .leftJoin(translationTexts, eq(translationTexts.id, translations.revisionId))
    .where(or(eq(articles.slug, slug), inArray(articles.id, former)))
    .orderBy(sql`${articles.slug} is distinct from ${slug}`)
    .limit(1);
  if (article?.slug == null || (article.locales.length === 0 && article.withdrawals.length === 0)) {
    throw new DomainError("not_found");
  }
  return {
    ...article,
    slug: article.slug,
    redirectTo: article.slug === slug ? null : article.slug,
    original: asText(article.original),
    translation: asText(article.translation),
    withdrawals: article.withdrawals.map(({ at, ...rest }): Withdrawal => ({ ...rest, withdrawnAt: new Date(at) })),
  };
}

/** The newest article first, by when readers first saw its original. Articles whose original is not published are not listed. */
export async function listPublished(
  page: { readonly limit: number; readonly offset: number },
  db: Database = database,
): Promise<PublishedPair[]> {
  const newest = await db
    .select({
      articleId: articles.id,
      slug: articles.slug,
      sourceLocale: articles.sourceLocale,
      firstPublishedAt: publications.firstPublishedAt,
    })
    .from(publications)
    .innerJoin(articles, and(eq(articles.id, publications.articleId), eq(articles.sourceLocale, publications.locale)))
    .orderBy(desc(publications.firstPublishedAt), asc(articles.id))
    .limit(page.limit)
    .offset(page.offset);
  if (newest.length === 0) return [];

  const entries = await db
    .select({
      articleId: publications.articleId,
      locale: publications.locale,
      publishedAt: publications.publishedAt,
      section: sql<string | null>`${revisions.content} ->> 'section'`,
      headline: segmentsOf("headline"),
      summary: segmentsOf("summary"),
    })
    .from(publications)
    .innerJoin(revisions, eq(revisions.id, publications.revisionId))
    .where(
      inArray(
        publications.articleId,
        newest.map((article) => article.articleId),
      ),
    )
    .orderBy(asc(publications.locale));

  return newest.flatMap((article): PublishedPair[] => {
    const texts = entries.filter((entry) => entry.articleId === article.articleId);
    const original = texts.find((entry) => entry.locale === article.sourceLocale);
    if (!original || article.slug === null) return [];
    return [
      {
        articleId: article.articleId,
        slug: article.slug,
        section: original.section,
        firstPublishedAt: article.firstPublishedAt,
        original: asEntry(original),
        translations: texts.filter((entry) => entry !== original).map(asEntry),
      },
    ];
  });
}

/** Articles that `listPublished` lists. */
export async function countPublished(db: Database = database): Promise<number> {
  const [counted] = await db
    .select({ articles: count() })
    .from(publications)
    .where(
      exists(
        db
          .select({ id: articles.id })
          .from(articles)
          .where(and(eq(articles.id, publications.articleId), eq(articles.sourceLocale, publications.locale))),
      ),
    );
  return counted?.articles ?? 0;
}

function asText(row: { [Key in keyof PublishedText]: PublishedText[Key] | null } | null): PublishedText | null {
  const { revisionId, locale, number, content, firstPublishedAt, publishedAt } = row ?? {};
  if (!revisionId || !locale || !number || !content || !firstPublishedAt || !publishedAt) return null;
  return { revisionId, locale, number, content, firstPublishedAt, publishedAt };
}

type EntrySegment = { readonly text: readonly Run[]; readonly separator: string };

/** The segments of the first block of `kind`, without fetching the rest of the article. */
function segmentsOf(kind: "headline" | "summary") {
  return sql<EntrySegment[]>`coalesce(jsonb_path_query_first(${revisions.content},
    ${`$.blocks[*] ? (@.kind == "${kind}")`}::jsonpath) -> 'segments', '[]'::jsonb)`;
}

function asEntry(row: {
  readonly locale: string;
  readonly publishedAt: Date;
  readonly headline: readonly EntrySegment[];
  readonly summary: readonly EntrySegment[];
}): PublishedEntry {
  const joined = (segments: readonly EntrySegment[]) =>
    concatRuns(...segments.flatMap(({ text, separator }) => [text, textRun(separator)]));
  return {
    locale: row.locale,
    publishedAt: row.publishedAt,
    headline: joined(row.headline),
    summary: joined(row.summary),
  };
}
