import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { pointName, type TimelineEntry } from "#lib/history/history.ts";
import type { UiLocale } from "#lib/i18n/routing.ts";
import { localeName } from "#lib/locales/locale.ts";
import styles from "./history.module.css";
import { RestoreForm } from "./restore-form.tsx";

type Props = {
  readonly uiLocale: UiLocale;
  readonly articleId: string;
  readonly sourceLocale: string;
  /** Newest first. */
  readonly entries: readonly TimelineEntry[];
  /** The revisions that readers see now. */
  readonly live: readonly { readonly locale: string; readonly number: number }[];
  /** Locales whose former revisions the person may restore. */
  readonly restorable: readonly string[];
};

/** Who did what to the article, and when; each text that was left can be compared with today's, each revision restored. */
export function Timeline({ uiLocale, articleId, sourceLocale, entries, live, restorable }: Props) {
  const t = useTranslations("Timeline");
  const events = useTranslations("Events");
  const format = useFormatter();
  const desk = `/${uiLocale}/desk/articles/${articleId}`;
  const days = groupByDay(entries, (at) => format.dateTime(at, { dateStyle: "full" }));

  return (
    <div className={styles["timeline"]}>
      {days.map(([day, ofDay]) => (
        <section key={day} aria-label={day}>
          <h3>{day}</h3>
          <ol>
            {ofDay.map((entry, index) => {
              const { at, by, locale, kind, count, details, segmentId, point } = entry;
              const text = locale ?? sourceLocale;
              const number = point?.kind === "revision" ? point.number : null;
              const isLive = live.some((one) => one.locale === text && one.number === number);
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: an entry has no identity of its own and never changes place within its day
                <li key={index}>
                  <time className="meta" dateTime={at.toISOString()}>
                    {format.dateTime(at, { timeStyle: "short" })}
                  </time>
                  <div className={styles["entry"]}>
                    <p>
                      <span className={styles["who"]}>{by ?? t("reader")}</span>{" "}
                      {events(kind as never, { count, number: number ?? 0 } as never)}
                      {locale && <span className="meta"> · {localeName(locale, uiLocale)}</span>}
                      {isLive && (
                        <span className="state" data-state="published">
                          {t("live")}
                        </span>
                      )}
                    </p>
                    {typeof details["reason"] === "string" && (
                      <p className={styles["reason"]}>{t("reason", { reason: details["reason"] })}</p>
                    )}
                    <div className={styles["actions"]}>
                      {segmentId && locale && (
                        <Link href={`${desk}/${locale}/segments/${segmentId}`}>{t("sentence")}</Link>
                      )}
                      {point && (
                        <Link href={`${desk}/history?locale=${text}&from=${pointName(point)}&to=now#comparison`}>
                          {t("compare")}
                        </Link>
                      )}
                      {number !== null && !isLive && restorable.includes(text) && (
                        <RestoreForm
                          uiLocale={uiLocale}
                          articleId={articleId}
                          locale={text}
                          sourceLocale={sourceLocale}
                          number={number}
                        />
                      )}
                    </div>
                  </div>
                </li>
              );
            })}
          </ol>
        </section>
      ))}
    </div>
  );
}

function groupByDay(
  entries: readonly TimelineEntry[],
  dayOf: (at: Date) => string,
): (readonly [string, readonly TimelineEntry[]])[] {
  const days = new Map<string, TimelineEntry[]>();
  for (const entry of entries) {
    const day = dayOf(entry.at);
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return [...days];
}
