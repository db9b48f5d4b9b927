import { notFound, permanentRedirect } from "next/navigation";
import { cache } from "react";
import { DomainError } from "#lib/errors.ts";
import { isUiLocale, type UiLocale } from "#lib/i18n/routing.ts";
import { isLocale } from "#lib/locales/locale.ts";
import { type Newsroom, targetLocales } from "#lib/newsroom/newsroom.ts";
import { getNewsroom } from "#lib/newsroom/queries.ts";
import type { PublishedArticle } from "#lib/publishing/published.ts";
import { getPublished } from "#lib/publishing/queries.ts";
import { defaultTarget } from "#lib/publishing/reading.ts";

export type LoadedArticle = {
  readonly uiLocale: UiLocale;
  readonly newsroom: Newsroom;
  readonly article: PublishedArticle;
  /** Which translation the address asks for; null when the original is all a reader of this interface needs. */
  readonly target: string | null;
  /** Its address without the interface locale; without the target where that goes without saying. */
  readonly path: string;
};

/**
 * What an article's address shows. Answers "not found" for what nobody has
 * published and for locales that are none of the newsroom's; sends readers on
 * from an address the article used to have.
 */
export const loadArticle = cache(async (locale: string, slug: string, asked: string | null): Promise<LoadedArticle> => {
  if (!isUiLocale(locale) || (asked !== null && !isLocale(asked))) notFound();
  const newsroom = await getNewsroom();
  const article = await getPublishedOr404(slug, asked ?? locale);
  const { sourceLocale } = article;
  const locales = inOrder(article.locales, newsroom);
  if (article.redirectTo !== null) {
    permanentRedirect(`/${locale}/articles/${article.redirectTo}${asked === null ? "" : `/${asked}`}`);
  }
  if (asked === sourceLocale) permanentRedirect(`/${locale}/articles/${slug}`);
  if (asked !== null && !locales.includes(asked) && !newsroom.locales.includes(asked)) notFound();

  const usual = usualTarget(locale, sourceLocale, locales, newsroom);
  const target = asked ?? usual;
  const complete = target === (asked ?? locale) || target === null ? article : await getPublishedOr404(slug, target);
  return {
    uiLocale: locale,
    newsroom,
    article: { ...complete, locales },
    target,
    path: `/articles/${slug}${asked === null || asked === usual ? "" : `/${asked}`}`,
  };
});

/** As the newsroom offers them; what it no longer offers comes last. */
function inOrder(locales: readonly string[], newsroom: Newsroom): string[] {
  const place = (locale: string) => newsroom.locales.indexOf(locale) + 1 || Number.POSITIVE_INFINITY;
  return locales.toSorted((a, b) => place(a) - place(b));
}

/** Readers of another interface language than the original's are told when theirs is missing. */
function usualTarget(
  uiLocale: UiLocale,
  sourceLocale: string,
  locales: readonly string[],
  newsroom: Newsroom,
): string | null {
  const published = defaultTarget(uiLocale, sourceLocale, locales);
  if (published !== null) return published;
  return targetLocales(newsroom, sourceLocale).find((locale) => locale === uiLocale) ?? null;
}

async function getPublishedOr404(slug: string, target: string): Promise<PublishedArticle> {
  try {
    return await getPublished(slug, target);
  } catch (error) {
    if (error instanceof DomainError && error.code === "not_found") notFound();
    throw error;
  }
}
