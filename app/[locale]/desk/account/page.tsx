import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { authorizePage, findCurrentSession } from "#lib/auth/session.ts";
import { isUiLocale } from "#lib/i18n/routing.ts";
import { listSessions } from "#lib/sessions/queries.ts";
import { ActionForm } from "../../../_ui/action-form.tsx";
import { NewPassword } from "../../../_ui/new-password.tsx";
import { RoleList } from "../people/role-list.tsx";
import { changePasswordAction, endOtherSessionsAction, renameAction } from "./actions.ts";
import { SessionItem } from "./session-item.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("AccountPage");
  return { title: t("title") };
}

export default async function AccountPage({ params }: PageProps<"/[locale]/desk/account">) {
  const { locale } = await params;
  if (!isUiLocale(locale)) notFound();
  const actor = await authorizePage(locale, "/desk/account", "account.manage");
  const session = await findCurrentSession();
  const [t, password, sessions] = await Promise.all([
    getTranslations("AccountPage"),
    getTranslations("NewPassword"),
    listSessions(actor, session?.sessionId ?? ""),
  ]);
  const elsewhere = sessions.filter(({ current }) => !current);

  return (
    <main id="main" className="desk-page narrow">
      <div className="page-head">
        <h1>{t("title")}</h1>
        <form method="post" action={`/api/sign-out?uiLocale=${locale}`}>
          <button className="button" type="submit">
            {t("signOut")}
          </button>
        </form>
      </div>

      <section className="panel stack" aria-labelledby="person">
        <h2 id="person">{t("person")}</h2>
        <p>{session?.email}</p>
        <RoleList roles={actor.roles} uiLocale={locale} />
        <ActionForm action={renameAction} className="stack" done={t("saved")}>
          <div className="field">
            <label htmlFor="name">{t("name")}</label>
            <input
              className="input"
              id="name"
              name="name"
              autoComplete="name"
              maxLength={100}
              defaultValue={actor.name}
              aria-describedby="name-hint"
              required
            />
            <p className="hint" id="name-hint">
              {t("nameHint")}
            </p>
          </div>
          <button className="button" type="submit">
            {t("saveName")}
          </button>
        </ActionForm>
      </section>

      <section className="panel stack" aria-labelledby="password">
        <h2 id="password">{t("password")}</h2>
        <ActionForm action={changePasswordAction} className="stack" done={t("passwordChanged")} empties>
          <input type="email" autoComplete="username" value={session?.email ?? ""} readOnly hidden />
          <div className="field">
            <label htmlFor="current">{t("currentPassword")}</label>
            <input
              className="input"
              id="current"
              name="current"
              type="password"
              autoComplete="current-password"
              required
            />
          </div>
          <NewPassword
            name="next"
            label={password("new")}
            hint={password("hint")}
            show={password("show")}
            hide={password("hide")}
          />
          <button className="button" type="submit">
            {t("changePassword")}
          </button>
        </ActionForm>
      </section>

      <section className="panel stack" aria-labelledby="sessions">
        <h2 id="sessions">{t("sessions")}</h2>
        <ul className="wide">
          {sessions.map((row) => (
            <SessionItem key={row.key} session={row} />
          ))}
        </ul>
        {elsewhere.length > 1 && (
          <ActionForm action={endOtherSessionsAction}>
            <button className="button danger" type="submit">
              {t("endOthers")}
            </button>
          </ActionForm>
        )}
      </section>
    </main>
  );
}
