import Link from "next/link";
import { useTranslations } from "next-intl";
import type { UiLocale } from "#lib/i18n/routing.ts";
import type { RepairProgress } from "#lib/imports/progress-queries.ts";
import { htmlLang, localeDirection, localeName } from "#lib/locales/locale.ts";
import styles from "./queues.module.css";

type Props = {
  readonly uiLocale: UiLocale;
  readonly repairs: readonly RepairProgress[];
  /** How many there are with those that are not among them. */
  readonly all: number;
};

/** Imported translations that are being repaired, and how far each is. */
export function RepairSection({ uiLocale, repairs, all }: Props) {
  const t = useTranslations("RepairSection");

  return (
    <section className={styles["queue"]} aria-labelledby="queue-repair">
      <h2 id="queue-repair">
        {t("title")} <span className={styles["count"]}>{all}</span>
      </h2>
      <ul className={styles["items"]}>
        {repairs.map(({ articleId, locale, headline, sourceLocale, resolved, total }) => (
          <li key={`${articleId} ${locale}`}>
            <Link href={`/${uiLocale}/desk/articles/${articleId}/${locale}`}>
              <span lang={htmlLang(sourceLocale)} dir={localeDirection(sourceLocale)}>
                {headline || t("noHeadline")}
              </span>
            </Link>
            <span className="meta">{t("item", { language: localeName(locale, uiLocale), resolved, total })}</span>
            <progress
              className={styles["progress"]}
              max={Math.max(total, 1)}
              value={resolved}
              aria-label={t("item", { language: localeName(locale, uiLocale), resolved, total })}
            />
          </li>
        ))}
      </ul>
      {all > repairs.length && <p className={styles["empty"]}>{t("more", { count: all - repairs.length })}</p>}
    </section>
  );
}
