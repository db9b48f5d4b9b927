"use client";

import { useLocale, useTranslations } from "next-intl";
import { useId, useRef, useState } from "react";
import { renderingStatuses, type TermRendering, termLimits } from "#lib/glossary/entry.ts";
import { htmlLang, localeDirection, localeName } from "#lib/locales/locale.ts";
import styles from "./term-form.module.css";

type Props = { readonly locale: string; readonly initial: readonly TermRendering[] };

type Row = TermRendering & { readonly key: number };

/** The renderings as fields, one row each; empty rows count for nothing. Before JavaScript there is a spare one. */
export function RenderingRows({ locale, initial }: Props) {
  const t = useTranslations("TermForm");
  const statuses = useTranslations("Terms.statuses");
  const uiLocale = useLocale();
  const id = useId();
  const list = useRef<HTMLFieldSetElement>(null);
  const [rows, setRows] = useState<readonly Row[]>(() => withSpare(initial).map((row, key) => ({ ...row, key })));
  const content = { lang: htmlLang(locale), dir: localeDirection(locale) };
  const language = localeName(locale, uiLocale);

  function add() {
    const key = Math.max(-1, ...rows.map((row) => row.key)) + 1;
    const status = rows.some((row) => row.status === "preferred") ? "admitted" : "preferred";
    setRows([...rows, { key, text: "", status, note: "" }]);
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLInputElement>(`#${CSS.escape(`${id}-${key}`)}`)?.focus(),
    );
  }

  function remove(key: number) {
    setRows(rows.filter((row) => row.key !== key));
    requestAnimationFrame(() => list.current?.querySelector<HTMLButtonElement>("[data-add]")?.focus());
  }

  return (
    <fieldset className={styles["rows"]} ref={list}>
      <legend className="label">{t("renderings", { language })}</legend>
      {rows.map((row, at) => (
        <div key={row.key} className={styles["row"]}>
          <input
            className="input"
            id={`${id}-${row.key}`}
            name="rendering.text"
            {...content}
            defaultValue={row.text}
            maxLength={termLimits.text}
            aria-label={t("rendering", { number: at + 1, language })}
            autoComplete="off"
          />
          <select
            className="input"
            name="rendering.status"
            defaultValue={row.status}
            aria-label={t("status", { number: at + 1 })}
          >
            {renderingStatuses.map((status) => (
              <option key={status} value={status}>
                {statuses(status)}
              </option>
            ))}
          </select>
          <input
            className="input"
            name="rendering.note"
            defaultValue={row.note}
            maxLength={termLimits.note}
            placeholder={t("why")}
            aria-label={t("whyOf", { number: at + 1 })}
          />
          <button
            type="button"
            className="button quiet"
            onClick={() => remove(row.key)}
            aria-label={t("remove", { number: at + 1 })}
          >
            <span aria-hidden="true">✕</span>
          </button>
        </div>
      ))}
      <div>
        <button type="button" className="button" onClick={add} data-add="">
          {t("add")}
        </button>
      </div>
    </fieldset>
  );
}

function withSpare(initial: readonly TermRendering[]): readonly TermRendering[] {
  return initial.length > 0 ? initial : [{ text: "", status: "preferred", note: "" }];
}
