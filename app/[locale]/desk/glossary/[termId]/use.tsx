"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import type { UiLocale } from "#lib/i18n/routing.ts";
import { htmlLang, localeDirection } from "#lib/locales/locale.ts";
import { diffWords } from "#lib/text/difference.ts";
import type { TermUse, UsePart } from "#lib/usage/queries.ts";
import { WordDifference } from "../../../../_ui/word-difference.tsx";
import styles from "./term.module.css";

type Props = {
  readonly uiLocale: UiLocale;
  readonly sourceLocale: string;
  readonly locale: string;
  readonly use: TermUse;
  /** Segments that a correction waits for already. */
  readonly waiting: ReadonlySet<string>;
  readonly mayPropose: boolean;
};

/** One published sentence: how it renders the term, and what it would say instead, segment by segment. */
export function Use({ uiLocale, sourceLocale, locale, use, waiting, mayPropose }: Props) {
  const t = useTranslations("UsedIn");
  const { articleId, slug, headline, segmentId, source, mentions, conformity, parts } = use;
  const open = conformity === "deviates" || conformity === "unclear";
  return (
    <li className={styles["use"]}>
      <p className="row">
        <span className={styles["conformity"]} data-conformity={conformity}>
          {t(`conformities.${conformity}`)}
        </span>
        <a
          href={`/${uiLocale}/articles/${slug}/${locale}#s-${segmentId}`}
          lang={htmlLang(locale)}
          dir={localeDirection(locale)}
        >
          {headline || slug}
        </a>
      </p>
      <div className={styles["pair"]}>
        <p className="content" lang={htmlLang(sourceLocale)} dir={localeDirection(sourceLocale)}>
          <Marked text={source} spans={mentions} />
        </p>
        <div className={styles["parts"]}>
          {parts.map((part) => {
            const waits = waiting.has(part.segmentId);
            return (
              <Part
                key={part.segmentId}
                locale={locale}
                part={part}
                waiting={waits}
                workbench={open && part.retired ? `/${uiLocale}/desk/articles/${articleId}/${locale}` : null}
                correctable={mayPropose && open && !waits && !part.retired}
              />
            );
          })}
        </div>
      </div>
    </li>
  );
}

type PartProps = {
  readonly locale: string;
  readonly part: UsePart;
  /** A correction of it waits already. */
  readonly waiting: boolean;
  /** Where it is put right instead; null where it can be corrected. */
  readonly workbench: string | null;
  readonly correctable: boolean;
};

function Part({ locale, part: { segmentId, target, proposed }, waiting, workbench, correctable }: PartProps) {
  const t = useTranslations("UsedIn");
  const id = useId();
  const [ticked, tick] = useState(proposed !== null);
  const [text, setText] = useState(proposed ?? target);
  const chosen = ticked && correctable;
  const content = { lang: htmlLang(locale), dir: localeDirection(locale) };
  return (
    <div className={styles["part"]}>
      <p className="content" {...content}>
        {chosen ? <WordDifference parts={diffWords(target, text, locale)} /> : target}
      </p>
      {waiting && <p className="meta">{t("waiting")}</p>}
      {workbench !== null && (
        <p className="meta">
          {t("joined")} <Link href={workbench}>{t("openWorkbench")}</Link>
        </p>
      )}
      {correctable && (
        <>
          <label className="check">
            <input
              type="checkbox"
              name="chosen"
              value={segmentId}
              checked={chosen}
              onChange={(event) => tick(event.currentTarget.checked)}
            />
            {proposed === null ? t("byHand") : t("correct")}
          </label>
          <div className="field" hidden={!chosen}>
            <label htmlFor={`${id}-text`}>{t("text")}</label>
            <textarea
              className="input content"
              id={`${id}-text`}
              name={`proposed.${segmentId}`}
              {...content}
              rows={2}
              value={text}
              maxLength={2_000}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          </div>
        </>
      )}
    </div>
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
