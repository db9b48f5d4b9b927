"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { ReviewRow } from "#lib/review/review.ts";
import { ReturnForm } from "./return-form.tsx";
import { ReviewItem } from "./review-item.tsx";
import { findReviewCommand } from "./review-keys.ts";
import styles from "./review-list.module.css";
import { useReview } from "./use-review.ts";

type Props = {
  readonly articleId: string;
  readonly sourceLocale: string;
  readonly target: string;
  readonly rows: readonly ReviewRow[];
  /** The newsroom lets people approve their own work, and keeps a record. */
  readonly ownWorkAllowed: boolean;
};

type Opened = { readonly kind: "edit" | "return"; readonly segmentId: string } | { readonly kind: "returnSelected" };

/** The sentences that wait for a reviewer: one at a time by keyboard, or several at once. */
export function ReviewList({ articleId, sourceLocale, target, rows, ownWorkAllowed }: Props) {
  const t = useTranslations("ReviewList");
  const errors = useTranslations("Errors");
  const review = useReview({ articleId, target });
  const root = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const alert = useRef<HTMLParagraphElement>(null);
  const [activeId, setActiveId] = useState<string | null>(rows[0]?.segmentId ?? null);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [opened, setOpened] = useState<Opened | null>(null);
  /** The sentence to put the focus on, as soon as it is there. */
  const [wanted, setWanted] = useState<string | null>(null);

  const active = rows.find((row) => row.segmentId === activeId) ?? rows[0];
  const chosen = rows.filter((row) => selected.has(row.segmentId));
  const approvable = (row: ReviewRow) => !row.blocked && (!row.own || ownWorkAllowed);
  const approvableChosen = chosen.filter(approvable);
  const { refusal, outcome } = review;

  useEffect(() => {
    const row = wanted !== null && list.current?.querySelector<HTMLElement>(`[data-segment="${wanted}"]`);
    if (!row || !rows.some((one) => one.segmentId === wanted)) return;
    setWanted(null);
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  }, [wanted, rows]);

  useEffect(() => {
    if (refusal) alert.current?.focus();
  }, [refusal]);

  function focusOn(segmentId: string | undefined): void {
    if (segmentId !== undefined) setActiveId(segmentId);
    setWanted(segmentId ?? null);
  }

  function move(by: 1 | -1, extend: boolean): void {
    const index = rows.findIndex((row) => row.segmentId === active?.segmentId);
    const next = rows[index + by];
    if (!next || !active) return;
    if (extend) setSelected(new Set([...selected, active.segmentId, next.segmentId]));
    focusOn(next.segmentId);
  }

  /** The sentence to go on with once these have left the list. */
  function nextAfter(decided: readonly ReviewRow[]): string | undefined {
    const ids = new Set(decided.map((row) => row.segmentId));
    const index = rows.findIndex((row) => ids.has(row.segmentId));
    const left = (row: ReviewRow) => !ids.has(row.segmentId);
    return (rows.slice(index).find(left) ?? rows.findLast(left))?.segmentId;
  }

  function afterDeciding(decided: readonly ReviewRow[]): () => void {
    const ids = new Set(decided.map((row) => row.segmentId));
    const next = nextAfter(decided);
    return () => {
      setOpened((now) => (now && (now.kind === "returnSelected" || ids.has(now.segmentId)) ? null : now));
      setSelected((before) => new Set([...before].filter((id) => !ids.has(id))));
      setActiveId((now) => (now !== null && ids.has(now) ? (next ?? null) : now));
      // Whoever has gone on to another sentence stays there.
      const place = document.activeElement;
      const sentence = place?.closest<HTMLElement>("[data-segment]")?.dataset["segment"];
      const here = place === document.body || root.current?.contains(place);
      if (here && (sentence === undefined || ids.has(sentence))) focusOn(next);
    };
  }

  function toggle(segmentId: string): void {
    setSelected((before) => {
      const next = new Set(before);
      if (!next.delete(segmentId)) next.add(segmentId);
      return next;
    });
  }

  function open(next: Opened): void {
    setOpened(next);
  }

  function close(): void {
    setOpened(null);
    focusOn(active?.segmentId);
  }

  /** The reviewer goes on at once; what the server says of it comes after. */
  function approve(some: readonly ReviewRow[]): void {
    if (some.length === 0) return;
    review.approve(some, afterDeciding(some));
    focusOn(nextAfter(some));
  }

  function undo(): void {
    review.undo(() => focusOn(outcome?.units[0]?.segmentId));
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const row = event.target instanceof HTMLElement ? event.target.dataset["segment"] : undefined;
    if (row === undefined || !active) return;
    const command = findReviewCommand(event.nativeEvent);
    if (command === null) return;
    event.preventDefault();
    switch (command) {
      case "approve":
        if (approvable(active)) approve([active]);
        break;
      case "edit":
        if (!active.own || ownWorkAllowed) open({ kind: "edit", segmentId: active.segmentId });
        break;
      case "return":
        open({ kind: "return", segmentId: active.segmentId });
        break;
      case "select":
        toggle(active.segmentId);
        break;
      case "undo":
        undo();
        break;
      case "next":
      case "previous":
        move(command === "next" ? 1 : -1, false);
        break;
      case "extendNext":
      case "extendPrevious":
        move(command === "extendNext" ? 1 : -1, true);
        break;
    }
  }

  return (
    <div className={styles["review"]} ref={root}>
      {rows.length > 0 && (
        <div className={styles["tools"]}>
          <button
            type="button"
            className="button"
            onClick={() => setSelected(new Set(rows.filter(approvable).map((row) => row.segmentId)))}
          >
            {t("selectSound", { count: rows.filter(approvable).length })}
          </button>
          <Keys />
        </div>
      )}
      {refusal && (
        <p role="alert" className="alert" ref={alert} tabIndex={-1}>
          {numberOf(refusal.segmentId, rows) === null
            ? errors(refusal.failure.code)
            : t("refused", { number: numberOf(refusal.segmentId, rows) ?? 0, reason: errors(refusal.failure.code) })}
        </p>
      )}
      <ol
        className={styles["list"]}
        ref={list}
        aria-label={t("label")}
        aria-busy={review.pending}
        onKeyDown={onKeyDown}
      >
        {rows.map((row) => (
          <ReviewItem
            key={row.segmentId}
            row={row}
            sourceLocale={sourceLocale}
            target={target}
            active={row.segmentId === active?.segmentId}
            selected={selected.has(row.segmentId)}
            mayApprove={approvable(row)}
            mayEdit={!row.own || ownWorkAllowed}
            opened={
              opened && opened.kind !== "returnSelected" && opened.segmentId === row.segmentId ? opened.kind : null
            }
            pending={review.pending}
            onFocus={() => {
              setActiveId(row.segmentId);
              setWanted(null);
            }}
            onToggle={() => toggle(row.segmentId)}
            onOpen={(kind) => open({ kind, segmentId: row.segmentId })}
            onClose={close}
            onApprove={() => approve([row])}
            onApproveEdited={(text) => review.approveEdited(row, text, afterDeciding([row]))}
            onReturn={(reason, note) => review.giveBack([row], reason, note, afterDeciding([row]))}
          />
        ))}
      </ol>
      {chosen.length > 0 && (
        <section className={styles["batch"]} aria-label={t("batch")}>
          <p>{t("selected", { count: chosen.length })}</p>
          <button
            type="button"
            className="button primary"
            aria-disabled={approvableChosen.length === 0}
            onClick={() => approve(approvableChosen)}
          >
            {t("approveSelected", { count: approvableChosen.length })}
          </button>
          <button type="button" className="button" onClick={() => open({ kind: "returnSelected" })}>
            {t("returnSelected", { count: chosen.length })}
          </button>
          <button type="button" className="button quiet" onClick={() => setSelected(new Set())}>
            {t("clear")}
          </button>
          {approvableChosen.length < chosen.length && (
            <p className="meta">{t("notApprovable", { count: chosen.length - approvableChosen.length })}</p>
          )}
          {opened?.kind === "returnSelected" && (
            <ReturnForm
              name={null}
              pending={review.pending}
              onReturn={(reason, note) => review.giveBack(chosen, reason, note, afterDeciding(chosen))}
              onClose={close}
            />
          )}
        </section>
      )}
      <div className={styles["outcome"]}>
        <p role="status">{outcome && t(outcome.decision, { count: outcome.units.length })}</p>
        {outcome && outcome.decision !== "undone" && (
          <button type="button" className="button" onClick={undo}>
            {t("undo")}{" "}
            <span className={styles["key"]} aria-hidden="true">
              U
            </span>
          </button>
        )}
      </div>
    </div>
  );
}

function numberOf(segmentId: string | null, rows: readonly ReviewRow[]): number | null {
  return rows.find((row) => row.segmentId === segmentId)?.number ?? null;
}

const keys = [
  ["A", "approve"],
  ["⇧ E", "edit"],
  ["R", "return"],
  ["S", "skip"],
  ["X", "select"],
  ["⇧ ↓", "extend"],
  ["U", "undo"],
] as const;

function Keys() {
  const t = useTranslations("ReviewKeys");
  return (
    <details className={styles["keys"]}>
      <summary>{t("title")}</summary>
      <p className="meta">{t("when")}</p>
      <dl>
        {keys.map(([key, name]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(name)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
