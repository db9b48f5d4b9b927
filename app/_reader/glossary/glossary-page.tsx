import "./glossary.css";
import { getTranslations } from "next-intl/server";
import type { listPublicTerms } from "#lib/glossary/public-queries.ts";
import type { UiLocale } from "#lib/i18n/routing.ts";
import { htmlLang, localeDirection } from "#lib/locales/locale.ts";
import type { Newsroom } from "#lib/newsroom/newsroom.ts";
import { PublicFrame } from "../frame.tsx";
import { SaidTranslations } from "./said-translations.tsx";

type Props = Awaited<ReturnType<typeof listPublicTerms>> & {
  readonly uiLocale: UiLocale;
  readonly newsroom: Newsroom;
  /** From 1. */
  readonly page: number;
};

/** The address of a page of the glossary, without the interface locale. */
export function glossaryPath(page: number): string {
  return page === 1 ? "/glossary" : `/glossary/${page}`;
}

/** Every term in force, by letter, with what it is called in the other languages and why. */
export async function GlossaryPage({ uiLocale, newsroom, terms, initials, page, pages }: Props) {
  const t = await getTranslations("PublicGlossary");
  const letters = new Map<string, typeof terms>();
  for (const term of terms) letters.set(term.initial, [...(letters.get(term.initial) ?? []), term]);
  const to = (number: number) => `/${uiLocale}${glossaryPath(number)}`;

  return (
    <PublicFrame uiLocale={uiLocale} newsroom={newsroom} path={glossaryPath(page)}>
      <main id="main" className="glossary">
        <header className="glossary-head">
          <h1 className="serif">{t("title")}</h1>
          <p>{t("intro")}</p>
        </header>
        {terms.length === 0 && <p>{t("empty")}</p>}
        {initials.length > 1 && (
          <nav className="letters" aria-label={t("letters")}>
            {initials.map(({ initial, page: on }) => (
              <a key={initial} href={`${on === page ? "" : to(on)}#letter-${initial === "#" ? "other" : initial}`}>
                {initial === "#" ? t("other") : initial}
              </a>
            ))}
          </nav>
        )}
        {[...letters].map(([initial, listed]) => (
          <section key={initial} className="letter" aria-labelledby={`letter-${initial === "#" ? "other" : initial}`}>
            <h2 id={`letter-${initial === "#" ? "other" : initial}`}>{initial === "#" ? t("other") : initial}</h2>
            <ul className="terms">
              {listed.map(({ termId, sourceLocale, text, sense, pinyin, translations }) => (
                <li key={termId}>
                  <p className="named">
                    <a
                      href={`/${uiLocale}/glossary/term/${termId}`}
                      className="serif"
                      lang={htmlLang(sourceLocale)}
                      dir={localeDirection(sourceLocale)}
                    >
                      {text}
                    </a>{" "}
                    {pinyin !== "" && <span lang="zh-Latn-pinyin">{pinyin}</span>}{" "}
                    {sense !== "" && <span>{sense}</span>}
                  </p>
                  <SaidTranslations uiLocale={uiLocale} translations={translations} brief />
                </li>
              ))}
            </ul>
          </section>
        ))}
        {pages > 1 && (
          <nav className="pager" aria-label={t("pages")}>
            {page > 1 && (
              <a rel="prev" href={to(page - 1)}>
                {t("previous")}
              </a>
            )}
            <span>{t("page", { page, pages })}</span>
            {page < pages && (
              <a rel="next" href={to(page + 1)}>
                {t("next")}
              </a>
            )}
          </nav>
        )}
      </main>
    </PublicFrame>
  );
}
