import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { can, canSomewhere } from "#lib/auth/policy.ts";
import { authorizePage } from "#lib/auth/session.ts";
import { pageSize } from "#lib/desk/desk.ts";
import { readDeskAddress } from "#lib/desk/input.ts";
import { getQueue, listArticles, listQueues } from "#lib/desk/queries.ts";
import { countProposals } from "#lib/glossary/desk-queries.ts";
import { isUiLocale } from "#lib/i18n/routing.ts";
import { listRepairs } from "#lib/imports/progress-queries.ts";
import styles from "./_home/article-list.module.css";
import { ArticleList } from "./_home/article-list.tsx";
import { QueueSection } from "./_home/queue-section.tsx";
import queueStyles from "./_home/queues.module.css";
import { RepairSection } from "./_home/repair-section.tsx";

/** First items of each queue, and the most a whole queue shows. */
const shown = { first: 3, all: 200 };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("DeskPage");
  return { title: t("title") };
}

export default async function DeskPage({ params, searchParams }: PageProps<"/[locale]/desk">) {
  const { locale: uiLocale } = await params;
  if (!isUiLocale(uiLocale)) notFound();
  const actor = await authorizePage(uiLocale, "/desk", "desk.visit");
  const { search, page, queue } = readDeskAddress(await searchParams);
  const desk = `/${uiLocale}/desk`;
  const t = await getTranslations("DeskPage");
  if (queue !== null) {
    return (
      <main className="desk-page" id="main">
        <p>
          <Link href={desk}>{t("back")}</Link>
        </p>
        <h1 className="visually-hidden">{t("title")}</h1>
        <QueueSection uiLocale={uiLocale} queue={await getQueue(actor, queue, shown.all)} all={null} />
      </main>
    );
  }

  const first = search === "" && page === 1;
  const [queues, repair, terms, { total, articles }] = await Promise.all([
    first ? listQueues(actor, shown.first) : [],
    first ? listRepairs(actor, shown.first) : { repairs: [], all: 0 },
    first && canSomewhere(actor, "term.review") ? countProposals(actor) : 0,
    listArticles(actor, { search, page }),
  ]);
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const pageAddress = (number: number) =>
    `${desk}?${new URLSearchParams({ q: search, page: String(number) })}#articles`;

  return (
    <main className="desk-page" id="main">
      <div className="page-head">
        <h1>{t("title")}</h1>
        {can(actor, "article.write") && (
          <Link className="button primary" href={`${desk}/articles/new`}>
            {t("newArticle")}
          </Link>
        )}
      </div>
      {queues.length > 0 && (
        <div className={queueStyles["queues"]}>
          {queues.map((one) => (
            <QueueSection key={one.name} uiLocale={uiLocale} queue={one} all={`${desk}?queue=${one.name}`} />
          ))}
          {repair.all > 0 && <RepairSection uiLocale={uiLocale} {...repair} />}
        </div>
      )}
      {terms > 0 && (
        <p className="notice">
          <Link href={`${desk}/glossary?state=proposed`}>{t("terms", { count: terms })}</Link>
        </p>
      )}
      <section className="stack" aria-labelledby="articles">
        <div className="page-head wide">
          <h2 id="articles">{t("articles", { count: total })}</h2>
          <search>
            <form className={styles["search"]} action={`${desk}#articles`}>
              <div className="field">
                <label htmlFor="q">{t("search")}</label>
                <input className="input" id="q" name="q" type="search" defaultValue={search} maxLength={200} />
              </div>
              <button className="button" type="submit">
                {t("find")}
              </button>
            </form>
          </search>
        </div>
        {articles.length === 0 ? (
          <p>{search === "" ? t("none") : t("notFound", { search })}</p>
        ) : (
          <div className="wide">
            <ArticleList uiLocale={uiLocale} actor={actor} articles={articles} />
          </div>
        )}
        {pages > 1 && (
          <nav className={styles["pager"]} aria-label={t("pages")}>
            {page > 1 && (
              <Link rel="prev" href={pageAddress(page - 1)}>
                {t("newer")}
              </Link>
            )}
            <span>{t("page", { page, pages })}</span>
            {page < pages && (
              <Link rel="next" href={pageAddress(page + 1)}>
                {t("older")}
              </Link>
            )}
          </nav>
        )}
      </section>
    </main>
  );
}
