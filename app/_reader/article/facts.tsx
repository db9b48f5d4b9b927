import { useFormatter, useTranslations } from "next-intl";
import type { UiLocale } from "#lib/i18n/routing.ts";
import { htmlLang, localeName } from "#lib/locales/locale.ts";
import type { Newsroom } from "#lib/newsroom/newsroom.ts";
import type { PublishedArticle } from "#lib/publishing/published.ts";

type KickerProps = {
  readonly uiLocale: UiLocale;
  readonly newsroom: Newsroom;
  readonly section: string | null;
  readonly firstPublishedAt: Date;
};

/** Above the headline: where in the paper, and when. */
export function Kicker({ uiLocale, newsroom, section, firstPublishedAt }: KickerProps) {
  const format = useFormatter();
  const named = newsroom.sections.find(({ key }) => key === section);
  return (
    <p className="kicker">
      {named && <a href={`/${uiLocale}#${named.key}`}>{named.name[uiLocale]}</a>}
      <time dateTime={firstPublishedAt.toISOString()}>{format.dateTime(firstPublishedAt, { dateStyle: "long" })}</time>
    </p>
  );
}

type FactsProps = {
  readonly uiLocale: UiLocale;
  readonly article: PublishedArticle;
  readonly target: string | null;
};

/** Below the byline: since when each text is as it is, whose words the translation is, and in which other languages. */
export function Facts({ uiLocale, article, target }: FactsProps) {
  const t = useTranslations("Facts");
  const format = useFormatter();
  const { original, translation, slug, locales, sourceLocale } = article;
  const when = (at: Date) => () => (
    <time dateTime={at.toISOString()}>{format.dateTime(at, { dateStyle: "medium", timeStyle: "short" })}</time>
  );
  const translators = translation?.content.translators ?? [];
  return (
    <div className="facts">
      <div className="pair">
        {original && (
          <p className="half source">
            <span>{t.rich(original.number > 1 ? "updated" : "published", { when: when(original.publishedAt) })}</span>
          </p>
        )}
        {translation && (
          <p className="half target">
            {translators.length > 0 && <span>{t("translators", { names: format.list(translators) })}</span>}
            <span>
              {t.rich(translation.number > 1 ? "translationUpdated" : "translationPublished", {
                when: when(translation.publishedAt),
              })}
            </span>
            <a href={`/${uiLocale}/articles/${slug}/${translation.locale}/history`}>{t("history")}</a>
          </p>
        )}
      </div>
      {locales.length > 2 && (
        <nav aria-label={t("languages")} className="translations">
          <span aria-hidden="true">{t("languages")}</span>
          <ul className="plain">
            {locales
              .filter((locale) => locale !== sourceLocale)
              .map((locale) => (
                <li key={locale}>
                  <a
                    href={`/${uiLocale}/articles/${slug}/${locale}`}
                    hrefLang={htmlLang(locale)}
                    lang={htmlLang(locale)}
                    aria-current={locale === target ? "page" : undefined}
                    data-language=""
                  >
                    {localeName(locale, locale)}
                  </a>
                </li>
              ))}
          </ul>
        </nav>
      )}
    </div>
  );
}
