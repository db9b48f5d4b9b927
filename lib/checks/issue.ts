import type { Term } from "#lib/glossary/term.ts";
import type { Run } from "#lib/text/runs.ts";
import type { Severities } from "./severity.ts";

/** UTF-16 offsets into the plain text, end exclusive. */
export type Span = readonly [from: number, to: number];

/** An `error` blocks publication unless waived; a `warning` asks for a decision; a `hint` is worth a look. */
export type Severity = "error" | "warning" | "hint";

/** Kinds of fault, as reports count them; several checks may belong to one. */
export type Family =
  | "number"
  | "omission"
  | "addition"
  | "untranslated"
  | "quotes"
  | "punctuation"
  | "fragment"
  | "case"
  | "duplicate"
  | "terminology";

/** Grows with the checks; a name is also the key of its label under `Checks.names`. */
export const checkNames = [
  "empty_target",
  "untranslated",
  "number",
  "terminology",
  "omission",
  "clause",
  "addition",
  "fragment",
  "quotes",
  "brackets",
  "punctuation",
  "spacing",
  "case",
  "duplicate",
  "marks",
  "rendering",
  "figures",
] as const;
export type CheckName = (typeof checkNames)[number];

/** What a check found in one pair of source and target. */
export type Issue = Finding & { readonly family: Family };

/** The same as the check itself says it; its family is that of the check. */
export type Finding = {
  readonly check: CheckName;
  readonly severity: Severity;
  readonly source: Span | null;
  readonly target: Span | null;
  /** Key under `Checks.messages`; `values` are its ICU arguments. */
  readonly message: string;
  readonly values: Readonly<Record<string, string>>;
  /** Replace `span` of the target by `text`; only where the result is certain. */
  readonly fix: { readonly span: Span; readonly text: string } | null;
};

/**
 * Plain texts and their BCP 47 locales. `terms`: the glossary's, for this pair of
 * locales; `severities`: what the newsroom has set for the target locale; `runs`:
 * the same texts with their marks.
 */
export type Pair = {
  readonly source: string;
  readonly target: string;
  readonly sourceLocale: string;
  readonly targetLocale: string;
  readonly terms?: readonly Term[];
  readonly severities?: Severities;
  readonly runs?: { readonly source: readonly Run[]; readonly target: readonly Run[] };
};
