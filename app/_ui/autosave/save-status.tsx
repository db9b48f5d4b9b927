"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import styles from "./autosave.module.css";
import type { SaveStatus as Status } from "./saving.ts";

type Props = {
  readonly status: Status;
  /** Whether this device keeps copies of what is unsaved. */
  readonly keeping: boolean;
  readonly onRetry: () => void;
  /** Opens the sign-in dialog again after somebody has closed it. */
  readonly onSignIn?: () => void;
  /** Where a conflict waits for a decision: "Conflict in #17". */
  readonly conflict?: string;
  /** Goes to where it waits: nobody's caret is taken there while they write. */
  readonly onShowConflict?: () => void;
};

/**
 * Whether what is on the screen is stored, in one line. Read out when something
 * goes wrong and when it is well again; the coming and going of every save is not.
 */
export function SaveStatus({ status, keeping, onRetry, onSignIn, conflict, onShowConflict }: Props) {
  const t = useTranslations("SaveStatus");
  const errors = useTranslations("Errors");
  const format = useFormatter();
  const troubled = useRef(false);
  const routine = status.kind === "saved" || status.kind === "saving" || status.kind === "unsaved";
  const quiet = routine && !(status.kind === "saved" && troubled.current);

  useEffect(() => {
    if (!routine) troubled.current = true;
    else if (status.kind === "saved") troubled.current = false;
  }, [routine, status]);

  function text(): string {
    switch (status.kind) {
      case "saved":
        if (status.at === null) return t("allSaved");
        return t("saved", { time: format.dateTime(status.at, { timeStyle: "medium", hourCycle: "h23" }) });
      case "offline":
        return keeping ? t("offline", { changes: status.changes }) : t("offlineNotKept");
      case "failed":
        if (status.code === null) return keeping ? t("failedKept") : t("failed");
        return errors.has(status.code as never) ? errors(status.code as never, status.details as never) : t("failed");
      case "conflict":
        return conflict ?? t("conflict");
      default:
        return t(status.kind);
    }
  }

  return (
    <div className={styles["status"]} data-kind={status.kind}>
      <p role="status" aria-live={quiet ? "off" : "polite"} suppressHydrationWarning>
        {text()}
      </p>
      {(status.kind === "failed" || status.kind === "offline") && (
        <button type="button" className="button quiet" onClick={onRetry}>
          {t("retry")}
        </button>
      )}
      {status.kind === "conflict" && onShowConflict && (
        <button type="button" className="button quiet" onClick={onShowConflict}>
          {t("show")}
        </button>
      )}
      {status.kind === "signed_out" && onSignIn && (
        <button type="button" className="button quiet" onClick={onSignIn}>
          {t("signIn")}
        </button>
      )}
    </div>
  );
}
