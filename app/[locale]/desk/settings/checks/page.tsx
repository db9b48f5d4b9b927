import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { authorizePage } from "#lib/auth/session.ts";
import { getSeverities } from "#lib/checks/queries.ts";
import { levelsOf, settableChecks, usualSeverity } from "#lib/checks/severity.ts";
import { isUiLocale } from "#lib/i18n/routing.ts";
import { localeName } from "#lib/locales/locale.ts";
import { getNewsroom } from "#lib/newsroom/queries.ts";
import { ActionForm } from "../../../../_ui/action-form.tsx";
import { SettingsNav } from "../settings-nav.tsx";
import { setSeveritiesAction } from "./actions.ts";
import styles from "./checks.module.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("ChecksPage");
  return { title: t("title") };
}

export default async function ChecksPage({ params, searchParams }: PageProps<"/[locale]/desk/settings/checks">) {
  const { locale: uiLocale } = await params;
  if (!isUiLocale(uiLocale)) notFound();
  await authorizePage(uiLocale, "/desk/settings/checks", "newsroom.configure");
  const [t, checks, newsroom, { target }] = await Promise.all([
    getTranslations("ChecksPage"),
    getTranslations("Checks"),
    getNewsroom(),
    searchParams,
  ]);
  const locale = newsroom.locales.find((each) => each === target) ?? newsroom.locales[1] ?? newsroom.locales[0] ?? "";
  const set = await getSeverities(locale);

  return (
    <main id="main" className="desk-page narrow">
      <h1>{t("title")}</h1>
      <SettingsNav uiLocale={uiLocale} current="/checks" />
      <p>{t("about")}</p>
      <nav className={styles["languages"]} aria-label={t("language")}>
        {newsroom.locales.map((each) => (
          <Link
            key={each}
            href={`/${uiLocale}/desk/settings/checks?target=${each}`}
            aria-current={each === locale ? "page" : undefined}
          >
            {localeName(each, uiLocale)}
          </Link>
        ))}
      </nav>
      <ActionForm key={locale} action={setSeveritiesAction} className={`panel ${styles["form"]}`} done={t("saved")}>
        <input type="hidden" name="locale" value={locale} />
        <ul className={styles["checks"]} aria-label={t("levels")}>
          {settableChecks.map((check) => (
            <li key={check}>
              <div>
                <label htmlFor={`level.${check}`}>{checks(`names.${check}`)}</label>
                <p className="meta" id={`about.${check}`}>
                  {checks(`about.${check}`)}
                </p>
              </div>
              <input type="hidden" name={`seen.${check}`} value={set[check] ?? ""} />
              <select
                className="input"
                id={`level.${check}`}
                name={`level.${check}`}
                defaultValue={set[check] ?? ""}
                aria-describedby={`about.${check}`}
              >
                <option value="">{t("usual", { level: checks(`severities.${usualSeverity[check]}`) })}</option>
                {levelsOf(check).map((level) => (
                  <option key={level} value={level}>
                    {level === "off" ? t("off") : checks(`severities.${level}`)}
                  </option>
                ))}
              </select>
            </li>
          ))}
        </ul>
        <div>
          <button className="button primary" type="submit">
            {t("save")}
          </button>
        </div>
      </ActionForm>
    </main>
  );
}
