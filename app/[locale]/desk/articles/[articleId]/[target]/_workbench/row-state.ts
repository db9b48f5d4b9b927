import { waiverPrint } from "#lib/checks/fingerprint.ts";
import type { Issue } from "#lib/checks/issue.ts";
import { gravestFirst, type Severities } from "#lib/checks/severity.ts";
import type { Term } from "#lib/glossary/term.ts";
import { isStale, type Unit, type UnitStatus, unitStatus } from "#lib/segments/unit.ts";
import { decodeTokens, encodeTokens } from "#lib/text/marks.ts";
import { plainText, type Run, sameRuns } from "#lib/text/runs.ts";
import type {
  Beginning,
  OtherWriter,
  SavedUnit,
  SheetRow,
  UnitConflict,
  Waiver,
} from "#lib/translations/translation.ts";
import { checkPair } from "./checker.ts";

export type Locales = {
  readonly sourceLocale: string;
  readonly targetLocale: string;
  /** The glossary's, of those that the article mentions. */
  readonly terms: readonly Term[];
  /** What the newsroom has set for its checks. */
  readonly severities: Severities;
};

/** What a check found, and the waiver that holds for it. */
export type FoundIssue = { readonly issue: Issue; readonly waiver: Waiver | null };

/** One sentence on the screen. */
export type RowState = {
  /** As the server is known to have it. */
  readonly row: SheetRow;
  /** The target with tokens for its marks, as the translator sees it. */
  readonly text: string;
  /** The target whose own marks the tokens of `text` are numbered by. */
  readonly encoded: readonly Run[];
  /** `text`, read. */
  readonly target: readonly Run[];
  readonly found: readonly FoundIssue[];
  /** What the row shares with others of the document: nobody answers for it here alone. */
  readonly overall: readonly Issue[];
  /** The translator has confirmed it, and the server has not answered yet. */
  readonly confirming: boolean;
  readonly conflict: UnitConflict | null;
  /** Somebody else's change stands in it now; `mine` is the text without. */
  readonly merged: { readonly by: OtherWriter | null; readonly mine: readonly Run[] } | null;
};

/** What happens to one sentence. */
export type RowAction =
  | { readonly type: "typed"; readonly id: string; readonly text: string }
  | { readonly type: "replaced"; readonly id: string; readonly target: readonly Run[] }
  | { readonly type: "checked"; readonly id: string }
  | { readonly type: "compared"; readonly id: string; readonly overall: readonly Issue[] }
  | { readonly type: "confirming"; readonly id: string }
  | { readonly type: "settled"; readonly id: string }
  | {
      readonly type: "saved";
      readonly id: string;
      readonly saved: SavedUnit;
      readonly target: readonly Run[];
      readonly began?: Beginning;
    }
  | {
      readonly type: "merged";
      readonly id: string;
      readonly saved: SavedUnit;
      readonly stored: readonly Run[];
      readonly target: readonly Run[];
    }
  | { readonly type: "conflicted"; readonly id: string; readonly conflict: UnitConflict; readonly mine: readonly Run[] }
  | { readonly type: "decided"; readonly id: string; readonly for: "mine" | "theirs" }
  | { readonly type: "kept"; readonly id: string; readonly kept: Pick<SavedUnit, "version" | "state" | "madeFrom"> }
  | { readonly type: "waived"; readonly id: string; readonly waiver: Waiver }
  | { readonly type: "waiverEnded"; readonly id: string; readonly waiver: Waiver };

/** The sentence as `action` leaves it. */
export function changeRow(before: RowState, action: RowAction, locales: Locales): RowState {
  const { row } = before;
  switch (action.type) {
    case "typed": {
      const target = decodeTokens(action.text, row.source, before.encoded).runs;
      return { ...before, text: action.text, target, confirming: false, merged: null };
    }
    case "replaced":
      return checkRow({ ...show(before, action.target), merged: null, confirming: false }, locales);
    case "checked":
      return checkRow(before, locales);
    case "compared":
      return { ...before, overall: action.overall };
    case "confirming":
      return { ...before, confirming: true };
    case "settled":
      return before.confirming ? { ...before, confirming: false } : before;
    case "saved":
      return { ...before, row: savedRow(row, action.saved, action.target, action.began), confirming: false };
    case "merged": {
      const merged = { by: action.saved.merged?.by ?? null, mine: before.target };
      const stored = { ...before, row: savedRow(row, action.saved, action.stored), confirming: false };
      return checkRow({ ...show(stored, action.target), merged }, locales);
    }
    case "conflicted": {
      const mine = sameRuns(before.target, action.mine) ? before : show(before, action.mine);
      return checkRow({ ...mine, conflict: action.conflict, confirming: false, merged: null }, locales);
    }
    case "decided": {
      if (!before.conflict) return before;
      const { theirs, version } = before.conflict;
      const decided = { ...before, row: { ...row, target: theirs, version }, conflict: null };
      return action.for === "mine" ? decided : checkRow(show(decided, theirs), locales);
    }
    case "kept":
      return { ...before, row: { ...row, ...action.kept } };
    case "waived": {
      const others = row.waivers.filter((waiver) => !sameWaiver(waiver, action.waiver));
      return checkRow({ ...before, row: { ...row, waivers: [...others, action.waiver] } }, locales);
    }
    case "waiverEnded": {
      const others = row.waivers.filter((waiver) => !sameWaiver(waiver, action.waiver));
      return checkRow({ ...before, row: { ...row, waivers: others } }, locales);
    }
  }
}

