"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useDeferredValue, useState } from "react";
import { runChecks } from "#lib/checks/check.ts";
import type { Severities } from "#lib/checks/severity.ts";
import type { Term } from "#lib/glossary/term.ts";
import { htmlLang, localeDirection } from "#lib/locales/locale.ts";
import { diffWords } from "#lib/text/difference.ts";
import { decodeTokens } from "#lib/text/marks.ts";
import { plainText, type Run } from "#lib/text/runs.ts";
import { WordDifference } from "../../../_ui/word-difference.tsx";
import styles from "./inbox.module.css";

type Props = {
  readonly id: string;
  readonly label: string;
  readonly tokensHint: string;
  /** With tokens for its marks. */
  readonly text: string;
  readonly source: readonly Run[];
  /** The runs that `text` stands for. */
  readonly shown: readonly Run[];
  /** What readers see now. */
  readonly before: string;
  readonly locale: string;
  readonly sourceLocale: string;
  readonly terms: readonly Term[];
  readonly severities: Severities;
};

/** The reviewer's wording, with its difference from the page and the checks beside it as it is typed. */
export function EditedText(props: Props) {
  const { id, label, tokensHint, source, shown, before, locale, sourceLocale, terms, severities } = props;
  const messages = useTranslations("Checks.messages");
  const [text, setText] = useState(props.text);
  const typed = useDeferredValue(text);
  const edited = plainText(decodeTokens(typed, source, shown).runs);
  const pair = { source: plainText(source), target: edited, sourceLocale, targetLocale: locale, terms, severities };
  const issues = runChecks(pair);
  const content = { lang: htmlLang(locale), dir: localeDirection(locale) };
  const hasTokens = props.text.includes("⟨") || source.some((run) => run.bold || run.italic || run.code || run.href);

  function send(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.currentTarget.form?.requestSubmit();
    }
  }

  return (
    <>
      <div className="field">
        <label htmlFor={id}>{label}</label>
        <textarea
          className="input content"
          id={id}
          name="text"
          {...content}
          rows={3}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={send}
          aria-describedby={hasTokens ? `${id}-tokens` : undefined}
        />
        {hasTokens && (
          <p className="hint" id={`${id}-tokens`}>
            {tokensHint}
          </p>
        )}
      </div>
      <p className="content" {...content}>
        <WordDifference parts={diffWords(before, edited, locale)} />
      </p>
      {issues.length > 0 && (
        <ul className={styles["issues"]}>
          {issues.map((issue) => (
            <li key={`${issue.check} ${issue.message} ${issue.source} ${issue.target}`} data-severity={issue.severity}>
              {messages(issue.message as never, issue.values as never)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
