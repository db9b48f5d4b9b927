"use client";

import { type ClipboardEvent, type CompositionEvent, type KeyboardEvent, useRef } from "react";
import { stripInvisible } from "#lib/text/hygiene.ts";
import styles from "./editor.module.css";
import { isComposing } from "./keys.ts";

type Props = {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly className: string;
  readonly lang: string;
  readonly dir: "ltr" | "rtl";
  readonly placeholder: string;
  /** `settled` is false while an input method is at work: nothing of that is saved. */
  readonly onChange: (value: string, settled: boolean) => void;
  readonly onLeave: () => void;
  /** Enter: there is nothing to break in one line. */
  readonly onEnter: () => void;
};

/** One line of text that grows with what is written in it, as readers will see it. */
export function TextField({ id, label, value, className, lang, dir, placeholder, onChange, onLeave, onEnter }: Props) {
  const composing = useRef(false);

  function press(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.key !== "Enter" || isComposing(event.nativeEvent)) return;
    event.preventDefault();
    onEnter();
  }

  function paste(event: ClipboardEvent<HTMLTextAreaElement>) {
    const text = oneLine(stripInvisible(event.clipboardData.getData("text/plain")));
    event.preventDefault();
    // The one way to insert text that the browser's own undo takes back.
    document.execCommand("insertText", false, text);
  }

  function settle(event: CompositionEvent<HTMLTextAreaElement>) {
    composing.current = false;
    onChange(oneLine(event.currentTarget.value), true);
  }

  return (
    <div className={`${styles["field"]} ${className}`}>
      <label className="visually-hidden" htmlFor={id}>
        {label}
      </label>
      <textarea
        id={id}
        rows={1}
        value={value}
        lang={lang}
        dir={dir}
        placeholder={placeholder}
        spellCheck
        onChange={(event) => onChange(oneLine(event.target.value), !composing.current)}
        onCompositionStart={() => {
          composing.current = true;
        }}
        onCompositionEnd={settle}
        onKeyDown={press}
        onPaste={paste}
        onBlur={onLeave}
      />
      {/* Gives the field its height where the browser cannot. */}
      <div className={styles["sizer"]} aria-hidden="true" lang={lang}>
        {value || placeholder}
        {"\u200B"}
      </div>
    </div>
  );
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, " ");
}
