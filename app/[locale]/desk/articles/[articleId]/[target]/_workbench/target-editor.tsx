"use client";

import { useTranslations } from "next-intl";
import {
  type ClipboardEvent,
  type CompositionEvent,
  type KeyboardEvent,
  type Ref,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
} from "react";
import { htmlLang, localeDirection } from "#lib/locales/locale.ts";
import { cutText, type Highlight } from "./runs-view.tsx";
import styles from "./target-editor.module.css";
import { carryOffset, cleanPaste, type Edit, type Selection, smallestEdit } from "./target-text.ts";

export type EditorHandle = {
  readonly focus: () => void;
  readonly selection: () => Selection;
  /** Whether an input method is at work: the text is its own then. */
  readonly composing: () => boolean;
  /** As if it had been typed: the browser's own undo takes it back. */
  readonly apply: (edit: Edit) => void;
  /** As `apply`, with the least change that leads to `text`. */
  readonly rewrite: (text: string) => void;
};

type Props = {
  readonly ref: Ref<EditorHandle>;
  readonly number: number;
  readonly text: string;
  readonly locale: string;
  /** Whether a line break may stand in it. */
  readonly multiline: boolean;
  readonly describedBy: string;
  /** Places of `text` to point out; they may overlap. */
  readonly highlights: readonly Highlight[];
  /** `settled` is false while an input method composes. */
  readonly onType: (text: string, settled: boolean) => void;
};

/** The one field of the active row. Plain text; marks are tokens. */
export function TargetEditor({ ref, number, text, locale, multiline, describedBy, highlights, onType }: Props) {
  const t = useTranslations("TargetEditor");
  const field = useRef<HTMLTextAreaElement>(null);
  const before = useRef(text);
  const composing = useRef(false);

  useImperativeHandle(ref, () => ({
    focus: () => field.current?.focus({ preventScroll: true }),
    composing: () => composing.current,
    selection: () => [field.current?.selectionStart ?? 0, field.current?.selectionEnd ?? 0],
    apply: (edit) => field.current && apply(field.current, edit),
    rewrite: (next) => field.current && apply(field.current, smallestEdit(field.current.value, next)),
  }));

  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    element.focus({ preventScroll: true });
    element.setSelectionRange(element.value.length, element.value.length);
  }, []);

  // What comes from elsewhere (a merge, their text) must not move the caret.
  useLayoutEffect(() => {
    const element = field.current;
    if (!element || element.value === text) {
      before.current = text;
    } else {
      const { selectionStart, selectionEnd } = element;
      const from = carryOffset(selectionStart, before.current, text);
      const to = carryOffset(selectionEnd, before.current, text);
      element.value = text;
      element.setSelectionRange(from, to);
      before.current = text;
    }
    if (element) grow(element);
  }, [text]);

  function type(value: string) {
    before.current = value;
    onType(value, !composing.current);
  }

  function endComposition(event: CompositionEvent<HTMLTextAreaElement>) {
    composing.current = false;
    type(event.currentTarget.value);
  }

  // A sentence is one line; a stray Enter would only puzzle the reader.
  function keepOneLine(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return;
    if (event.key === "Enter" && !event.ctrlKey && !event.metaKey && !multiline) event.preventDefault();
  }

  function paste(event: ClipboardEvent<HTMLTextAreaElement>) {
    event.preventDefault();
    const insert = cleanPaste(event.clipboardData.getData("text/plain"), multiline);
    const { selectionStart: from, selectionEnd: to } = event.currentTarget;
    apply(event.currentTarget, { from, to, insert, select: [from + insert.length, from + insert.length] });
  }

  const language = { lang: htmlLang(locale), dir: localeDirection(locale) };
  return (
    <div className={styles["frame"]}>
      {highlights.length > 0 && (
        <div className={`content ${styles["marks"]}`} aria-hidden="true" {...language}>
          {cutText(text, 0, highlights)}
        </div>
      )}
      <textarea
        ref={field}
        className={`content ${styles["editor"]}`}
        {...language}
        rows={1}
        defaultValue={text}
        aria-label={t("label", { number })}
        aria-describedby={describedBy}
        aria-keyshortcuts="Control+Enter Control+Shift+Enter Control+ArrowUp Control+ArrowDown Escape"
        spellCheck
        autoComplete="off"
        onInput={(event) => type(event.currentTarget.value)}
        onCompositionStart={() => {
          composing.current = true;
        }}
        onCompositionEnd={endComposition}
        onKeyDown={keepOneLine}
        onPaste={paste}
      />
    </div>
  );
}

function apply(field: HTMLTextAreaElement, { from, to, insert, select }: Edit) {
  field.focus({ preventScroll: true });
  field.setSelectionRange(from, to);
  if (from !== to || insert !== "") {
    // Deprecated, and the only way to an edit that the browser can undo.
    const done = document.execCommand(insert === "" ? "delete" : "insertText", false, insert);
    if (!done) {
      field.setRangeText(insert, from, to);
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
  }
  field.setSelectionRange(...select);
}

/** For browsers that cannot size a field by its content. */
function grow(field: HTMLTextAreaElement) {
  if (CSS.supports("field-sizing", "content")) return;
  field.style.blockSize = "auto";
  field.style.blockSize = `${field.scrollHeight + 2}px`;
}
