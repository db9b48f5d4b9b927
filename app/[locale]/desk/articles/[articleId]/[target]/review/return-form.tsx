"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type KeyboardEvent, useId, useState } from "react";
import styles from "./review-list.module.css";

type Props = {
  /** Of the translator, where it is one. */
  readonly name: string | null;
  readonly pending: boolean;
  readonly onReturn: (reason: string, note: string) => void;
  readonly onClose: () => void;
};

const reasons = ["meaning", "figure", "omission", "term", "style", "grammar"] as const;

/** Why a sentence goes back: one of the usual reasons, own words, or both. */
export function ReturnForm({ name, pending, onReturn, onClose }: Props) {
  const t = useTranslations("ReturnForm");
  const [missing, setMissing] = useState(false);
  const id = useId();

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [reason, note] = [String(form.get("reason") ?? ""), String(form.get("note") ?? "").trim()];
    setMissing(reason === "" && note === "");
    if (reason !== "" || note !== "") onReturn(reason, note);
  }

  return (
    <form className={styles["form"]} onSubmit={submit} onKeyDown={(event) => leaveOrSend(event, onClose)} noValidate>
      <fieldset className={styles["reasons"]} aria-describedby={missing ? `${id}-missing` : undefined}>
        <legend className="label">{t("reason")}</legend>
        {reasons.map((reason, index) => (
          <label key={reason} className="check">
            <input
              type="radio"
              name="reason"
              value={t(`reasons.${reason}`)}
              // biome-ignore lint/a11y/noAutofocus: the form that the key or button asked for
              autoFocus={index === 0}
            />
            {t(`reasons.${reason}`)}
          </label>
        ))}
      </fieldset>
      <div className="field">
        <label htmlFor={`${id}-note`}>{t("note")}</label>
        <textarea className="input" id={`${id}-note`} name="note" maxLength={800} rows={2} />
      </div>
      {missing && (
        <p role="alert" className={styles["missing"]} id={`${id}-missing`}>
          {t("missing")}
        </p>
      )}
      <div className="row">
        <button type="submit" className="button danger" aria-disabled={pending}>
          {name === null ? t("return") : t("returnTo", { name })}
        </button>
        <button type="button" className="button quiet" onClick={onClose}>
          {t("cancel")}
        </button>
      </div>
    </form>
  );
}

/** Escape leaves a form, Ctrl or ⌘ with Enter sends it; neither while an input method composes. */
export function leaveOrSend(event: KeyboardEvent<HTMLFormElement>, leave: () => void): void {
  if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return;
  if (event.key === "Escape") {
    event.stopPropagation();
    leave();
  }
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    event.currentTarget.requestSubmit();
  }
}
