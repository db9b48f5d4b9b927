"use client";

import { useEffect, useRef, useState, useTransition } from "react";
import type { ActionResult, Failure } from "#lib/action.ts";
import type { UnitVersion } from "#lib/review/mutations.ts";
import type { ReviewRow } from "#lib/review/review.ts";
import { approveAction, approveWithEditsAction, returnAction, undoReviewAction } from "./actions.ts";

export type Decision = "approved" | "returned" | "undone";

/** What has just been done, to be said and, for ten seconds, undone. */
export type Outcome = { readonly decision: Decision; readonly units: readonly UnitVersion[] };

/** `segmentId`: the sentence in the way; null when it is none of those on the screen. */
export type Refusal = { readonly failure: Failure; readonly segmentId: string | null };

/** How long each is said; what can be undone, can be as long. */
const shownMilliseconds: Record<Decision, number> = { approved: 10_000, returned: 10_000, undone: 4_000 };

/** What a reviewer does to the sentences of one translation. */
export function useReview(ref: { readonly articleId: string; readonly target: string }) {
  const [pending, startTransition] = useTransition();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const inFlight = useRef<ReadonlySet<string>>(new Set());

  useEffect(() => {
    if (outcome === null) return;
    const timer = setTimeout(() => setOutcome(null), shownMilliseconds[outcome.decision]);
    return () => clearTimeout(timer);
  }, [outcome]);

  /** Decisions follow each other as fast as somebody makes them; one about a sentence that is being decided on does nothing. */
  function run(
    decision: Decision,
    action: (form: FormData) => Promise<ActionResult<readonly UnitVersion[]>>,
    units: readonly UnitVersion[],
    fields: readonly (readonly [string, string])[],
    after: () => void,
  ): void {
    const ids = units.map((unit) => unit.segmentId);
    if (ids.some((id) => inFlight.current.has(id))) return;
    inFlight.current = new Set([...inFlight.current, ...ids]);
    const form = new FormData();
    for (const [name, value] of [["articleId", ref.articleId], ["target", ref.target], ...fields] as const) {
      form.append(name, value);
    }
    startTransition(async () => {
      const result = await action(form).finally(() => {
        inFlight.current = new Set([...inFlight.current].filter((id) => !ids.includes(id)));
      });
      if (!result.ok) {
        const segmentId = result.details["segmentId"];
        setRefusal({ failure: result, segmentId: typeof segmentId === "string" ? segmentId : null });
        return;
      }
      setRefusal(null);
      setOutcome({ decision, units: result.value });
      after();
    });
  }

  return {
    pending,
    outcome,
    refusal,
    approve: (rows: readonly ReviewRow[], after: () => void) =>
      run("approved", approveAction, rows, unitFields(rows), after),
    approveEdited: (row: ReviewRow, text: string, after: () => void) =>
      run(
        "approved",
        approveWithEditsAction,
        [row],
        [
          ["unit", nameOf(row)],
          ["text", text],
        ],
        after,
      ),
    giveBack: (rows: readonly ReviewRow[], reason: string, note: string, after: () => void) =>
      run("returned", returnAction, rows, [...unitFields(rows), ["reason", reason], ["note", note]], after),
    undo: (after: () => void) => {
      if (outcome !== null && outcome.decision !== "undone") {
        run("undone", undoReviewAction, outcome.units, unitFields(outcome.units), after);
      }
    },
  };
}

function unitFields(units: readonly UnitVersion[]): (readonly [string, string])[] {
  return units.map((unit) => ["units", nameOf(unit)] as const);
}

function nameOf({ segmentId, version }: UnitVersion): string {
  return `${segmentId}:${version}`;
}
