import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { mayDecideOnOwn } from "#lib/auth/own-work.ts";
import { can } from "#lib/auth/policy.ts";
import { authorizePage } from "#lib/auth/session.ts";
import { getProposal } from "#lib/glossary/desk-queries.ts";
import { effectOf } from "#lib/glossary/proposal.ts";
import { isUiLocale } from "#lib/i18n/routing.ts";
import { htmlLang, localeDirection, localeName } from "#lib/locales/locale.ts";
import { getNewsroom } from "#lib/newsroom/queries.ts";
import { orNotFound } from "../../../_article/article-address.ts";
import { ContentDifference } from "../../_terms/content-difference.tsx";
import { Decision, OwnProposal } from "./decision.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("ProposalPage");
  return { title: t("title") };
}

type Props = PageProps<"/[locale]/desk/glossary/proposals/[proposalId]">;

export default async function ProposalPage({ params }: Props) {
  const { locale: uiLocale, proposalId } = await params;
  if (!isUiLocale(uiLocale)) notFound();
  const path = `/desk/glossary/proposals/${proposalId}`;
  const actor = await authorizePage(uiLocale, path, "desk.visit");
  if (!/^[0-9a-f-]{36}$/.test(proposalId)) notFound();
  const [t, format, newsroom, proposal] = await Promise.all([
    getTranslations("ProposalPage"),
    getFormatter(),
    getNewsroom(),
    orNotFound(getProposal(actor, proposalId)),
  ]);
  const { content, base, sourceLocale, locale, status, termId, proposerName, proposedAt } = proposal;
  const language = localeName(locale, uiLocale);
  const mine = proposal.proposedBy === actor.id;
  const mayDecide = can(actor, "term.review", locale) && (!mine || mayDecideOnOwn(newsroom));
  const desk = `/${uiLocale}/desk/glossary`;

  return (
    <main id="main" className="desk-page narrow">
      <p>
        <Link href={`${desk}?state=proposed`}>{t("all")}</Link>
      </p>
      <div className="page-head">
        <h1 lang={htmlLang(sourceLocale)} dir={localeDirection(sourceLocale)}>
          {content.text}
        </h1>
        {termId !== null && <Link href={`${desk}/${termId}`}>{t("term")}</Link>}
      </div>
      <p className="meta">
        {t("about", {
          effect: effectOf(proposal),
          language,
          name: proposerName,
          at: format.dateTime(proposedAt, { dateStyle: "medium", timeStyle: "short" }),
        })}
      </p>
      {proposal.comment !== "" && <p className="notice">{proposal.comment}</p>}
      <ContentDifference uiLocale={uiLocale} locale={locale} before={base} after={content} />
      {status !== "pending" && proposal.decidedAt && (
        <div className="notice">
          <p>
            {t("decided", {
              status,
              name: proposal.deciderName ?? "",
              at: format.dateTime(proposal.decidedAt, { dateStyle: "medium", timeStyle: "short" }),
            })}
          </p>
          {proposal.decisionReason !== "" && <p>{proposal.decisionReason}</p>}
        </div>
      )}
      {status === "pending" && mayDecide && <Decision key={proposal.version} uiLocale={uiLocale} proposal={proposal} />}
      {status === "pending" && mine && (
        <OwnProposal key={`own ${proposal.version}`} uiLocale={uiLocale} proposal={proposal} />
      )}
      {status === "pending" && !mine && !mayDecide && <p className="notice">{t("waits", { language })}</p>}
      {status === "pending" && mine && !mayDecide && <p className="notice">{t("ownWaits", { language })}</p>}
    </main>
  );
}
