"use client";

import { useMemo, useRef } from "react";
import { plainText, type Run, sameRuns } from "#lib/text/runs.ts";
import type { Beginning, SavedUnit, SheetRow, TranslationSheet, UnitConflict } from "#lib/translations/translation.ts";
import { putJson } from "../../../../../../_ui/autosave/put.ts";
import { type Autosave, useAutosave } from "../../../../../../_ui/autosave/use-autosave.ts";

/** What is saved of one sentence. `confirm`: the translator stands by exactly this. */
export type UnitContent = {
  readonly target: readonly Run[];
  readonly madeFrom: string;
  readonly confirm: boolean;
  /** A draft that has taken the place of everything since the last save. */
  readonly began?: Beginning;
};

/** What came of one save, and what was sent. */
export type UnitReceipt = { readonly saved: SavedUnit; readonly sent: UnitContent; readonly basedOn: number };

type Answer = SavedUnit & { readonly savedAt: string };

type Options = {
  readonly sheet: TranslationSheet;
  readonly person: string;
  readonly onSaved: (id: string, receipt: UnitReceipt) => void;
  readonly onConflict: (id: string, conflict: UnitConflict) => void;
};

export type UnitSaving = {
  readonly autosave: Autosave<UnitContent, UnitReceipt>;
  readonly keyOf: (id: string) => string;
  readonly idOf: (key: string) => string;
};

/** Saves sentences while they are typed: one queue entry each. */
export function useUnitSaving({ sheet, person, onSaved, onConflict }: Options): UnitSaving {
  const { articleId, locale } = sheet;
  const scope = `unit:${articleId}:${locale}:`;
  const queue = useRef<Autosave<UnitContent, UnitReceipt>["queue"] | null>(null);

  const autosave = useAutosave<UnitContent, UnitReceipt>({
    scope,
    person,
    documents: sheet.rows.map((row) => ({ key: scope + row.segmentId, version: row.version, content: contentOf(row) })),
    equals: asksNothingNew,
    send: async ({ key, content, version, operationId, tab }) => {
      const base = queue.current?.stored(key).content.target ?? [];
      const url = `/api/articles/${articleId}/${encodeURIComponent(locale)}/units/${encodeURIComponent(key.slice(scope.length))}`;
      const outcome = await putJson<Answer>(url, { ...content, base, version, operationId, tab, person });
      if (outcome.kind !== "saved") return outcome;
      return { ...outcome, receipt: { saved: outcome.receipt, sent: content, basedOn: version } };
    },
    onSaved: (key, receipt) => onSaved(key.slice(scope.length), receipt),
    onConflict: (key, details) => onConflict(key.slice(scope.length), details as UnitConflict),
  });
  queue.current = autosave.queue;

  return useMemo(
    () => ({
      autosave,
      keyOf: (id: string) => scope + id,
      idOf: (key: string) => key.slice(scope.length),
    }),
    [autosave, scope],
  );
}

/** A row as the queue keeps it. */
export function contentOf(row: SheetRow): UnitContent {
  const confirmed = (row.state === "translated" || row.state === "reviewed") && row.returnReason === null;
  return { target: row.target, madeFrom: row.madeFrom, confirm: confirmed };
}

/** Nobody loses a confirmation by looking at a text: only a changed text or a new confirmation has to be saved. */
function asksNothingNew(stored: UnitContent, latest: UnitContent): boolean {
  if (!sameRuns(stored.target, latest.target) && !(isBlank(stored) && isBlank(latest))) return false;
  return !latest.confirm || (stored.confirm && stored.madeFrom === latest.madeFrom);
}

function isBlank({ target }: UnitContent): boolean {
  return plainText(target).trim() === "";
}
