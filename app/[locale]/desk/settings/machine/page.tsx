import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { authorizePage } from "#lib/auth/session.ts";
import { isUiLocale } from "#lib/i18n/routing.ts";
import { localeName } from "#lib/locales/locale.ts";
import { getMachineSettings } from "#lib/machine/queries.ts";
import { listPairs, pairCode, samePair } from "#lib/machine/settings.ts";
import { getNewsroom } from "#lib/newsroom/queries.ts";
import { ActionForm } from "../../../../_ui/action-form.tsx";
import { SettingsNav } from "../settings-nav.tsx";
import { saveMachineSettingsAction } from "./actions.ts";
import { LimitFields } from "./limit-fields.tsx";
import styles from "./machine.module.css";
import { ServiceFields } from "./service-fields.tsx";
import { TryForm } from "./try-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("MachinePage");
  return { title: t("title") };
}

export default async function MachinePage({ params }: PageProps<"/[locale]/desk/settings/machine">) {
  const { locale } = await params;
  if (!isUiLocale(locale)) notFound();
  await authorizePage(locale, "/desk/settings/machine", "newsroom.configure");
  const [t, settings, newsroom] = await Promise.all([
    getTranslations("MachinePage"),
    getMachineSettings(),
    getNewsroom(),
  ]);
  const pairs = listPairs(newsroom.locales).map((pair) => ({
    code: pairCode(pair),
    source: localeName(pair.sourceLocale, locale),
    target: localeName(pair.targetLocale, locale),
    offered: settings.pairs.some((offered) => samePair(offered, pair)),
  }));

  return (
    <main id="main" className="desk-page narrow">
      <h1>{t("title")}</h1>
      <SettingsNav uiLocale={locale} current="/machine" />
      <p>{t("about")}</p>
      <ActionForm action={saveMachineSettingsAction} className={`${styles["form"]}`} done={t("saved")}>
        <input type="hidden" name="version" value={settings.version} />
        <ServiceFields settings={settings} />
        <fieldset className="panel">
          <legend className="visually-hidden">{t("pairs")}</legend>
          <p className={styles["label"]} aria-hidden="true">
            {t("pairs")}
          </p>
          <div className={styles["pairs"]}>
            {pairs.map(({ code, source, target, offered }) => (
              <label key={code} className="check">
                <input type="checkbox" name="pair" value={code} defaultChecked={offered} />
                {t("pair", { source, target })}
              </label>
            ))}
          </div>
        </fieldset>
        <LimitFields limit={settings} />
        <div>
          <button className="button primary" type="submit">
            {t("save")}
          </button>
        </div>
      </ActionForm>
      {settings.service !== null && <TryForm pairs={pairs} />}
    </main>
  );
}
