"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type KeyboardEvent, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { type Drafting, isDraftable } from "#lib/machine/drafting.ts";
import { plainText } from "#lib/text/runs.ts";
import type { TranslationSheet } from "#lib/translations/translation.ts";
import { SignedOutDialog } from "../../../../../../_ui/autosave/signed-out-dialog.tsx";
import { MachineOffered } from "./_help/help-context.ts";
import { HelpPanel, type Offers } from "./_help/help-panel.tsx";
import { TermsContext } from "./_help/terms-context.ts";
import { useHelpShown } from "./_help/use-help-shown.ts";
import { RepairBar } from "./_repair/repair-bar.tsx";
import { type RepairBegun, useRepair } from "./_repair/use-repair.ts";
import { findCommand } from "./keys.ts";
import { KeysDialog } from "./keys-dialog.tsx";
import { MachineDrafting } from "./machine-drafting.tsx";
import { MemoryDialog, type MemoryQuestion } from "./memory-dialog.tsx";
import { RecoveredTexts } from "./recovered-texts.tsx";
import { openIssuesOf } from "./row-state.ts";
import { SentenceRow } from "./sentence-row.tsx";
import type { EditorHandle } from "./target-editor.tsx";
import { type SelectedWords, selectedIn, TermDialog } from "./term-dialog.tsx";
import { useMac } from "./use-mac.ts";
import { useSentenceActs } from "./use-sentence-acts.ts";
import { useWorkbench } from "./use-workbench.ts";
import styles from "./workbench.module.css";
import { WorkbenchBar } from "./workbench-bar.tsx";
import { type Filter, rowsOf, summarize, visibleIds } from "./workbench-state.ts";

/** Characters of a selection that are searched for. */
const longestQuestion = 100;

const noRepair: RepairBegun = { findings: [], resolved: [] };

type Props = {
  readonly sheet: TranslationSheet;
  readonly filter: Filter;
  readonly person: { readonly id: string; readonly name: string; readonly email: string };
  readonly canWrite: boolean;
  readonly canWaive: boolean;
  readonly canProposeTerms: boolean;
  /** Set where the newsroom has a machine that drafts: how its drafting of this translation stands. */
  readonly machine: { readonly drafting: Drafting | null } | null;
  /** Of this page, without the query. */
  readonly path: string;
  readonly sourceName: string;
  readonly targetName: string;
  /** How far it is mended since it was brought in; null where it was not. */
  readonly repairBegun: RepairBegun | null;
};

