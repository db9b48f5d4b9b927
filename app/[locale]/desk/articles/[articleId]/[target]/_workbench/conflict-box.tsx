"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { htmlLang, localeDirection } from "#lib/locales/locale.ts";
import { diffWords } from "#lib/text/difference.ts";
import { plainText, type Run } from "#lib/text/runs.ts";
import type { UnitConflict } from "#lib/translations/translation.ts";
import { WordDifference } from "../../../../../../_ui/word-difference.tsx";
import styles from "./conflict-box.module.css";

type Props = {
  readonly conflict: UnitConflict;
  /** As it stands in the editor. */
  readonly mine: readonly Run[];
  readonly locale: string;
  readonly onKeepMine: () => void;
  readonly onKeepTheirs: () => void;
  readonly onEdit: () => void;
};

/** Two people changed one sentence: what it was, theirs, mine. Neither is lost, and nothing has to be reloaded. */
export function ConflictBox({ conflict, mine, locale, onKeepMine, onKeepTheirs, onEdit }: Props) {
  const t = useTranslations("ConflictBox");
  const box = useRef<HTMLElement>(null);
  const base = plainText(conflict.base);
  const theirs = plainText(conflict.theirs);
  const { by } = conflict;

  useEffect(() => {
    // Some browsers answer with a promise, which is no clean-up.
    box.current?.scrollIntoView({ block: "nearest" });
  }, []);

  function show(text: string) {
    return (
      <dd lang={htmlLang(locale)} dir={localeDirection(locale)}>
        {text === "" ? (
          <span className="meta">{t("empty")}</span>
        ) : (
          <WordDifference parts={diffWords(base, text, locale)} />
        )}
      </dd>
    );
  }

  return (
    <section ref={box} className={styles["box"]} aria-label={t("title")}>
      <p role="alert">{by === null ? t("changed") : by.self ? t("changedByYou") : t("changedBy", { name: by.name })}</p>
      <dl>
        <dt>{t("base")}</dt>
        {show(base)}
        <dt>{by === null || by.self ? t("theirs") : t("theirsNamed", { name: by.name })}</dt>
        {show(theirs)}
        <dt>{t("mine")}</dt>
        {show(plainText(mine))}
      </dl>
      <div className={styles["actions"]}>
        <button type="button" className="button" onClick={onKeepMine}>
          {t("keepMine")}
        </button>
        <button type="button" className="button" onClick={onKeepTheirs}>
          {t("keepTheirs")}
        </button>
        <button type="button" className="button quiet" onClick={onEdit}>
          {t("edit")}
        </button>
        <button
          type="button"
          className="button quiet"
          onClick={() => void navigator.clipboard.writeText(plainText(mine))}
        >
          {t("copyMine")}
        </button>
      </div>
    </section>
  );
}
