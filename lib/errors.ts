/** Every expected failure. A code is the key of its message under `Errors`; `docs` of a code are its message. */
export const errorCodes = [
  "address_taken",
  "already_decided",
  "already_set_up",
  "article_exists",
  "conflict",
  "correction_closed",
  "correction_conflict",
  "correction_duplicate",
  "correction_unchanged",
  "email_taken",
  "exchange_outdated",
  "file_broken",
  "file_empty",
  "file_encrypted",
  "file_expands",
  "file_external",
  "file_nested",
  "file_too_large",
  "file_too_slow",
  "file_type",
  "forbidden",
  "import_no_file",
  "import_no_original",
  "import_too_many",
  "import_twice",
  "invalid_characters",
  "invalid_input",
  "invitation_invalid",
  "job_failed",
  "last_admin",
  "locale_fixed",
  "locale_in_use",
  "machine_address_missing",
  "machine_address_open",
  "machine_model_missing",
  "newsroom_not_empty",
  "not_found",
  "not_published",
  "nothing_to_publish",
  "operation_reused",
  "own_correction",
  "own_term",
  "own_translation",
  "preferred_twice",
  "publish_blocked",
  "publish_outdated",
  "reason_required",
  "rendering_twice",
  "section_in_use",
  "settings_outdated",
  "sign_in_failed",
  "signed_out",
  "slug_taken",
  "source_changed",
  "term_exists",
  "term_outdated",
  "term_proposed",
  "term_unchanged",
  "text_too_long",
  "too_many_attempts",
  "unit_blocked",
  "unit_empty",
  "unit_stale",
  "unreachable",
  "weak_password",
  "wrong_password",
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/**
 * An expected failure. Thrown so that the transaction rolls back; turned into
 * a value at the edge by `attempt`. `details` are ICU arguments of the message
 * and what a program needs to go on; they hold nothing the actor may not see.
 */
export class DomainError extends Error {
  override readonly name = "DomainError";

  constructor(
    readonly code: ErrorCode,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(code);
  }
}
