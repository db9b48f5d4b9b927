"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { type MouseEvent, memo, type ReactNode, type RefObject } from "react";
import { findTerms } from "#lib/glossary/matching.ts";
import { htmlLang, localeDirection } from "#lib/locales/locale.ts";
import { changedPercent } from "#lib/machine/share.ts";
import { decodeTokens, listMarks } from "#lib/text/marks.ts";
import { plainText, type Run } from "#lib/text/runs.ts";
import { ConflictBox } from "./conflict-box.tsx";
import { IssueList } from "./issue-list.tsx";
import { isConfirmed, isRowStale, type Locales, openIssuesOf, type RowState, statusOf } from "./row-state.ts";
import { type Highlight, RunsView } from "./runs-view.tsx";
import styles from "./sentence-row.module.css";
import { SourceHelp } from "./source-help.tsx";
import { type EditorHandle, TargetEditor } from "./target-editor.tsx";
import { type Fix, markNumbers, tokenSpan } from "./target-text.ts";
import { TargetTools } from "./target-tools.tsx";
import type { Trouble, WorkbenchCommands } from "./use-workbench.ts";

type Props = {
  readonly state: RowState;
  readonly number: number;
  readonly active: boolean;
  /** The first sentence of its block. */
  readonly first: boolean;
  readonly locales: Locales;
  readonly canWrite: boolean;
  readonly canWaive: boolean;
  readonly trouble: Trouble | null;
  readonly historyPath: string;
  readonly commands: WorkbenchCommands;
  readonly editor: RefObject<EditorHandle | null>;
  readonly onConfirm: (id: string) => void;
  readonly onCopySource: (id: string) => void;
  readonly onPlaceMark: (number: number) => void;
  readonly onFix: (id: string, fix: Fix) => void;
  /** The help panel, of the active one. */
  readonly help: ReactNode;
};

/** One sentence: source, target, state. Only the active one is a field; the others are text. */
export const SentenceRow = memo(function SentenceRow(props: Props) {
  const { state, number, active, first, locales, canWrite, commands } = props;
  const t = useTranslations("SentenceRow");
  const statuses = useTranslations("UnitStatus");
  const kinds = useTranslations("BlockKind");
  const { row } = state;
  const id = row.segmentId;
  const status = statusOf(state);
  const open = openIssuesOf(state);
  const gravest = open[0]?.severity;

  function activate(event: MouseEvent) {
    if (active || event.defaultPrevented) return;
    if (event.target instanceof Element && event.target.closest("a, button, input, textarea")) return;
    if (getSelection()?.isCollapsed === false) return;
    commands.activate(id);
  }

  /** Whoever presses the number of the open sentence wants to write in it: what they type next must go there. */
  function press() {
    if (!active) commands.activate(id);
    else if (canWrite) props.editor.current?.focus();
    else commands.leave();
  }

  const sourceHighlights = active
    ? [...highlightsOf(state, "source"), ...termsIn(plainText(row.source), locales, highlightsOf(state, "source"))]
    : [];

  return (
    // The pointer's short way; the number is a button for everybody else.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the number is the button
    <li
      id={`s-${id}`}
      className={styles["row"]}
      data-active={active || undefined}
      data-first={first || undefined}
      data-kind={row.blockKind}
      data-level={row.blockAttributes.level}
      onClick={activate}
    >
      <div className={styles["number"]}>
        <button
          type="button"
          id={`n-${id}`}
          aria-expanded={active}
          aria-label={canWrite ? t("edit", { number }) : t("open", { number })}
          onClick={press}
        >
          {number}
        </button>
        {first && row.blockKind !== "paragraph" && <span>{kinds(row.blockKind)}</span>}
      </div>

      <div className={styles["source"]}>
        <p
          className="content"
          id={`source-${id}`}
          lang={htmlLang(locales.sourceLocale)}
          dir={localeDirection(locales.sourceLocale)}
        >
          <RunsView
            runs={row.source}
            numbers={listMarks(row.source).map((mark) => mark.number)}
            highlights={sourceHighlights}
          />
        </p>
        {active && isRowStale(state) && (
          <SourceHelp
            madeFrom={row.madeFrom}
            source={plainText(row.source)}
            locale={locales.sourceLocale}
            onKeep={canWrite ? () => void commands.keep(id).then(() => focusRow(id)) : null}
          />
        )}
      </div>

      <div className={styles["target"]}>
        {active && canWrite ? (
          <TargetEditor
            ref={props.editor}
            number={number}
            text={state.text}
            locale={locales.targetLocale}
            multiline={row.blockKind === "code"}
            describedBy={`source-${id}`}
            highlights={highlightsOf(state, "target").map(({ span, severity }) => ({
              span: tokenSpan(state.text, span),
              severity,
            }))}
            onType={(text, settled) => commands.type(id, text, settled)}
          />
        ) : (
          <p className="content" lang={htmlLang(locales.targetLocale)} dir={localeDirection(locales.targetLocale)}>
            {plainText(state.target).trim() === "" ? (
              <span className={styles["nothing"]} aria-hidden="true" />
            ) : (
              <RunsView
                runs={state.target}
                numbers={markNumbers(state.target, row.source)}
                highlights={highlightsOf(state, "target")}
              />
            )}
          </p>
        )}
        {active && <TargetHelp {...props} />}
      </div>

      <div className={styles["state"]}>
        {state.conflict ? (
          <span className="state" data-state="returned">
            {t("conflict")}
          </span>
        ) : (
          <span className="state" data-state={status === "untranslated" ? undefined : status}>
            {statuses(status)}
          </span>
        )}
        <OriginPart state={state} locale={locales.targetLocale} />
        {gravest && (
          <span className={styles["issues"]} data-severity={gravest}>
            {t(gravest, { count: open.filter((issue) => issue.severity === gravest).length })}
          </span>
        )}
      </div>
      {props.help}
    </li>
  );
});

