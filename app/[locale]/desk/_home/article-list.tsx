import Link from "next/link";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { type Actor, can } from "#lib/auth/policy.ts";
import type { ListedArticle, Standing } from "#lib/desk/desk.ts";
import type { UiLocale } from "#lib/i18n/routing.ts";
import { htmlLang, localeDirection, localeName } from "#lib/locales/locale.ts";
import styles from "./article-list.module.css";

type Props = {
  readonly uiLocale: UiLocale;
  readonly actor: Actor;
  readonly articles: readonly ListedArticle[];
};

/** Every article with how each of its languages stands; each leads to where one can do something about it. */
export function ArticleList({ uiLocale, actor, articles }: Props) {
  const t = useTranslations("ArticleList");
  const format = useFormatter();
  const now = useNow();

  return (
    <ul className={styles["articles"]}>
      {articles.map((article) => {
        const desk = `/${uiLocale}/desk/articles/${article.articleId}`;
        const original = can(actor, "article.write") ? desk : `${desk}/publish`;
        const place = (locale: string) => {
          if (can(actor, "translation.write", locale)) return `${desk}/${locale}`;
          return can(actor, "unit.review", locale) ? `${desk}/${locale}/review` : `${desk}/publish#in-${locale}`;
        };
        return (
          <li key={article.articleId}>
            <div className={styles["title"]}>
              <Link href={original} lang={htmlLang(article.sourceLocale)} dir={localeDirection(article.sourceLocale)}>
                {article.headline || t("noHeadline")}
              </Link>
              <span className="meta">{t("touched", { age: format.relativeTime(article.updatedAt, now) })}</span>
            </div>
            <ul className={styles["locales"]}>
              <li>
                <Link className="state" data-state={looks[article.original]} href={`${desk}/publish`}>
                  {t(`original.${article.original}`, { language: localeName(article.sourceLocale, uiLocale) })}
                </Link>
              </li>
              {article.translations.map(({ locale, standing, done, total }) => (
                <li key={locale}>
                  <Link className="state" data-state={looks[standing]} href={place(locale)}>
                    {t(`translation.${standing}`, { language: localeName(locale, uiLocale), done, total })}
                  </Link>
                </li>
              ))}
            </ul>
          </li>
        );
      })}
    </ul>
  );
}

/** Shape and colour of each standing, as the states of a sentence have them. */
const looks: Record<Standing, string> = {
  published: "published",
  changed: "translated",
  stale: "stale",
  withdrawn: "withdrawn",
  ready: "translated",
  begun: "draft",
  none: "untranslated",
};
