"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import type { UiLocale } from "#lib/i18n/routing.ts";
import { beginTerm, TermForm } from "../../../../glossary/_terms/term-form.tsx";
import { proposeTermAction } from "../../../../glossary/actions.ts";
import styles from "./term-dialog.module.css";

/** What was selected in the source and in the target when somebody asked for a term. */
export type SelectedWords = { readonly text: string; readonly rendering: string };

type Props = {
  readonly uiLocale: UiLocale;
  readonly sourceLocale: string;
  readonly locale: string;
  readonly selected: SelectedWords;
  /** `term`: what has been proposed, null when nothing has. */
  readonly onClose: (term: string | null) => void;
};

/** Proposes a term without leaving the sentence. */
export function TermDialog({ uiLocale, sourceLocale, locale, selected, onClose }: Props) {
  const t = useTranslations("TermDialog");
  const dialog = useRef<HTMLDialogElement>(null);
  const text = useRef(selected.text);
  const proposed = useRef<string | null>(null);

  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    // The first field that is still empty, or the first.
    const fields = [...(element?.querySelectorAll<HTMLInputElement>("input:not([type=hidden])") ?? [])];
    (fields.find((field) => field.required && field.value === "") ?? fields[0])?.focus();
  }, []);

  return (
    <dialog
      ref={dialog}
      className={styles["dialog"]}
      aria-labelledby="term-dialog-title"
      onClose={() => onClose(proposed.current)}
      onInput={(event) => {
        const field = event.target as HTMLInputElement;
        if (field.name === "text") text.current = field.value;
      }}
    >
      <div className="page-head">
        <h2 id="term-dialog-title">{t("title")}</h2>
        <button type="button" className="button quiet" onClick={() => dialog.current?.close()} aria-label={t("close")}>
          <span aria-hidden="true">✕</span>
        </button>
      </div>
      <p className="meta">{t("intro")}</p>
      <TermForm
        uiLocale={uiLocale}
        action={proposeTermAction}
        sourceLocale={sourceLocale}
        locale={locale}
        term={null}
        initial={beginTerm(selected.text, selected.rendering)}
        submit={t("propose")}
        commented
        onDone={() => {
          proposed.current = text.current;
          dialog.current?.close();
        }}
      />
    </dialog>
  );
}

/** What is selected in the source of a row, if anything, on one line. */
export function selectedIn(segmentId: string): string {
  const selection = getSelection();
  const source = document.getElementById(`source-${segmentId}`);
  if (!selection || !source || selection.isCollapsed || !source.contains(selection.anchorNode)) return "";
  return selection.toString().replace(/\s+/g, " ").trim().slice(0, 200);
}
