import type { Limit } from "#lib/limits/limit.ts";

/**
 * Beyond these a suggestion is taken and marked: it waits behind the others.
 * A school class behind one address stays below, or loses nothing but its turn.
 */
export const soonSuspicious = {
  address: { name: "correction-address-soft", count: 30, minutes: 60 },
  article: { name: "correction-article-soft", count: 100, minutes: 60 },
  site: { name: "correction-site-soft", count: 400, minutes: 60 },
} as const satisfies Record<string, Limit>;

/** Beyond these nothing is taken: no newsroom could answer it. */
export const tooMany = {
  address: { name: "correction-address", count: 120, minutes: 60 },
  article: { name: "correction-article", count: 600, minutes: 60 },
  site: { name: "correction-site", count: 3_000, minutes: 60 },
} as const satisfies Record<string, Limit>;
