import { PublicFrame } from "../frame.tsx";
import { ArticlePage } from "./article-page.tsx";
import { Facts, Kicker } from "./facts.tsx";
import type { LoadedArticle } from "./load-article.ts";
import { NoTranslationNotice, StaleNotice } from "./notices.tsx";
import { StructuredData } from "./structured-data.tsx";
import { WithdrawnPage } from "./withdrawn-page.tsx";

/** The page at an article's address, whatever has become of the article. */
export function ReaderPage(loaded: LoadedArticle) {
  const { uiLocale, newsroom, article, target, path } = loaded;
  const { original, translation } = article;
  if (original === null) {
    return (
      <PublicFrame uiLocale={uiLocale} newsroom={newsroom} path={path}>
        <WithdrawnPage uiLocale={uiLocale} article={article} />
      </PublicFrame>
    );
  }
  return (
    <PublicFrame uiLocale={uiLocale} newsroom={newsroom} path={path}>
      <main id="main">
        <ArticlePage
          uiLocale={uiLocale}
          slug={article.slug}
          original={original}
          translation={translation}
          kicker={
            <Kicker
              uiLocale={uiLocale}
              newsroom={newsroom}
              section={original.content.section}
              firstPublishedAt={original.firstPublishedAt}
            />
          }
          facts={<Facts uiLocale={uiLocale} article={article} target={target} />}
          notices={(outOfDate) =>
            translation !== null
              ? outOfDate.length > 0 && (
                  <StaleNotice
                    uiLocale={uiLocale}
                    sourceLocale={original.locale}
                    target={translation.locale}
                    changedAt={original.publishedAt}
                    units={outOfDate}
                  />
                )
              : target !== null && (
                  <NoTranslationNotice
                    uiLocale={uiLocale}
                    sourceLocale={original.locale}
                    target={target}
                    withdrawal={article.withdrawals.find(({ locale }) => locale === target) ?? null}
                  />
                )
          }
        />
        <StructuredData uiLocale={uiLocale} newsroom={newsroom} original={original} translation={translation} />
      </main>
    </PublicFrame>
  );
}
