import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { authorizePage } from "#lib/auth/session.ts";
import { isUiLocale } from "#lib/i18n/routing.ts";
import { getNewsroom } from "#lib/newsroom/queries.ts";
import { invitePersonAction } from "../actions.ts";
import { LinkForm } from "../link-form.tsx";
import { RolesFieldset } from "../roles-fieldset.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("InvitePage");
  return { title: t("title") };
}

export default async function InvitePage({ params }: PageProps<"/[locale]/desk/people/invite">) {
  const { locale } = await params;
  if (!isUiLocale(locale)) notFound();
  await authorizePage(locale, "/desk/people/invite", "people.manage");
  const [t, newsroom] = await Promise.all([getTranslations("InvitePage"), getNewsroom()]);

  return (
    <main id="main" className="desk-page narrow">
      <p>
        <Link href={`/${locale}/desk/people`}>{t("back")}</Link>
      </p>
      <h1>{t("title")}</h1>
      <LinkForm action={invitePersonAction}>
        <input type="hidden" name="uiLocale" value={locale} />
        <div className="field">
          <label htmlFor="name">{t("name")}</label>
          <input className="input" id="name" name="name" maxLength={100} autoComplete="off" required />
        </div>
        <div className="field">
          <label htmlFor="email">{t("email")}</label>
          <input className="input" id="email" name="email" type="email" maxLength={254} autoComplete="off" required />
        </div>
        <RolesFieldset held={[]} locales={newsroom.locales} uiLocale={locale} />
        <button className="button primary" type="submit">
          {t("invite")}
        </button>
        <p className="meta">{t("explanation")}</p>
      </LinkForm>
    </main>
  );
}
