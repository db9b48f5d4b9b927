/**
 * What keeps the server from starting: one sentence, and what to do about it.
 * Shown to the person who started it without a stack; the exit code is 1.
 */
export class SetupError extends Error {
  override readonly name = "SetupError";
}
