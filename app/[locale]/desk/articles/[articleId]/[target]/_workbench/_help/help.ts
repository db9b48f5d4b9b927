import type { Origin } from "#lib/segments/unit.ts";
import type { Run } from "#lib/text/runs.ts";

/** The sentence that help is for. `source`: its plain text; `runs`: the same with its marks. */
export type HelpSentence = {
  readonly articleId: string;
  readonly segmentId: string;
  readonly source: string;
  readonly runs: readonly Run[];
  readonly sourceLocale: string;
  readonly targetLocale: string;
};

/**
 * What a section offers for the active editor: a `part` goes where the caret
 * is, in place of what is selected; a `whole` target takes the place of
 * everything, and the unit remembers that it began as this. An `act` is what
 * has to be done before there is something to insert.
 */
export type Insertion =
  | { readonly kind: "part"; readonly text: string }
  | {
      readonly kind: "whole";
      readonly target: readonly Run[];
      readonly origin: Extract<Origin, "memory" | "machine">;
      /** Only where nothing is written yet. */
      readonly whenEmpty?: true;
    }
  | { readonly kind: "act"; readonly act: () => void };

/**
 * The digits that insert with Alt, by section. Each section has its own, so
 * that a late answer never moves another section's keys under the finger, and
 * the best match is always on the same one.
 */
export const helpKeys = { terms: [1, 2, 3, 4, 5], memory: [6, 7, 8], machine: [9] } as const;
