"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { attempt } from "#lib/action.ts";
import { clientAddress } from "#lib/auth/address.ts";
import { ownPath } from "#lib/auth/own-path.ts";
import { openSession } from "#lib/auth/session.ts";
import { DomainError } from "#lib/errors.ts";
import { signInInput } from "#lib/people/input.ts";
import { signInWithPassword } from "#lib/people/password-mutations.ts";
import type { SignInRefusal } from "./sign-in-form.tsx";

export async function signInAction(_previous: SignInRefusal | null, form: FormData): Promise<SignInRefusal | null> {
  const result = await attempt(async () => {
    const { email, password, next, uiLocale } = signInInput.parse(Object.fromEntries(form));
    const request = await headers();
    const userAgent = request.get("user-agent") ?? "";
    const started = await signInWithPassword({ email, password, address: clientAddress(request), userAgent });
    if (!started) throw new DomainError("sign_in_failed");
    await openSession(started.sessionId);
    redirect(ownPath(next, `/${uiLocale}/desk`));
  });
  return result.ok ? null : { ...result, email: String(form.get("email") ?? "") };
}
