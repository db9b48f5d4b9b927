"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { type ActionResult, attempt } from "#lib/action.ts";
import { openSession } from "#lib/auth/session.ts";
import { DomainError } from "#lib/errors.ts";
import { setUpInput, setUpOf } from "#lib/newsroom/input.ts";
import { setUpNewsroom } from "#lib/newsroom/mutations.ts";
import { isSetUp } from "#lib/people/queries.ts";

export async function setUpAction(_previous: unknown, form: FormData): Promise<ActionResult> {
  return attempt(async () => {
    if (await isSetUp()) throw new DomainError("already_set_up");
    const { uiLocale, ...wanted } = setUpInput.parse(setUpOf(form));
    const userAgent = (await headers()).get("user-agent") ?? "";
    const started = await setUpNewsroom({ ...wanted, userAgent });
    await openSession(started.sessionId);
    redirect(`/${uiLocale}/desk`);
  });
}
