"use client";

import { useTranslations } from "next-intl";
import { useId, useRef, useState } from "react";
import { htmlLang, isLocale, localeDirection, localeName, parseLocale } from "#lib/locales/locale.ts";
import styles from "./lists.module.css";

type Props = {
  readonly initial: readonly string[];
  /** Locales with texts in them: they stay. */
  readonly used: readonly string[];
  readonly uiLocale: string;
};

/**
 * Content locales in order, the default source locale first. The fields are
 * `locale`, one for each, and `addLocale`, so that a tag can be added before
 * JavaScript has arrived.
 */
export function LocaleList({ initial, used, uiLocale }: Props) {
  const t = useTranslations("LocaleList");
  const id = useId();
  const [locales, setLocales] = useState(initial);
  const [typed, setTyped] = useState("");
  const [said, setSaid] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const tag = typed.trim();
  const known = tag !== "" && isLocale(tag);

  function add() {
    if (!known) {
      setSaid(t("unknown", { tag }));
      field.current?.focus();
      return;
    }
    const locale = parseLocale(tag);
    setLocales((list) => (list.includes(locale) ? list : [...list, locale]));
    setSaid(t("added", { name: localeName(locale, uiLocale) }));
    setTyped("");
    field.current?.focus();
  }

  function move(at: number, to: number) {
    setLocales((list) => {
      const moved = [...list];
      moved.splice(to, 0, ...moved.splice(at, 1));
      return moved;
    });
    const locale = locales[at] ?? "";
    setSaid(t("moved", { name: localeName(locale, uiLocale), place: to + 1 }));
  }

  function remove(at: number) {
    const locale = locales[at] ?? "";
    setLocales((list) => list.filter((_, index) => index !== at));
    setSaid(t("removed", { name: localeName(locale, uiLocale) }));
    field.current?.focus();
  }

  return (
    <fieldset className={styles["list"]}>
      <legend className="label">{t("title")}</legend>
      <p className="meta">{t("hint")}</p>
      <ol className="wide">
        {locales.map((locale, at) => {
          const name = localeName(locale, uiLocale);
          const ownName = localeName(locale, locale);
          return (
            <li key={locale} className={styles["item"]}>
              <input type="hidden" name="locale" value={locale} />
              <span className={styles["name"]}>
                {name}{" "}
                {ownName !== name && (
                  <span className="meta" lang={htmlLang(locale)} dir={localeDirection(locale)}>
                    {ownName}
                  </span>
                )}{" "}
                <code className="meta">{locale}</code> {at === 0 && <strong className="meta">{t("first")}</strong>}
              </span>
              <span className={styles["tools"]}>
                <button
                  type="button"
                  className="button quiet"
                  aria-label={t("up", { name })}
                  aria-disabled={at === 0}
                  onClick={() => at > 0 && move(at, at - 1)}
                >
                  ↑
                </button>
                <button
                  type="button"
                  className="button quiet"
                  aria-label={t("down", { name })}
                  aria-disabled={at === locales.length - 1}
                  onClick={() => at < locales.length - 1 && move(at, at + 1)}
                >
                  ↓
                </button>
                {used.includes(locale) ? (
                  <span className="meta">{t("inUse")}</span>
                ) : (
                  <button
                    type="button"
                    className="button quiet"
                    aria-label={t("remove", { name })}
                    aria-disabled={locales.length === 1}
                    onClick={() => locales.length > 1 && remove(at)}
                  >
                    ×
                  </button>
                )}
              </span>
            </li>
          );
        })}
      </ol>
      <div className="field">
        <label htmlFor={id}>{t("tag")}</label>
        <div className={styles["add"]}>
          <input
            className="input"
            id={id}
            ref={field}
            name="addLocale"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
              event.preventDefault();
              if (tag !== "") add();
            }}
            maxLength={35}
            autoCapitalize="off"
            autoComplete="off"
            spellCheck={false}
            aria-describedby={`${id}-hint`}
          />
          <button type="button" className="button" onClick={add}>
            {t("add")}
          </button>
        </div>
        <p className="hint" id={`${id}-hint`}>
          {known ? localeName(parseLocale(tag), uiLocale) : t("tagHint")}
        </p>
      </div>
      <p role="status" className="meta">
        {said}
      </p>
    </fieldset>
  );
}
