import type { ErrorCode } from "#lib/errors.ts";
import type { ParserName } from "./parsers.ts";

/** What the parent asks of the child; one at a time. */
export type Request = { readonly parser: ParserName; readonly bytes: Uint8Array; readonly options: unknown };

export type Answer =
  | { readonly kind: "ready" }
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "refused"; readonly code: ErrorCode; readonly details: Readonly<Record<string, unknown>> };
