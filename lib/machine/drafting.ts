import type { Job } from "#lib/jobs/job.ts";
import type { BlockKind } from "#lib/segments/segment.ts";
import { plainText, type Run } from "#lib/text/runs.ts";
import type { FailureReason, MachineFailure } from "./failure.ts";

/** A sentence as drafting sees it. */
export type DraftRow = {
  readonly segmentId: string;
  readonly blockKind: BlockKind;
  readonly source: readonly Run[];
  readonly target: readonly Run[];
};

/** Whether a machine may draft it: it has a text that is not code, and nobody has begun to translate it. */
export function isDraftable({ blockKind, source, target }: DraftRow): boolean {
  return blockKind !== "code" && plainText(source).trim() !== "" && plainText(target).trim() === "";
}

/** What a job keeps from one sentence to the next. `skipped`: sentences that no draft could be had for. */
export type DraftingState = { readonly drafted: number; readonly skipped: readonly string[] };

/** What became of drafting a translation. `reason`: why it ended before the last sentence. */
export type DraftingResult = {
  readonly drafted: number;
  readonly skipped: number;
  readonly reason: FailureReason | null;
  readonly seconds: number | null;
};

/** How a translation's drafting stands; null where nobody ever asked for it, or long ago. */
export type Drafting = Pick<Job, "status" | "stopping" | "done" | "total"> & {
  readonly jobId: string;
  readonly result: DraftingResult | null;
};

/** Whether drafts are still coming. */
export function isUnderWay(drafting: Drafting | null): drafting is Drafting {
  return drafting?.status === "waiting" || drafting?.status === "running";
}

/** The longest a job waits for a service that asks it to, in seconds; and how often in a row. */
const longestWait = 120;
const mostWaits = 6;

/**
 * What to do after a failure: go on without this sentence, ask again after
 * `seconds`, or give up. `waits`: how often in a row it has been asked already.
 */
export function afterFailure(
  { reason, passes, about }: MachineFailure,
  waits: number,
): { readonly kind: "skip" } | { readonly kind: "wait"; readonly seconds: number } | { readonly kind: "end" } {
  if (ofOneSentence.has(reason)) return { kind: "skip" };
  const seconds = about.seconds ?? 2 ** (waits + 1);
  return passes && waits < mostWaits && seconds <= longestWait ? { kind: "wait", seconds } : { kind: "end" };
}

/** Another sentence may well go through. */
const ofOneSentence: ReadonlySet<FailureReason> = new Set<FailureReason>([
  "answer_unusable",
  "answer_too_large",
  "text_too_long",
  "request_refused",
]);
