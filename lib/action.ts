import { ZodError } from "zod";
import { DomainError, type ErrorCode, errorCodes } from "#lib/errors.ts";

/** What a form or a save learns of its outcome. `code` is a key under `Errors`; `details` are its arguments. */
export type Failure = {
  readonly ok: false;
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, unknown>>;
};
export type ActionResult<T = void> = { readonly ok: true; readonly value: T } | Failure;

/** Runs `work`; an expected failure becomes a value, a bug stays an exception. */
export async function attempt<T>(work: () => Promise<T>): Promise<ActionResult<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    const failure = asFailure(error);
    if (failure) return failure;
    throw error;
  }
}

/** The failure behind an expected error, or null when it is a bug. Input that did not parse names its fields. */
export function asFailure(error: unknown): Failure | null {
  if (error instanceof DomainError) return { ok: false, code: error.code, details: error.details };
  if (error instanceof ZodError) {
    const codes = error.issues.map((issue) => (issue.code === "custom" && issue.params?.["code"]) || issue.message);
    const fields = error.issues.map((issue) => issue.path.join(".")).join(", ");
    return { ok: false, code: codes.find(isErrorCode) ?? "invalid_input", details: { fields } };
  }
  return null;
}

function isErrorCode(code: unknown): code is ErrorCode {
  return (errorCodes as readonly unknown[]).includes(code);
}
