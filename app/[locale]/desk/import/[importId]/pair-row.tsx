"use client";

import { useTranslations } from "next-intl";
import { memo } from "react";
import type { PlacedText } from "#lib/imports/cutting.ts";
import { type GroupSpan, isDoubtful, type PairedGroup, type PairingChange, type Side } from "#lib/imports/pairing.ts";
import { htmlLang, localeDirection } from "#lib/locales/locale.ts";
import { CutField } from "./cut-field.tsx";
import { PairActions } from "./pair-actions.tsx";
import styles from "./pairing.module.css";

/** One text on the screen. */
export type ShownSide = {
  readonly locale: string;
  readonly name: string;
  readonly sentences: readonly PlacedText[];
};

type Props = {
  readonly index: number;
  readonly group: PairedGroup;
  readonly span: GroupSpan;
  readonly source: ShownSide;
  readonly target: ShownSide;
  readonly active: boolean;
  readonly cutting: boolean;
  readonly last: boolean;
  readonly onActivate: (index: number) => void;
  readonly onChange: (change: PairingChange) => void;
  readonly onSplit: (index: number) => void;
  readonly onStartCutting: (index: number) => void;
  readonly onStopCutting: () => void;
  readonly onCut: (group: number, side: Side, sentence: PlacedText, at: number) => boolean;
};

/** What belongs together, and what can be done with it. Actions show where the keyboard is. */
export const PairRow = memo(function PairRow(props: Props) {
  const { index, group, span, source, target, active, cutting, onActivate, onCut, onStopCutting, ...actions } = props;
  const t = useTranslations("PairRow");
  const doubtful = isDoubtful(group);
  const originals = source.sentences.slice(...span.source);
  const translations = target.sentences.slice(...span.target);
  const begins = [originals[0], translations[0]].some((one) => one?.from === 0);
  const paragraphs = new Set(originals.map(({ block }) => block)).size;
  const column = (side: Side, shown: ShownSide, sentences: readonly PlacedText[]) => (
    <Sentences
      side={shown}
      sentences={sentences}
      none={t(side === "source" ? "noSource" : "noTarget")}
      cutting={cutting}
      // Where there is something on both sides, what is to be cut first is the original.
      first={side === "source" || originals.length === 0}
      onCut={(sentence, at) => onCut(index, side, sentence, at)}
      onStopCutting={onStopCutting}
    />
  );

  return (
    <li
      className={styles["row"]}
      data-active={active || undefined}
      data-doubtful={doubtful || undefined}
      data-settled={group.settled || undefined}
      data-begins={begins || undefined}
    >
      <button
        type="button"
        className={styles["number"]}
        id={`pair-${index}`}
        aria-pressed={active}
        onClick={() => onActivate(index)}
        onFocus={() => onActivate(index)}
      >
        <span className="visually-hidden">{t("label", { number: index + 1 })}</span>
        <span aria-hidden="true">{index + 1}</span>
        {doubtful && (
          <span className={styles["mark"]}>
            <span aria-hidden="true">?</span> {t("doubtful")}
          </span>
        )}
        {group.settled && (
          <span className={styles["mark"]}>
            <span aria-hidden="true">✓</span> {t("settled")}
          </span>
        )}
      </button>
      {column("source", source, originals)}
      {column("target", target, translations)}
      {translations.length > 0 && translations.length < paragraphs && (
        <p className={styles["note"]}>{t("overParagraphs", { count: paragraphs })}</p>
      )}
      {active && (
        <PairActions
          {...actions}
          index={index}
          group={group}
          cutting={cutting}
          sourceName={source.name}
          targetName={target.name}
          onStopCutting={onStopCutting}
        />
      )}
    </li>
  );
});

type SentencesProps = {
  readonly side: ShownSide;
  readonly sentences: readonly PlacedText[];
  readonly none: string;
  readonly cutting: boolean;
  readonly first: boolean;
  readonly onCut: (sentence: PlacedText, at: number) => boolean;
  readonly onStopCutting: () => void;
};

function Sentences({ side, sentences, none, cutting, first, onCut, onStopCutting }: SentencesProps) {
  if (sentences.length === 0) return <p className={styles["none"]}>{none}</p>;
  const [lang, dir] = [htmlLang(side.locale), localeDirection(side.locale)];
  const keyOf = ({ block, from }: PlacedText) => `${block} ${from}`;
  if (cutting) {
    return (
      <div className={styles["sentences"]}>
        {sentences.map((sentence, index) => (
          <CutField
            key={keyOf(sentence)}
            {...{ text: sentence.text, name: side.name, lang, dir }}
            focused={first && index === 0}
            onCut={(at) => onCut(sentence, at)}
            onCancel={onStopCutting}
          />
        ))}
      </div>
    );
  }
  return (
    <div className={`content ${styles["sentences"]}`} lang={lang} dir={dir}>
      {sentences.map((sentence) => (
        <p key={keyOf(sentence)}>{sentence.text}</p>
      ))}
    </div>
  );
}
