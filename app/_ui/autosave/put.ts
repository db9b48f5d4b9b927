import type { SaveOutcome } from "./saving.ts";

/** What every save answers, beside what its caller needs. `savedAt`: ISO 8601. */
export type Saved = { readonly version: number; readonly savedAt: string };

type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly code: string; readonly details: Readonly<Record<string, unknown>> };

const patience = 20_000;

/** Browsers let a closing page send this much and no more. */
const keepaliveLimit = 60_000;

/** Sends `body` as JSON and says what came of it, in the terms of the save queue. Never rejects. */
export async function putJson<Value extends Saved>(url: string, body: unknown): Promise<SaveOutcome<Value>> {
  const text = JSON.stringify(body);
  const leaving = document.visibilityState === "hidden";
  try {
    const response = await fetch(url, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: text,
      signal: AbortSignal.timeout(patience),
      keepalive: leaving && text.length * 3 < keepaliveLimit,
    });
    if (response.status >= 500 || response.status === 429 || response.status === 408) return { kind: "unavailable" };
    return outcomeOf((await response.json()) as Answer<Value>);
  } catch {
    return { kind: "unreachable" };
  }
}

function outcomeOf<Value extends Saved>(answer: Answer<Value>): SaveOutcome<Value> {
  if (answer.ok) {
    const { version, savedAt } = answer.value;
    return { kind: "saved", version, at: new Date(savedAt), receipt: answer.value };
  }
  if (answer.code === "signed_out") return { kind: "signed_out" };
  if (answer.code === "conflict") return { kind: "conflict", details: answer.details };
  return { kind: "refused", code: answer.code, details: answer.details };
}
