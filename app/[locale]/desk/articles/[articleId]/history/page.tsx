import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { can } from "#lib/auth/policy.ts";
import { authorizePage } from "#lib/auth/session.ts";
import { listPoints, type Point, parsePoint } from "#lib/history/history.ts";
import { compareTexts, getTimeline } from "#lib/history/queries.ts";
import { htmlLang, localeDirection, localeName } from "#lib/locales/locale.ts";
import { targetLocales } from "#lib/newsroom/newsroom.ts";
import { getNewsroom } from "#lib/newsroom/queries.ts";
import { getOriginalDraft } from "#lib/publishing/candidate-queries.ts";
import { buildOriginal } from "#lib/publishing/content.ts";
import { listRevisions } from "#lib/publishing/desk-queries.ts";
import { headlineOf } from "#lib/publishing/overview.ts";
import { orNotFound, parseAddress } from "../../../_article/article-address.ts";
import { ArticleNav } from "../../../_article/article-nav.tsx";
import { ChangeList } from "../../../_article/change-list.tsx";
import { CompareForm } from "./compare-form.tsx";
import { Timeline } from "./timeline.tsx";

type Props = PageProps<"/[locale]/desk/articles/[articleId]/history">;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("HistoryPage");
  return { title: t("title") };
}

export default async function HistoryPage({ params, searchParams }: Props) {
  const { uiLocale, articleId } = parseAddress(await params);
  const actor = await authorizePage(uiLocale, `/desk/articles/${articleId}/history`, "desk.visit");
  const t = await getTranslations("HistoryPage");
  const newsroom = await getNewsroom();
  const original = buildOriginal(await orNotFound(getOriginalDraft(articleId)));
  const { sourceLocale } = original;
  const [timeline, revisions] = await Promise.all([getTimeline(actor, articleId), listRevisions(articleId)]);
  const asked = readComparison(await searchParams);
  const compared = asked && (await orNotFound(compareTexts(actor, { articleId, locale: asked.locale }, asked)));
  const targets = targetLocales(newsroom, sourceLocale);
  const nameOf = (point: Point) => {
    if (point.kind === "now") return t("now");
    return t(point.kind, { number: point.number });
  };

  return (
    <main className="desk-page" id="main">
      <h1 lang={htmlLang(sourceLocale)} dir={localeDirection(sourceLocale)}>
        {headlineOf(original) || t("noHeadline")}
      </h1>
      <ArticleNav uiLocale={uiLocale} articleId={articleId} targets={targets} current="/history" />

      <section className="stack" aria-labelledby="compare">
        <h2 id="compare">{t("compare")}</h2>
        {[sourceLocale, ...targets].map((locale) => {
          const points = listPoints(timeline, locale, sourceLocale);
          if (points.length < 2) return null;
          return (
            <CompareForm
              key={locale}
              locale={locale}
              language={localeName(locale, uiLocale)}
              points={points.map((point) => ({ point, name: nameOf(point) }))}
              asked={asked?.locale === locale ? asked : null}
            />
          );
        })}
        {asked && compared && (
          <div className="stack wide" id="comparison">
            <h3>
              {t("comparison", {
                language: localeName(asked.locale, uiLocale),
                from: nameOf(asked.from),
                to: nameOf(asked.to),
              })}
            </h3>
            <ChangeList changes={compared} locale={asked.locale} open kind="compared" />
          </div>
        )}
      </section>

      <section className="stack" aria-labelledby="timeline">
        <h2 id="timeline">{t("timeline")}</h2>
        <Timeline
          uiLocale={uiLocale}
          articleId={articleId}
          sourceLocale={sourceLocale}
          entries={timeline}
          live={revisions.filter((revision) => revision.live)}
          restorable={[
            ...(can(actor, "article.publish") && can(actor, "article.write") ? [sourceLocale] : []),
            ...targets.filter((target) => can(actor, "translation.publish", target)),
          ]}
        />
      </section>
    </main>
  );
}

function readComparison(query: Readonly<Record<string, string | string[] | undefined>>) {
  const { locale, from, to } = query;
  if (typeof locale !== "string" || typeof from !== "string" || typeof to !== "string") return null;
  const [start, end] = [parsePoint(from), parsePoint(to)];
  return start && end && { locale, from: start, to: end };
}
