import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { correctionName } from "#lib/corrections/correction.ts";
import type { DecidedCorrection } from "#lib/corrections/inbox-queries.ts";
import type { UiLocale } from "#lib/i18n/routing.ts";
import { htmlLang, localeDirection } from "#lib/locales/locale.ts";
import styles from "./inbox.module.css";

type Props = {
  readonly uiLocale: UiLocale;
  readonly decided: readonly DecidedCorrection[];
  readonly title: string;
};

/** The latest answers, newest first. */
export function DecidedList({ uiLocale, decided, title }: Props) {
  const t = useTranslations("DecidedList");
  const format = useFormatter();
  return (
    <div>
      <h2>{title}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keyboard */}
      <section className="table-scroll" aria-label={title} tabIndex={0}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t("number")}</th>
              <th scope="col">{t("article")}</th>
              <th scope="col">{t("outcome")}</th>
              <th scope="col">{t("by")}</th>
            </tr>
          </thead>
          <tbody>
            {decided.map((correction) => (
              <tr key={correction.id}>
                <td className={styles["number"]}>{correctionName(correction.number)}</td>
                <td lang={htmlLang(correction.locale)} dir={localeDirection(correction.locale)}>
                  {correction.headline || correction.slug}
                </td>
                <td>
                  {t(correction.outcome)}
                  {correction.outcome === "accepted" && (
                    <>
                      {" · "}
                      <Link
                        href={`/${uiLocale}/desk/corrections?target=${correction.locale}&decided=${correction.number}`}
                      >
                        {t("acceptedWhy")}
                      </Link>
                    </>
                  )}
                </td>
                <td className="meta">
                  {t("byWhom", {
                    name: correction.decidedBy,
                    when: format.dateTime(correction.decidedAt, { dateStyle: "medium", timeStyle: "short" }),
                  })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
