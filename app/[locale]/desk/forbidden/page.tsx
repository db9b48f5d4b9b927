import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { canSomewhere } from "#lib/auth/policy.ts";
import { authorizePage } from "#lib/auth/session.ts";
import { isUiLocale } from "#lib/i18n/routing.ts";
import { RoleList } from "../people/role-list.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("ForbiddenPage");
  return { title: t("title") };
}

export default async function ForbiddenPage({ params }: PageProps<"/[locale]/desk/forbidden">) {
  const { locale } = await params;
  if (!isUiLocale(locale)) notFound();
  const actor = await authorizePage(locale, "/desk", "account.manage");
  const t = await getTranslations("ForbiddenPage");

  return (
    <main id="main" className="desk-page narrow">
      <h1>{t("title")}</h1>
      <p>{t("explanation", { name: actor.name })}</p>
      <section className="panel stack" aria-labelledby="roles">
        <h2 id="roles">{t("roles")}</h2>
        <RoleList roles={actor.roles} uiLocale={locale} />
      </section>
      <div className="row">
        {canSomewhere(actor, "desk.visit") && (
          <Link className="button primary" href={`/${locale}/desk`}>
            {t("desk")}
          </Link>
        )}
        <Link className="button" href={`/${locale}/desk/account`}>
          {t("account")}
        </Link>
      </div>
    </main>
  );
}
