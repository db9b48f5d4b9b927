import { useEffect, useRef } from "react";
import type { UiLocale } from "#lib/i18n/routing.ts";
import styles from "./suggest-form.module.css";

type Props = {
  readonly uiLocale: UiLocale;
  readonly number: number;
  readonly receipt: string;
  readonly strings: Readonly<Record<"thanks" | "thanksText" | "follow" | "followHint" | "close", string>>;
  readonly onClose: () => void;
};

/** What stands in place of the form once a suggestion is taken. */
export function SentReceipt({ uiLocale, number, receipt, strings, onClose }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <h2 className={styles["title"]} ref={heading} tabIndex={-1}>
        {strings.thanks.replace("{number}", String(number))}
      </h2>
      <p>{strings.thanksText}</p>
      <p>
        <a href={`/${uiLocale}/c/${receipt}`}>{strings.follow}</a>
      </p>
      <p className={styles["hint"]}>{strings.followHint}</p>
      <div className={styles["actions"]}>
        <button type="button" className="button" onClick={onClose}>
          {strings.close}
        </button>
      </div>
    </>
  );
}