/** That it is from the memory, or that a machine drafted it, and how much of the draft people have changed once they stand by it. */
function OriginPart({ state, locale }: { readonly state: RowState; readonly locale: string }) {
  const t = useTranslations("SentenceRow");
  if (state.row.origin === "memory" && plainText(state.row.target) !== "") {
    return <span className={styles["machine"]}>{t("memoryDraft")}</span>;
  }
  const { row, target } = state;
  if (row.origin !== "machine" || plainText(target).trim() === "") return null;
  // Not compared while somebody types.
  const changed = isConfirmed(state) ? changedPercent({ ...row, target }, locale) : null;
  return (
    <span className={styles["machine"]}>{changed === null ? t("machineDraft") : t("machineChanged", { changed })}</span>
  );
}

/** What belongs to the active target: why it was returned, what collided, what the checks say, what can be done. */
function TargetHelp(props: Props) {
  const { state, locales, canWrite, canWaive, trouble, commands } = props;
  const t = useTranslations("SentenceRow");
  const errors = useTranslations("Errors");
  const { row, conflict, merged } = state;
  const id = row.segmentId;
  const { unknown, unbalanced } = decodeTokens(state.text, row.source, state.encoded);
  const broken = [...new Set([...unknown, ...unbalanced])];

  function decide(choice: "mine" | "theirs") {
    commands.decide(id, choice);
    focusRow(id);
  }

  function takeMine(mine: readonly Run[]) {
    commands.replace(id, mine);
    focusRow(id);
  }

  return (
    <div className={styles["help"]}>
      {trouble?.id === id && (
        <p role="alert" className="alert">
          {errors(trouble.code, trouble.details as never)}
        </p>
      )}
      {conflict && canWrite && (
        <ConflictBox
          conflict={conflict}
          mine={state.target}
          locale={locales.targetLocale}
          onKeepMine={() => decide("mine")}
          onKeepTheirs={() => decide("theirs")}
          onEdit={() => focusRow(id)}
        />
      )}
      {merged && (
        <p role="status" className={`notice ${styles["merged"]}`}>
          {merged.by === null || merged.by.self ? t("mergedOther") : t("merged", { name: merged.by.name })}
          <button type="button" className="button" onClick={() => takeMine(merged.mine)}>
            {t("unmerge")}
          </button>
        </p>
      )}
      {broken.length > 0 && <p className="notice">{t("brokenMarks", { marks: broken.join(", ") })}</p>}
      {!conflict && (
        <TargetTools
          sourceLocale={locales.sourceLocale}
          marks={canWrite ? listMarks(row.source) : []}
          canWrite={canWrite}
          onConfirm={() => props.onConfirm(id)}
          onCopySource={() => props.onCopySource(id)}
          onPlaceMark={props.onPlaceMark}
        >
          <Link href={props.historyPath} className={styles["history"]}>
            {t("history")}
          </Link>
        </TargetTools>
      )}
      {row.returnReason !== null && (
        <div className={styles["returned"]}>
          <p className="meta">{row.returnedBy === null ? t("returned") : t("returnedBy", { name: row.returnedBy })}</p>
          <p>{row.returnReason}</p>
        </div>
      )}
      <IssueList
        found={state.found}
        overall={state.overall}
        onFix={canWrite ? (fix) => props.onFix(id, fix) : null}
        onWaive={canWaive ? (check, reason) => commands.waive(id, check, reason) : null}
        onEndWaiver={(waiver) => void commands.endWaiver(id, waiver).then(() => focusRow(id))}
        onWaived={() => focusRow(id)}
      />
    </div>
  );
}

/** The button that was pressed is about to go: the keyboard goes on in the field, or where there is none at the number. */
function focusRow(id: string) {
  const field = document.getElementById(`s-${id}`)?.querySelector("textarea");
  (field ?? document.getElementById(`n-${id}`))?.focus({ preventScroll: true });
}

/** The terms of a source, but for those that a finding points out already. */
function termsIn(source: string, { sourceLocale, terms }: Locales, found: readonly Highlight[]): Highlight[] {
  return findTerms(source, sourceLocale, terms)
    .map(({ from, to }): Highlight => ({ span: [from, to], severity: "term" }))
    .filter(({ span }) => found.every((other) => span[1] <= other.span[0] || other.span[1] <= span[0]));
}

function highlightsOf(state: RowState, side: "source" | "target"): Highlight[] {
  return openIssuesOf(state).flatMap((issue) => {
    const span = issue[side];
    return span ? [{ span, severity: issue.severity }] : [];
  });
}
