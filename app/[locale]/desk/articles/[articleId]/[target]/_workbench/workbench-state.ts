import type { DocumentPair } from "#lib/checks/consistency.ts";
import type { Issue } from "#lib/checks/issue.ts";
import type { Term } from "#lib/glossary/term.ts";
import { plainText } from "#lib/text/runs.ts";
import type { Progress, TranslationSheet } from "#lib/translations/translation.ts";
import {
  beginRow,
  changeRow,
  isConfirmed,
  isRowStale,
  type Locales,
  openIssuesOf,
  type RowAction,
  type RowState,
  readRow,
  statusOf,
} from "./row-state.ts";

export const filters = ["all", "unconfirmed", "stale", "returned", "issues"] as const;
export type Filter = (typeof filters)[number];

export type WorkbenchState = Locales & {
  readonly sourceVersion: number;
  /** Segment ids in document order. */
  readonly order: readonly string[];
  readonly rows: Readonly<Record<string, RowState>>;
  readonly activeId: string | null;
  readonly filter: Filter;
  /** Whether the checks have come: until then nothing is found. */
  readonly checked: boolean;
  /** What matched when the filter was chosen: it stays in sight while it is worked on. */
  readonly shown: ReadonlySet<string>;
};

export type WorkbenchAction =
  | RowAction
  | { readonly type: "activated"; readonly id: string }
  | { readonly type: "left" }
  | { readonly type: "filtered"; readonly filter: Filter }
  | { readonly type: "checkerCame" }
  | { readonly type: "documentCompared"; readonly issues: ReadonlyMap<string, readonly Issue[]> }
  | { readonly type: "sheetRead"; readonly sheet: TranslationSheet };

/** The workbench as a sheet begins it. */
export function beginWorkbench(sheet: TranslationSheet, filter: Filter): WorkbenchState {
  const locales = {
    sourceLocale: sheet.sourceLocale,
    targetLocale: sheet.locale,
    terms: sheet.terms,
    severities: sheet.severities,
  };
  const rows = Object.fromEntries(sheet.rows.map((row) => [row.segmentId, beginRow(row, locales)]));
  const state: WorkbenchState = {
    ...locales,
    sourceVersion: sheet.sourceVersion,
    order: sheet.rows.map((row) => row.segmentId),
    rows,
    activeId: null,
    filter,
    checked: false,
    shown: new Set(),
  };
  return { ...state, shown: matching(state, filter) };
}

export function workbench(state: WorkbenchState, action: WorkbenchAction): WorkbenchState {
  switch (action.type) {
    case "activated":
      return action.id in state.rows ? { ...state, activeId: action.id } : state;
    case "left":
      return { ...state, activeId: null };
    case "filtered":
      return { ...state, filter: action.filter, shown: matching(state, action.filter) };
    case "checkerCame":
      return refilled({
        ...eachRow(state, (row) => changeRow(row, { type: "checked", id: row.row.segmentId }, state)),
        checked: true,
      });
    case "documentCompared":
      return eachRow(state, (row) => {
        const overall = action.issues.get(row.row.segmentId) ?? [];
        const same = JSON.stringify(overall) === JSON.stringify(row.overall);
        return same ? row : changeRow(row, { type: "compared", id: row.row.segmentId, overall }, state);
      });
    case "sheetRead":
      return readSheet(state, action.sheet);
    default: {
      const before = state.rows[action.id];
      if (!before) return state;
      const after = changeRow(before, action, state);
      return { ...state, rows: { ...state.rows, [action.id]: after } };
    }
  }
}

/** Issues have come that the chosen filter had to do without. */
function refilled(state: WorkbenchState): WorkbenchState {
  return state.filter === "issues" ? { ...state, shown: matching(state, "issues") } : state;
}

function eachRow(state: WorkbenchState, change: (row: RowState) => RowState): WorkbenchState {
  const changed = Object.entries(state.rows).flatMap(([id, row]) => {
    const after = change(row);
    return after === row ? [] : [[id, after] as const];
  });
  return changed.length === 0 ? state : { ...state, rows: { ...state.rows, ...Object.fromEntries(changed) } };
}

