"use client";

import { useSyncExternalStore } from "react";

/** Where the panel has a place beside the sentences; the style sheets say the same. */
const beside = "(min-width: 72rem)";

/** Open and closed are remembered apart for wide and narrow windows. */
const keys = { wide: "duizhao.help.wide", narrow: "duizhao.help.narrow" } as const;

const chosen = new Map<string, boolean>();
const listeners = new Set<() => void>();

/** Whether the help panel is open, and how to say so. As long as nobody has said, it is where it has a place of its own. */
export function useHelpShown(): readonly [shown: boolean, show: (shown: boolean) => void] {
  const shown = useSyncExternalStore(subscribe, isShown, () => false);
  return [shown, show];
}

function subscribe(listener: () => void): () => void {
  const media = matchMedia(beside);
  listeners.add(listener);
  media.addEventListener("change", listener);
  return () => {
    listeners.delete(listener);
    media.removeEventListener("change", listener);
  };
}

function isShown(): boolean {
  const { wide, key } = here();
  return chosen.get(key) ?? read(key) ?? wide;
}

function show(shown: boolean) {
  const { key } = here();
  chosen.set(key, shown);
  try {
    localStorage.setItem(key, shown ? "open" : "closed");
  } catch {
    // A browser that keeps nothing: it holds as long as the page.
  }
  for (const listener of listeners) listener();
}

function here(): { readonly wide: boolean; readonly key: string } {
  const wide = matchMedia(beside).matches;
  return { wide, key: wide ? keys.wide : keys.narrow };
}

function read(key: string): boolean | null {
  try {
    const kept = localStorage.getItem(key);
    return kept === null ? null : kept === "open";
  } catch {
    return null;
  }
}
