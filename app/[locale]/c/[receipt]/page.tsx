import "../receipt.css";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { correctionName } from "#lib/corrections/correction.ts";
import { findReceipt } from "#lib/corrections/queries.ts";
import { isUiLocale } from "#lib/i18n/routing.ts";
import { getNewsroom } from "#lib/newsroom/queries.ts";
import { PublicFrame } from "../../../_reader/frame.tsx";
import { Receipt } from "../receipt.tsx";

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: PageProps<"/[locale]/c/[receipt]">): Promise<Metadata> {
  const receipt = await findReceipt((await params).receipt);
  if (!receipt) notFound();
  const t = await getTranslations("ReceiptPage");
  return {
    title: t("title", { number: correctionName(receipt.number) }),
    robots: { index: false, follow: false },
    // The address is the key to it.
    referrer: "no-referrer",
  };
}

/** What became of a reader's suggestion, for whoever has its address. */
export default async function ReceiptPage({ params }: PageProps<"/[locale]/c/[receipt]">) {
  const { locale, receipt: token } = await params;
  if (!isUiLocale(locale)) notFound();
  const [receipt, newsroom] = await Promise.all([findReceipt(token), getNewsroom()]);
  if (!receipt) notFound();
  return (
    <PublicFrame uiLocale={locale} newsroom={newsroom} path={`/c/${token}`}>
      <main id="main" className="receipt">
        <Receipt uiLocale={locale} receipt={receipt} />
      </main>
    </PublicFrame>
  );
}
