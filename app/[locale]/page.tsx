import "../_reader/front/front.css";
import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { isUiLocale, uiLocales } from "#lib/i18n/routing.ts";
import { htmlLang } from "#lib/locales/locale.ts";
import { getNewsroom } from "#lib/newsroom/queries.ts";
import { isSetUp } from "#lib/people/queries.ts";
import { listPublished } from "#lib/publishing/queries.ts";
import { PublicFrame } from "../_reader/frame.tsx";
import { arrangeFront } from "../_reader/front/arrange-front.ts";
import { FrontMasthead } from "../_reader/front/front-masthead.tsx";
import { PairEntry } from "../_reader/front/pair-entry.tsx";

export const dynamic = "force-dynamic";

const listed = 60;

export async function generateMetadata({ params }: PageProps<"/[locale]">): Promise<Metadata> {
  const { locale } = await params;
  if (!isUiLocale(locale)) notFound();
  const { name, description } = await getNewsroom();
  return {
    title: name[locale],
    description: description[locale],
    alternates: {
      canonical: `/${locale}`,
      languages: { ...Object.fromEntries(uiLocales.map((ui) => [htmlLang(ui), `/${ui}`])), "x-default": "/" },
    },
  };
}

export default async function FrontPage({ params }: PageProps<"/[locale]">) {
  const { locale } = await params;
  if (!isUiLocale(locale)) notFound();
  if (!(await isSetUp())) redirect(`/${locale}/set-up`);
  const [t, newsroom, pairs] = await Promise.all([
    getTranslations("FrontPage"),
    getNewsroom(),
    listPublished({ limit: listed, offset: 0 }),
  ]);
  const { lead, groups } = arrangeFront(pairs, newsroom.sections);
  const entry = { uiLocale: locale, locales: newsroom.locales };

  return (
    <PublicFrame
      uiLocale={locale}
      newsroom={newsroom}
      path=""
      masthead={<FrontMasthead newsroom={newsroom} latest={lead?.firstPublishedAt ?? null} />}
    >
      <main id="main" className="front-page">
        {lead === null && <p className="empty">{t("empty")}</p>}
        {lead && <PairEntry {...entry} pair={lead} lead />}
        {groups.map(({ section, pairs: members }) => (
          <section key={section?.key ?? ""} id={section?.key} aria-label={section?.name[locale] ?? t("other")}>
            <h2 className="section-name">{section?.name[locale] ?? t("other")}</h2>
            {members.map((pair) => (
              <PairEntry key={pair.articleId} {...entry} pair={pair} />
            ))}
          </section>
        ))}
      </main>
    </PublicFrame>
  );
}
