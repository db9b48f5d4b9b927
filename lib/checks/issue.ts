/** UTF-16 offsets into the plain text, end exclusive. */
export type Span = readonly [from: number, to: number];

export type Severity = "error" | "warning";

/** Grows with the checks; a name is also the key of its label under `Checks.names`. */
export const checkNames = ["empty_target", "untranslated", "quotes", "brackets", "number"] as const;
export type CheckName = (typeof checkNames)[number];

/** What a check found in one pair of source and target. */
export type Issue = {
  readonly check: CheckName;
  /** An `error` blocks publication unless waived. */
  readonly severity: Severity;
  readonly source: Span | null;
  readonly target: Span | null;
  /** Key under `Checks.messages`; `values` are its ICU arguments. */
  readonly message: string;
  readonly values: Readonly<Record<string, string>>;
  /** Replace `span` of the target by `text`; only where the result is certain. */
  readonly fix: { readonly span: Span; readonly text: string } | null;
};

/** Plain texts and their BCP 47 locales. */
export type Pair = {
  readonly source: string;
  readonly target: string;
  readonly sourceLocale: string;
  readonly targetLocale: string;
};
