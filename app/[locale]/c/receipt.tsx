import { useFormatter, useTranslations } from "next-intl";
import { correctionName } from "#lib/corrections/correction.ts";
import type { CorrectionReceipt } from "#lib/corrections/queries.ts";
import type { UiLocale } from "#lib/i18n/routing.ts";
import { htmlLang, localeDirection } from "#lib/locales/locale.ts";
import { diffWords } from "#lib/text/difference.ts";
import { WordDifference } from "../../_ui/word-difference.tsx";

type Props = { readonly uiLocale: UiLocale; readonly receipt: CorrectionReceipt };

/** The state in one line, the answer, and the texts it is about. */
export function Receipt({ uiLocale, receipt }: Props) {
  const t = useTranslations("ReceiptPage");
  const outcomes = useTranslations("CorrectionOutcomes");
  const { outcome, slug, headline, locale, segmentId } = receipt;
  return (
    <>
      <header className="receipt-head">
        <h1>{t("title", { number: correctionName(receipt.number) })}</h1>
        <p className="outcome serif" data-outcome={outcome}>
          {outcomes(outcome)}
        </p>
        <Dates receipt={receipt} />
      </header>
      {outcome === "declined" && <Reason receipt={receipt} />}
      {outcome === "superseded" && <p className="notice">{t("superseded")}</p>}
      {receipt.before === null && <p className="notice">{t("withdrawn")}</p>}
      <Texts receipt={receipt} />
      {headline !== null && slug !== null && (
        <p>
          <a href={`/${uiLocale}/articles/${slug}/${locale}#s-${segmentId}`}>{t("sentence")}</a>
        </p>
      )}
      <p className="meta">{t("keep")}</p>
      <p>
        <a href={`/${uiLocale}/corrections`}>{t("corrections")}</a>
      </p>
    </>
  );
}

function Dates({ receipt }: Pick<Props, "receipt">) {
  const t = useTranslations("ReceiptPage");
  const format = useFormatter();
  const { createdAt, decidedAt, publishedAt } = receipt;
  const dates = [
    ["sent", createdAt],
    ["decided", decidedAt],
    ["published", publishedAt],
  ] as const;
  return (
    <ul className="dates">
      {dates.map(
        ([key, date]) =>
          date && (
            <li key={key}>
              <time dateTime={date.toISOString()}>
                {t(key, { date: format.dateTime(date, { dateStyle: "long", timeStyle: "short" }) })}
              </time>
            </li>
          ),
      )}
    </ul>
  );
}

function Reason({ receipt }: Pick<Props, "receipt">) {
  const t = useTranslations("ReceiptPage");
  const reasons = useTranslations("DeclineReasons");
  const { declineReason, decisionReason } = receipt;
  return (
    <section className="notice answer" aria-labelledby="reason">
      <h2 id="reason">{t("reason")}</h2>
      {declineReason && <p>{reasons(declineReason)}</p>}
      {decisionReason && <p>{decisionReason}</p>}
    </section>
  );
}

function Texts({ receipt }: Pick<Props, "receipt">) {
  const t = useTranslations("ReceiptPage");
  const { source, before, proposed, published, locale, sourceLocale, headline, outcome } = receipt;
  const content = { lang: htmlLang(locale), dir: localeDirection(locale) };
  return (
    <dl className="texts">
      {headline !== null && (
        <>
          <dt>{t("article")}</dt>
          <dd {...content}>{headline}</dd>
        </>
      )}
      {source !== null && (
        <>
          <dt>{t("original")}</dt>
          <dd lang={htmlLang(sourceLocale)} dir={localeDirection(sourceLocale)}>
            {source}
          </dd>
        </>
      )}
      {before !== null && (
        <>
          <dt>{t("before")}</dt>
          <dd {...content}>{before}</dd>
        </>
      )}
      <dt>{t("yours")}</dt>
      <dd {...content}>
        {before === null ? proposed : <WordDifference parts={diffWords(before, proposed, locale)} />}
      </dd>
      {published !== null && outcome === "published_with_edits" && (
        <>
          <dt>{t("result")}</dt>
          <dd {...content}>
            <WordDifference parts={diffWords(proposed, published, locale)} />
          </dd>
        </>
      )}
    </dl>
  );
}
