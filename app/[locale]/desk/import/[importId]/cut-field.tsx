"use client";

import { useTranslations } from "next-intl";
import { useEffect, useId, useRef, useState } from "react";
import { proposeCut } from "#lib/imports/cutting.ts";
import styles from "./pairing.module.css";

type Props = {
  readonly text: string;
  readonly lang: string;
  readonly dir: "ltr" | "rtl";
  /** Of the sentence's language. */
  readonly name: string;
  /** Whether the keyboard goes here when it opens. */
  readonly focused: boolean;
  /** `at`: UTF-16 offset. False when the sentence is not cut there. */
  readonly onCut: (at: number) => boolean;
  readonly onCancel: () => void;
};

/** A sentence with a caret in it that Enter cuts. Nothing can be typed: only where it ends is in question. */
export function CutField({ text, lang, dir, name, focused, onCut, onCancel }: Props) {
  const t = useTranslations("CutField");
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [refused, setRefused] = useState(false);

  const cut = () => setRefused(!onCut(field.current?.selectionStart ?? 0));
  const latest = useRef(cut);
  latest.current = cut;
  useEffect(() => {
    const element = field.current;
    if (!element) return;
    // Every way to change a text comes by here, also those of touch keyboards; React names some of them only.
    const guard = (event: InputEvent) => {
      event.preventDefault();
      if (["insertLineBreak", "insertParagraph"].includes(event.inputType)) latest.current();
    };
    element.addEventListener("beforeinput", guard);
    return () => element.removeEventListener("beforeinput", guard);
  }, []);
  useEffect(() => {
    const at = proposeCut(text);
    field.current?.setSelectionRange(at, at);
    if (focused) field.current?.focus();
  }, [text, focused]);

  return (
    <form
      className={styles["cut"]}
      onSubmit={(event) => {
        event.preventDefault();
        cut();
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") onCancel();
      }}
    >
      <label htmlFor={id} className="visually-hidden">
        {t("label", { language: name })}
      </label>
      <textarea
        ref={field}
        id={id}
        className={`input content ${styles["sentence"]}`}
        lang={lang}
        dir={dir}
        defaultValue={text}
        aria-describedby={`${id}-hint`}
        rows={2}
        spellCheck={false}
        onInput={(event) => {
          // A composition cannot be kept from writing.
          event.currentTarget.value = text;
        }}
      />
      <span id={`${id}-hint`} className="visually-hidden">
        {t("hint")}
      </span>
      <button type="submit" className="button">
        {t("cut")}
      </button>
      {refused && <span role="alert">{t("atEnd")}</span>}
    </form>
  );
}
