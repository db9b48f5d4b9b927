"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { htmlLang } from "#lib/locales/locale.ts";
import type { InlineMark } from "#lib/text/marks.ts";
import styles from "./target-tools.module.css";
import { useMac } from "./use-mac.ts";

type Props = {
  readonly sourceLocale: string;
  readonly marks: readonly InlineMark[];
  readonly canWrite: boolean;
  readonly onConfirm: () => void;
  readonly onCopySource: () => void;
  readonly onPlaceMark: (number: number) => void;
  readonly children: ReactNode;
};

/** What can be done with the active sentence, each with its key. */
export function TargetTools({ sourceLocale, marks, canWrite, onConfirm, onCopySource, onPlaceMark, children }: Props) {
  const t = useTranslations("TargetTools");
  const mac = useMac();

  return (
    <>
      {marks.length > 0 && (
        <fieldset className={styles["marks"]} aria-label={t("marks")}>
          {marks.map((mark) => (
            <button
              key={mark.number}
              type="button"
              className="button"
              // The selection in the field is what the mark goes around: it must stay.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => onPlaceMark(mark.number)}
              aria-keyshortcuts={mark.number < 10 ? `Alt+Shift+${mark.number}` : undefined}
            >
              <span className={styles["chip"]}>{mark.number}</span>
              <span className={styles["text"]} lang={htmlLang(sourceLocale)}>
                {mark.text}
              </span>
              <span className={styles["kind"]}>{t(kindOf(mark))}</span>
            </button>
          ))}
        </fieldset>
      )}
      <div className={styles["tools"]}>
        {canWrite && (
          <>
            <button type="button" className="button primary" onClick={onConfirm} aria-keyshortcuts="Control+Enter">
              {t("confirm")}
              <span className={styles["key"]} aria-hidden="true">
                {mac ? "⌘ ↵" : "Ctrl ↵"}
              </span>
            </button>
            <button type="button" className="button quiet" onClick={onCopySource} aria-keyshortcuts="Alt+0">
              {t("copySource")}
              <span className={styles["key"]} aria-hidden="true">
                {mac ? "⌥ 0" : "Alt 0"}
              </span>
            </button>
          </>
        )}
        {children}
      </div>
    </>
  );
}

function kindOf({ marks }: InlineMark): "link" | "code" | "bold" | "italic" {
  if (marks.href) return "link";
  if (marks.code) return "code";
  return marks.bold ? "bold" : "italic";
}
