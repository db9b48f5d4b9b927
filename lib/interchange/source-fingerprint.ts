import { fingerprint } from "#lib/checks/fingerprint.ts";

/** Sixteen hex digits that stand for a source text: they change when it does, white space at the ends apart. */
export function sourceFingerprint(text: string, sourceLocale: string): string {
  return fingerprint({ source: text, target: "", sourceLocale, targetLocale: "" });
}
