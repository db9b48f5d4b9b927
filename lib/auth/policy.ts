import { DomainError } from "#lib/errors.ts";
import { isLocale, parseLocale } from "#lib/locales/locale.ts";

export const roles = ["translator", "editor", "reviewer", "admin"] as const;
export type Role = (typeof roles)[number];

/** `locale` is a target locale or `*` for translators and reviewers, empty for the others. */
export type RoleGrant = { readonly role: Role; readonly locale: string };

/** Somebody acting. A reader has no id and no roles. */
export type Actor = {
  readonly id: string | null;
  readonly name: string;
  readonly roles: readonly RoleGrant[];
};

export const reader: Actor = { id: null, name: "", roles: [] };

/**
 * The whole policy: which roles may do what. What is not listed is denied.
 * `everyone` includes readers without an account; `everyone signed in` needs a
 * session but no role.
 */
export const policy = {
  "correction.suggest": ["everyone"],
  "account.manage": ["everyone signed in"],
  "desk.visit": ["translator", "editor", "reviewer", "admin"],
  "article.write": ["editor"],
  "article.import": ["editor"],
  "article.publish": ["editor"],
  "publication.withdraw": ["editor"],
  "translation.pretranslate": ["translator", "editor"],
  "translation.write": ["translator"],
  "translation.import": ["translator", "editor"],
  "proposal.decide": ["translator", "reviewer"],
  "unit.review": ["reviewer"],
  "issue.waive": ["editor", "reviewer"],
  "translation.publish": ["editor", "reviewer"],
  "correction.review": ["reviewer"],
  "term.propose": ["translator", "editor", "reviewer", "admin"],
  "term.review": ["reviewer"],
  "people.manage": ["admin"],
  "newsroom.configure": ["admin"],
  "newsroom.export": ["admin"],
} as const satisfies Record<string, readonly (Role | "everyone" | "everyone signed in")[]>;

export type Permission = keyof typeof policy;

/** Permissions that hold for one target locale at a time: `grant` asks which, and the authorised actor carries it. */
export const localePermissions = [
  "translation.pretranslate",
  "translation.write",
  "translation.import",
  "proposal.decide",
  "unit.review",
  "issue.waive",
  "translation.publish",
  "correction.review",
  "term.review",
] as const satisfies readonly Permission[];
export type LocalePermission = (typeof localePermissions)[number];

declare const granted: unique symbol;

/**
 * An actor checked for `P`. Only `grant` makes one, so a mutation that asks for
 * it cannot be reached unchecked. For a permission that holds per target locale
 * the locale is part of the proof: mutations take it from here, never from
 * the input.
 */
export type Authorized<P extends Permission> = Actor & { readonly [granted]: P } & (P extends LocalePermission
    ? { readonly locale: string }
    : unknown) &
  (P extends "correction.suggest" ? unknown : { readonly id: string });

type LocaleArgument<P extends Permission> = P extends LocalePermission ? [locale: string] : [];

/** Whether `actor` may do `permission`, for `locale` where it holds per target locale: without one, never. */
export function can<P extends Permission>(actor: Actor, permission: P, ...[locale]: LocaleArgument<P>): boolean {
  const allowed: readonly string[] = policy[permission];
  if (allowed.includes("everyone")) return true;
  if (actor.id === null) return false;
  if (allowed.includes("everyone signed in")) return true;
  const scoped = (localePermissions as readonly string[]).includes(permission);
  // A locale from an address or a field is not parsed yet; one that is none, or another spelling, is nobody's.
  if (scoped && !(locale && isLocale(locale) && parseLocale(locale) === locale)) return false;
  return actor.roles.some(
    (held) =>
      allowed.includes(held.role) && (!scoped || held.locale === "" || held.locale === "*" || held.locale === locale),
  );
}

/** Whether `actor` may do `permission` for at least one target locale. For menus; never instead of `grant`. */
export function canSomewhere(actor: Actor, permission: Permission): boolean {
  const allowed: readonly string[] = policy[permission];
  if (allowed.includes("everyone")) return true;
  if (actor.id === null) return false;
  return allowed.includes("everyone signed in") || actor.roles.some((held) => allowed.includes(held.role));
}

/** The proof that `actor` may do `permission`. Throws `forbidden`. */
export function grant<P extends Permission>(actor: Actor, permission: P, ...locale: LocaleArgument<P>): Authorized<P> {
  if (!can(actor, permission, ...locale)) throw new DomainError("forbidden");
  const scope: readonly string[] = locale;
  return (scope[0] === undefined ? { ...actor } : { ...actor, locale: scope[0] }) as unknown as Authorized<P>;
}
