import type { Feature, FeatureKind, FeatureStore } from "./features.ts";

/** A rendering the newsroom has settled on, or a sentence with its approved translation. */
export type KnownPair = { readonly source: string; readonly target: string };
export type KnownPairs = { readonly terms: readonly KnownPair[]; readonly memory: readonly KnownPair[] };

type Side = "source" | "target";

/**
 * `features` with one more for each text of the known pairs that a sentence has: a
 * term anywhere in it, a remembered sentence as a whole. What has several renderings is found
 * by any of them.
 */
export function addKnownPairs(
  features: readonly (readonly Feature[])[],
  sentences: readonly string[],
  side: Side,
  { terms, memory }: KnownPairs,
  store: FeatureStore,
): (readonly Feature[])[] {
  if (terms.length === 0 && memory.length === 0) return [...features];
  const parts = [...readPairs("term", terms, side, store)];
  const whole = readPairs("memory", memory, side, store);
  return features.map((known, at) => {
    const text = plain(sentences[at] ?? "");
    const remembered = whole.get(text);
    const named = parts.filter(([part]) => text.includes(part)).map(([, feature]) => feature);
    return [...(remembered ? [remembered] : []), ...named, ...known];
  });
}

/** A feature for each text of one side: the source is found by its targets, a target by itself. */
function readPairs(
  kind: FeatureKind,
  pairs: readonly KnownPair[],
  side: Side,
  store: FeatureStore,
): ReadonlyMap<string, Feature> {
  const keys = new Map<string, Set<string>>();
  for (const pair of pairs) {
    const text = plain(pair[side]);
    const target = plain(pair.target);
    if (text !== "" && target !== "") keys.set(text, (keys.get(text) ?? new Set()).add(`${kind} ${target}`));
  }
  return new Map([...keys].map(([text, found]) => [text, store.get(kind, text, () => [...found])]));
}

/** Without what differs between two ways of writing the same. */
function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}
