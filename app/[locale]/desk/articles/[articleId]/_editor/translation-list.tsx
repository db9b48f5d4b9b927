import Link from "next/link";
import { useTranslations } from "next-intl";
import type { UiLocale } from "#lib/i18n/routing.ts";
import { localeName } from "#lib/locales/locale.ts";
import { countConfirmed, countSegments, type Progress } from "#lib/translations/translation.ts";
import styles from "./translation-list.module.css";

type Props = {
  readonly uiLocale: UiLocale;
  readonly articleId: string;
  readonly sourceLocale: string;
  readonly targets: readonly string[];
  readonly progress: readonly { readonly locale: string; readonly progress: Progress }[];
  /** Locales that readers see. */
  readonly published: readonly string[];
};

/** Where the translations of an article stand, and the way to them and to publication. */
export function TranslationList({ uiLocale, articleId, sourceLocale, targets, progress, published }: Props) {
  const t = useTranslations("TranslationList");
  const article = `/${uiLocale}/desk/articles/${articleId}`;
  return (
    <section className={styles["list"]} aria-labelledby="translations-title">
      <h2 id="translations-title">{t("title")}</h2>
      <ul className={styles["items"]}>
        {targets.map((locale) => {
          const found = progress.find((one) => one.locale === locale)?.progress;
          const total = found ? countSegments(found) : 0;
          const confirmed = found ? countConfirmed(found) : 0;
          return (
            <li key={locale}>
              <Link href={`${article}/${locale}`} prefetch={false}>
                {localeName(locale, uiLocale)}
              </Link>
              <progress value={confirmed} max={Math.max(1, total)} aria-label={t("progress", { confirmed, total })} />
              <span className="meta">
                {t("progress", { confirmed, total })}
                {found && found.stale > 0 && ` · ${t("stale", { count: found.stale })}`}
                {found && found.returned > 0 && ` · ${t("returned", { count: found.returned })}`}
                {published.includes(locale) && ` · ${t("published")}`}
              </span>
            </li>
          );
        })}
      </ul>
      <Link className="button" href={`${article}/publish`} prefetch={false}>
        {published.includes(sourceLocale) ? t("publishUpdate") : t("publish")}
      </Link>
    </section>
  );
}
