"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { htmlLang, localeDirection } from "#lib/locales/locale.ts";
import { findOpenIssues, type ReviewRow } from "#lib/review/review.ts";
import { diffWords } from "#lib/text/difference.ts";
import { decodeTokens, encodeTokens } from "#lib/text/marks.ts";
import { plainText } from "#lib/text/runs.ts";
import { WordDifference } from "../../../../../../_ui/word-difference.tsx";
import { leaveOrSend } from "./return-form.tsx";
import styles from "./review-list.module.css";

type Props = {
  readonly row: ReviewRow;
  readonly sourceLocale: string;
  readonly target: string;
  readonly pending: boolean;
  readonly onApprove: (text: string) => void;
  readonly onClose: () => void;
};

/** The reviewer's wording, with the difference from the translator's and the checks beside it as it is typed. */
export function EditForm({ row, sourceLocale, target, pending, onApprove, onClose }: Props) {
  const t = useTranslations("EditForm");
  const messages = useTranslations("Checks.messages");
  const id = useId();
  const [text, setText] = useState(() => encodeTokens(row.target, row.source));
  const edited = decodeTokens(text, row.source, row.target).runs;
  const parts = diffWords(plainText(row.target), plainText(edited), target);
  const changed = parts.some((part) => part.kind !== "same");
  const issues = findOpenIssues({
    target: edited,
    source: row.source,
    sourceText: plainText(row.source),
    sourceLocale,
    targetLocale: target,
    terms: row.terms,
    severities: row.severities,
    waivers: row.waivers,
  });

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    onApprove(text);
  }

  return (
    <form className={styles["form"]} onSubmit={submit} onKeyDown={(event) => leaveOrSend(event, onClose)}>
      <div className="field">
        <label htmlFor={`${id}-text`}>{t("text")}</label>
        <textarea
          className="input"
          id={`${id}-text`}
          value={text}
          lang={htmlLang(target)}
          dir={localeDirection(target)}
          rows={3}
          // biome-ignore lint/a11y/noAutofocus: the form that the key or button asked for
          autoFocus
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </div>
      {changed && (
        <p className="content" lang={htmlLang(target)} dir={localeDirection(target)}>
          <WordDifference parts={parts} />
        </p>
      )}
      {issues.length > 0 && (
        <ul className={styles["issues"]}>
          {issues.map((issue) => (
            <li key={`${issue.check} ${issue.message} ${issue.target}`} data-severity={issue.severity}>
              {messages(issue.message as never, issue.values as never)}
            </li>
          ))}
        </ul>
      )}
      <p className="visually-hidden" role="status">
        {t("issues", { count: issues.length })}
      </p>
      <div className="row">
        <button type="submit" className="button primary" aria-disabled={pending}>
          {t("approve")}
        </button>
        <button type="button" className="button quiet" onClick={onClose}>
          {t("cancel")}
        </button>
      </div>
    </form>
  );
}
