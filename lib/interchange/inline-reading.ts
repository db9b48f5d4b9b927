import { type Marks, normalizeRuns, type Run } from "#lib/text/runs.ts";
import type { XmlElement } from "./xml-reading.ts";

/** What an element inside a text means: marks for what it holds, characters that it stands for, its content as it is, nothing at all; null when nobody knows. */
export type InlineMeaning = { readonly marks: Marks } | { readonly text: string } | "content" | "nothing" | null;

/**
 * The runs of a text with elements inside. `meaning` says what each is;
 * `unknown` hears of those it does not know: their content stays, unmarked.
 */
export function readRuns(
  element: XmlElement,
  meaning: (element: XmlElement) => InlineMeaning,
  unknown: (element: XmlElement) => void,
): Run[] {
  const runs: Run[] = [];
  const walk = (parent: XmlElement, marks: Marks) => {
    for (const child of parent.children) {
      if (typeof child === "string") {
        runs.push({ ...marks, text: child });
        continue;
      }
      const meant = meaning(child);
      if (meant === null) unknown(child);
      if (meant === "nothing") continue;
      if (meant === null || meant === "content") walk(child, marks);
      else if ("marks" in meant) walk(child, { ...marks, ...meant.marks });
      else runs.push({ ...marks, text: meant.text });
    }
  };
  walk(element, {});
  return normalizeRuns(runs);
}