/** The rows as one document, for what only the whole shows. */
export function documentOf(state: WorkbenchState): DocumentPair[] {
  return rowsOf(state).map(({ row, target }) => ({
    id: row.segmentId,
    source: plainText(row.source),
    target: plainText(target),
    head: row.blockKind === "headline" || row.blockKind === "summary",
  }));
}

/** What the server has newly said, without touching what it does not have yet. */
function readSheet(state: WorkbenchState, sheet: TranslationSheet): WorkbenchState {
  if (sheet.sourceVersion < state.sourceVersion) return state;
  // The same list while it says the same: what is looked up in it once is known for good.
  const terms = sameTerms(state.terms, sheet.terms) ? state.terms : sheet.terms;
  const { severities } = sheet;
  const rows = Object.fromEntries(
    sheet.rows.map((fresh) => [
      fresh.segmentId,
      readRow(state.rows[fresh.segmentId], fresh, { ...state, terms, severities }),
    ]),
  );
  const order = sheet.rows.map((row) => row.segmentId);
  const activeId = state.activeId !== null && state.activeId in rows ? state.activeId : null;
  return { ...state, sourceVersion: sheet.sourceVersion, terms, severities, rows, order, activeId };
}

function sameTerms(a: readonly Term[], b: readonly Term[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

export function matches(state: RowState, filter: Filter): boolean {
  switch (filter) {
    case "all":
      return true;
    case "unconfirmed":
      return !isConfirmed(state);
    case "stale":
      return isRowStale(state);
    case "returned":
      return statusOf(state) === "returned";
    case "issues":
      return openIssuesOf(state).length > 0;
  }
}

function matching(state: WorkbenchState, filter: Filter): ReadonlySet<string> {
  return new Set(rowsOf(state).flatMap((row) => (matches(row, filter) ? [row.row.segmentId] : [])));
}

/** Every row, in document order. */
export function rowsOf(state: WorkbenchState): RowState[] {
  return state.order.flatMap((id) => state.rows[id] ?? []);
}

/** The ids in sight: those that match the filter, or did when it was chosen. */
export function visibleIds(state: WorkbenchState): string[] {
  if (state.filter === "all") return [...state.order];
  return rowsOf(state)
    .filter((row) => state.shown.has(row.row.segmentId) || matches(row, state.filter))
    .map((row) => row.row.segmentId);
}

export type Summary = {
  readonly total: number;
  readonly progress: Progress;
  readonly errors: number;
  readonly counts: Readonly<Record<Filter, number>>;
};

export function summarize(state: WorkbenchState): Summary {
  const progress = { untranslated: 0, draft: 0, translated: 0, reviewed: 0, stale: 0, returned: 0 };
  const counts = { all: 0, unconfirmed: 0, stale: 0, returned: 0, issues: 0 };
  let errors = 0;
  const rows = rowsOf(state);
  for (const row of rows) {
    progress[statusOf(row)] += 1;
    for (const filter of filters) if (matches(row, filter)) counts[filter] += 1;
    errors += openIssuesOf(row).filter((issue) => issue.severity === "error").length;
  }
  return { total: rows.length, progress, errors, counts };
}

/** The row beside `id` in what is in sight; from nowhere the first or the last. */
export function findNeighbour(state: WorkbenchState, id: string | null, by: 1 | -1): string | null {
  const ids = visibleIds(state);
  const at = id === null ? -1 : ids.indexOf(id);
  if (at < 0) return (by === 1 ? ids[0] : ids.at(-1)) ?? null;
  return ids[at + by] ?? null;
}

/** The next row in sight after `id` that waits, from the top again after the last; null when none does. */
export function findWaiting(state: WorkbenchState, id: string, next: "unconfirmed" | "untranslated"): string | null {
  const ids = visibleIds(state);
  const at = ids.indexOf(id);
  const waits = (candidate: string) => {
    const row = state.rows[candidate];
    if (!row || candidate === id) return false;
    return next === "untranslated" ? statusOf(row) === "untranslated" : !isConfirmed(row);
  };
  return [...ids.slice(at + 1), ...ids.slice(0, Math.max(0, at))].find(waits) ?? null;
}
