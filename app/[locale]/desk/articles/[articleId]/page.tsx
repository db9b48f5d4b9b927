import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { getConflictCopies, getDetails, getSource } from "#lib/articles/queries.ts";
import { authorizePage, findCurrentSession } from "#lib/auth/session.ts";
import { localeName } from "#lib/locales/locale.ts";
import { targetLocales } from "#lib/newsroom/newsroom.ts";
import { getNewsroom } from "#lib/newsroom/queries.ts";
import { plainText } from "#lib/text/runs.ts";
import { countProgress } from "#lib/translations/queries.ts";
import { orNotFound, parseAddress } from "../../_article/article-address.ts";
import { ArticleNav } from "../../_article/article-nav.tsx";
import { SourceEditor } from "./_editor/source-editor.tsx";
import { TranslationList } from "./_editor/translation-list.tsx";

type Props = PageProps<"/[locale]/desk/articles/[articleId]">;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("SourceEditor");
  return { title: t("title") };
}

export default async function SourcePage({ params }: Props) {
  const { uiLocale, articleId } = parseAddress(await params);
  const actor = await authorizePage(uiLocale, `/desk/articles/${articleId}`, "article.write");
  const [t, session, newsroom, source, details, kept] = await Promise.all([
    getTranslations("SourceEditor"),
    findCurrentSession(),
    getNewsroom(),
    orNotFound(getSource(actor, articleId)),
    orNotFound(getDetails(actor, articleId)),
    getConflictCopies(actor, articleId),
  ]);
  const targets = targetLocales(newsroom, source.sourceLocale);
  const progress = await countProgress([articleId], targets);
  const headline = plainText(source.blocks.find((block) => block.kind === "headline")?.runs ?? []);

  return (
    <main id="main" className="desk-page">
      <h1 className="visually-hidden">{t("heading", { headline: headline || t("noHeadline") })}</h1>
      <noscript>
        <p className="notice">{t("noScript")}</p>
      </noscript>
      <SourceEditor
        key={`${articleId} ${source.sourceLocale}`}
        source={source}
        person={{ id: actor.id, name: actor.name, email: session?.email ?? "" }}
        details={{
          ...details,
          sections: newsroom.sections.map(({ key, name }) => ({ key, name: name[uiLocale] })),
          locales: newsroom.locales.map((locale) => ({ locale, name: localeName(locale, uiLocale) })),
        }}
        kept={kept}
        nav={<ArticleNav uiLocale={uiLocale} articleId={articleId} targets={targets} current="" />}
        aside={
          <TranslationList
            uiLocale={uiLocale}
            articleId={articleId}
            targets={targets}
            progress={progress}
            published={details.published}
            sourceLocale={source.sourceLocale}
          />
        }
      />
    </main>
  );
}
