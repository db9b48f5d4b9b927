import type { SentenceUpdate } from "#lib/corrections/correction.ts";
import type { ErrorCode } from "#lib/errors.ts";

const names = [
  "operationId",
  "revisionId",
  "segmentId",
  "startedAt",
  "base",
  "proposed",
  "reason",
  "note",
  "evidenceUrl",
  "creditName",
  "email",
  "company",
] as const;

/** Everything in the form, as it was typed: goes back and forth between the steps, so that nothing is lost. */
export type Typed = Readonly<Record<(typeof names)[number], string>>;

/** Where a reader without scripts stands. */
export type SuggestStep =
  | { readonly step: "write"; readonly error: ErrorCode | null; readonly typed: Typed }
  | { readonly step: "confirm"; readonly typed: Typed }
  | { readonly step: "updated"; readonly update: SentenceUpdate; readonly typed: Typed };

export function readTyped(form: FormData): Typed {
  const read = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value.slice(0, 20_000) : "";
  };
  return Object.fromEntries(names.map((name) => [name, read(name)])) as Typed;
}
