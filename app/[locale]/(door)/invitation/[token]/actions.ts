"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { type ActionResult, attempt } from "#lib/action.ts";
import { openSession } from "#lib/auth/session.ts";
import { acceptInvitationInput } from "#lib/people/input.ts";
import { acceptInvitation } from "#lib/people/password-mutations.ts";

export async function acceptInvitationAction(_previous: unknown, form: FormData): Promise<ActionResult> {
  return attempt(async () => {
    const { token, password, uiLocale } = acceptInvitationInput.parse(Object.fromEntries(form));
    const userAgent = (await headers()).get("user-agent") ?? "";
    const started = await acceptInvitation({ token, password, userAgent });
    await openSession(started.sessionId);
    redirect(`/${uiLocale}/desk`);
  });
}
