"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { type ImportFinding, leftoverCheck } from "#lib/imports/repair.ts";
import { useMac } from "../use-mac.ts";
import styles from "./repair-bar.module.css";
import type { Repair } from "./use-repair.ts";

type Props = {
  readonly repair: Repair;
  readonly numberOf: (segmentId: string) => number;
  readonly canWrite: boolean;
};

/** Everything the checks found when the article was brought in, in one list to work down. */
export function RepairBar({ repair, numberOf, canWrite }: Props) {
  const t = useTranslations("RepairBar");
  const mac = useMac();
  const id = useId();
  const say = useFindingText();
  const { findings, resolved, added, current } = repair;
  const done = findings.length > 0 && resolved.size === findings.length;

  return (
    <section className={styles["repair"]} aria-labelledby={id}>
      <div className={styles["head"]}>
        <h2 id={id}>{t("title")}</h2>
        <p className={styles["count"]} role="status">
          <strong>{t("resolved", { resolved: resolved.size, total: findings.length })}</strong>
          {added > 0 && <span className="meta">{t("added", { count: added })}</span>}
        </p>
        {!done && (
          <div className="row">
            <button
              type="button"
              className="button"
              onClick={() => repair.go(-1)}
              aria-keyshortcuts="Alt+Shift+N"
              title={mac ? "⌥ ⇧ N" : "Alt Shift N"}
            >
              {t("previous")}
            </button>
            <button type="button" className="button primary" onClick={() => repair.go(1)} aria-keyshortcuts="Alt+N">
              {t("next")} <kbd className={styles["key"]}>{mac ? "⌥ N" : "Alt N"}</kbd>
            </button>
          </div>
        )}
      </div>
      <progress max={Math.max(findings.length, 1)} value={resolved.size} aria-label={t("title")} />
      {done && <p className="done">{t("all")}</p>}
      {current && !resolved.has(current.position) && (
        <p className={styles["current"]}>
          {t("current", { position: current.position + 1, total: findings.length, text: say(current) })}
        </p>
      )}
      <details className={styles["all"]}>
        <summary>{t("list")}</summary>
        <ol className={styles["list"]}>
          {findings.map((finding) => (
            <FindingLine
              key={finding.position}
              finding={finding}
              text={say(finding)}
              number={finding.segmentId === null ? 0 : numberOf(finding.segmentId)}
              repair={repair}
              canWrite={canWrite}
            />
          ))}
        </ol>
      </details>
    </section>
  );
}

type LineProps = {
  readonly finding: ImportFinding;
  readonly text: string;
  /** Of its sentence, from 1; 0 where that is no longer there. */
  readonly number: number;
  readonly repair: Repair;
  readonly canWrite: boolean;
};

function FindingLine({ finding, text, number, repair, canWrite }: LineProps) {
  const t = useTranslations("RepairBar");
  const isResolved = repair.resolved.has(finding.position);
  const place = () => {
    if (finding.check === leftoverCheck) return finding.segmentId === null ? t("beginning") : t("after", { number });
    return number === 0 ? t("gone") : t("sentence", { number });
  };

  return (
    <li
      data-resolved={isResolved || undefined}
      data-severity={finding.severity}
      aria-current={repair.current === finding ? "true" : undefined}
    >
      <button type="button" className={styles["place"]} onClick={() => repair.show(finding)} disabled={number === 0}>
        {place()}
      </button>
      <span className={styles["text"]}>{text}</span>
      {isResolved && !finding.settled && <span className={styles["resolved"]}>✓ {t("done")}</span>}
      {canWrite && finding.severity !== "error" && (!isResolved || finding.settled) && (
        <button type="button" className="button quiet" onClick={() => void repair.settle(finding, !finding.settled)}>
          {finding.settled ? t("unsettle") : t("settle")}
        </button>
      )}
    </li>
  );
}

/** What a finding says, in the interface's language. */
function useFindingText(): (finding: ImportFinding) => string {
  const t = useTranslations("RepairBar");
  const messages = useTranslations("Checks.messages");
  return ({ check, message, values }) =>
    check === leftoverCheck
      ? t("leftover", { text: values["text"] ?? "" })
      : messages(message as never, values as never);
}
