import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { listPublishedCorrections } from "#lib/corrections/queries.ts";
import { localeName } from "#lib/locales/locale.ts";
import { listPublicRevisions } from "#lib/publishing/history-queries.ts";
import { missingMetadata } from "../../../../../_reader/article/article-metadata.ts";
import { loadAddress } from "../../../../../_reader/article/load-article.ts";
import { PublicFrame } from "../../../../../_reader/frame.tsx";
import { TranslationHistory } from "../../../../../_reader/history/translation-history.tsx";
import { NotFoundNotice } from "../../../../../_ui/not-found-notice.tsx";

export const dynamic = "force-dynamic";

type Props = PageProps<"/[locale]/articles/[slug]/[target]/history">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug, target } = await params;
  const loaded = await loadAddress(locale, slug, target, "/history");
  if (!loaded.article?.original || !loaded.article.translation) return missingMetadata(loaded);
  const t = await getTranslations("TranslationHistory");
  return {
    title: `${t("title", { language: localeName(target, loaded.uiLocale) })} · ${loaded.newsroom.name[loaded.uiLocale]}`,
    robots: { index: false },
  };
}

export default async function TranslationHistoryPage({ params }: Props) {
  const { locale, slug, target } = await params;
  const { uiLocale, newsroom, article } = await loadAddress(locale, slug, target, "/history");
  if (!article?.original || !article.translation) {
    return (
      <PublicFrame uiLocale={uiLocale} newsroom={newsroom} path="">
        <NotFoundNotice />
      </PublicFrame>
    );
  }
  const [revisions, corrections] = await Promise.all([
    listPublicRevisions(article.articleId, target),
    listPublishedCorrections(article.articleId, target),
  ]);
  return (
    <PublicFrame uiLocale={uiLocale} newsroom={newsroom} path={`/articles/${article.slug}/${target}/history`}>
      <TranslationHistory
        uiLocale={uiLocale}
        locale={target}
        articlePath={`/${uiLocale}/articles/${article.slug}/${target}`}
        revisions={revisions}
        corrections={corrections}
      />
    </PublicFrame>
  );
}
