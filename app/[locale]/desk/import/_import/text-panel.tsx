"use client";

import { useTranslations } from "next-intl";
import { useEffect, useId, useRef } from "react";
import type { Side } from "#lib/imports/pairing.ts";
import styles from "./import.module.css";
import type { Choice } from "./import-form.tsx";

/** What somebody has given of one side. */
export type Sent = { readonly file: File | null; readonly text: string };

type Props = {
  readonly side: Side;
  readonly choices: readonly Choice[];
  readonly locale: string;
  readonly sent: Sent;
  readonly onChange: (sent: Sent) => void;
};

const accepted = ".txt,.text,.md,.markdown,.html,.htm,.docx,text/plain,text/markdown,text/html";

/** One of the two texts: a file, or what is pasted. */
export function TextPanel({ side, choices, locale, sent, onChange }: Props) {
  const t = useTranslations("TextPanel");
  const id = useId();
  const field = useRef<HTMLInputElement>(null);

  // A dropped file is shown where a chosen one would be.
  useEffect(() => {
    if (!field.current || !sent.file || field.current.files?.[0] === sent.file) return;
    const transfer = new DataTransfer();
    transfer.items.add(sent.file);
    field.current.files = transfer.files;
  }, [sent.file]);

  return (
    <fieldset className={`panel stack ${styles["panel"]}`}>
      <legend className={styles["legend"]}>{t(side)}</legend>
      <div className="field">
        <label htmlFor={`${id}-locale`}>{t("language")}</label>
        <select id={`${id}-locale`} name={`${side}Locale`} className="input" defaultValue={locale}>
          {choices.map((choice) => (
            <option key={choice.locale} value={choice.locale}>
              {choice.name}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${id}-file`}>{t("file")}</label>
        <input
          ref={field}
          id={`${id}-file`}
          name={`${side}.file`}
          type="file"
          accept={accepted}
          className={styles["file"]}
          aria-describedby={`${id}-formats`}
          onChange={(event) => onChange({ ...sent, file: event.target.files?.[0] ?? null })}
        />
        <p className="hint" id={`${id}-formats`}>
          {t("formats")}
        </p>
      </div>
      <div className="field">
        <label htmlFor={`${id}-text`}>{t("text")}</label>
        <textarea
          id={`${id}-text`}
          name={`${side}.text`}
          className={`input ${styles["text"]}`}
          dir="auto"
          value={sent.text}
          disabled={sent.file !== null}
          onChange={(event) => onChange({ ...sent, text: event.target.value })}
        />
        {side === "target" && <p className="hint">{t("optional")}</p>}
      </div>
    </fieldset>
  );
}
