import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { can, grant } from "#lib/auth/policy.ts";
import { authorizePage, findCurrentSession } from "#lib/auth/session.ts";
import { findOpen } from "#lib/imports/progress-queries.ts";
import { findImportFindings } from "#lib/imports/queries.ts";
import { resolvedPositions } from "#lib/imports/repair.ts";
import { htmlLang, localeDirection, localeName } from "#lib/locales/locale.ts";
import { findDrafting } from "#lib/machine/drafting-queries.ts";
import { getMachineSettings } from "#lib/machine/queries.ts";
import { isOffered } from "#lib/machine/settings.ts";
import { targetLocales } from "#lib/newsroom/newsroom.ts";
import { getNewsroom } from "#lib/newsroom/queries.ts";
import { plainText } from "#lib/text/runs.ts";
import { listPrepared } from "#lib/translations/pretranslating-queries.ts";
import { getTranslationSheet } from "#lib/translations/queries.ts";
import { orNotFound, parseAddress } from "../../../_article/article-address.ts";
import { ArticleNav } from "../../../_article/article-nav.tsx";
import { ProposalList } from "../../../_article/proposal-list.tsx";
import { PretranslateForm } from "./_workbench/pretranslate-form.tsx";
import { Workbench } from "./_workbench/workbench.tsx";
import { filters } from "./_workbench/workbench-state.ts";
import styles from "./page.module.css";

type Props = PageProps<"/[locale]/desk/articles/[articleId]/[target]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { uiLocale, target } = parseAddress(await params);
  const t = await getTranslations("WorkbenchPage");
  return { title: t("title", { language: localeName(target, uiLocale) }) };
}

export default async function WorkbenchPage({ params, searchParams }: Props) {
  const { uiLocale, articleId, target } = parseAddress(await params);
  const path = `/desk/articles/${articleId}/${target}`;
  const actor = await authorizePage(uiLocale, path, "desk.visit");

  const [t, session, newsroom, sheet, settings, drafting, findings, { show }] = await Promise.all([
    getTranslations("WorkbenchPage"),
    findCurrentSession(),
    getNewsroom(),
    orNotFound(getTranslationSheet({ articleId, locale: target })),
    getMachineSettings(),
    findDrafting({ articleId, locale: target }),
    findImportFindings({ articleId, locale: target }),
    searchParams,
  ]);
  const targets = targetLocales(newsroom, sheet.sourceLocale);
  if (!targets.includes(target)) notFound();

  const prepared = can(actor, "translation.pretranslate", target)
    ? await listPrepared(grant(actor, "translation.pretranslate", target), { articleId })
    : null;
  const headline = sheet.rows.find((row) => row.blockKind === "headline");
  const canWrite = can(actor, "translation.write", target);
  const language = localeName(target, uiLocale);

  return (
    <main id="main" className={`desk-page ${styles["page"]}`}>
      <div className="page-head">
        <h1 lang={htmlLang(sheet.sourceLocale)} dir={localeDirection(sheet.sourceLocale)}>
          {headline && plainText(headline.source) !== "" ? plainText(headline.source) : t("noHeadline")}
        </h1>
        <p className={styles["links"]}>
          {can(actor, "unit.review", target) && <Link href={`/${uiLocale}${path}/review`}>{t("review")}</Link>}
          <Link href={`/${uiLocale}/desk/articles/${articleId}/preview/${target}`} prefetch={false}>
            {t("preview")}
          </Link>
          <Link href={`/${uiLocale}/desk/exchange?article=${articleId}&target=${target}`}>{t("files")}</Link>
        </p>
      </div>
      <ArticleNav uiLocale={uiLocale} articleId={articleId} targets={targets} current={`/${target}`} />
      {!canWrite && <p className="notice">{t("readOnly", { language })}</p>}
      <p className={`notice ${styles["scriptless"]}`}>{t("noScript")}</p>
      {prepared !== null && <PretranslateForm articleId={articleId} target={target} count={prepared.length} />}
      <ProposalList articleId={articleId} sourceLocale={sheet.sourceLocale} target={target} />
      <Workbench
        key={`${articleId} ${target}`}
        sheet={sheet}
        filter={filters.find((filter) => filter === show) ?? "all"}
        person={{ id: actor.id, name: actor.name, email: session?.email ?? "" }}
        canWrite={canWrite}
        canWaive={can(actor, "issue.waive", target)}
        machine={isOffered(settings, { sourceLocale: sheet.sourceLocale, targetLocale: target }) ? { drafting } : null}
        canProposeTerms={can(actor, "term.propose")}
        path={`/${uiLocale}${path}`}
        sourceName={localeName(sheet.sourceLocale, uiLocale)}
        targetName={language}
        repairBegun={findings && { findings, resolved: [...resolvedPositions(findings, findOpen(sheet))] }}
      />
    </main>
  );
}
