import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getNow, getTranslations } from "next-intl/server";
import { mayDecideOnOwn } from "#lib/auth/own-work.ts";
import { type Actor, can, canSomewhere } from "#lib/auth/policy.ts";
import { authorizePage } from "#lib/auth/session.ts";
import { type ListedProposal, listProposals, listTerms, termsShown } from "#lib/glossary/desk-queries.ts";
import { isUiLocale } from "#lib/i18n/routing.ts";
import { localeName } from "#lib/locales/locale.ts";
import { getNewsroom } from "#lib/newsroom/queries.ts";
import { ProposalList } from "./_terms/proposal-list.tsx";
import { SearchForm } from "./_terms/search-form.tsx";
import { TermList } from "./_terms/term-list.tsx";
import styles from "./glossary.module.css";
import { glossaryQuery, readGlossaryAddress } from "./glossary-address.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("GlossaryPage");
  return { title: t("title") };
}

export default async function GlossaryPage({ params, searchParams }: PageProps<"/[locale]/desk/glossary">) {
  const { locale: uiLocale } = await params;
  if (!isUiLocale(uiLocale)) notFound();
  const actor = await authorizePage(uiLocale, "/desk/glossary", "desk.visit");
  const address = readGlossaryAddress(await searchParams);
  const [t, now, newsroom, found, waiting] = await Promise.all([
    getTranslations("GlossaryPage"),
    getNow(),
    getNewsroom(),
    address.state === "proposed" ? { total: 0, terms: [] } : listTerms(actor, address, address.page),
    address.state === "approved" || address.page > 1 ? { total: 0, proposals: [] } : listProposals(actor, address),
  ]);
  const path = `/${uiLocale}/desk/glossary`;
  const pages = Math.max(1, Math.ceil(found.total / termsShown));
  const pageAddress = (page: number) => `${path}${glossaryQuery({ ...address, page })}`;
  const own = mayDecideOnOwn(newsroom);

  return (
    <main id="main" className="desk-page">
      <div className="page-head">
        <h1>{t("title")}</h1>
        <p className="row">
          <Link href={`${path}/import`}>{t("import")}</Link>
          <a href={`/api/glossary?${new URLSearchParams({ locale: address.locale ?? "" })}`}>{t("export")}</a>
          {canSomewhere(actor, "term.propose") && (
            <Link className="button primary" href={`${path}/new${newQuery(address.search)}`}>
              {t("new")}
            </Link>
          )}
        </p>
      </div>
      <SearchForm key={path} address={address} locales={newsroom.locales} path={path} />
      {byLocale(waiting.proposals).map(([locale, proposals]) => (
        <section key={locale} className={styles["waiting"]}>
          <h2>{t("waiting", { count: proposals.length, language: localeName(locale, uiLocale) })}</h2>
          <ProposalList
            uiLocale={uiLocale}
            locale={locale}
            proposals={proposals}
            decidable={decidable(actor, own, proposals)}
            now={now}
          />
        </section>
      ))}
      {waiting.total > waiting.proposals.length && <p className="meta">{t("more", { count: waiting.total })}</p>}
      {address.state !== "proposed" && (
        <section className={styles["terms"]} aria-labelledby="terms">
          <h2 id="terms">{t("count", { count: found.total })}</h2>
          {found.terms.length > 0 && <TermList uiLocale={uiLocale} terms={found.terms} />}
          {found.terms.length === 0 && (
            <p>{address.search === "" ? t("none") : t("notFound", { search: address.search })}</p>
          )}
          {pages > 1 && (
            <nav className={styles["pager"]} aria-label={t("pages")}>
              {address.page > 1 && (
                <Link rel="prev" href={pageAddress(address.page - 1)}>
                  {t("previous")}
                </Link>
              )}
              <span>{t("page", { page: address.page, pages })}</span>
              {address.page < pages && (
                <Link rel="next" href={pageAddress(address.page + 1)}>
                  {t("next")}
                </Link>
              )}
            </nav>
          )}
        </section>
      )}
      {address.state === "proposed" && waiting.total === 0 && <p>{t("noneWaiting")}</p>}
    </main>
  );
}

function byLocale(proposals: readonly ListedProposal[]): [string, ListedProposal[]][] {
  const groups = new Map<string, ListedProposal[]>();
  for (const proposal of proposals) groups.set(proposal.locale, [...(groups.get(proposal.locale) ?? []), proposal]);
  return [...groups];
}

function decidable(actor: Actor, ownWork: boolean, proposals: readonly ListedProposal[]): string[] {
  return proposals
    .filter(({ locale, proposedBy }) => can(actor, "term.review", locale) && (ownWork || proposedBy !== actor.id))
    .map(({ proposalId }) => proposalId);
}

function newQuery(search: string): string {
  return search === "" ? "" : `?${new URLSearchParams({ text: search })}`;
}
