import { DomainError } from "#lib/errors.ts";
import { isCommonPassword } from "./common-passwords.ts";

export const shortestPassword = 8;
/** Longer ones only cost time to hash. */
export const longestPassword = 1_000;

/**
 * Throws `weak_password` for a password that is among the first ones tried:
 * too short, common, or the person's own name or e-mail address. Length is
 * counted in characters; spaces and every script are allowed (NIST SP 800-63B,
 * 5.1.1.2).
 */
export function assertStrongPassword(
  password: string,
  person: { readonly name: string; readonly email: string },
): void {
  const length = [...password].length;
  if (length < shortestPassword || length > longestPassword) throw new DomainError("weak_password");
  if (isCommonPassword(password) || isAboutOneself(password, person)) throw new DomainError("weak_password");
}

function isAboutOneself(password: string, person: { readonly name: string; readonly email: string }): boolean {
  const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
  const [mailbox = ""] = person.email.split("@");
  // "chen-yu-2026" is as good as "chen-yu": figures around one's own name add nothing.
  const words = bare(password).replace(/^\d+|\d+$/g, "");
  return [person.name, person.email, mailbox].some((own) => {
    const taken = bare(own).replace(/^\d+|\d+$/g, "");
    return taken !== "" && (words === taken || words === taken + taken);
  });
}
