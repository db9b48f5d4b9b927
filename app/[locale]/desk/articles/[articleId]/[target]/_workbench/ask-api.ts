"use client";

import type { ErrorCode } from "#lib/errors.ts";

/** What came of a request to the desk's own server: its answer, why it was refused, or that it did not arrive. */
export type ApiAnswer<Value> =
  | { readonly kind: "answered"; readonly value: Value }
  | { readonly kind: "refused"; readonly code: ErrorCode; readonly details: Readonly<Record<string, unknown>> }
  | { readonly kind: "unreachable" };

/** Sends a request without more to say than its address. Never rejects. */
export async function askApi<Value>(
  method: "GET" | "POST" | "DELETE",
  url: string,
  signal: AbortSignal,
): Promise<ApiAnswer<Value>> {
  try {
    const sent = method === "GET" ? {} : { headers: { "content-type": "application/json" }, body: "{}" };
    const response = await fetch(url, { method, signal, ...sent });
    const answer = (await response.json()) as
      | { readonly ok: true; readonly value: Value }
      | { readonly ok: false; readonly code: ErrorCode; readonly details: Readonly<Record<string, unknown>> };
    if (answer.ok) return { kind: "answered", value: answer.value };
    return { kind: "refused", code: answer.code, details: answer.details };
  } catch {
    return { kind: "unreachable" };
  }
}
