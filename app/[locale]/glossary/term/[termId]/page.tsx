import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { findPublicTerm } from "#lib/glossary/public-queries.ts";
import { isUiLocale, uiLocales } from "#lib/i18n/routing.ts";
import { htmlLang } from "#lib/locales/locale.ts";
import { getNewsroom } from "#lib/newsroom/queries.ts";
import { PublicTermPage } from "../../../../_reader/glossary/term-page.tsx";

export const dynamic = "force-dynamic";

type Props = PageProps<"/[locale]/glossary/term/[termId]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { uiLocale, termId } = await parse(params);
  const [t, newsroom, term] = await Promise.all([getTranslations("PublicGlossary"), getNewsroom(), findTerm(termId)]);
  if (term === null) {
    const title = `${t("title")} · ${newsroom.name[uiLocale]}`;
    return { title, robots: { index: false }, other: { "duizhao:status": "404" } };
  }
  return {
    title: `${term.text} · ${t("title")} · ${newsroom.name[uiLocale]}`,
    ...(term.note === "" ? {} : { description: term.note }),
    alternates: {
      canonical: `/${uiLocale}/glossary/term/${termId}`,
      languages: Object.fromEntries(uiLocales.map((ui) => [htmlLang(ui), `/${ui}/glossary/term/${termId}`])),
    },
  };
}

export default async function TermPage({ params }: Props) {
  const { uiLocale, termId } = await parse(params);
  const [newsroom, term] = await Promise.all([getNewsroom(), findTerm(termId)]);
  return <PublicTermPage uiLocale={uiLocale} newsroom={newsroom} termId={termId} term={term} />;
}

const findTerm = cache(async (termId: string) => (/^[0-9a-z]{10}$/.test(termId) ? findPublicTerm(termId) : null));

async function parse(params: Props["params"]) {
  const { locale, termId } = await params;
  if (!isUiLocale(locale)) notFound();
  return { uiLocale: locale, termId };
}
