import type { UiLocale } from "#lib/i18n/routing.ts";

/** The same words in each interface locale. */
export type TextByUiLocale = Readonly<Record<UiLocale, string>>;

/** `key` is stored with articles; it never changes. */
export type NewsroomSection = { readonly key: string; readonly name: TextByUiLocale };

/** The newsroom's settings. `locales` are content locales, the default source locale first. */
export type Newsroom = {
  readonly name: TextByUiLocale;
  readonly description: TextByUiLocale;
  readonly locales: readonly string[];
  readonly sections: readonly NewsroomSection[];
  readonly ownWorkAllowed: boolean;
  readonly version: number;
};

/** What a newsroom is before anybody configured it. */
export const initialNewsroom: Newsroom = {
  name: { en: "Duizhao", zh: "对照" },
  description: { en: "News, side by side.", zh: "原文与译文，逐句对照。" },
  locales: ["zh", "en"],
  sections: [],
  ownWorkAllowed: false,
  version: 1,
};

/** The locales an article can be translated into, in the newsroom's order. */
export function targetLocales(newsroom: Pick<Newsroom, "locales">, sourceLocale: string): string[] {
  return newsroom.locales.filter((locale) => locale !== sourceLocale);
}
