import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { can } from "#lib/auth/policy.ts";
import { authorizePage } from "#lib/auth/session.ts";
import { htmlLang, localeDirection } from "#lib/locales/locale.ts";
import { getPublishingOverview } from "#lib/publishing/desk-queries.ts";
import { orNotFound, parseAddress } from "../../../_article/article-address.ts";
import { ArticleNav } from "../../../_article/article-nav.tsx";
import { publishOriginalAction, publishTranslationAction } from "./actions.ts";
import { PublishingCard } from "./publishing-card.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("PublishPage");
  return { title: t("title") };
}

export default async function PublishPage({ params }: PageProps<"/[locale]/desk/articles/[articleId]/publish">) {
  const { uiLocale, articleId } = parseAddress(await params);
  const actor = await authorizePage(uiLocale, `/desk/articles/${articleId}/publish`, "desk.visit");
  const [t, article] = await Promise.all([
    getTranslations("PublishPage"),
    orNotFound(getPublishingOverview(articleId)),
  ]);
  const { original, translations, sourceLocale, headline } = article;
  const common = {
    uiLocale,
    articleId,
    slug: article.slug,
    sourceLocale,
    mayWithdraw: can(actor, "publication.withdraw"),
    publishedTranslations: translations.filter((card) => card.publication).map((card) => card.locale),
  };

  return (
    <main className="desk-page" id="main">
      <div className="page-head">
        <h1 lang={htmlLang(sourceLocale)} dir={localeDirection(sourceLocale)}>
          {headline || t("noHeadline")}
        </h1>
      </div>
      <ArticleNav
        uiLocale={uiLocale}
        articleId={articleId}
        targets={translations.map((card) => card.locale)}
        current="/publish"
      />
      <PublishingCard
        {...common}
        card={original}
        originalAhead={false}
        publish={can(actor, "article.publish") ? publishOriginalAction : null}
      />
      {translations.map((card) => (
        <PublishingCard
          key={card.locale}
          {...common}
          card={card}
          originalAhead={original.publication !== null && !original.upToDate}
          publish={can(actor, "translation.publish", card.locale) ? publishTranslationAction : null}
        />
      ))}
    </main>
  );
}
