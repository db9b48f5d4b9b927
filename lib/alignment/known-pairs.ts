import type { Feature, FeatureStore } from "./features.ts";

/** A rendering the newsroom has settled on, or a sentence with its approved translation. */
export type KnownPair = { readonly source: string; readonly target: string };
export type KnownPairs = { readonly terms: readonly KnownPair[]; readonly memory: readonly KnownPair[] };

/**
 * `features` with one more for each known pair that a sentence has its side of:
 * of a term anywhere in it, of a remembered sentence as a whole.
 */
export function addKnownPairs(
  features: readonly (readonly Feature[])[],
  sentences: readonly string[],
  side: "source" | "target",
  { terms, memory }: KnownPairs,
  store: FeatureStore,
): (readonly Feature[])[] {
  if (terms.length === 0 && memory.length === 0) return [...features];
  const whole = new Map<string, number[]>();
  for (const [index, pair] of memory.entries()) {
    const text = plain(pair[side]);
    whole.set(text, [...(whole.get(text) ?? []), index]);
  }
  const parts = terms.map((pair, index) => ({ text: plain(pair[side]), index })).filter(({ text }) => text !== "");
  return features.map((known, at) => {
    const text = plain(sentences[at] ?? "");
    const remembered = (whole.get(text) ?? []).map((index) => store.plain("memory", `memory ${index}`));
    const named = parts.filter((part) => text.includes(part.text));
    return [...remembered, ...named.map(({ index }) => store.plain("term", `term ${index}`)), ...known];
  });
}

/** Without what differs between two ways of writing the same. */
function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}
