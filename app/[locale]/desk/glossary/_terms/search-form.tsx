"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef, useTransition } from "react";
import { termKinds } from "#lib/glossary/entry.ts";
import { localeName } from "#lib/locales/locale.ts";
import { type GlossaryAddress, glossaryQuery, glossaryStates, readGlossaryAddress } from "../glossary-address.ts";
import styles from "./search-form.module.css";

type Props = { readonly address: GlossaryAddress; readonly locales: readonly string[]; readonly path: string };

/** Milliseconds from the last key to the search. */
const pause = 150;

/** Narrows the list as one types; a plain form before JavaScript. `/` leads here, the arrows through what is found. */
export function SearchForm({ address, locales, path }: Props) {
  const t = useTranslations("GlossaryPage");
  const kinds = useTranslations("Terms.kinds");
  const uiLocale = useLocale();
  const router = useRouter();
  const [searching, start] = useTransition();
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const composing = useRef(false);

  function search() {
    clearTimeout(timer.current);
    if (!form.current || composing.current) return;
    const wanted = readGlossaryAddress(Object.fromEntries(new FormData(form.current)) as Record<string, string>);
    start(() => router.replace(`${path}${glossaryQuery(wanted)}`, { scroll: false }));
  }

  function searchSoon() {
    clearTimeout(timer.current);
    timer.current = setTimeout(search, pause);
  }

  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return;
      const at = event.target as HTMLElement;
      const field = form.current?.querySelector<HTMLInputElement>("input[type=search]");
      if (event.key === "/" && !at.matches("input, textarea, select")) {
        event.preventDefault();
        field?.select();
        field?.focus();
      } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        if (at !== field && !at.matches("[data-term-link]")) return;
        const links = [...document.querySelectorAll<HTMLElement>("[data-term-link]")];
        const to = links.indexOf(at) + (event.key === "ArrowDown" ? 1 : -1);
        event.preventDefault();
        if (to < 0) field?.focus();
        else links[to]?.focus();
      }
    }
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);

  useEffect(() => () => clearTimeout(timer.current), []);

  function submit(event: FormEvent) {
    event.preventDefault();
    search();
  }

  return (
    <search>
      <form ref={form} className={styles["form"]} onSubmit={submit} aria-busy={searching}>
        <div className={`field ${styles["words"]}`}>
          <label htmlFor="q">{t("search")}</label>
          <input
            className="input"
            id="q"
            name="q"
            type="search"
            defaultValue={address.search}
            maxLength={200}
            onChange={searchSoon}
            onCompositionStart={() => {
              composing.current = true;
            }}
            onCompositionEnd={() => {
              composing.current = false;
              searchSoon();
            }}
            aria-keyshortcuts="/"
            aria-describedby="q-hint"
            autoComplete="off"
          />
          <p className="hint" id="q-hint">
            {t("searchHint")}
          </p>
        </div>
        <div className="field">
          <label htmlFor="kind">{t("kind")}</label>
          <select className="input" id="kind" name="kind" defaultValue={address.kind ?? ""} onChange={search}>
            <option value="">{t("allKinds")}</option>
            {termKinds.map((kind) => (
              <option key={kind} value={kind}>
                {kinds(kind)}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="state">{t("state")}</label>
          <select className="input" id="state" name="state" defaultValue={address.state} onChange={search}>
            {glossaryStates.map((state) => (
              <option key={state} value={state}>
                {t(`states.${state}`)}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="locale">{t("locale")}</label>
          <select className="input" id="locale" name="locale" defaultValue={address.locale ?? ""} onChange={search}>
            <option value="">{t("allLocales")}</option>
            {locales.map((locale) => (
              <option key={locale} value={locale}>
                {localeName(locale, uiLocale)}
              </option>
            ))}
          </select>
        </div>
        <noscript>
          <button type="submit" className="button">
            {t("find")}
          </button>
        </noscript>
      </form>
    </search>
  );
}
