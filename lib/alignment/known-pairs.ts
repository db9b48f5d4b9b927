import type { Feature, Features } from "./features.ts";

/** A rendering the newsroom has settled on, or a sentence with its approved translation. */
export type KnownPair = { readonly source: string; readonly target: string };

/** `features` with one more for each pair that a sentence has its side of: of a term anywhere in it, of a sentence as a whole. */
export function addKnownPairs(
  features: readonly Features[],
  sentences: readonly string[],
  side: "source" | "target",
  { terms, memory }: { readonly terms: readonly KnownPair[]; readonly memory: readonly KnownPair[] },
): Features[] {
  const whole = new Map<string, string[]>();
  for (const [index, pair] of memory.entries()) {
    const text = plain(pair[side]);
    whole.set(text, [...(whole.get(text) ?? []), `memory ${index}`]);
  }
  const parts = terms
    .map((pair, index) => ({ text: plain(pair[side]), key: `term ${index}` }))
    .filter(({ text }) => text !== "");
  return features.map((known, index) => {
    const text = plain(sentences[index] ?? "");
    const remembered: Feature[] = (whole.get(text) ?? []).map((key) => ({ kind: "memory", keys: [key] }));
    const named: Feature[] = parts
      .filter((part) => text.includes(part.text))
      .map(({ key }) => ({ kind: "term", keys: [key] }));
    return [...remembered, ...named, ...known];
  });
}

/** Without what differs between two ways of writing the same. */
function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}
