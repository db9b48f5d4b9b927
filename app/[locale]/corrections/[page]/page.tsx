import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { findMedianAnswer, listLedger } from "#lib/corrections/queries.ts";
import { isUiLocale } from "#lib/i18n/routing.ts";
import { getNewsroom } from "#lib/newsroom/queries.ts";
import { LedgerPage, ledgerPath } from "../../../_reader/ledger/ledger-page.tsx";

export const dynamic = "force-dynamic";

type Props = PageProps<"/[locale]/corrections/[page]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { uiLocale, page } = await parse(params);
  const [t, newsroom] = await Promise.all([getTranslations("CorrectionsLedger"), getNewsroom()]);
  return {
    title: `${t("pageTitle", { page })} · ${newsroom.name[uiLocale]}`,
    alternates: { canonical: `/${uiLocale}${ledgerPath(page)}` },
  };
}

/** Further pages of the ledger; the first one has the shorter address. */
export default async function OlderCorrectionsPage({ params }: Props) {
  const { uiLocale, page } = await parse(params);
  const [newsroom, ledger, median] = await Promise.all([getNewsroom(), listLedger(page), findMedianAnswer()]);
  if (page > ledger.pages) notFound();
  return <LedgerPage uiLocale={uiLocale} newsroom={newsroom} {...ledger} page={page} median={median} />;
}

async function parse(params: Props["params"]) {
  const { locale, page } = await params;
  if (!isUiLocale(locale) || !/^(?:[2-9]|[1-9]\d{1,4})$/.test(page)) notFound();
  return { uiLocale: locale, page: Number(page) };
}
