import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { isUiLocale } from "#lib/i18n/routing.ts";
import { initialNewsroom } from "#lib/newsroom/newsroom.ts";
import { isSetUp } from "#lib/people/queries.ts";
import { ActionForm } from "../../../_ui/action-form.tsx";
import { NewPassword } from "../../../_ui/new-password.tsx";
import { LocaleList } from "../../_newsroom/locale-list.tsx";
import { Door } from "../door.tsx";
import { titlesOf } from "../titles.ts";
import { setUpAction } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("SetUpPage");
  return { title: t("title"), robots: { index: false } };
}

export default async function SetUpPage({ params }: PageProps<"/[locale]/set-up">) {
  const { locale } = await params;
  if (!isUiLocale(locale) || (await isSetUp())) notFound();
  const [t, password, titles] = await Promise.all([
    getTranslations("SetUpPage"),
    getTranslations("NewPassword"),
    titlesOf("SetUpPage"),
  ]);

  return (
    <Door uiLocale={locale} newsroom={initialNewsroom} titles={titles} path="/set-up">
      <p>{t("introduction")}</p>
      <ActionForm action={setUpAction} className="stack">
        <input type="hidden" name="uiLocale" value={locale} />
        <h2>{t("newsroom")}</h2>
        {(["zh", "en"] as const).map((each) => (
          <div key={each} className="field">
            <label htmlFor={`newsroom.${each}`}>{t(`${each}Name`)}</label>
            <input
              className="input"
              id={`newsroom.${each}`}
              name={`newsroom.${each}`}
              maxLength={80}
              required={each === locale}
            />
          </div>
        ))}
        <LocaleList initial={initialNewsroom.locales} used={[]} uiLocale={locale} />
        <h2>{t("person")}</h2>
        <div className="field">
          <label htmlFor="name">{t("name")}</label>
          <input className="input" id="name" name="name" autoComplete="name" maxLength={100} required />
        </div>
        <div className="field">
          <label htmlFor="email">{t("email")}</label>
          <input
            className="input"
            id="email"
            name="email"
            type="email"
            autoComplete="username"
            maxLength={254}
            required
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
          {t("setUp")}
        </button>
        <p className="meta">{t("explanation")}</p>
      </ActionForm>
    </Door>
  );
}
