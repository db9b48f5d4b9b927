import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { authorizePage } from "#lib/auth/session.ts";
import { isUiLocale, uiLocales } from "#lib/i18n/routing.ts";
import { htmlLang } from "#lib/locales/locale.ts";
import { findUsed, getNewsroom } from "#lib/newsroom/queries.ts";
import { ActionForm } from "../../../_ui/action-form.tsx";
import { LocaleList } from "../../_newsroom/locale-list.tsx";
import { SectionList } from "../../_newsroom/section-list.tsx";
import { saveSettingsAction } from "./actions.ts";
import styles from "./settings.module.css";
import { SettingsNav } from "./settings-nav.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("SettingsPage");
  return { title: t("title") };
}

export default async function SettingsPage({ params }: PageProps<"/[locale]/desk/settings">) {
  const { locale } = await params;
  if (!isUiLocale(locale)) notFound();
  await authorizePage(locale, "/desk/settings", "newsroom.configure");
  const [t, newsroom, used] = await Promise.all([getTranslations("SettingsPage"), getNewsroom(), findUsed()]);

  return (
    <main id="main" className="desk-page narrow">
      <h1>{t("title")}</h1>
      <SettingsNav uiLocale={locale} current="" />
      <ActionForm action={saveSettingsAction} className={`${styles["settings"]}`} done={t("saved")}>
        <input type="hidden" name="version" value={newsroom.version} />
        <div className={`panel ${styles["pair"]}`}>
          {uiLocales.map((each) => (
            <fieldset key={each} className={styles["words"]} lang={htmlLang(each)}>
              <legend className="visually-hidden">{t(each)}</legend>
              <div className="field">
                <label htmlFor={`name.${each}`} lang={htmlLang(locale)}>
                  {t(`${each}Name`)}
                </label>
                <input
                  className="input"
                  id={`name.${each}`}
                  name={`name.${each}`}
                  defaultValue={newsroom.name[each]}
                  maxLength={80}
                  required
                />
              </div>
              <div className="field">
                <label htmlFor={`description.${each}`} lang={htmlLang(locale)}>
                  {t(`${each}Description`)}
                </label>
                <input
                  className="input"
                  id={`description.${each}`}
                  name={`description.${each}`}
                  defaultValue={newsroom.description[each]}
                  maxLength={200}
                />
              </div>
            </fieldset>
          ))}
        </div>
        <div className="panel">
          <LocaleList key={newsroom.version} initial={newsroom.locales} used={used.locales} uiLocale={locale} />
        </div>
        <div className="panel">
          <SectionList key={newsroom.version} initial={newsroom.sections} used={used.sections} />
        </div>
        <fieldset className="panel stack">
          <legend className="visually-hidden">{t("review")}</legend>
          <label className="check">
            <input
              type="checkbox"
              name="ownWorkAllowed"
              defaultChecked={newsroom.ownWorkAllowed}
              aria-describedby="own-work"
            />
            {t("ownWork")}
          </label>
          <p className="meta" id="own-work">
            {t("ownWorkHint")}
          </p>
        </fieldset>
        <div>
          <button className="button primary" type="submit">
            {t("save")}
          </button>
        </div>
      </ActionForm>
    </main>
  );
}
