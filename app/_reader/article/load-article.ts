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

/** What an article's address shows: `article` is null where there is nothing. */
export type LoadedAddress = LoadedArticle | MissingArticle;

export type LoadedArticle = {
  readonly uiLocale: UiLocale;
  readonly newsroom: Newsroom;
  readonly article: PublishedArticle;
  /** Which translation the address asks for; null when the original is all a reader of this interface needs. */
  readonly target: string | null;
  /** Its address without the interface locale; without the target where that goes without saying. */
  readonly path: string;
};

type MissingArticle = {
  readonly uiLocale: UiLocale;
  readonly newsroom: Newsroom;
  readonly article: null;
  readonly path: string;
};

/**
 * What an article's address shows: nothing where nobody has published anything
 * and for locales that are none of the newsroom's. Sends readers on from an
 * address the article used to have. `page`: what follows the target.
 */
export const loadAddress = cache(
  async (locale: string, slug: string, asked: string | null, page = ""): Promise<LoadedAddress> => {
    if (!isUiLocale(locale)) notFound();
    const newsroom = await getNewsroom();
    // Thrown, "not found" is an empty page until scripts have run.
    const missing = { uiLocale: locale, newsroom, article: null, path: "" };
    if (asked !== null && !isLocale(asked)) return missing;
    const article = await findPublished(slug, asked ?? locale);
    if (article === null) return missing;

    const { sourceLocale } = article;
    const locales = inOrder(article.locales, newsroom);
    if (article.redirectTo !== null) {
      permanentRedirect(`/${locale}/articles/${article.redirectTo}${asked === null ? "" : `/${asked}${page}`}`);
    }
    if (asked === sourceLocale) permanentRedirect(`/${locale}/articles/${slug}`);
    if (asked !== null && !locales.includes(asked) && !newsroom.locales.includes(asked)) return missing;

    const usual = usualTarget(locale, sourceLocale, locales, newsroom);
    const target = asked ?? usual;
    const complete = target === (asked ?? locale) || target === null ? article : await findPublished(slug, target);
    if (complete === null) return missing;
    return {
      uiLocale: locale,
      newsroom,
      article: { ...complete, locales },
      target,
      path: `/articles/${slug}${asked === null || asked === usual ? "" : `/${asked}`}`,
    };
  },
);

/** As `loadAddress`, for pages that have nothing to say where there is no article. */
export async function loadArticle(locale: string, slug: string, target: string | null): Promise<LoadedArticle> {
  const loaded = await loadAddress(locale, slug, target);
  if (loaded.article === null) notFound();
  return loaded;
}

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

async function findPublished(slug: string, target: string): Promise<PublishedArticle | null> {
  try {
    return await getPublished(slug, target);
  } catch (error) {
    if (error instanceof DomainError && error.code === "not_found") return null;
    throw error;
  }
}
