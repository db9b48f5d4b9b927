"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import type { ImportedDocument } from "#lib/imports/document.ts";
import type { Side } from "#lib/imports/pairing.ts";
import { htmlLang, localeDirection, localeName } from "#lib/locales/locale.ts";
import { plainText } from "#lib/text/runs.ts";
import styles from "./import.module.css";

type Props = {
  readonly side: Side;
  readonly locale: string;
  readonly uiLocale: string;
  readonly read: ImportedDocument;
};

/** One text as it was recognised: its front matter in fields, its paragraphs to take or leave. */
export function RecognisedPanel({ side, locale, uiLocale, read }: Props) {
  const t = useTranslations("RecognisedPanel");
  const id = useId();
  const [kept, setKept] = useState(() => read.blocks.map((block) => !block.leftOut));
  const language = { lang: htmlLang(locale), dir: localeDirection(locale) } as const;

  return (
    <fieldset className={`panel stack ${styles["panel"]}`}>
      <legend className={styles["legend"]}>{t(side, { language: localeName(locale, uiLocale) })}</legend>
      <input type="hidden" name={`${side}.blocks`} value={JSON.stringify(read.blocks)} />
      <div className="field">
        <label htmlFor={`${id}-headline`}>{t("headline")}</label>
        <input
          id={`${id}-headline`}
          name={`${side}.headline`}
          className={`input ${styles["headline"]}`}
          defaultValue={read.headline}
          maxLength={1_000}
          autoComplete="off"
          {...language}
        />
        {read.headline === "" && <p className="hint">{t("notFound")}</p>}
      </div>
      <div className={styles["pair"]}>
        <div className="field">
          <label htmlFor={`${id}-byline`}>{t("byline")}</label>
          <input
            id={`${id}-byline`}
            name={`${side}.byline`}
            className="input"
            defaultValue={read.byline}
            maxLength={500}
            autoComplete="off"
            {...language}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}-date`}>{t("date")}</label>
          <input id={`${id}-date`} name={`${side}.date`} type="date" className="input" defaultValue={read.date ?? ""} />
        </div>
      </div>
      <fieldset className={styles["blocks"]}>
        <legend className="label">
          {t("blocks", { count: kept.filter(Boolean).length, left: kept.filter((one) => !one).length })}
        </legend>
        <section
          className={styles["scroll"]}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keyboard
          tabIndex={0}
          aria-label={t("text", { language: localeName(locale, uiLocale) })}
        >
          {read.blocks.map((block, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes its order
            <label key={index} className={styles["block"]} data-kind={block.kind} data-left={!kept[index] || undefined}>
              <input
                type="checkbox"
                name={`${side}.keep`}
                value={index}
                checked={kept[index] ?? true}
                onChange={(event) => setKept((before) => before.with(index, event.target.checked))}
              />
              <span {...language}>{plainText(block.runs)}</span>
            </label>
          ))}
        </section>
      </fieldset>
    </fieldset>
  );
}
