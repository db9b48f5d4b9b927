import "../../../../../../_reader/frame.css";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { authorizePage } from "#lib/auth/session.ts";
import { localeName } from "#lib/locales/locale.ts";
import { getNewsroom } from "#lib/newsroom/queries.ts";
import { getWorkingCopy } from "#lib/publishing/candidate-queries.ts";
import type { RevisionContent } from "#lib/publishing/revision.ts";
import { ArticlePage } from "../../../../../../_reader/article/article-page.tsx";
import { fontClasses } from "../../../../../../_reader/fonts.ts";
import { orNotFound, parseAddress } from "../../../../_article/article-address.ts";
import styles from "./preview.module.css";

type Props = PageProps<"/[locale]/desk/articles/[articleId]/preview/[target]">;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("PreviewPage");
  return { title: t("title"), robots: { index: false, follow: false } };
}

/** The working text as readers would get it. Like everything at the desk it is made anew for whoever asks, and kept nowhere. */
export default async function PreviewPage({ params }: Props) {
  const { uiLocale, articleId, target } = parseAddress(await params);
  const desk = `/desk/articles/${articleId}`;
  const actor = await authorizePage(uiLocale, `${desk}/preview/${target}`, "desk.visit");
  const [t, facts, newsroom, { original, translation }] = await Promise.all([
    getTranslations("PreviewPage"),
    getTranslations("Facts"),
    getNewsroom(),
    orNotFound(getWorkingCopy(actor, { articleId, locale: target })),
  ]);
  if (!newsroom.locales.includes(target)) notFound();
  const section = newsroom.sections.find(({ key }) => key === original.section);
  const translators = translation?.translators ?? [];

  return (
    <div className={`public ${fontClasses} ${styles["preview"]}`}>
      <script src="/reader-boot.js" />
      <main id="main">
        <div className={styles["banner"]} role="note">
          <strong>{t("banner")}</strong>
          <span>{t("what", { language: localeName(target, uiLocale) })}</span>
          <Link href={`/${uiLocale}${desk}/publish`}>{t("publish")}</Link>
        </div>
        <ArticlePage
          uiLocale={uiLocale}
          slug={null}
          original={asText(original, original.sourceLocale)}
          translation={translation && asText(translation, target)}
          kicker={section && <p className="kicker">{section.name[uiLocale]}</p>}
          facts={
            translators.length > 0 && (
              <div className="facts">
                <div className="pair">
                  <p className="half target">
                    <span>{facts("translators", { names: translators.join(uiLocale === "zh" ? "、" : ", ") })}</span>
                  </p>
                </div>
              </div>
            )
          }
        />
      </main>
    </div>
  );
}

function asText(content: RevisionContent, locale: string) {
  return { locale, content, revisionId: null, publishedAt: null, firstPublishedAt: null };
}
