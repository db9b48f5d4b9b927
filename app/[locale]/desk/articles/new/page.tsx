import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { authorizePage } from "#lib/auth/session.ts";
import { isUiLocale } from "#lib/i18n/routing.ts";
import { localeName } from "#lib/locales/locale.ts";
import { getNewsroom } from "#lib/newsroom/queries.ts";
import { ActionForm } from "../../../../_ui/action-form.tsx";
import { createArticleAction } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("NewArticlePage");
  return { title: t("title") };
}

export default async function NewArticlePage({ params }: PageProps<"/[locale]/desk/articles/new">) {
  const { locale: uiLocale } = await params;
  if (!isUiLocale(uiLocale)) notFound();
  await authorizePage(uiLocale, "/desk/articles/new", "article.write");
  const [t, { locales }] = await Promise.all([getTranslations("NewArticlePage"), getNewsroom()]);

  return (
    <main id="main" className="desk-page narrow">
      <h1>{t("title")}</h1>
      <ActionForm action={createArticleAction} className="panel stack">
        <input type="hidden" name="articleId" value={randomUUID()} />
        <input type="hidden" name="uiLocale" value={uiLocale} />
        <div className="field">
          <label htmlFor="sourceLocale">{t("sourceLocale")}</label>
          <select id="sourceLocale" name="sourceLocale" className="input" defaultValue={locales[0]}>
            {locales.map((locale) => (
              <option key={locale} value={locale}>
                {localeName(locale, uiLocale)}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="headline">{t("headline")}</label>
          <input id="headline" name="headline" className="input" maxLength={300} autoComplete="off" dir="auto" />
          <p className="hint">{t("headlineHint")}</p>
        </div>
        <button type="submit" className="button primary">
          {t("create")}
        </button>
      </ActionForm>
    </main>
  );
}
