import { z } from "zod";
import { type RoleGrant, roles } from "#lib/auth/policy.ts";
import { uiLocales } from "#lib/i18n/routing.ts";
import { isLocale, parseLocale } from "#lib/locales/locale.ts";
import { longestPassword } from "./password-rule.ts";

/** A name somebody signs with: one line. */
export const personName = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+$/u);

export const emailAddress = z.string().trim().max(254).pipe(z.email());

export const newPassword = z.string().max(longestPassword * 2);

/** What the sign-in form sends. Nothing about its text is refused: a wrong one is simply wrong. */
export const signInInput = z.object({
  email: z.string().max(1_000),
  password: z.string().max(10_000),
  next: z.string().max(2_000),
  uiLocale: z.enum(uiLocales),
});

/** What a page sends whose session has ended. */
export const signInAgainInput = z.strictObject({ email: z.string().max(1_000), password: z.string().max(10_000) });

/** `role` for editors and administrators; `translator` and `reviewer` hold target locales or `*`. */
export const rolesInput = z
  .strictObject({
    role: z.array(z.enum(["editor", "admin"])),
    translator: z.array(scope()),
    reviewer: z.array(scope()),
  })
  .transform(({ role, translator, reviewer }): RoleGrant[] => [
    ...roles.filter((known) => (role as string[]).includes(known)).map((known) => ({ role: known, locale: "" })),
    ...widest(translator).map((locale) => ({ role: "translator" as const, locale })),
    ...widest(reviewer).map((locale) => ({ role: "reviewer" as const, locale })),
  ]);

export const invitePersonInput = z.strictObject({
  uiLocale: z.enum(uiLocales),
  name: personName,
  email: emailAddress,
  roles: rolesInput,
});

export const changeRolesInput = z.strictObject({ personId: z.uuid(), roles: rolesInput });

export const renameInput = z.strictObject({ name: personName });

export const changePasswordInput = z.strictObject({ current: z.string().max(10_000), next: newPassword });

/** A `key` from the list of one's sessions. */
export const sessionKeyInput = z.strictObject({ key: z.string().regex(/^[0-9a-f]{64}$/) });

export const acceptInvitationInput = z.strictObject({
  token: z.string().min(20).max(100),
  password: newPassword,
  uiLocale: z.enum(uiLocales),
});

export const linkInput = z.strictObject({ personId: z.uuid(), uiLocale: z.enum(uiLocales) });

export const personIdInput = z.strictObject({ personId: z.uuid() });

/** The roles ticked in a form. */
export function rolesOf(form: FormData) {
  return { role: form.getAll("role"), translator: form.getAll("translator"), reviewer: form.getAll("reviewer") };
}

function scope() {
  return z
    .string()
    .refine((tag) => tag === "*" || isLocale(tag))
    .transform((tag) => (tag === "*" ? tag : parseLocale(tag)));
}

/** Every locale takes in each of them. */
function widest(locales: readonly string[]): string[] {
  return locales.includes("*") ? ["*"] : [...new Set(locales)];
}
