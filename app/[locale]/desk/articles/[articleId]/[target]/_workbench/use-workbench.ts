"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import type { Failure } from "#lib/action.ts";
import { waiverPrint } from "#lib/checks/fingerprint.ts";
import type { CheckName } from "#lib/checks/issue.ts";
import { plainText, type Run } from "#lib/text/runs.ts";
import { mergeTargets } from "#lib/translations/merging.ts";
import type { Beginning, SheetRow, TranslationSheet, UnitConflict, Waiver } from "#lib/translations/translation.ts";
import type { LocalCopy } from "../../../../../../_ui/autosave/local-copies.ts";
import { endWaiverAction, keepUnitAction, waiveIssueAction } from "../actions.ts";
import { checkDocument, loadChecker } from "./checker.ts";
import { isBlank, isConfirmed, isDirty, type RowState } from "./row-state.ts";
import { trimRuns } from "./target-text.ts";
import { contentOf, type UnitContent, type UnitReceipt, useUnitSaving } from "./use-unit-saving.ts";
import {
  beginWorkbench,
  documentOf,
  type Filter,
  findNeighbour,
  findWaiting,
  type WorkbenchAction,
  type WorkbenchState,
  workbench,
} from "./workbench-state.ts";

/** Milliseconds from a key press to its checks. */
const checkDelay = 120;

/** Milliseconds from the last change to the comparison of the whole document. */
const compareDelay = 700;

/** After so long away, what colleagues have done meanwhile is fetched. */
const longAway = 30_000;

export type Trouble = { readonly id: string } & Pick<Failure, "code" | "details">;

type Options = {
  readonly sheet: TranslationSheet;
  readonly filter: Filter;
  readonly person: string;
  readonly canWrite: boolean;
};

