import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { isUiLocale } from "#lib/i18n/routing.ts";
import { getNewsroom } from "#lib/newsroom/queries.ts";
import { findInvitation } from "#lib/people/queries.ts";
import { ActionForm } from "../../../../_ui/action-form.tsx";
import { NewPassword } from "../../../../_ui/new-password.tsx";
import { Door } from "../../door.tsx";
import { titlesOf } from "../../titles.ts";
import { acceptInvitationAction } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("InvitationPage");
  // The address is a secret: no other site learns it.
  return { title: t("title"), robots: { index: false }, referrer: "same-origin" };
}

export default async function InvitationPage({ params }: PageProps<"/[locale]/invitation/[token]">) {
  const { locale, token } = await params;
  if (!isUiLocale(locale)) notFound();
  const [t, errors, password, titles, newsroom, invitation] = await Promise.all([
    getTranslations("InvitationPage"),
    getTranslations("Errors"),
    getTranslations("NewPassword"),
    titlesOf("InvitationPage"),
    getNewsroom(),
    findInvitation(token),
  ]);

  return (
    <Door uiLocale={locale} newsroom={newsroom} titles={titles} path={`/invitation/${token}`}>
      {invitation ? (
        <>
          <p>
            {invitation.status === "invited"
              ? t("welcome", { name: invitation.name })
              : t("reset", { name: invitation.name })}
          </p>
          <ActionForm action={acceptInvitationAction} className="stack">
            <input type="hidden" name="uiLocale" value={locale} />
            <input type="hidden" name="token" value={token} />
            <div className="field">
              <label htmlFor="email">{t("email")}</label>
              <input
                className="input"
                id="email"
                type="email"
                autoComplete="username"
                value={invitation.email}
                readOnly
              />
            </div>
            <NewPassword
              name="password"
              label={password("password")}
              hint={password("hint")}
              show={password("show")}
              hide={password("hide")}
            />
            <button className="button primary" type="submit">
              {t("accept")}
            </button>
          </ActionForm>
        </>
      ) : (
        <>
          <p>{errors("invitation_invalid")}</p>
          <p>
            <a href={`/${locale}/sign-in`}>{t("signIn")}</a>
          </p>
        </>
      )}
    </Door>
  );
}
