"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { uiLocales } from "#lib/i18n/routing.ts";
import { htmlLang } from "#lib/locales/locale.ts";
import type { NewsroomSection } from "#lib/newsroom/newsroom.ts";
import styles from "./lists.module.css";

type Props = {
  readonly initial: readonly NewsroomSection[];
  /** Keys of sections with articles: they stay. */
  readonly used: readonly string[];
};

type Row = { readonly id: number; readonly section: NewsroomSection };

const blank: NewsroomSection = { key: "", name: { en: "", zh: "" } };

/** Sections in order, each named in both interface languages; the last row is there to be filled in. */
export function SectionList({ initial, used }: Props) {
  const t = useTranslations("SectionList");
  const [rows, setRows] = useState<readonly Row[]>(() => [...initial, blank].map((section, id) => ({ id, section })));
  const list = useRef<HTMLOListElement>(null);

  function add() {
    setRows((before) => [...before, { id: Math.max(0, ...before.map(({ id }) => id)) + 1, section: blank }]);
    requestAnimationFrame(() => list.current?.querySelector<HTMLInputElement>("li:last-child input[lang]")?.focus());
  }

  function move(at: number, to: number) {
    setRows((before) => {
      const moved = [...before];
      moved.splice(to, 0, ...moved.splice(at, 1));
      return moved;
    });
  }

  return (
    <fieldset className={styles["list"]}>
      <legend className="label">{t("title")}</legend>
      <p className="meta">{t("hint")}</p>
      <ol className="wide" ref={list}>
        {rows.map(({ id, section }, at) => {
          const place = at + 1;
          return (
            <li key={id} className={styles["item"]}>
              <input type="hidden" name="section.key" value={section.key} />
              <span className={styles["names"]}>
                {uiLocales.map((locale) => (
                  <input
                    key={locale}
                    className="input"
                    name={`section.${locale}`}
                    defaultValue={section.name[locale]}
                    lang={htmlLang(locale)}
                    placeholder={t(locale)}
                    aria-label={t(`${locale}Place`, { place })}
                    maxLength={40}
                  />
                ))}
              </span>
              <span className={styles["tools"]}>
                <button
                  type="button"
                  className="button quiet"
                  aria-label={t("up", { place })}
                  aria-disabled={at === 0}
                  onClick={() => at > 0 && move(at, at - 1)}
                >
                  ↑
                </button>
                <button
                  type="button"
                  className="button quiet"
                  aria-label={t("down", { place })}
                  aria-disabled={at === rows.length - 1}
                  onClick={() => at < rows.length - 1 && move(at, at + 1)}
                >
                  ↓
                </button>
                {used.includes(section.key) ? (
                  <span className="meta">{t("inUse")}</span>
                ) : (
                  <button
                    type="button"
                    className="button quiet"
                    aria-label={t("remove", { place })}
                    onClick={() => setRows((before) => before.filter((row) => row.id !== id))}
                  >
                    ×
                  </button>
                )}
              </span>
            </li>
          );
        })}
      </ol>
      <div>
        <button type="button" className="button" onClick={add}>
          {t("add")}
        </button>
      </div>
    </fieldset>
  );
}