/** Where a translation is made, sentence by sentence. */
export function Workbench({
  sheet,
  filter,
  person,
  canWrite,
  canWaive,
  canProposeTerms,
  machine,
  path,
  sourceName,
  targetName,
  repairBegun,
}: Props) {
  const t = useTranslations("Workbench");
  const router = useRouter();
  const { state, trouble, saving, commands } = useWorkbench({ sheet, filter, person: person.id, canWrite });
  const { autosave } = saving;
  const editor = useRef<EditorHandle>(null);
  const latest = useRef(state);
  latest.current = state;
  const uiLocale = useLocale();
  const [termWords, setTermWords] = useState<SelectedWords | null>(null);
  const [keysShown, setKeysShown] = useState(false);
  const [question, setQuestion] = useState<MemoryQuestion | null>(null);
  const [signInPutOff, setSignInPutOff] = useState(false);
  const mac = useMac();
  const [announcement, setAnnouncement] = useState("");
  const [helpShown, showHelp] = useHelpShown();
  const [offers] = useState<Offers>(() => new Map());

  const numbers = useMemo(() => new Map(state.order.map((id, index) => [id, index + 1])), [state.order]);
  const numberOf = (id: string) => numbers.get(id) ?? 0;
  const visible = visibleIds(state);
  const summary = summarize(state);
  const { sourceLocale, locale: targetLocale } = sheet;
  const { terms, severities } = state;
  const locales = useMemo(
    () => ({ sourceLocale, targetLocale, terms, severities }),
    [sourceLocale, targetLocale, terms, severities],
  );
  const inConflict = state.order.find((id) => state.rows[id]?.conflict);

  const repair = useRepair({
    articleId: sheet.articleId,
    target: sheet.locale,
    begun: repairBegun ?? noRepair,
    state,
    onShow: (id) => {
      if (!visibleIds(latest.current).includes(id)) commands.filter("all");
      commands.activate(id);
    },
  });

  // A row has just become the active one: the keyboard goes there, and the page no further than it must.
  useLayoutEffect(() => {
    if (state.activeId === null) return;
    document.getElementById(`s-${state.activeId}`)?.scrollIntoView({ block: "nearest" });
    if (!canWrite) document.getElementById(`n-${state.activeId}`)?.focus({ preventScroll: true });
  }, [state.activeId, canWrite]);

  useEffect(() => {
    const url = state.filter === "all" ? path : `${path}?show=${state.filter}`;
    if (location.pathname + location.search !== url) history.replaceState(history.state, "", url + location.hash);
  }, [state.filter, path]);

  useEffect(() => {
    if (autosave.status.kind !== "signed_out") setSignInPutOff(false);
  }, [autosave.status.kind]);

  const { confirm, copy, place, insert, fix } = useSentenceActs({
    latest,
    editor,
    commands,
    announce: setAnnouncement,
  });

  const closeQuestion = useCallback(() => setQuestion(null), []);

  /** From inside the panel: its button is about to go. */
  const closeHelp = useCallback(() => {
    showHelp(false);
    editor.current?.focus();
  }, [showHelp]);

  /** What is selected, in the field or in a source. */
  function selectedQuestion(): MemoryQuestion {
    const field = document.activeElement;
    if (field instanceof HTMLTextAreaElement) {
      const text = field.value.slice(field.selectionStart, field.selectionEnd).trim();
      if (text !== "") return { text: text.slice(0, longestQuestion), side: "target" };
    }
    return { text: (getSelection()?.toString() ?? "").trim().slice(0, longestQuestion), side: "source" };
  }

  /** A term from what is selected in the active sentence and in its translation. */
  const proposeTerm = useCallback(() => {
    const { activeId, rows } = latest.current;
    const row = activeId === null ? undefined : rows[activeId];
    const words = row?.text.slice(...(editor.current?.selection() ?? [0, 0])).replace(/⟨\/?\d+⟩/g, "") ?? "";
    setTermWords({
      text: activeId === null ? "" : selectedIn(activeId),
      rendering: words.replace(/\s+/g, " ").trim().slice(0, 200),
    });
  }, []);

  const closeTerm = useCallback(
    (term: string | null) => {
      setTermWords(null);
      if (term !== null) setAnnouncement(t("termProposed", { term }));
      editor.current?.focus();
    },
    [t],
  );

  const articleTerms = useMemo(
    () => ({ terms, propose: canProposeTerms ? proposeTerm : null }),
    [terms, canProposeTerms, proposeTerm],
  );

  function press(event: KeyboardEvent) {
    const command = findCommand(event.nativeEvent);
    if (!command) return;
    const inEditor = event.target instanceof HTMLTextAreaElement;
    const inField = inEditor || event.target instanceof HTMLInputElement;
    const id = state.activeId;
    const row = id === null ? undefined : state.rows[id];

    if (command.kind === "showKeys") setKeysShown(true);
    else if (event.target instanceof Element && event.target.closest("dialog")) return;
    else if (command.kind === "toggleHelp") showHelp(!helpShown);
    else if (command.kind === "searchMemory") setQuestion(selectedQuestion());
    else if (command.kind === "proposeTerm") {
      if (!canProposeTerms) return;
      proposeTerm();
    } else if (command.kind === "repair") repair.go(command.by);
    else if (command.kind === "move" && (inEditor || !inField)) commands.move(command.by);
    else if (id === null || !row || (inField && !inEditor)) return;
    else if (command.kind === "leave") {
      document.getElementById(`n-${id}`)?.focus({ preventScroll: true });
      commands.leave();
    } else if (!canWrite) return;
    else if (command.kind === "confirm") confirm(id, command.next);
    else if (command.kind === "copySource") copy(id);
    else if (command.kind === "placeMark") place(command.number);
    else if (command.kind === "insert") {
      const offered = offers.get(command.digit);
      if (offered) insert(offered.segmentId, offered.insertion);
    } else if (command.kind === "fix") {
      const now = commands.check(id) ?? row;
      const found = openIssuesOf(now).find((issue) => issue.fix)?.fix;
      if (found) fix(id, found);
    }
    event.preventDefault();
  }

  return (
    // Keys reach the workbench wherever the focus is inside it.
    // biome-ignore lint/a11y/noStaticElementInteractions: every command has a button as well
    <div className={styles["workbench"]} data-help={helpShown || undefined} onKeyDown={press}>
      <WorkbenchBar
        summary={summary}
        filter={state.filter}
        path={path}
        canWrite={canWrite}
        autosave={autosave}
        conflictNumber={inConflict === undefined ? null : numberOf(inConflict)}
        helpShown={helpShown}
        onFilter={commands.filter}
        onSignIn={() => setSignInPutOff(false)}
        onHelp={() => showHelp(!helpShown)}
        onKeys={() => setKeysShown(true)}
      />

      {machine && canWrite && (
        <MachineDrafting
          articleId={sheet.articleId}
          target={targetLocale}
          drafting={machine.drafting}
          open={rowsOf(state).filter(({ row, target }) => isDraftable({ ...row, target })).length}
          onProgress={() => router.refresh()}
        />
      )}

      <RecoveredTexts
        state={state}
        saving={saving}
        numberOf={numberOf}
        locale={targetLocale}
        onRestore={commands.recover}
      />

      {repairBegun && <RepairBar repair={repair} numberOf={numberOf} canWrite={canWrite} />}

      <p className="visually-hidden" role="status">
        {announcement}
      </p>

      {canWrite && (
        <p className={styles["hint"]}>{t("hint", { control: mac ? "⌘" : "Ctrl", alt: mac ? "⌥" : "Alt" })}</p>
      )}
      <TermsContext value={articleTerms}>
        <MachineOffered value={machine !== null}>
          <div className={styles["heads"]} aria-hidden="true">
            <span />
            <span>{sourceName}</span>
            <span>{targetName}</span>
            <span />
          </div>
          {visible.length === 0 ? (
            <p className={styles["empty"]}>{t("empty", { filter: state.filter })}</p>
          ) : (
            <ol className={styles["rows"]} aria-label={t("sentences")}>
              {visible.map((id) => {
                const row = state.rows[id];
                if (!row) return null;
                const before = state.rows[state.order[numberOf(id) - 2] ?? ""];
                return (
                  <SentenceRow
                    key={id}
                    state={row}
                    number={numberOf(id)}
                    active={id === state.activeId}
                    first={before?.row.blockId !== row.row.blockId}
                    locales={locales}
                    canWrite={canWrite}
                    canWaive={canWaive}
                    trouble={trouble?.id === id ? trouble : null}
                    historyPath={`${path}/segments/${id}`}
                    commands={commands}
                    editor={editor}
                    onConfirm={confirm}
                    onCopySource={copy}
                    onPlaceMark={place}
                    onFix={fix}
                    help={
                      helpShown && id === state.activeId ? (
                        <HelpPanel
                          sentence={{
                            articleId: sheet.articleId,
                            segmentId: id,
                            source: plainText(row.row.source),
                            runs: row.row.source,
                            ...locales,
                          }}
                          number={numberOf(id)}
                          canWrite={canWrite}
                          offers={offers}
                          onInsert={insert}
                          onClose={closeHelp}
                        />
                      ) : null
                    }
                  />
                );
              })}
            </ol>
          )}
        </MachineOffered>
      </TermsContext>

      {termWords && (
        <TermDialog
          uiLocale={uiLocale}
          sourceLocale={sourceLocale}
          locale={targetLocale}
          selected={termWords}
          onClose={closeTerm}
        />
      )}

      <MemoryDialog
        question={question}
        pair={locales}
        sourceName={sourceName}
        targetName={targetName}
        onClose={closeQuestion}
      />
      <KeysDialog open={keysShown} onClose={() => setKeysShown(false)} />
      <SignedOutDialog
        person={person}
        open={autosave.status.kind === "signed_out" && !signInPutOff}
        onSignedIn={() => autosave.queue.resume()}
        onClose={() => setSignInPutOff(true)}
      />
    </div>
  );
}
