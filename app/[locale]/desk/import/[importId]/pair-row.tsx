"use client";

import { useTranslations } from "next-intl";
import { memo } from "react";
import { type GroupSpan, isDoubtful, type PairedGroup, type PairingChange } from "#lib/imports/pairing.ts";
import { htmlLang, localeDirection } from "#lib/locales/locale.ts";
import styles from "./pairing.module.css";
import type { ShownSentence } from "./sentences.ts";

/** One text on the screen. */
export type ShownSide = {
  readonly locale: string;
  readonly name: string;
  readonly sentences: readonly ShownSentence[];
};

type Props = {
  readonly index: number;
  readonly group: PairedGroup;
  readonly span: GroupSpan;
  readonly source: ShownSide;
  readonly target: ShownSide;
  readonly active: boolean;
  readonly last: boolean;
  readonly onActivate: (index: number) => void;
  readonly onChange: (change: PairingChange) => void;
  readonly onSplit: (index: number) => void;
};

/** What belongs together, and what can be done with it. Actions show where the keyboard is. */
export const PairRow = memo(function PairRow(props: Props) {
  const { index, group, span, source, target, active, last, onActivate, onChange, onSplit } = props;
  const t = useTranslations("PairRow");
  const doubtful = isDoubtful(group);
  const several = group.source > 1 || group.target > 1;
  const first = index === 0;
  const begins = [source.sentences[span.source[0]], target.sentences[span.target[0]]].some((one) => one?.first);

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
      <Sentences side={source} from={span.source[0]} to={span.source[1]} none={t("noSource")} />
      <Sentences side={target} from={span.target[0]} to={span.target[1]} none={t("noTarget")} />
      {active && (
        <fieldset className={styles["actions"]} aria-label={t("actions", { number: index + 1 })}>
          <button
            type="button"
            className="button"
            onClick={() => onChange({ kind: "settle", index })}
            aria-keyshortcuts="Enter"
          >
            {t("settle")}
          </button>
          {!last && (
            <button
              type="button"
              className="button"
              onClick={() => onChange({ kind: "join", index })}
              aria-keyshortcuts="J"
            >
              {t("join")}
            </button>
          )}
          {several && (
            <button type="button" className="button" onClick={() => onSplit(index)} aria-keyshortcuts="S">
              {t("split")}
            </button>
          )}
          {(["target", "source"] as const).flatMap((side) =>
            (["before", "after"] as const).map((to) => {
              const name = `${to === "before" ? "up" : "down"}${side === "target" ? "Target" : "Source"}` as const;
              const possible = group[side] > 0 && !(to === "before" && first) && !(to === "after" && last);
              return possible ? (
                <button
                  key={name}
                  type="button"
                  className="button"
                  onClick={() => onChange({ kind: "move", index, side, to })}
                  title={t(name)}
                >
                  <span aria-hidden="true">
                    {to === "before" ? "↑" : "↓"} {side === "target" ? target.name : source.name}
                  </span>
                  <span className="visually-hidden">{t(name)}</span>
                </button>
              ) : null;
            }),
          )}
          {group.source > 0 && group.target > 0 && (
            <>
              <button
                type="button"
                className="button"
                onClick={() => onChange({ kind: "part", index, side: "target" })}
                aria-keyshortcuts="M"
              >
                {t("partTarget")}
              </button>
              <button
                type="button"
                className="button"
                onClick={() => onChange({ kind: "part", index, side: "source" })}
                aria-keyshortcuts="Shift+M"
              >
                {t("partSource")}
              </button>
            </>
          )}
        </fieldset>
      )}
    </li>
  );
});

type SentencesProps = { readonly side: ShownSide; readonly from: number; readonly to: number; readonly none: string };

function Sentences({ side, from, to, none }: SentencesProps) {
  if (from === to) return <p className={styles["none"]}>{none}</p>;
  return (
    <div className={`content ${styles["sentences"]}`} lang={htmlLang(side.locale)} dir={localeDirection(side.locale)}>
      {side.sentences.slice(from, to).map(({ text }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a sentence is its place in the text
        <p key={from + index}>{text}</p>
      ))}
    </div>
  );
}
