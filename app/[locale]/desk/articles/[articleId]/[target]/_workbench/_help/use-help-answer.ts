"use client";

import { useEffect, useState } from "react";

export type HelpAnswer<Value> =
  | { readonly kind: "asking" }
  | { readonly kind: "answered"; readonly value: Value }
  | { readonly kind: "failed"; readonly ask: () => void };

/** Milliseconds before a sentence asks: who walks down the rows asks for none of those they pass. */
const pause = 80;

const patience = 10_000;

/**
 * What the server answers a GET of `url`. Only ever the answer to this `url`:
 * another one ends the request, and an answer that comes late is dropped.
 */
export function useHelpAnswer<Value>(url: string): HelpAnswer<Value> {
  const [asked, setAsked] = useState(0);
  const [got, setGot] = useState<{ readonly url: string; readonly value: Value | null } | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` asks again
  useEffect(() => {
    const controller = new AbortController();
    const timer = setTimeout(async () => {
      const value = await fetchValue<Value>(url, controller.signal);
      if (!controller.signal.aborted) setGot({ url, value });
    }, pause);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [url, asked]);

  if (got?.url !== url) return { kind: "asking" };
  if (got.value !== null) return { kind: "answered", value: got.value };
  const ask = () => {
    setGot(null);
    setAsked(asked + 1);
  };
  return { kind: "failed", ask };
}

/** The answer's value, or null when there is none to be had. */
async function fetchValue<Value>(url: string, signal: AbortSignal): Promise<Value | null> {
  try {
    const response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]) });
    const answer = (await response.json()) as { readonly ok: boolean; readonly value?: Value };
    return answer.ok && answer.value !== undefined ? answer.value : null;
  } catch {
    return null;
  }
}
