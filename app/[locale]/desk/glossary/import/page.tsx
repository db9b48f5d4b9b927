import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { authorizePage } from "#lib/auth/session.ts";
import { isUiLocale } from "#lib/i18n/routing.ts";
import { getNewsroom } from "#lib/newsroom/queries.ts";
import { ImportForm } from "./import-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("ImportTermsPage");
  return { title: t("title") };
}

export default async function ImportTermsPage({ params }: PageProps<"/[locale]/desk/glossary/import">) {
  const { locale: uiLocale } = await params;
  if (!isUiLocale(uiLocale)) notFound();
  await authorizePage(uiLocale, "/desk/glossary/import", "term.propose");
  const [t, { locales }] = await Promise.all([getTranslations("ImportTermsPage"), getNewsroom()]);

  return (
    <main id="main" className="desk-page narrow">
      <p>
        <Link href={`/${uiLocale}/desk/glossary`}>{t("all")}</Link>
      </p>
      <h1>{t("title")}</h1>
      <p>{t("intro")}</p>
      <p className="meta">{t("columns")}</p>
      <ImportForm uiLocale={uiLocale} locales={locales} />
    </main>
  );
}