/** Everything the workbench knows and does; the components only show it. */
export function useWorkbench({ sheet, filter, person, canWrite }: Options) {
  const router = useRouter();
  const { articleId, locale } = sheet;
  const [state, setState] = useState(() => beginWorkbench(sheet, filter));
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const current = useRef(state);
  const composing = useRef(false);
  const check = useRef<ReturnType<typeof setTimeout> | null>(null);
  const readSheet = useRef(sheet);
  /** Conflicts and the caret wait here for rows that the next sheet brings. */
  const arrivals = useRef(new Map<string, { conflict: UnitConflict; mine: readonly Run[] }>());
  const following = useRef<string | null>(null);
  /** Drafts that were put in whole, until the server knows of them. */
  const beginnings = useRef(new Map<string, Beginning>());
  /** What stood in the editor before such a draft: whoever takes it back has that again. */
  const before = useRef(new Map<string, string>());

  // Handlers run between renders and must see what the last of them did.
  function dispatch(action: WorkbenchAction): WorkbenchState {
    current.current = workbench(current.current, action);
    setState(current.current);
    return current.current;
  }

  const saving = useUnitSaving({ sheet, person, onSaved, onConflict });
  const { queue } = saving.autosave;
  const { keyOf } = saving;

  function onSaved(id: string, { saved, sent, basedOn }: UnitReceipt) {
    const row = current.current.rows[id];
    if (sent.began === beginnings.current.get(id)) beginnings.current.delete(id);
    if (saved.merged && row) takeMerge(id, { saved, sent, basedOn }, row.target);
    else dispatch({ type: "saved", id, saved, target: sent.target, ...begunWith(sent.began) });
    if (saved.movedTo !== null) follow(id, saved.movedTo);
    if (saved.outdated) router.refresh();
  }

  /** The server has put somebody's change beside what was sent; what has been typed since goes on top, or into a conflict. */
  function takeMerge(id: string, { saved, sent, basedOn }: UnitReceipt, latest: readonly Run[]) {
    const stored = saved.merged?.target ?? [];
    const target = composing.current ? null : mergeTargets(sent.target, stored, latest, locale);
    const content = { ...sent, confirm: false };
    if (!target) {
      queue.rebase(keyOf(id), { version: basedOn, content });
      return;
    }
    queue.change(keyOf(id), { ...content, target });
    queue.rebase(keyOf(id), { version: saved.version, content: { ...content, target: stored } });
    dispatch({ type: "merged", id, saved, stored, target });
  }

  function onConflict(id: string, conflict: UnitConflict) {
    const mine = current.current.rows[id]?.target ?? queue.unsaved(keyOf(id))?.content.target ?? [];
    if (conflict.movedTo === null) {
      dispatch({ type: "conflicted", id, conflict, mine });
      return;
    }
    const { version, content } = queue.stored(keyOf(id));
    queue.open(keyOf(id), { version, content });
    arrivals.current.set(conflict.movedTo, { conflict, mine });
    follow(id, conflict.movedTo);
    router.refresh();
  }

  /** Goes along with a sentence that was split or merged. */
  function follow(id: string, to: string) {
    if (current.current.activeId === id) following.current = to;
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: a sheet is read once, when it comes
  useEffect(() => {
    if (sheet === readSheet.current) return;
    readSheet.current = sheet;
    if (sheet.sourceVersion < current.current.sourceVersion) return;
    for (const row of sheet.rows)
      if (isNews(row)) queue.open(keyOf(row.segmentId), { version: row.version, content: contentOf(row) });
    dispatch({ type: "sheetRead", sheet });
    for (const [id, { conflict, mine }] of arrivals.current) dispatch({ type: "conflicted", id, conflict, mine });
    arrivals.current.clear();
    if (following.current !== null) dispatch({ type: "activated", id: following.current });
    following.current = null;
  }, [sheet]);

  /** Whether the server says more of a row than the queue knows, which holds nothing unsaved of it. */
  function isNews(row: SheetRow): boolean {
    const key = keyOf(row.segmentId);
    if (!queue.has(key)) return true;
    if (queue.unsaved(key) !== null) return false;
    const { version, content } = queue.stored(key);
    const { confirm, madeFrom } = contentOf(row);
    return (
      row.version > version ||
      (row.version === version && (confirm !== content.confirm || madeFrom !== content.madeFrom))
    );
  }

  useEffect(() => {
    let hiddenAt = Date.now();
    function look() {
      if (document.visibilityState === "hidden") hiddenAt = Date.now();
      else if (Date.now() - hiddenAt > longAway) router.refresh();
    }
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [router]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: dispatch touches only refs and the setter
  useEffect(() => {
    function open() {
      const id = /^#s-(.+)$/.exec(decodeURIComponent(location.hash))?.[1];
      if (id) dispatch({ type: "activated", id });
    }
    open();
    window.addEventListener("hashchange", open);
    return () => window.removeEventListener("hashchange", open);
  }, []);

  // The checks come after the page; without them everything else works.
  // biome-ignore lint/correctness/useExhaustiveDependencies: dispatch touches only refs and the setter
  useEffect(() => {
    const ready = () => dispatch({ type: "checkerCame" });
    const fetchChecker = () => void loadChecker().then(ready, () => undefined);
    fetchChecker();
    window.addEventListener("online", fetchChecker);
    return () => window.removeEventListener("online", fetchChecker);
  }, []);

  // The whole document is compared once its rows have been left alone for a while.
  // biome-ignore lint/correctness/useExhaustiveDependencies: dispatch touches only refs and the setter
  useEffect(() => {
    const compare = setTimeout(() => {
      const now = current.current;
      dispatch({ type: "documentCompared", issues: checkDocument(documentOf(now), now) });
    }, compareDelay);
    return () => clearTimeout(compare);
  }, [state.rows]);

  // A confirmation that is only delayed still stands; one that was refused does not.
  const { status } = saving.autosave;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asks again whenever the queue's state changes
  useEffect(() => {
    for (const { row, confirming } of Object.values(current.current.rows)) {
      if (!confirming) continue;
      const { kind } = queue.statusOf(keyOf(row.segmentId));
      if (kind === "saved" || kind === "failed" || kind === "conflict")
        dispatch({ type: "settled", id: row.segmentId });
    }
  }, [status]);

  function change(id: string) {
    const row = current.current.rows[id];
    // A conflict that came with a merge of sentences is not the queue's: nothing goes out before it is decided.
    if (!row || (row.conflict && row.conflict.movedTo !== null)) return;
    queue.change(keyOf(id), typedContent(row, id));
  }

  function typedContent(row: RowState, id: string): UnitContent {
    const began = begunWith(beginnings.current.get(id));
    return { target: row.target, madeFrom: plainText(row.row.source), confirm: false, ...began };
  }

  function checkLater(id: string) {
    if (check.current) clearTimeout(check.current);
    check.current = setTimeout(() => dispatch({ type: "checked", id }), checkDelay);
  }

  function settle(id: string) {
    if (check.current) clearTimeout(check.current);
    check.current = null;
    composing.current = false;
    dispatch({ type: "checked", id });
    if (!canWrite) return;
    change(id);
    if (queue.has(keyOf(id))) void queue.flush(keyOf(id));
  }

  // Made once, of what never changes: rows are drawn again only when they change themselves.
  const [commands] = useState(makeCommands);

  function makeCommands() {
    const commands = {
      activate(id: string) {
        const { activeId } = current.current;
        if (activeId === id) return;
        if (activeId !== null) settle(activeId);
        setTrouble(null);
        dispatch({ type: "activated", id });
      },

      leave() {
        const { activeId } = current.current;
        if (activeId === null) return;
        settle(activeId);
        setTrouble(null);
        dispatch({ type: "left" });
      },

      move(by: 1 | -1) {
        const id = findNeighbour(current.current, current.current.activeId, by);
        if (id !== null) commands.activate(id);
      },

      filter(filter: Filter) {
        dispatch({ type: "filtered", filter });
      },

      type(id: string, text: string, settled: boolean) {
        composing.current = !settled;
        if (before.current.get(id) === text) beginnings.current.delete(id);
        dispatch({ type: "typed", id, text });
        if (settled) change(id);
        checkLater(id);
      },

      /** Remembers where the text comes from that is about to take the place of everything. */
      begin(id: string, beginning: Beginning) {
        beginnings.current.set(id, beginning);
        before.current.set(id, current.current.rows[id]?.text ?? "");
      },

      /** Asks the checks now instead of in a moment, and gives the row with what they say. */
      check(id: string): RowState | undefined {
        if (check.current) clearTimeout(check.current);
        check.current = null;
        return dispatch({ type: "checked", id }).rows[id];
      },

      /** Puts a whole text in the editor: a recovered one, or mine without a merge. */
      replace(id: string, target: readonly Run[]) {
        dispatch({ type: "replaced", id, target });
        change(id);
      },

      /** Confirms and says where to go on: an id, null when nothing waits any more, or "stay" when it was refused. */
      confirm(id: string, next: "unconfirmed" | "untranslated"): string | null {
        const row = current.current.rows[id];
        if (!row || row.conflict) return "stay";
        if (isBlank(row)) {
          setTrouble({ id, code: "unit_empty", details: {} });
          return "stay";
        }
        setTrouble(null);
        const target = trimRuns(row.target);
        if (plainText(target) !== plainText(row.target)) dispatch({ type: "replaced", id, target });
        if (!isConfirmed(row) || isDirty(row)) {
          queue.change(keyOf(id), { ...typedContent(row, id), target, confirm: true });
          dispatch({ type: "confirming", id });
          void queue.flush(keyOf(id));
        }
        return findWaiting(current.current, id, next);
      },

      async keep(id: string) {
        const row = current.current.rows[id];
        if (!row || !(await store(id))) return;
        const madeFrom = plainText(row.row.source);
        const { version } = queue.stored(keyOf(id));
        const result = await keepUnitAction({ articleId, target: locale, segmentId: id, version, madeFrom });
        if (!result.ok) return refuse(id, result);
        const { rows } = dispatch({ type: "kept", id, kept: result.value });
        const after = rows[id];
        const stored = {
          version: result.value.version,
          content: after ? contentOf(after.row) : queue.stored(keyOf(id)).content,
        };
        if (queue.unsaved(keyOf(id))) queue.rebase(keyOf(id), stored);
        else queue.open(keyOf(id), stored);
      },

      decide(id: string, choice: "mine" | "theirs") {
        const row = current.current.rows[id];
        if (!row?.conflict) return;
        const { theirs, version } = row.conflict;
        const madeFrom = plainText(row.row.source);
        const stored = { version, content: { target: theirs, madeFrom: row.row.madeFrom, confirm: false } };
        dispatch({ type: "decided", id, for: choice });
        if (choice === "theirs") {
          queue.open(keyOf(id), stored);
          router.refresh();
          return;
        }
        queue.change(keyOf(id), { target: row.target, madeFrom, confirm: false });
        queue.rebase(keyOf(id), stored);
      },

      async waive(id: string, name: CheckName, reason: string): Promise<boolean> {
        const row = current.current.rows[id];
        if (!row || !(await store(id))) return false;
        const { sourceLocale, targetLocale, terms } = current.current;
        const texts = { source: plainText(row.row.source), target: plainText(row.target) };
        const print = waiverPrint(name, { ...texts, sourceLocale, targetLocale, terms });
        const issue = { articleId, target: locale, segmentId: id, check: name, fingerprint: print };
        const result = await waiveIssueAction({ ...issue, reason });
        if (result.ok) dispatch({ type: "waived", id, waiver: result.value });
        else refuse(id, result);
        return result.ok;
      },

      async endWaiver(id: string, waiver: Waiver) {
        const check = waiver.check as CheckName;
        const issue = { articleId, target: locale, segmentId: id, check, fingerprint: waiver.fingerprint };
        const result = await endWaiverAction(issue);
        if (result.ok) dispatch({ type: "waiverEnded", id, waiver });
        else refuse(id, result);
      },

      recover(copy: LocalCopy<UnitContent>) {
        const id = saving.idOf(copy.key);
        const { target } = copy.content;
        if (!queue.has(copy.key)) queue.open(copy.key, { version: copy.version, content: copy.base });
        // Restoring is not confirming, whatever was under way when the tab died.
        saving.autosave.recover({ ...copy, content: { ...copy.content, confirm: false } });
        saving.autosave.discard(copy);
        if (!current.current.rows[id]) return;
        dispatch({ type: "replaced", id, target });
        commands.activate(id);
      },
    };
    return commands;
  }

  /** Whether the server has what is on the screen. */
  async function store(id: string): Promise<boolean> {
    return !canWrite || queue.flush(keyOf(id));
  }

  function refuse(id: string, failure: Failure) {
    setTrouble({ id, code: failure.code, details: failure.details });
    if (failure.code === "source_changed" || failure.code === "conflict") router.refresh();
  }

  return { state, trouble, saving, commands };
}

function begunWith(began: Beginning | undefined): { readonly began?: Beginning } {
  return began ? { began } : {};
}

export type WorkbenchCommands = ReturnType<typeof useWorkbench>["commands"];
