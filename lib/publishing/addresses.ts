import { type UiLocale, uiLocales } from "#lib/i18n/routing.ts";
import { languageOf } from "#lib/locales/locale.ts";
import { defaultTarget } from "./reading.ts";

type Published = {
  readonly slug: string;
  readonly sourceLocale: string;
  /** With something to read, the newsroom's order. */
  readonly locales: readonly string[];
};

/** The content locale that a reader of this interface came for at an article's plain address: the original's, or a translation's; null when theirs is not published. */
export function localeForReader(uiLocale: UiLocale, { sourceLocale, locales }: Published): string | null {
  if (languageOf(sourceLocale) === uiLocale) return sourceLocale;
  return defaultTarget(uiLocale, sourceLocale, locales);
}

/**
 * One address for each published locale of an article, without the origin: the
 * plain one in the interface of that language, or the one that names the locale.
 * The original's comes first. This is what search engines are told.
 */
export function articleAddresses(article: Published): Map<string, string> {
  const { slug, sourceLocale, locales } = article;
  const home = uiLocales.find((ui) => ui === languageOf(sourceLocale)) ?? uiLocales[0];
  const addresses = new Map<string, string>([[sourceLocale, `/${home}/articles/${slug}`]]);
  for (const ui of uiLocales) {
    const locale = localeForReader(ui, article);
    if (locale !== null && !addresses.has(locale)) addresses.set(locale, `/${ui}/articles/${slug}`);
  }
  for (const locale of locales) {
    if (!addresses.has(locale)) addresses.set(locale, `/${home}/articles/${slug}/${locale}`);
  }
  return addresses;
}
