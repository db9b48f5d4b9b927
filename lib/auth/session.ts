import "server-only";
import { redirect } from "next/navigation";
import NextAuth from "next-auth";
import { cache } from "react";
import { DomainError } from "#lib/errors.ts";
import type { FoundSession } from "#lib/people/person.ts";
import { authOptions } from "./options.ts";
import { type Actor, type Authorized, can, grant, type LocalePermission, type Permission } from "./policy.ts";

export const { handlers, auth, signIn, signOut } = NextAuth(async () => authOptions());

type LocaleArgument<P extends Permission> = P extends LocalePermission ? [locale: string] : [];

/** The session of this request with its actor's roles as they are now, or null. */
export const findCurrentSession = cache(async (): Promise<FoundSession | null> => {
  const session = await auth();
  const user = session?.user as FoundSession | undefined;
  return user?.actor?.id ? user : null;
});

/** Whoever is signed in, or null. */
export async function findCurrentActor(): Promise<(Actor & { readonly id: string }) | null> {
  return (await findCurrentSession())?.actor ?? null;
}

/** For actions and route handlers: the proof that this request may do `permission`. Throws `signed_out` or `forbidden`. */
export async function authorize<P extends Permission>(
  permission: P,
  ...locale: LocaleArgument<P>
): Promise<Authorized<P>> {
  const actor = await findCurrentActor();
  if (!actor) throw new DomainError("signed_out");
  return grant(actor, permission, ...locale);
}

/** For pages: as `authorize`, but sends the signed-out to the sign-in page and shows the others that they may not. */
export async function authorizePage<P extends Permission>(
  uiLocale: string,
  path: string,
  permission: P,
  ...locale: LocaleArgument<P>
): Promise<Authorized<P>> {
  const actor = await findCurrentActor();
  if (!actor) redirect(`/${uiLocale}/sign-in?next=${encodeURIComponent(`/${uiLocale}${path}`)}`);
  if (!can(actor, permission, ...locale)) redirect(`/${uiLocale}/desk/forbidden`);
  return grant(actor, permission, ...locale);
}
