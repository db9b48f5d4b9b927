import "./frame.css";
import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { type UiLocale, uiLocales } from "#lib/i18n/routing.ts";
import { htmlLang } from "#lib/locales/locale.ts";
import type { Newsroom } from "#lib/newsroom/newsroom.ts";
import { DisplayChoice } from "./display-choice.tsx";
import { fontClasses } from "./fonts.ts";
import { Mark } from "./mark.tsx";

type Props = {
  readonly uiLocale: UiLocale;
  readonly newsroom: Newsroom;
  /** The address of this page without its interface locale: where the other language leads. */
  readonly path: string;
  /** Stands in place of the small masthead. */
  readonly masthead?: ReactNode;
  readonly children: ReactNode;
};

/** What every public page has around its `main`: one blocking script before the first paint, masthead and footer. */
export async function PublicFrame({ uiLocale, newsroom, path, masthead, children }: Props) {
  const [t, nonce] = await Promise.all([getTranslations({ locale: uiLocale, namespace: "PublicFrame" }), findNonce()]);
  return (
    <div className={`public ${fontClasses}`}>
      <script src="/reader-boot.js" nonce={nonce} />
      <a className="skip" href="#main">
        {t("skip")}
      </a>
      <header className="masthead">
        {masthead ?? (
          <p className="brand">
            <a href={`/${uiLocale}`}>
              <Mark className="mark" />
              <Nameplate newsroom={newsroom} />
            </a>
          </p>
        )}
        <div className="bar">
          <nav className="sections" aria-label={t("sections")}>
            {newsroom.sections.map(({ key, name }) => (
              <a key={key} href={`/${uiLocale}#${key}`}>
                {name[uiLocale]}
              </a>
            ))}
            <a href={`/${uiLocale}/corrections`}>{t("corrections")}</a>
          </nav>
          <nav className="languages" aria-label={t("languages")}>
            {uiLocales.map((other) => (
              <a
                key={other}
                href={`/${other}${path}`}
                lang={htmlLang(other)}
                hrefLang={htmlLang(other)}
                aria-current={other === uiLocale ? "true" : undefined}
                data-language={other === uiLocale ? undefined : ""}
              >
                {nameOf[other]}
              </a>
            ))}
          </nav>
          <DisplayChoice />
        </div>
      </header>
      {children}
      <footer className="colophon">
        <p className="names">
          <Nameplate newsroom={newsroom} />
        </p>
        <p>{newsroom.description[uiLocale]}</p>
        <p className="links">
          <a href={`/${uiLocale}/corrections`}>{t("corrections")}</a>
          <a href={`/${uiLocale}/glossary`}>{t("glossary")}</a>
          <a href={`/${uiLocale}/desk`} rel="nofollow">
            {t("desk")}
          </a>
        </p>
      </footer>
    </div>
  );
}

/** What lets a script run on a page made for one person; a page that everybody gets has none, and its policy needs none. */
async function findNonce(): Promise<string | undefined> {
  return /'nonce-([^']+)'/.exec((await headers()).get("content-security-policy") ?? "")?.[1];
}

/** The newsroom's name in both interface languages, each set as its own. */
function Nameplate({ newsroom }: { readonly newsroom: Newsroom }) {
  const names = newsroom.name.zh === newsroom.name.en ? (["en"] as const) : uiLocales;
  return names.map((locale) => (
    <span key={locale} lang={htmlLang(locale)} className="name">
      {newsroom.name[locale]}
    </span>
  ));
}

const nameOf: Record<UiLocale, string> = { zh: "中文", en: "English" };
