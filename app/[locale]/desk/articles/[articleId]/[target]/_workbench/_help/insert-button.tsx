"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useMac } from "../use-mac.ts";
import type { Insertion } from "./help.ts";
import { useHelp } from "./help-context.ts";
import styles from "./help-panel.module.css";

type Props = {
  /** One of the section's `helpKeys`; without one it goes by pointer and Tab only. */
  readonly digit: number | undefined;
  readonly insertion: Insertion;
  /** What is inserted, said to those who hear it. */
  readonly name: string;
};

/** Puts something into the active editor; Alt and its digit do the same. */
export function InsertButton({ digit, insertion, name }: Props) {
  const t = useTranslations("InsertButton");
  const { canWrite, insert, offer } = useHelp();
  const mac = useMac();
  // The same thing drawn again is not a new offer.
  const latest = useRef(insertion);
  latest.current = insertion;
  const content = JSON.stringify(insertion);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `content` says when `latest` is another
  useEffect(() => {
    if (digit !== undefined && canWrite) return offer(digit, latest.current);
  }, [digit, content, canWrite, offer]);

  if (!canWrite) return null;
  return (
    <button
      type="button"
      className={`button ${styles["insert"]}`}
      // The caret in the field is where it goes: it must stay.
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => insert(insertion)}
      aria-keyshortcuts={digit === undefined ? undefined : `Alt+${digit}`}
    >
      {t("insert")}
      <span className="visually-hidden">{t("what", { name })}</span>
      {digit !== undefined && (
        <span className={styles["key"]} aria-hidden="true">
          {mac ? "⌥" : "Alt"} {digit}
        </span>
      )}
    </button>
  );
}
