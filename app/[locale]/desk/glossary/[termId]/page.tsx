import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { mayDecideOnOwn } from "#lib/auth/own-work.ts";
import { can } from "#lib/auth/policy.ts";
import { authorizePage } from "#lib/auth/session.ts";
import { listPendingForTerm } from "#lib/corrections/term-queries.ts";
import { getTerm, listTermHistory } from "#lib/glossary/desk-queries.ts";
import { termId as termIdInput } from "#lib/glossary/input.ts";
import { isUiLocale } from "#lib/i18n/routing.ts";
import { htmlLang, isLocale, localeDirection, localeName, parseLocale } from "#lib/locales/locale.ts";
import { targetLocales } from "#lib/newsroom/newsroom.ts";
import { getNewsroom } from "#lib/newsroom/queries.ts";
import { listUses } from "#lib/usage/queries.ts";
import { orNotFound } from "../../_article/article-address.ts";
import { Renderings } from "../_terms/renderings.tsx";
import { ChangeTerm } from "./change-term.tsx";
import { PendingCorrections } from "./pending-corrections.tsx";
import styles from "./term.module.css";
import { TermFacts } from "./term-facts.tsx";
import { TermHistory } from "./term-history.tsx";
import { UsedIn } from "./used-in.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("TermPage");
  return { title: t("title") };
}

export default async function TermPage({ params, searchParams }: PageProps<"/[locale]/desk/glossary/[termId]">) {
  const [{ locale: uiLocale, termId }, asked] = await Promise.all([params, searchParams]);
  if (!isUiLocale(uiLocale)) notFound();
  const actor = await authorizePage(uiLocale, `/desk/glossary/${termId}`, "desk.visit");
  if (!termIdInput.safeParse(termId).success) notFound();
  const [t, newsroom, term, history] = await Promise.all([
    getTranslations("TermPage"),
    getNewsroom(),
    orNotFound(getTerm(actor, termId)),
    listTermHistory(actor, termId),
  ]);
  const targets = targetLocales(newsroom, term.sourceLocale);
  const wanted = typeof asked["locale"] === "string" && isLocale(asked["locale"]) ? parseLocale(asked["locale"]) : "";
  const locale = targets.find((one) => one === wanted) ?? term.translations[0]?.locale ?? targets[0] ?? "";
  const instead = typeof asked["instead"] === "string" ? asked["instead"].trim().slice(0, 200) : "";
  const [uses, pending] = await Promise.all([
    listUses(actor, { termId, locale, instead }),
    listPendingForTerm(actor, { termId, locale }),
  ]);
  const { translations, version, createdAt: _, changedAt: __, sourceLocale, termId: ___, ...details } = term;
  const renderings = translations.find((one) => one.locale === locale)?.renderings ?? [];
  const waiting = history.find((one) => one.status === "pending" && one.locale === locale);
  const desk = `/${uiLocale}/desk/glossary`;
  const language = localeName(locale, uiLocale);

  return (
    <main id="main" className="desk-page">
      <p>
        <Link href={desk}>{t("all")}</Link>
      </p>
      <div className="page-head">
        <h1 className={styles["text"]} lang={htmlLang(sourceLocale)} dir={localeDirection(sourceLocale)}>
          {term.text}
        </h1>
        {translations.length > 0 && <a href={`/${uiLocale}/glossary/term/${termId}`}>{t("public")}</a>}
      </div>
      <TermFacts term={term} />
      {targets.length > 1 && (
        <nav className="row" aria-label={t("locales")}>
          {targets.map((target) => (
            <Link
              key={target}
              href={`${desk}/${termId}?locale=${target}`}
              aria-current={target === locale ? "page" : undefined}
            >
              {localeName(target, uiLocale)}
            </Link>
          ))}
        </nav>
      )}
      <section className="stack" aria-labelledby="renderings">
        <h2 id="renderings">{t("renderings", { language })}</h2>
        {renderings.length === 0 ? <p>{t("none")}</p> : <Renderings locale={locale} renderings={renderings} notes />}
        {waiting && (
          <p className="notice">
            {t("waiting", { name: waiting.proposerName })}{" "}
            <Link href={`${desk}/proposals/${waiting.proposalId}`}>{t("openProposal")}</Link>
          </p>
        )}
        {!waiting && can(actor, "term.propose") && (
          <ChangeTerm
            key={`${locale} ${version}`}
            uiLocale={uiLocale}
            termId={termId}
            version={version}
            sourceLocale={sourceLocale}
            locale={locale}
            content={{ ...details, renderings }}
            mayApprove={mayDecideOnOwn(newsroom) && can(actor, "term.review", locale)}
          />
        )}
      </section>
      {(pending.length > 0 || can(actor, "correction.review", locale)) && (
        <PendingCorrections
          key={locale}
          uiLocale={uiLocale}
          locale={locale}
          corrections={pending}
          mayAccept={can(actor, "correction.review", locale)}
          actorId={actor.id}
          ownWorkAllowed={mayDecideOnOwn(newsroom)}
        />
      )}
      <UsedIn
        key={`${locale} ${instead} ${version}`}
        uiLocale={uiLocale}
        termId={termId}
        sourceLocale={sourceLocale}
        locale={locale}
        preferred={renderings.find(({ status }) => status === "preferred")?.text ?? ""}
        instead={instead}
        uses={uses}
        pending={pending.map(({ segmentId, proposed }) => ({ segmentId, proposed }))}
        mayPropose={can(actor, "term.propose") && renderings.length > 0}
      />
      <TermHistory uiLocale={uiLocale} history={history} />
    </main>
  );
}
