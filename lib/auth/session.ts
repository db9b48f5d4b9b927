import "server-only";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import NextAuth from "next-auth";
import { cache } from "react";
import { DomainError } from "#lib/errors.ts";
import type { FoundSession } from "#lib/people/person.ts";
import { endSession } from "#lib/sessions/mutations.ts";
import { authOptions, type unreadable } from "./options.ts";
import {
  type Actor,
  type Authorized,
  can,
  grant,
  type LocalePermission,
  type Permission,
  policy,
  reader,
} from "./policy.ts";

const { auth, signIn, signOut } = NextAuth(async () => authOptions());

type LocaleArgument<P extends Permission> = P extends LocalePermission ? [locale: string] : [];

/**
 * The session of this request with its actor's roles as they are now, or null.
 * Throws when the database cannot say: nobody is signed out by that.
 */
export const findCurrentSession = cache(async (): Promise<FoundSession | null> => {
  const session = await auth();
  const user = session?.user as unknown as FoundSession | typeof unreadable | null | undefined;
  if (user && "unreadable" in user) throw new Error("The session could not be read.");
  return user?.actor?.id ? user : null;
});

/** Whoever is signed in, or null. */
export async function findCurrentActor(): Promise<(Actor & { readonly id: string }) | null> {
  return (await findCurrentSession())?.actor ?? null;
}

/**
 * For actions and route handlers: the proof that this request may do
 * `permission`. Call it before parsing what was sent. Throws `signed_out` or
 * `forbidden`.
 */
export async function authorize<P extends Permission>(
  permission: P,
  ...locale: LocaleArgument<P>
): Promise<Authorized<P>> {
  const actor = await findCurrentActor();
  if (!actor && !isForEveryone(permission)) throw new DomainError("signed_out");
  return grant(actor ?? reader, permission, ...locale);
}

/** For pages: as `authorize`, but sends the signed-out to the sign-in page and shows the others that they may not. */
export async function authorizePage<P extends Permission>(
  uiLocale: string,
  path: string,
  permission: P,
  ...locale: LocaleArgument<P>
): Promise<Authorized<P>> {
  const actor = await findCurrentActor();
  if (!actor && !isForEveryone(permission)) {
    redirect(`/${uiLocale}/sign-in?next=${encodeURIComponent(`/${uiLocale}${path}`)}`);
  }
  if (!can(actor ?? reader, permission, ...locale)) redirect(`/${uiLocale}/desk/forbidden`);
  return grant(actor ?? reader, permission, ...locale);
}

/**
 * Hands the browser the cookie of a session that has just been started; one it
 * had before ends. For actions and route handlers.
 */
export async function openSession(sessionId: string): Promise<void> {
  const before = await findCurrentSession();
  await signIn("credentials", { sessionId, redirect: false });
  await dropLeftovers();
  if (before) await endSession(before.sessionId);
}

/** Ends this request's session and takes its cookie away. For actions and route handlers. */
export async function closeSession(): Promise<void> {
  await signOut({ redirect: false });
  await dropLeftovers();
}

/** next-auth notes where its own pages would go on; there are none. */
async function dropLeftovers(): Promise<void> {
  const jar = await cookies();
  for (const { name } of jar.getAll()) if (name.includes("authjs.")) jar.delete(name);
}

function isForEveryone(permission: Permission): boolean {
  return (policy[permission] as readonly string[]).includes("everyone");
}
