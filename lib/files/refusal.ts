import { DomainError, type ErrorCode } from "#lib/errors.ts";

/** Why a file is not read; each is a key under `Errors`. */
export type RefusalCode = Extract<ErrorCode, `file_${string}`>;

/** A file that is not read. `details`: arguments of the message. */
export function refuse(code: RefusalCode, details: Readonly<Record<string, unknown>> = {}): never {
  throw new DomainError(code, details);
}
