import { type RoleGrant, roles } from "#lib/auth/policy.ts";
import { isLocale, parseLocale } from "#lib/locales/locale.ts";
import { SetupError } from "#lib/server/setup-error.ts";

/** `editor`, `admin`, `translator:en`, `reviewer`: without a locale a translator or reviewer is one for every target locale. */
export function parseRole(words: string): RoleGrant {
  const [name = "", ...rest] = words.split(":");
  const role = roles.find((known) => known === name);
  const locale = rest.join(":");
  const scoped = role === "translator" || role === "reviewer";
  if (!role || (!scoped && locale !== "") || (scoped && !["", "*"].includes(locale) && !isLocale(locale))) {
    throw new SetupError(
      `There is no role \`${words}\`. Say ${roles.join(", ")}; translators and reviewers with a language, such as translator:en.`,
    );
  }
  if (!scoped) return { role, locale: "" };
  return { role, locale: locale === "" || locale === "*" ? "*" : parseLocale(locale) };
}

/** The other way round, separated by commas. */
export function rolesInWords(held: readonly RoleGrant[]): string {
  return held.map(({ role, locale }) => (locale === "" || locale === "*" ? role : `${role}:${locale}`)).join(", ");
}
