import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { UiLocale } from "#lib/i18n/routing.ts";
import styles from "./settings.module.css";

type Props = {
  readonly uiLocale: UiLocale;
  /** The page one is on, as its address says after `/desk/settings`. */
  readonly current: string;
};

const pages = [
  ["newsroom", ""],
  ["checks", "/checks"],
  ["machine", "/machine"],
] as const;

/** The pages of the settings. */
export async function SettingsNav({ uiLocale, current }: Props) {
  const t = await getTranslations("SettingsNav");
  return (
    <nav className={styles["nav"]} aria-label={t("label")}>
      {pages.map(([key, path]) => (
        <Link key={key} href={`/${uiLocale}/desk/settings${path}`} aria-current={path === current ? "page" : undefined}>
          {t(key)}
        </Link>
      ))}
    </nav>
  );
}
