"use client";

import { useTranslations } from "next-intl";
import { countConfirmed } from "#lib/translations/translation.ts";
import styles from "./progress.module.css";
import type { Summary } from "./workbench-state.ts";

/** How far the translation is, in words first. */
export function WorkbenchProgress({ summary }: { readonly summary: Summary }) {
  const t = useTranslations("WorkbenchProgress");
  const { total, progress, errors } = summary;
  const share = (count: number) => ({ inlineSize: `${total === 0 ? 0 : (count / total) * 100}%` });

  return (
    <div className={styles["progress"]}>
      <ul className={styles["words"]}>
        <li>{t("confirmed", { confirmed: countConfirmed(progress), total })}</li>
        {progress.returned > 0 && <li data-state="returned">{t("returned", { count: progress.returned })}</li>}
        {summary.counts.stale > 0 && <li data-state="stale">{t("stale", { count: summary.counts.stale })}</li>}
        {errors > 0 && <li data-state="error">{t("errors", { count: errors })}</li>}
      </ul>
      <div className={styles["bar"]} aria-hidden="true">
        <span data-state="reviewed" style={share(progress.reviewed)} />
        <span data-state="translated" style={share(progress.translated)} />
        <span data-state="draft" style={share(progress.draft)} />
        <span data-state="stale" style={share(progress.stale + progress.returned)} />
      </div>
    </div>
  );
}
