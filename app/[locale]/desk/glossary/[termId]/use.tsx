"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import type { UiLocale } from "#lib/i18n/routing.ts";
import { htmlLang, localeDirection } from "#lib/locales/locale.ts";
import { diffWords } from "#lib/text/difference.ts";
import type { TermUse } from "#lib/usage/queries.ts";
import { WordDifference } from "../../../../_ui/word-difference.tsx";
import styles from "./term.module.css";

type Props = {
  readonly uiLocale: UiLocale;
  readonly sourceLocale: string;
  readonly locale: string;
  readonly use: TermUse;
  /** A correction of this sentence waits already. */
  readonly waiting: boolean;
  readonly mayPropose: boolean;
};

/** One published sentence: how it renders the term, and what it would say instead. */
export function Use({ uiLocale, sourceLocale, locale, use, waiting, mayPropose }: Props) {
  const t = useTranslations("UsedIn");
  const id = useId();
  const [ticked, tick] = useState(use.proposed !== null);
  const chosen = ticked && !waiting;
  const [text, setText] = useState(use.proposed ?? use.target);
  const content = { lang: htmlLang(locale), dir: localeDirection(locale) };
  const correctable = mayPropose && !waiting && (use.conformity === "deviates" || use.conformity === "unclear");

  return (
    <li className={styles["use"]}>
      <p className="row">
        <span className={styles["conformity"]} data-conformity={use.conformity}>
          {t(`conformities.${use.conformity}`)}
        </span>
        <a href={`/${uiLocale}/articles/${use.slug}/${locale}#s-${use.segmentId}`} {...content}>
          {use.headline || use.slug}
        </a>
        {waiting && <span className="meta">{t("waiting")}</span>}
      </p>
      <div className={styles["pair"]}>
        <p className="content" lang={htmlLang(sourceLocale)} dir={localeDirection(sourceLocale)}>
          <Marked text={use.source} spans={use.mentions} />
        </p>
        <p className="content" {...content}>
          {chosen ? <WordDifference parts={diffWords(use.target, text, locale)} /> : use.target}
        </p>
      </div>
      {correctable && (
        <>
          <label className="check">
            <input
              type="checkbox"
              name="chosen"
              value={use.segmentId}
              checked={chosen}
              onChange={(event) => tick(event.currentTarget.checked)}
            />
            {use.proposed === null ? t("byHand") : t("correct")}
          </label>
          <div className="field" hidden={!chosen}>
            <label htmlFor={`${id}-text`}>{t("text")}</label>
            <textarea
              className="input content"
              id={`${id}-text`}
              name={`proposed.${use.segmentId}`}
              {...content}
              rows={2}
              value={text}
              maxLength={2_000}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          </div>
        </>
      )}
    </li>
  );
}

function Marked({ text, spans }: { readonly text: string; readonly spans: TermUse["mentions"] }) {
  const edges = [0, ...spans.flat(), text.length];
  return edges.slice(1).map((to, at) => {
    const words = text.slice(edges[at], to);
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence have no identity and never change place
    return at % 2 === 1 ? <mark key={at}>{words}</mark> : words;
  });
}
