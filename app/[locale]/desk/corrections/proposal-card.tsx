import { useFormatter, useTranslations } from "next-intl";
import { runChecks } from "#lib/checks/check.ts";
import { correctionName, isAcceptable } from "#lib/corrections/correction.ts";
import type { PendingCorrection } from "#lib/corrections/inbox.ts";
import { isEvidenceUrl } from "#lib/corrections/input.ts";
import type { UiLocale } from "#lib/i18n/routing.ts";
import { htmlLang, localeDirection } from "#lib/locales/locale.ts";
import { diffWords } from "#lib/text/difference.ts";
import { keepMarks } from "#lib/text/kept-marks.ts";
import { plainText } from "#lib/text/runs.ts";
import { WordDifference } from "../../../_ui/word-difference.tsx";
import { AcceptForm, CloseForm, DeclineForm, EditForm } from "./decision-forms.tsx";
import styles from "./inbox.module.css";

type Props = {
  readonly proposal: PendingCorrection;
  readonly uiLocale: UiLocale;
  readonly now: Date;
  /** The reviewer's own, which somebody else decides on. */
  readonly own: boolean;
};

/** After so many hours a reader has waited longer than promised. */
const promisedHours = 48;

/** One reader's suggestion: what would change, why, what the checks say, and the decision. */
export function ProposalCard({ proposal, uiLocale, now, own }: Props) {
  const t = useTranslations("ProposalCard");
  const reasons = useTranslations("CorrectionReasons");
  const format = useFormatter();
  const { number, createdAt, locale, proposed, target, suspicious } = proposal;
  const name = correctionName(number);
  const content = { lang: htmlLang(locale), dir: localeDirection(locale), className: "content" };
  const seen = plainText(proposal.base);
  const published = proposal.published ? plainText(proposal.published) : seen;
  const working = plainText(target);
  const overdue = now.getTime() - createdAt.getTime() > promisedHours * 3_600_000;
  const acceptable = !proposal.retired && isAcceptable(proposal, target);

  return (
    <article
      className={styles["proposal"]}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the reviewer's keys act on the suggestion that has the focus
      tabIndex={0}
      data-proposal={number}
      id={name}
      aria-label={t("label", { number: name, reason: reasons(proposal.reason) })}
    >
      <p className={styles["facts"]}>
        <strong>{reasons(proposal.reason)}</strong>
        <span>{name}</span>
        {suspicious && <span className={styles["doubtful"]}>{t("suspicious")}</span>}
        <time dateTime={createdAt.toISOString()} data-overdue={overdue || undefined}>
          {t("waiting", { when: format.relativeTime(createdAt, now) })}
        </time>
        {proposal.creditName !== "" && <span>{t("by", { name: proposal.creditName })}</span>}
        {proposal.suggesterName !== null && <span>{t("signedIn", { name: proposal.suggesterName })}</span>}
        {proposal.email !== "" && (
          <a href={`mailto:${encodeURIComponent(proposal.email)}?subject=${name}`}>{t("email")}</a>
        )}
      </p>
      <p className={styles["label"]}>{t("difference")}</p>
      <p {...content}>
        <WordDifference parts={diffWords(published, proposed, locale)} />
      </p>
      {!proposal.retired && working !== published && (
        <>
          <p className={styles["label"]}>{t("againstWorking")}</p>
          <p {...content}>
            <WordDifference parts={diffWords(working, proposed, locale)} />
          </p>
        </>
      )}
      {seen !== published && <p className="meta">{t("sawEarlier", { text: seen })}</p>}
      <Words proposal={proposal} />
      <Findings proposal={proposal} />
      {own ? (
        <p className="notice">{t("own")}</p>
      ) : (
        <div className={styles["decision"]}>
          {!acceptable && !proposal.retired && <p className="notice">{t("changed")}</p>}
          {acceptable && <AcceptForm uiLocale={uiLocale} proposal={proposal} />}
          {!acceptable && <CloseForm uiLocale={uiLocale} proposal={proposal} />}
          {!proposal.retired && <EditForm uiLocale={uiLocale} proposal={proposal} />}
          <DeclineForm uiLocale={uiLocale} proposal={proposal} />
          {suspicious && <SelectForSpam id={proposal.id} name={name} />}
        </div>
      )}
    </article>
  );
}

/** What the reader wrote beside the text. A link only where one may lead. */
function Words({ proposal: { note, evidenceUrl } }: Pick<Props, "proposal">) {
  const t = useTranslations("ProposalCard");
  return (
    <>
      {note !== "" && (
        <p className={styles["words"]}>
          <span className={styles["label"]}>{t("note")}</span> {note}
        </p>
      )}
      {isEvidenceUrl(evidenceUrl) && (
        <p className={styles["words"]}>
          <span className={styles["label"]}>{t("evidence")}</span>{" "}
          <a href={evidenceUrl} rel="nofollow noopener noreferrer" target="_blank">
            {evidenceUrl}
          </a>
        </p>
      )}
    </>
  );
}

function Findings({ proposal }: Pick<Props, "proposal">) {
  const t = useTranslations("ProposalCard");
  const messages = useTranslations("Checks.messages");
  const { locale, sourceLocale, proposed, source, target, terms, severities } = proposal;
  const issues = runChecks({
    source: plainText(source),
    target: proposed,
    sourceLocale,
    targetLocale: locale,
    terms,
    severities,
  });
  const lost = proposal.retired ? [] : keepMarks(target, proposed, locale).lost;
  return (
    <>
      {issues.length > 0 && (
        <ul className={styles["issues"]} aria-label={t("checks")}>
          {issues.map((issue) => (
            <li key={`${issue.check} ${issue.message} ${issue.source} ${issue.target}`} data-severity={issue.severity}>
              {messages(issue.message as never, issue.values as never)}
            </li>
          ))}
        </ul>
      )}
      {lost.length > 0 && (
        <p className={styles["words"]}>
          {t("lost", { count: lost.length, words: lost.map((mark) => mark.text).join(" · ") })}
        </p>
      )}
    </>
  );
}

/** Belongs to the form that declines several at once. */
function SelectForSpam({ id, name }: { readonly id: string; readonly name: string }) {
  const t = useTranslations("SpamForm");
  return (
    <label className="check">
      <input type="checkbox" name="correctionIds" value={id} form="spam" />
      {t("select", { number: name })}
    </label>
  );
}
