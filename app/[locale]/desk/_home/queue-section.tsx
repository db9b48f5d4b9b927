import Link from "next/link";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { isOverdue, type Queue, type QueueItem, type QueueName } from "#lib/desk/desk.ts";
import type { UiLocale } from "#lib/i18n/routing.ts";
import { htmlLang, localeDirection, localeName } from "#lib/locales/locale.ts";
import styles from "./queues.module.css";

type Props = {
  readonly uiLocale: UiLocale;
  readonly queue: Queue;
  /** Address of the whole queue; null on the page that shows it. */
  readonly all: string | null;
};

/** One kind of work that waits: how much, for how long, and the first of it. */
export function QueueSection({ uiLocale, queue, all }: Props) {
  const t = useTranslations("Queues");
  const format = useFormatter();
  const now = useNow();
  const { name, translations, oldest, items } = queue;
  const overdue = name === "corrections" && oldest !== null && isOverdue(oldest, now);

  return (
    <section className={styles["queue"]} aria-labelledby={`queue-${name}`}>
      <h2 id={`queue-${name}`}>
        {t(`${name}.title`)} <span className={styles["count"]}>{translations}</span>
      </h2>
      {oldest === null ? (
        <p className={styles["empty"]}>{t(`${name}.empty`)}</p>
      ) : (
        <p className={styles["oldest"]} data-overdue={overdue || undefined}>
          {t(overdue ? "overdue" : "oldest", { age: format.relativeTime(oldest, now) })}
        </p>
      )}
      <ul className={styles["items"]}>
        {items.map((item) => (
          <li key={`${item.articleId} ${item.locale}`}>
            <Link href={`/${uiLocale}/desk${placeOf(name, item)}`}>
              <span lang={htmlLang(item.sourceLocale)} dir={localeDirection(item.sourceLocale)}>
                {item.headline || t("noHeadline")}
              </span>
            </Link>
            <span className="meta">
              {t(`${name}.item`, { language: localeName(item.locale, uiLocale), count: item.count })}
            </span>
          </li>
        ))}
      </ul>
      {all !== null && translations > items.length && <Link href={all}>{t("all", { count: translations })}</Link>}
    </section>
  );
}

function placeOf(name: QueueName, { articleId, locale }: QueueItem): string {
  const article = `/articles/${articleId}`;
  switch (name) {
    case "returned":
      return `${article}/${locale}?show=returned`;
    case "toReview":
      return `${article}/${locale}/review`;
    case "corrections":
      return `/corrections?target=${locale}`;
    case "toTranslate":
      return `${article}/${locale}`;
    case "outOfDate":
      return `${article}/${locale}?show=stale`;
    case "toPublish":
      return `${article}/publish#in-${locale}`;
  }
}
