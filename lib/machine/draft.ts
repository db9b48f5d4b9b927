import type { Run } from "#lib/text/runs.ts";
import type { FailureReason } from "./failure.ts";

/** Why there is no draft. `seconds`: how long the service asks to wait, where it does. */
export type DraftFailure = {
  readonly kind: "failed";
  readonly reason: FailureReason;
  readonly seconds: number | null;
};

/** What an administrator sees who tries a service: how long it took, or what it says of its refusal. */
export type Trial =
  | {
      readonly kind: "draft";
      readonly target: readonly Run[];
      readonly targetLocale: string;
      readonly seconds: number;
    }
  | (DraftFailure & { readonly said: string | null });
