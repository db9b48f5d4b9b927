import "../glossary/glossary.css";
import "./terms.css";
import { useTranslations } from "next-intl";
import type { ArticleTerm } from "#lib/glossary/public-queries.ts";
import type { UiLocale } from "#lib/i18n/routing.ts";
import { htmlLang, localeDirection, localeName } from "#lib/locales/locale.ts";
import { SaidRenderings } from "../glossary/said-translations.tsx";

type Props = {
  readonly uiLocale: UiLocale;
  readonly terms: readonly ArticleTerm[];
  /** Of the pair; a term of the one is said in the other. */
  readonly locales: readonly [source: string, target: string];
};

/** The terms an article links, at its foot. With scripts each stands beside its link as well. */
export function ArticleTerms({ uiLocale, terms, locales }: Props) {
  const t = useTranslations("ArticleTerms");
  if (terms.length === 0) return null;
  return (
    <section className="article-terms" id="terms" aria-labelledby="terms-title">
      <h2 id="terms-title">{t("title")}</h2>
      <ul>
        {terms.map(({ id, term, pinyin, note, said, sourceLocale }) => {
          const other = locales.find((locale) => locale !== sourceLocale) ?? locales[1];
          return (
            <li key={id} id={`term-${id}`}>
              <p className="named">
                <a
                  href={`/${uiLocale}/glossary/term/${id}`}
                  className="serif"
                  lang={htmlLang(sourceLocale)}
                  dir={localeDirection(sourceLocale)}
                >
                  {term}
                </a>{" "}
                {pinyin !== "" && <span lang="zh-Latn-pinyin">{pinyin}</span>}
              </p>
              <div lang={htmlLang(uiLocale)}>
                <span className="visually-hidden">{localeName(other, uiLocale)}</span>
                <SaidRenderings locale={other} renderings={said.filter(({ status }) => status !== "forbidden")} />
                {note !== "" && <p className="why">{note}</p>}
              </div>
            </li>
          );
        })}
      </ul>
      <p className="meta">
        <a href={`/${uiLocale}/glossary`}>{t("all")}</a>
      </p>
    </section>
  );
}
