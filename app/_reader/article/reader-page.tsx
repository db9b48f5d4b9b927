import { listPublishedCorrections } from "#lib/corrections/queries.ts";
import { type ArticleTerm, listArticleTerms } from "#lib/glossary/public-queries.ts";
import { listSegments } from "#lib/publishing/content.ts";
import { pairArticle } from "#lib/publishing/reading.ts";
import type { RevisionContent } from "#lib/publishing/revision.ts";
import { plainText } from "#lib/text/runs.ts";
import { NotFoundNotice } from "../../_ui/not-found-notice.tsx";
import { CorrectionList } from "../corrections/correction-list.tsx";
import { CorrectionMark, CorrectionNotes } from "../corrections/correction-mark.tsx";
import { PublicFrame } from "../frame.tsx";
import { suggestStrings } from "../suggest/strings.ts";
import { ArticlePage } from "./article-page.tsx";
import { ArticleTerms } from "./article-terms.tsx";
import { Facts, Kicker } from "./facts.tsx";
import { ReaderIsland } from "./island/reader-island.tsx";
import { readerStrings } from "./island/strings.ts";
import type { LoadedAddress, LoadedArticle } from "./load-article.ts";
import { NoTranslationNotice, StaleNotice } from "./notices.tsx";
import { StructuredData } from "./structured-data.tsx";
import { linkedTerms, placeTermLinks, type TermLinks } from "./term-links.ts";
import { WithdrawnPage } from "./withdrawn-page.tsx";

/** The page at an article's address, whatever has become of the article. */
export async function ReaderPage(loaded: LoadedAddress) {
  const { uiLocale, newsroom, path } = loaded;
  if (loaded.article === null) {
    return (
      <PublicFrame uiLocale={uiLocale} newsroom={newsroom} path={path}>
        <NotFoundNotice />
      </PublicFrame>
    );
  }
  const { article, target } = loaded;
  const { original, translation } = article;
  if (original === null) {
    return (
      <PublicFrame uiLocale={uiLocale} newsroom={newsroom} path={path}>
        <WithdrawnPage uiLocale={uiLocale} article={article} />
      </PublicFrame>
    );
  }
  const [corrections, terms, island] = translation
    ? await Promise.all([
        listPublishedCorrections(article.articleId, translation.locale),
        termsOf(original.content, translation.locale),
        islandOf(loaded),
      ])
    : [[], [], null];
  const links = translation && linkTerms(loaded, terms);
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
          terms={links}
          mark={(unit) => <CorrectionMark uiLocale={uiLocale} unit={unit} corrections={corrections} />}
          island={island}
          foot={(units) =>
            translation && (
              <>
                <CorrectionNotes
                  uiLocale={uiLocale}
                  units={units}
                  corrections={corrections}
                  historyPath={`/${uiLocale}/articles/${article.slug}/${translation.locale}/history`}
                />
                <CorrectionList uiLocale={uiLocale} corrections={corrections} />
                {links && (
                  <ArticleTerms
                    uiLocale={uiLocale}
                    terms={linkedTerms(links, terms)}
                    locales={[original.locale, translation.locale]}
                  />
                )}
              </>
            )
          }
        />
        <StructuredData uiLocale={uiLocale} newsroom={newsroom} original={original} translation={translation} />
      </main>
    </PublicFrame>
  );
}

/** The glossary's terms that the original mentions. */
async function termsOf(original: RevisionContent, targetLocale: string): Promise<ArticleTerm[]> {
  const texts = listSegments(original).map(({ text }) => plainText(text));
  return listArticleTerms({ sourceLocale: original.sourceLocale, targetLocale }, texts);
}

function linkTerms({ uiLocale, article }: LoadedArticle, terms: readonly ArticleTerm[]): TermLinks | null {
  const { original, translation } = article;
  if (original === null || translation === null) return null;
  const locales = { uiLocale, source: original.locale, target: translation.locale };
  return placeTermLinks(pairArticle(original.content, translation.content), terms, locales);
}

async function islandOf({ uiLocale, article }: LoadedArticle) {
  const { translation, slug, sourceLocale } = article;
  if (translation === null) return null;
  const [strings, suggest] = await Promise.all([readerStrings(uiLocale), suggestStrings(uiLocale)]);
  return (
    <ReaderIsland
      uiLocale={uiLocale}
      slug={slug}
      sourceLocale={sourceLocale}
      target={translation.locale}
      revisionId={translation.revisionId}
      strings={strings}
      suggestStrings={suggest}
    />
  );
}
