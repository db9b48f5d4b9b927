import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { mayDecideOnOwn } from "#lib/auth/own-work.ts";
import { authorizePage } from "#lib/auth/session.ts";
import { htmlLang, localeDirection, localeName } from "#lib/locales/locale.ts";
import { getMachineLimit } from "#lib/machine/queries.ts";
import { shareOfTranslation } from "#lib/machine/share.ts";
import { targetLocales } from "#lib/newsroom/newsroom.ts";
import { getNewsroom } from "#lib/newsroom/queries.ts";
import { listReviewRows } from "#lib/review/review.ts";
import { plainText } from "#lib/text/runs.ts";
import { getTranslationSheet } from "#lib/translations/queries.ts";
import { progressOf } from "#lib/translations/translation.ts";
import { orNotFound, parseAddress } from "../../../../_article/article-address.ts";
import { ArticleNav } from "../../../../_article/article-nav.tsx";
import { MachineShare } from "../../../../_article/machine-share.tsx";
import { ProposalList } from "../../../../_article/proposal-list.tsx";
import { ReviewList } from "./review-list.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("ReviewPage");
  return { title: t("title") };
}

export default async function ReviewPage({ params }: PageProps<"/[locale]/desk/articles/[articleId]/[target]/review">) {
  const { uiLocale, articleId, target } = parseAddress(await params);
  const desk = `/desk/articles/${articleId}`;
  const actor = await authorizePage(uiLocale, `${desk}/${target}/review`, "unit.review", target);
  const [t, sheet, newsroom, limit] = await Promise.all([
    getTranslations("ReviewPage"),
    orNotFound(getTranslationSheet({ articleId, locale: target })),
    getNewsroom(),
    getMachineLimit(),
  ]);
  const { sourceLocale } = sheet;
  const rows = listReviewRows(sheet, actor.id);
  const progress = progressOf(sheet.rows);
  const unfinished = sheet.rows.length - progress.translated - progress.reviewed;
  const headline = sheet.rows.find((row) => row.blockKind === "headline");
  const language = localeName(target, uiLocale);

  return (
    <main className="desk-page" id="main">
      <div className="page-head">
        <h1 lang={htmlLang(sourceLocale)} dir={localeDirection(sourceLocale)}>
          {headline ? plainText(headline.source) : t("noHeadline")}
        </h1>
      </div>
      <ArticleNav
        uiLocale={uiLocale}
        articleId={articleId}
        targets={targetLocales(newsroom, sourceLocale)}
        current={`/${target}/review`}
      />
      <div className="page-head">
        <h2>{t("heading", { language, count: rows.length })}</h2>
        <p className="row">
          {unfinished > 0 && (
            <Link href={`/${uiLocale}${desk}/${target}`}>{t("withTranslator", { count: unfinished })}</Link>
          )}
          <Link href={`/${uiLocale}${desk}/publish#in-${target}`}>{t("publish")}</Link>
        </p>
      </div>
      <MachineShare share={shareOfTranslation(sheet.rows, target, limit)} />
      <ProposalList articleId={articleId} sourceLocale={sourceLocale} target={target} />
      {rows.length === 0 && <p>{t("empty")}</p>}
      <ReviewList
        articleId={articleId}
        sourceLocale={sourceLocale}
        target={target}
        rows={rows}
        ownWorkAllowed={mayDecideOnOwn(newsroom)}
      />
    </main>
  );
}
