import { useDeferredValue, useMemo, useState } from "react";
import { findInconsistencies } from "#lib/checks/consistency.ts";
import {
  countAdded,
  documentPair,
  emptyTarget,
  type FoundNow,
  type ImportFinding,
  nextUnresolved,
  resolvedPositions,
} from "#lib/imports/repair.ts";
import { settleFindingAction } from "../../repair-actions.ts";
import { isBlank, pairIssuesOf } from "../row-state.ts";
import { rowsOf, type WorkbenchState } from "../workbench-state.ts";

/** What was found at import, and the positions of what was resolved when the page was made. */
export type RepairBegun = { readonly findings: readonly ImportFinding[]; readonly resolved: readonly number[] };

type Options = {
  readonly articleId: string;
  readonly target: string;
  readonly begun: RepairBegun;
  readonly state: WorkbenchState;
  readonly onShow: (segmentId: string) => void;
};

/** What of the findings at import is still open, as the sentences stand on the screen, and the way through them. */
export function useRepair({ articleId, target, begun, state, onShow }: Options) {
  const [settled, setSettled] = useState<ReadonlyMap<number, boolean>>(new Map());
  const [position, setPosition] = useState<number | null>(null);

  const findings = useMemo(
    () => begun.findings.map((finding) => ({ ...finding, settled: settled.get(finding.position) ?? finding.settled })),
    [begun, settled],
  );
  // Typing does not wait for what is looked up over the whole.
  const later = useDeferredValue(state);
  // The page knows until the checks have come.
  const open = useMemo(
    () => (begun.findings.length === 0 || !later.checked ? null : findOpen(later)),
    [begun.findings, later],
  );
  const resolved = useMemo(
    () => (open ? resolvedPositions(findings, open) : new Set(begun.resolved)),
    [findings, open, begun.resolved],
  );

  function show(finding: ImportFinding | null) {
    if (!finding) return;
    setPosition(finding.position);
    if (finding.segmentId !== null && finding.segmentId in state.rows) onShow(finding.segmentId);
  }

  return {
    findings,
    resolved,
    /** Found now, and not at import. */
    added: useMemo(() => (open ? countAdded(begun.findings, open) : 0), [begun.findings, open]),
    current: findings.find((finding) => finding.position === position) ?? null,
    show,
    go: (by: 1 | -1) => show(nextUnresolved(findings, resolved, position, by)),
    async settle(finding: ImportFinding, wanted: boolean) {
      setSettled((before) => new Map(before).set(finding.position, wanted));
      const answer = await settleFindingAction({ articleId, target, position: finding.position, settled: wanted });
      if (!answer.ok) setSettled((before) => new Map(before).set(finding.position, !wanted));
    },
  };
}

/** What is found now and nobody answers for, by sentence: of each pair and over the whole. */
function findOpen(state: WorkbenchState): Map<string, FoundNow[]> {
  const rows = rowsOf(state);
  const pairs = rows.map(({ row, target }) => documentPair({ ...row, target }));
  const overall = findInconsistencies(pairs, state);
  return new Map(
    rows.map((row) => {
      const id = row.row.segmentId;
      return [id, [...(isBlank(row) ? [emptyTarget] : pairIssuesOf(row)), ...(overall.get(id) ?? [])]];
    }),
  );
}

export type Repair = ReturnType<typeof useRepair>;
