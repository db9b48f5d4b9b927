import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { listPublicTerms } from "#lib/glossary/public-queries.ts";
import { isUiLocale, uiLocales } from "#lib/i18n/routing.ts";
import { htmlLang } from "#lib/locales/locale.ts";
import { getNewsroom } from "#lib/newsroom/queries.ts";
import { GlossaryPage } from "../../_reader/glossary/glossary-page.tsx";

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: PageProps<"/[locale]/glossary">): Promise<Metadata> {
  const { locale } = await params;
  if (!isUiLocale(locale)) notFound();
  const [t, newsroom] = await Promise.all([getTranslations("PublicGlossary"), getNewsroom()]);
  return {
    title: `${t("title")} · ${newsroom.name[locale]}`,
    description: t("intro"),
    alternates: {
      canonical: `/${locale}/glossary`,
      languages: Object.fromEntries(uiLocales.map((ui) => [htmlLang(ui), `/${ui}/glossary`])),
    },
  };
}

export default async function FirstGlossaryPage({ params }: PageProps<"/[locale]/glossary">) {
  const { locale } = await params;
  if (!isUiLocale(locale)) notFound();
  const [newsroom, listed] = await Promise.all([getNewsroom(), listPublicTerms(1)]);
  return <GlossaryPage uiLocale={locale} newsroom={newsroom} {...listed} page={1} />;
}
