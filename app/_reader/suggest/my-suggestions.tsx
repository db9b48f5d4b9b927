"use client";

import { useEffect, useId, useState } from "react";
import { correctionName } from "#lib/corrections/correction.ts";
import type { UiLocale } from "#lib/i18n/routing.ts";
import { htmlLang } from "#lib/locales/locale.ts";
import { listSent, type SentSuggestion } from "./kept.ts";
import styles from "./my-suggestions.module.css";

type Props = { readonly uiLocale: UiLocale; readonly title: string; readonly hint: string };

/** What was sent from this device, with where to follow it; nothing where nothing was. */
export function MySuggestions({ uiLocale, title, hint }: Props) {
  const [sent, setSent] = useState<readonly SentSuggestion[]>([]);
  const id = useId();
  useEffect(() => setSent(listSent()), []);
  if (sent.length === 0) return null;

  const date = new Intl.DateTimeFormat(htmlLang(uiLocale), { dateStyle: "medium" });
  return (
    <section className={styles["mine"]} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className={styles["list"]}>
        {sent.map(({ number, receipt, at, text }) => (
          <li key={receipt}>
            <a href={`/${uiLocale}/c/${receipt}`}>{correctionName(number)}</a>{" "}
            <time dateTime={at}>{date.format(new Date(at))}</time>
            <span className={styles["text"]}>{text}</span>
          </li>
        ))}
      </ul>
      <p className="meta">{hint}</p>
    </section>
  );
}
