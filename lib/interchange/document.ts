import type { Origin } from "#lib/segments/unit.ts";
import type { Run } from "#lib/text/runs.ts";

/**
 * How far a unit is, in the words every format has one for. `final`: readers
 * see exactly this text. `attention`: it has text, and something is the matter
 * with it: its source has changed, or a reviewer returned it.
 */
export const exchangeStates = ["initial", "draft", "attention", "translated", "reviewed", "final"] as const;
export type ExchangeState = (typeof exchangeStates)[number];

/** `qa`: what a check found; `reviewer`: why it was returned. Both are about the target. */
export type ExchangeNote = { readonly from: "qa" | "reviewer"; readonly text: string };

/** One segment with its target, as a file carries it. */
export type ExchangeUnit = {
  /** The segment's id; "" when the file names none. */
  readonly id: string;
  readonly source: readonly Run[];
  readonly target: readonly Run[];
  readonly state: ExchangeState;
  readonly origin: Origin | null;
  /** `sourceFingerprint` of the text the segment had when the file was made; null when the file does not say. */
  readonly fingerprint: string | null;
  /** The unit's version when the file was made; null when the file does not say. */
  readonly version: number | null;
  /** Where it stands: `headline`, `paragraph 3`. */
  readonly context: string;
  readonly notes: readonly ExchangeNote[];
  /** From 1, where the file that was read has it; 0 in a document that is to be written. */
  readonly line: number;
};

/** An article in one pair of locales. */
export type ExchangeFile = {
  /** The article's address for readers, or on the desk when it has none. */
  readonly original: string;
  readonly sourceLocale: string;
  readonly targetLocale: string;
  readonly units: readonly ExchangeUnit[];
};

/** What goes out, or came in: any number of articles. `at`: ISO 8601, when the file was made. */
export type ExchangeDocument = { readonly at: string; readonly files: readonly ExchangeFile[] };

/** Why a part of a file could not be read. A code is also the key of its words under `ExchangeFaults`. */
export const faultCodes = [
  "columns_missing",
  "id_missing",
  "id_twice",
  "inline_unknown",
  "locale_unknown",
  "not_closed",
  "row_short",
  "source_missing",
  "state_unknown",
  "text_forbidden",
  "text_too_long",
  "tokens_unbalanced",
] as const;
export type FaultCode = (typeof faultCodes)[number];

/** A part of a file that is left out. `line`: from 1. */
export type Fault = { readonly line: number; readonly code: FaultCode; readonly about: string };

/** What was read, and what of it was left out. */
export type Reading<T> = { readonly content: T; readonly faults: readonly Fault[] };

/** A file that cannot be read at all. `line`: from 1, 0 when nobody can say. A code is also the key of its words under `ExchangeRefusals`. */
export const refusalCodes = ["doctype", "malformed", "nothing_found", "too_deep", "unknown_format", "version"] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** Thrown by every reader of this folder for a file it cannot make anything of. */
export class ExchangeRefusal extends Error {
  override readonly name = "ExchangeRefusal";

  constructor(
    readonly code: RefusalCode,
    readonly line: number,
    message: string = code,
  ) {
    super(message);
  }
}
