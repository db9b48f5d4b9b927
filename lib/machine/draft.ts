import { plainText, type Run } from "#lib/text/runs.ts";
import type { FailureReason } from "./failure.ts";

/** Why there is no draft. `seconds`: how long the service asks to wait, where it does. */
export type DraftFailure = {
  readonly kind: "failed";
  readonly reason: FailureReason;
  readonly seconds: number | null;
};

/** What a service made of a sentence, or why it made nothing. */
export type DraftOutcome = { readonly kind: "draft"; readonly target: readonly Run[] } | DraftFailure;

/** What an administrator sees who tries a service: how long it took, or what it says of its refusal. */
export type Trial =
  | {
      readonly kind: "draft";
      readonly target: readonly Run[];
      readonly targetLocale: string;
      readonly seconds: number;
    }
  | (DraftFailure & { readonly said: string | null });

/** Sentences before and after one that a service is shown, and the letters of each. */
const neighbours = { before: 3, after: 2, length: 400 } as const;

/** Plain texts of the sentences around the one with `segmentId`, each cut where it is very long. */
export function contextOf(
  rows: readonly { readonly segmentId: string; readonly source: readonly Run[] }[],
  segmentId: string,
): { readonly before: string[]; readonly after: string[] } {
  const at = rows.findIndex((row) => row.segmentId === segmentId);
  const texts = (from: number, to: number) =>
    rows
      .slice(Math.max(from, 0), to)
      .map(({ source }) => [...plainText(source)].slice(0, neighbours.length).join("").trim())
      .filter((text) => text !== "");
  return { before: texts(at - neighbours.before, at), after: texts(at + 1, at + 1 + neighbours.after) };
}
