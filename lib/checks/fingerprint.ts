import { mentionedIn } from "#lib/glossary/matching.ts";
import type { Pair } from "./issue.ts";

/**
 * Sixteen hex digits that stand for a pair: they change when either text or
 * locale does, white space at the ends apart. No defence against somebody who
 * looks for a collision.
 */
export function fingerprint({ source, target, sourceLocale, targetLocale }: Pair): string {
  return printOf([sourceLocale, targetLocale, source.trim(), target.trim()]);
}

/**
 * What a waiver of `check` is bound to: the pair and, where the glossary is what
 * the target was held against, the terms the source has and their renderings.
 */
export function waiverPrint(check: string, pair: Pair): string {
  const said = check === "terminology" ? mentionedIn(pair.source, pair.sourceLocale, pair.terms ?? []) : [];
  if (said.length === 0) return fingerprint(pair);
  const terms = said.map(({ text, renderings }) =>
    [text, ...renderings.map((rendering) => `${rendering.status} ${rendering.text}`).toSorted()].join("\n"),
  );
  return printOf([fingerprint(pair), ...terms.toSorted()]);
}

function printOf(parts: readonly string[]): string {
  const text = parts.map((part) => `${part.length}:${part}`).join("");
  return hex(mix(text, 0x811c9dc5, 0x01000193)) + hex(mix(text, 0x9747b28c, 0x5bd1e995));
}

/** FNV-1a with another multiplier for the second half, and MurmurHash3's finaliser. */
function mix(text: string, seed: number, multiplier: number): number {
  let hash = seed;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), multiplier);
    hash ^= hash >>> 15;
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

function hex(hash: number): string {
  return (hash >>> 0).toString(16).padStart(8, "0");
}
