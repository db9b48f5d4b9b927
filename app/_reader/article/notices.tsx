import { useFormatter, useTranslations } from "next-intl";
import type { UiLocale } from "#lib/i18n/routing.ts";
import { localeName } from "#lib/locales/locale.ts";
import type { Withdrawal } from "#lib/publishing/published.ts";
import type { ReadingUnit } from "#lib/publishing/reading.ts";

type StaleProps = {
  readonly uiLocale: UiLocale;
  readonly sourceLocale: string;
  readonly target: string;
  readonly changedAt: Date;
  readonly units: readonly ReadingUnit[];
};

/** Which sentences do not yet say what the original says today, and since when. */
export function StaleNotice({ uiLocale, sourceLocale, target, changedAt, units }: StaleProps) {
  const t = useTranslations("StaleNotice");
  const format = useFormatter();
  return (
    <aside className="notice-line stale-notice" aria-label={t("label")}>
      <p>
        {t.rich("text", {
          source: localeName(sourceLocale, uiLocale),
          target: localeName(target, uiLocale),
          count: units.length,
          when: () => (
            <time dateTime={changedAt.toISOString()}>
              {format.dateTime(changedAt, { dateStyle: "long", timeStyle: "short" })}
            </time>
          ),
        })}
      </p>
      <ul className="jumps">
        {units.map((unit) => (
          <li key={unit.id}>
            <a href={`#s-${unit.id}`}>{t(unit.status === "missing" ? "missing" : "jump", { number: unit.number })}</a>
          </li>
        ))}
      </ul>
    </aside>
  );
}

type AbsentProps = {
  readonly uiLocale: UiLocale;
  readonly sourceLocale: string;
  readonly target: string;
  readonly withdrawal: Withdrawal | null;
};

/** There is no translation to show: why, and where the original is. */
export function NoTranslationNotice({ uiLocale, sourceLocale, target, withdrawal }: AbsentProps) {
  const t = useTranslations("NoTranslationNotice");
  const format = useFormatter();
  const names = { source: localeName(sourceLocale, uiLocale), target: localeName(target, uiLocale) };
  return (
    <aside className="notice-line" aria-label={t("label")}>
      <p>
        <strong>
          {withdrawal
            ? t("withdrawn", { ...names, when: format.dateTime(withdrawal.withdrawnAt, { dateStyle: "long" }) })
            : t("unpublished", names)}
        </strong>
      </p>
      {withdrawal && <p>{t("reason", { reason: withdrawal.reason })}</p>}
      <p>{t("below", names)}</p>
    </aside>
  );
}