/** The sentence once the server has sent `fresh`: what is typed stays. */
export function readRow(before: RowState | undefined, fresh: SheetRow, locales: Locales): RowState {
  if (!before) return beginRow(fresh, locales);
  const older = fresh.version < before.row.version;
  if (!older && !isDirty(before) && !before.conflict) {
    const same = before.row.version === fresh.version && sameRuns(before.row.source, fresh.source);
    const read = { ...before, row: fresh, confirming: before.confirming && fresh.version === before.row.version };
    return checkRow(same ? read : show(read, fresh.target), locales);
  }
  // What is typed rests on the target and version it was begun with; only what stands around it is news.
  const { source, separator, blockId, blockKind, blockAttributes, waivers, returnReason, returnedBy } = fresh;
  const around = { source, separator, blockId, blockKind, blockAttributes, waivers };
  const row = { ...before.row, ...around, ...(older ? {} : { returnReason, returnedBy }) };
  const sameSource = sameRuns(before.row.source, source);
  return checkRow(sameSource ? { ...before, row } : show({ ...before, row }, before.target), locales);
}

/** The sentence as a sheet begins it. */
export function beginRow(row: SheetRow, locales: Locales): RowState {
  const empty = {
    row,
    text: "",
    encoded: [],
    target: [],
    found: [],
    overall: [],
    confirming: false,
    conflict: null,
    merged: null,
  };
  return checkRow(show(empty, row.target), locales);
}

/** The row with `target` in its editor. */
function show(before: RowState, target: readonly Run[]): RowState {
  return { ...before, text: encodeTokens(target, before.row.source), encoded: target, target };
}

function checkRow(before: RowState, locales: Locales): RowState {
  const target = plainText(before.target);
  // An empty target is a state, and shown as one.
  if (target.trim() === "") return before.found.length === 0 ? before : { ...before, found: [] };
  const runs = { source: before.row.source, target: before.target };
  const pair = { source: plainText(runs.source), target, runs, ...locales };
  const issues = checkPair(pair);
  if (issues.length === 0 && before.found.length === 0) return before;
  const waivers = before.row.waivers.filter((waiver) => waiver.fingerprint === waiverPrint(waiver.check, pair));
  const found = issues.map((issue) => ({
    issue,
    waiver: waivers.find((waiver) => waiver.check === issue.check) ?? null,
  }));
  return { ...before, found };
}

function savedRow(row: SheetRow, saved: SavedUnit, target: readonly Run[], began?: Beginning): SheetRow {
  const { version, state, madeFrom } = saved;
  const returned = state === "translated" && !saved.outdated ? { returnReason: null, returnedBy: null } : {};
  const empty = state === "initial";
  const byHand = { origin: "human", produced: null } as const;
  const beginning = empty ? byHand : (began ?? (plainText(row.target) === "" ? byHand : {}));
  return { ...row, ...returned, ...beginning, target: empty ? [] : target, version, state, madeFrom };
}

/** What a row shows, worked out once for each of its states: a thousand rows are counted at every key press. */
type Facts = {
  readonly dirty: boolean;
  readonly blank: boolean;
  readonly status: UnitStatus;
  readonly stale: boolean;
  readonly open: readonly Issue[];
};

const known = new WeakMap<RowState, Facts>();

function factsOf(state: RowState): Facts {
  const before = known.get(state);
  if (before) return before;
  const sourceText = plainText(state.row.source);
  const dirty = state.target !== state.row.target && !sameRuns(state.row.target, state.target);
  const blank = plainText(state.target).trim() === "";
  const unit = shownUnit(state, sourceText, dirty, blank);
  const facts = {
    dirty,
    blank,
    status: unitStatus(unit, sourceText),
    stale: isStale(unit, sourceText),
    open: gravestFirst([...pairIssuesOf(state), ...(blank ? [] : state.overall)]),
  };
  known.set(state, facts);
  return facts;
}

/** The unit as the screen shows it, saved or not. */
function shownUnit({ row, target, confirming }: RowState, sourceText: string, dirty: boolean, blank: boolean): Unit {
  if (confirming) return { ...row, target, state: "translated", madeFrom: sourceText, returnReason: null };
  if (!dirty) return row;
  if (blank) return { ...row, target: [], state: "initial" };
  return { ...row, target, state: "draft", madeFrom: row.state === "initial" ? sourceText : row.madeFrom };
}

/** Whether the editor holds what the server does not have. */
export function isDirty(state: RowState): boolean {
  return factsOf(state).dirty;
}

export function isBlank(state: RowState): boolean {
  return factsOf(state).blank;
}

/** The status the row shows. */
export function statusOf(state: RowState): UnitStatus {
  return factsOf(state).status;
}

/** Whether the source has changed since the row's target was made; true of a returned one as well. */
export function isRowStale(state: RowState): boolean {
  return factsOf(state).stale;
}

export function isConfirmed(state: RowState): boolean {
  const { status } = factsOf(state);
  return status === "translated" || status === "reviewed";
}

/** What nobody answers for yet in the pair itself, without what is found over the whole. */
export function pairIssuesOf({ found }: RowState): readonly Issue[] {
  return found.filter(({ waiver }) => waiver === null).map(({ issue }) => issue);
}

/** What nobody answers for yet. */
export function openIssuesOf(state: RowState): readonly Issue[] {
  return factsOf(state).open;
}

function sameWaiver(a: Waiver, b: Waiver): boolean {
  return a.check === b.check && a.fingerprint === b.fingerprint;
}
