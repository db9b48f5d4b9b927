import "../corrections/corrections.css";
import "./ledger.css";
import { useTranslations } from "next-intl";
import { getFormatter, getTranslations } from "next-intl/server";
import { correctionName } from "#lib/corrections/correction.ts";
import type { PublicCorrection } from "#lib/corrections/queries.ts";
import type { UiLocale } from "#lib/i18n/routing.ts";
import { htmlLang, localeDirection } from "#lib/locales/locale.ts";
import type { Newsroom } from "#lib/newsroom/newsroom.ts";
import { CorrectionChange, CorrectionCredit } from "../corrections/public-note.tsx";
import { PublicFrame } from "../frame.tsx";
import { MySuggestions } from "../suggest/my-suggestions.tsx";

type Props = {
  readonly uiLocale: UiLocale;
  readonly newsroom: Newsroom;
  readonly entries: readonly PublicCorrection[];
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  /** Median hours to an answer, or null when there is nothing to say yet. */
  readonly median: number | null;
};

/** The address of a page of the ledger, without the interface locale. */
export function ledgerPath(page: number): string {
  return page === 1 ? "/corrections" : `/corrections/${page}`;
}

/** Every published correction of the site, newest first, by day. */
export async function LedgerPage({ uiLocale, newsroom, entries, page, pages, median }: Props) {
  const [t, mine, format] = await Promise.all([
    getTranslations("CorrectionsLedger"),
    getTranslations("MySuggestions"),
    getFormatter(),
  ]);
  const days = new Map<string, PublicCorrection[]>();
  for (const entry of entries) {
    const day = format.dateTime(entry.publishedAt, { dateStyle: "long" });
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return (
    <PublicFrame uiLocale={uiLocale} newsroom={newsroom} path={ledgerPath(page)}>
      <main id="main" className="ledger">
        <header className="ledger-head">
          <h1 className="serif">{t("title")}</h1>
          <p>{t("intro")}</p>
          {median !== null && <p>{sayMedian(median, t)}</p>}
        </header>
        <MySuggestions uiLocale={uiLocale} title={mine("title")} hint={mine("hint")} />
        {entries.length === 0 && <p className="empty">{t("empty")}</p>}
        {[...days].map(([day, corrections]) => (
          <section key={day} className="day" aria-label={day}>
            <h2>{day}</h2>
            <ol className="entries">
              {corrections.map((correction) => (
                <li key={correction.number} id={`correction-${correction.number}`}>
                  <Entry uiLocale={uiLocale} correction={correction} />
                </li>
              ))}
            </ol>
          </section>
        ))}
        {pages > 1 && (
          <nav className="pager" aria-label={t("pages")}>
            {page > 1 && (
              <a rel="prev" href={`/${uiLocale}${ledgerPath(page - 1)}`}>
                {t("newer")}
              </a>
            )}
            <span>{t("page", { page })}</span>
            {page < pages && (
              <a rel="next" href={`/${uiLocale}${ledgerPath(page + 1)}`}>
                {t("older")}
              </a>
            )}
          </nav>
        )}
      </main>
    </PublicFrame>
  );
}

type EntryProps = { readonly uiLocale: UiLocale; readonly correction: PublicCorrection };

function Entry({ uiLocale, correction }: EntryProps) {
  const t = useTranslations("CorrectionsLedger");
  const kinds = useTranslations("CorrectionClasses");
  const { slug, locale, segmentId, headline, number } = correction;
  const line = (
    <p className="when">
      <span>{kinds(correction.class)}</span>
      <span>{correctionName(number)}</span>
    </p>
  );
  if (correction.withdrawn) {
    return (
      <>
        {line}
        <p>{t("withdrawn")}</p>
      </>
    );
  }
  return (
    <>
      <p className="entry-title serif">
        <a
          href={`/${uiLocale}/articles/${slug}/${locale}#s-${segmentId}`}
          lang={htmlLang(locale)}
          dir={localeDirection(locale)}
        >
          {headline || slug}
        </a>
      </p>
      {line}
      <CorrectionChange correction={correction} />
      <CorrectionCredit correction={correction} />
    </>
  );
}

function sayMedian(
  hours: number,
  t: (key: "medianMinutes" | "medianHours" | "medianDays", values: { count: number }) => string,
): string {
  if (hours < 1) return t("medianMinutes", { count: Math.max(1, Math.ceil(hours * 60)) });
  return hours < 48 ? t("medianHours", { count: Math.ceil(hours) }) : t("medianDays", { count: Math.ceil(hours / 24) });
}
