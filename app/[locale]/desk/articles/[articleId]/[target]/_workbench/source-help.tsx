"use client";

import { useTranslations } from "next-intl";
import { htmlLang, localeDirection } from "#lib/locales/locale.ts";
import { diffWords } from "#lib/text/difference.ts";
import { WordDifference } from "../../../../../../_ui/word-difference.tsx";
import styles from "./source-help.module.css";

type Props = {
  readonly madeFrom: string;
  readonly source: string;
  readonly locale: string;
  /** Missing where nobody may say so: for those who only look, and when there is no translation to keep. */
  readonly onKeep: (() => void) | null;
};

/** What has changed in the source since the target was made. */
export function SourceHelp({ madeFrom, source, locale, onKeep }: Props) {
  const t = useTranslations("SourceHelp");

  return (
    <section className={styles["help"]} aria-label={t("title")}>
      <p className="state" data-state="stale">
        {t("title")}
      </p>
      <p className={styles["difference"]} lang={htmlLang(locale)} dir={localeDirection(locale)}>
        <WordDifference parts={diffWords(madeFrom, source, locale)} />
      </p>
      {onKeep && (
        <button type="button" className="button" onClick={onKeep}>
          {t("keep")}
        </button>
      )}
    </section>
  );
}
