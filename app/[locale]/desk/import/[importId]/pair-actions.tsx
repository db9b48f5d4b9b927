"use client";

import { useTranslations } from "next-intl";
import type { PairedGroup, PairingChange } from "#lib/imports/pairing.ts";
import styles from "./pairing.module.css";

type Props = {
  readonly index: number;
  readonly group: PairedGroup;
  readonly sourceName: string;
  readonly targetName: string;
  readonly last: boolean;
  readonly cutting: boolean;
  readonly onChange: (change: PairingChange) => void;
  readonly onSplit: (index: number) => void;
  readonly onStartCutting: (index: number) => void;
  readonly onStopCutting: () => void;
};

/** What can be done with a pair, each also by a key. */
export function PairActions(props: Props) {
  const { index, group, last, cutting, onChange, onSplit, onStartCutting, onStopCutting } = props;
  const t = useTranslations("PairRow");
  const several = group.source > 1 || group.target > 1;

  return (
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
      <button
        type="button"
        className="button"
        aria-pressed={cutting}
        aria-keyshortcuts="C"
        onClick={() => (cutting ? onStopCutting() : onStartCutting(index))}
      >
        {t("cut")}
      </button>
      {(["target", "source"] as const).flatMap((side) =>
        (["before", "after"] as const).map((to) => {
          const name = `${to === "before" ? "up" : "down"}${side === "target" ? "Target" : "Source"}` as const;
          const possible = group[side] > 0 && !(to === "before" && index === 0) && !(to === "after" && last);
          return possible ? (
            <button
              key={name}
              type="button"
              className="button"
              onClick={() => onChange({ kind: "move", index, side, to })}
              title={t(name)}
            >
              <span aria-hidden="true">
                {to === "before" ? "↑" : "↓"} {side === "target" ? props.targetName : props.sourceName}
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
  );
}
