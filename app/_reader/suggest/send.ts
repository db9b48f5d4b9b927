import type { Failure } from "#lib/action.ts";
import type { CorrectionReason } from "#lib/corrections/correction.ts";

/** What the form sends, as `suggestionInput` reads it. */
export type SentForm = {
  readonly operationId: string;
  readonly revisionId: string;
  readonly segmentId: string;
  readonly proposed: string;
  readonly reason: CorrectionReason;
  readonly note: string;
  readonly evidenceUrl: string;
  readonly creditName: string;
  readonly email: string;
  readonly trap: string;
  readonly secondsTaken: number;
};

export type Taken = { readonly ok: true; readonly value: { readonly number: number; readonly receipt: string } };

/** No answer, or one that nothing can be made of: it may have got through, so the next try carries the same `operationId`. */
export type Unreachable = {
  readonly ok: false;
  readonly code: "unreachable";
  readonly details: Readonly<Record<string, never>>;
};

export async function sendSuggestion(form: SentForm): Promise<Taken | Failure | Unreachable> {
  try {
    const response = await fetch("/api/corrections", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(form),
      signal: AbortSignal.timeout(20_000),
    });
    const answer: unknown = await response.json();
    if (answer !== null && typeof answer === "object" && "ok" in answer) return answer as Taken | Failure;
  } catch {
    // Offline, cut off, or answered by something in between.
  }
  return { ok: false, code: "unreachable", details: {} };
}
