import type { DocumentPair } from "#lib/checks/consistency.ts";
import type { Issue, Pair } from "#lib/checks/issue.ts";
import type { Locales } from "./row-state.ts";

type Checker = {
  readonly runChecks: (pair: Pair) => Issue[];
  readonly findInconsistencies: (pairs: readonly DocumentPair[], locales: Locales) => Map<string, Issue[]>;
};

let checker: Checker | null = null;

/** Fetches the checks, which come after the page. Rejects when they cannot be had; then it may be asked again. */
export async function loadChecker(): Promise<void> {
  checker ??= await import("#lib/checks/all-checks.ts");
}

/** What the checks find in a pair; nothing before they have come. */
export function checkPair(pair: Pair): Issue[] {
  return checker?.runChecks(pair) ?? [];
}

/** What is inconsistent over the document; nothing before the checks have come. */
export function checkDocument(pairs: readonly DocumentPair[], locales: Locales): Map<string, Issue[]> {
  return checker?.findInconsistencies(pairs, locales) ?? new Map();
}
