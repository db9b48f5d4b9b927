import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { can } from "#lib/auth/policy.ts";
import { authorizePage } from "#lib/auth/session.ts";
import { listArticles } from "#lib/desk/queries.ts";
import { isUiLocale } from "#lib/i18n/routing.ts";
import { findHeadlines } from "#lib/interchange/document-queries.ts";
import { translationFormats } from "#lib/interchange/formats.ts";
import { readExchangeAddress } from "#lib/interchange/input.ts";
import { localeName } from "#lib/locales/locale.ts";
import { getNewsroom } from "#lib/newsroom/queries.ts";
import { ArticleChoice } from "./article-choice.tsx";
import styles from "./exchange.module.css";
import { Outcome } from "./outcome.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("ExchangePage");
  return { title: t("title") };
}

export default async function ExchangePage({ params, searchParams }: PageProps<"/[locale]/desk/exchange">) {
  const { locale: uiLocale } = await params;
  if (!isUiLocale(uiLocale)) notFound();
  const actor = await authorizePage(uiLocale, "/desk/exchange", "desk.visit");
  const address = readExchangeAddress(await searchParams);
  const [t, formats, newsroom, chosen, { articles, total }] = await Promise.all([
    getTranslations("ExchangePage"),
    getTranslations("ExchangeFormats"),
    getNewsroom(),
    findHeadlines(address.article),
    listArticles(actor, { search: address.search, page: 1 }),
  ]);
  const targets = newsroom.locales;

  return (
    <main className="desk-page" id="main">
      <h1>{t("title")}</h1>
      <Outcome uiLocale={uiLocale} address={address} />
      <div className={`wide ${styles["ways"]}`}>
        <section className="stack" aria-labelledby="out">
          <h2 id="out">{t("out")}</h2>
          <p className="meta">{t("outHint")}</p>
          <search>
            <form className={styles["search"]} action={`/${uiLocale}/desk/exchange`}>
              <div className="field">
                <label htmlFor="q">{t("search")}</label>
                <input className="input" id="q" name="q" type="search" defaultValue={address.search} maxLength={200} />
              </div>
              <button className="button" type="submit">
                {t("find")}
              </button>
            </form>
          </search>
          <form className="stack" action="/api/exchange/translations">
            <input type="hidden" name="ui" value={uiLocale} />
            <ArticleChoice
              chosen={[...chosen].map(([articleId, headline]) => ({ articleId, headline }))}
              articles={articles.filter(({ articleId }) => !chosen.has(articleId))}
              total={total}
            />
            <fieldset className={styles["choice"]}>
              <legend>{t("languages")}</legend>
              {targets.map((target, index) => (
                <label className="check" key={target}>
                  <input
                    type="checkbox"
                    name="target"
                    value={target}
                    defaultChecked={address.target === "" ? index > 0 : target === address.target}
                  />
                  {localeName(target, uiLocale)}
                </label>
              ))}
            </fieldset>
            <div className="field">
              <label htmlFor="format">{t("format")}</label>
              <select className="input" id="format" name="format" defaultValue={translationFormats[0]}>
                {translationFormats.map((format) => (
                  <option key={format} value={format}>
                    {formats(format)}
                  </option>
                ))}
              </select>
            </div>
            <div>
              <button className="button primary" type="submit">
                {t("download")}
              </button>
            </div>
          </form>
        </section>
        <section className="stack" aria-labelledby="in">
          <h2 id="in">{t("in")}</h2>
          <p className="meta">{t("inHint")}</p>
          <form
            className="stack"
            action={`/api/exchange/files?ui=${uiLocale}`}
            method="post"
            encType="multipart/form-data"
          >
            <div className="field">
              <label htmlFor="file">{t("file")}</label>
              <input className="input" id="file" name="file" type="file" required accept={accepted} />
              <p className="hint">{t("fileHint")}</p>
            </div>
            <div>
              <button className="button primary" type="submit">
                {t("read")}
              </button>
            </div>
          </form>
          <form className="stack" action="/api/exchange/stock">
            <h2>{t("stock")}</h2>
            <p className="meta">{t("stockHint")}</p>
            {newsroom.locales.map((target) => (
              <input key={target} type="hidden" name="target" value={target} />
            ))}
            <div className="row">
              {(["memory", "glossary", "glossary_martif"] as const).map((stock) => (
                <button key={stock} className="button" type="submit" name="stock" value={stock}>
                  {t(stock)}
                </button>
              ))}
            </div>
          </form>
          {can(actor, "newsroom.export") && (
            <form className="stack" action="/api/exchange/newsroom" method="post">
              <h2>{t("everything")}</h2>
              <p className="meta">{t("everythingHint")}</p>
              <div>
                <button className="button" type="submit">
                  {t("downloadEverything")}
                </button>
              </div>
            </form>
          )}
        </section>
      </div>
    </main>
  );
}

const accepted = ".xlf,.xliff,.po,.xlsx,.csv,.tmx,.tbx,.xml,.txt";
