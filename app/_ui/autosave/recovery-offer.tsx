"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import styles from "./autosave.module.css";

type Props = {
  /** When the copy was made. */
  readonly at: Date;
  /** How it differs from what is saved. */
  readonly children: ReactNode;
  /** The copy as plain text, for the clipboard. */
  readonly text: string;
  readonly onRestore: () => void;
  readonly onDiscard: () => void;
};

/** Offers work that this device kept and the server never got. */
export function RecoveryOffer({ at, children, text, onRestore, onDiscard }: Props) {
  const t = useTranslations("RecoveryOffer");
  const format = useFormatter();

  return (
    <section className={`notice ${styles["offer"]}`} aria-label={t("title")}>
      <h2>{t("title")}</h2>
      <p>{t("explanation", { time: format.dateTime(at, { dateStyle: "medium", timeStyle: "medium" }) })}</p>
      <div className={styles["difference"]}>{children}</div>
      <div className="row">
        <button type="button" className="button primary" onClick={onRestore}>
          {t("restore")}
        </button>
        <button type="button" className="button" onClick={() => void navigator.clipboard.writeText(text)}>
          {t("copy")}
        </button>
        <button type="button" className="button quiet" onClick={onDiscard}>
          {t("discard")}
        </button>
      </div>
    </section>
  );
}
