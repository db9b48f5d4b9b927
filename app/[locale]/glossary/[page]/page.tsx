import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { listPublicTerms } from "#lib/glossary/public-queries.ts";
import { isUiLocale } from "#lib/i18n/routing.ts";
import { getNewsroom } from "#lib/newsroom/queries.ts";
import { GlossaryPage, glossaryPath } from "../../../_reader/glossary/glossary-page.tsx";

export const dynamic = "force-dynamic";

type Props = PageProps<"/[locale]/glossary/[page]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { uiLocale, page } = await parse(params);
  const [t, newsroom] = await Promise.all([getTranslations("PublicGlossary"), getNewsroom()]);
  return {
    title: `${t("pageTitle", { page })} · ${newsroom.name[uiLocale]}`,
    alternates: { canonical: `/${uiLocale}${glossaryPath(page)}` },
  };
}

/** Further pages of the glossary; the first one has the shorter address. */
export default async function FurtherGlossaryPage({ params }: Props) {
  const { uiLocale, page } = await parse(params);
  const [newsroom, listed] = await Promise.all([getNewsroom(), listPublicTerms(page)]);
  if (page > listed.pages) notFound();
  return <GlossaryPage uiLocale={uiLocale} newsroom={newsroom} {...listed} page={page} />;
}

async function parse(params: Props["params"]) {
  const { locale, page } = await params;
  if (!isUiLocale(locale) || !/^(?:[2-9]|[1-9]\d{1,3})$/.test(page)) notFound();
  return { uiLocale: locale, page: Number(page) };
}
