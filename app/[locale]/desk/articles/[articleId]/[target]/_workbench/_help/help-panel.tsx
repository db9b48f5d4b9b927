"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { HelpSentence, Insertion } from "./help.ts";
import { type Help, HelpContext } from "./help-context.ts";
import styles from "./help-panel.module.css";
import { helpSections } from "./sections.ts";

/** What Alt and a digit insert now, and for which sentence. */
export type Offers = Map<number, { readonly segmentId: string; readonly insertion: Insertion }>;

type Props = {
  readonly sentence: HelpSentence;
  readonly number: number;
  readonly canWrite: boolean;
  readonly offers: Offers;
  readonly onInsert: (segmentId: string, insertion: Insertion) => void;
  readonly onClose: () => void;
};

/**
 * What is known about one sentence. Everything in it belongs to that sentence
 * and its source: it is made anew for another one, so that nothing of the
 * former can be seen or inserted.
 */
export function HelpPanel(props: Props) {
  const { sentence, number, canWrite, offers, onInsert, onClose } = props;
  const t = useTranslations("HelpPanel");
  const { articleId, segmentId, source, runs, sourceLocale, targetLocale } = sentence;

  const help = useMemo<Help>(
    () => ({
      sentence: { articleId, segmentId, source, runs, sourceLocale, targetLocale },
      canWrite,
      insert: (insertion) => onInsert(segmentId, insertion),
      offer(digit, insertion) {
        const offered = { segmentId, insertion };
        offers.set(digit, offered);
        return () => {
          if (offers.get(digit) === offered) offers.delete(digit);
        };
      },
    }),
    [articleId, segmentId, source, runs, sourceLocale, targetLocale, canWrite, offers, onInsert],
  );

  return (
    <section className={styles["panel"]} aria-label={t("label", { number })}>
      <header className={styles["head"]}>
        <h2>{t("label", { number })}</h2>
        <button type="button" className="button quiet" onClick={onClose} aria-label={t("close")}>
          <span aria-hidden="true">✕</span>
        </button>
      </header>
      <HelpContext value={help}>
        {helpSections.map(({ name, Section }) => (
          <Section key={`${segmentId} ${name} ${source}`} />
        ))}
      </HelpContext>
    </section>
  );
}
