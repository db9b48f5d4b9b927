import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { findMedianAnswer, listLedger } from "#lib/corrections/queries.ts";
import { isUiLocale, uiLocales } from "#lib/i18n/routing.ts";
import { htmlLang } from "#lib/locales/locale.ts";
import { getNewsroom } from "#lib/newsroom/queries.ts";
import { LedgerPage } from "../../_reader/ledger/ledger-page.tsx";

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: PageProps<"/[locale]/corrections">): Promise<Metadata> {
  const { locale } = await params;
  if (!isUiLocale(locale)) notFound();
  const [t, newsroom] = await Promise.all([getTranslations("CorrectionsLedger"), getNewsroom()]);
  return {
    title: `${t("title")} · ${newsroom.name[locale]}`,
    description: t("intro"),
    alternates: {
      canonical: `/${locale}/corrections`,
      languages: Object.fromEntries(uiLocales.map((ui) => [htmlLang(ui), `/${ui}/corrections`])),
    },
  };
}

export default async function CorrectionsPage({ params }: PageProps<"/[locale]/corrections">) {
  const { locale } = await params;
  if (!isUiLocale(locale)) notFound();
  const [newsroom, ledger, median] = await Promise.all([getNewsroom(), listLedger(1), findMedianAnswer()]);
  return <LedgerPage uiLocale={locale} newsroom={newsroom} {...ledger} page={1} median={median} />;
}
