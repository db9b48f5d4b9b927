"use server";

import { refresh } from "next/cache";
import { type ActionResult, attempt } from "#lib/action.ts";
import { authorize, findCurrentSession } from "#lib/auth/session.ts";
import { changePasswordInput, renameInput, sessionKeyInput } from "#lib/people/input.ts";
import { renameOneself } from "#lib/people/mutations.ts";
import { changePassword } from "#lib/people/password-mutations.ts";
import { endOtherSessions, endOwnSession } from "#lib/sessions/mutations.ts";

export async function renameAction(_previous: unknown, form: FormData): Promise<ActionResult> {
  return attempt(async () => {
    const actor = await authorize("account.manage");
    const { name } = renameInput.parse(Object.fromEntries(form));
    await renameOneself(actor, name);
    refresh();
  });
}

export async function changePasswordAction(_previous: unknown, form: FormData): Promise<ActionResult> {
  return attempt(async () => {
    const actor = await authorize("account.manage");
    const sessionId = (await findCurrentSession())?.sessionId ?? "";
    const { current, next } = changePasswordInput.parse(Object.fromEntries(form));
    await changePassword(actor, { current, next, sessionId });
    refresh();
  });
}

export async function endSessionAction(_previous: unknown, form: FormData): Promise<ActionResult> {
  return attempt(async () => {
    const actor = await authorize("account.manage");
    const { key } = sessionKeyInput.parse(Object.fromEntries(form));
    await endOwnSession(actor, key);
    refresh();
  });
}

export async function endOtherSessionsAction(): Promise<ActionResult> {
  return attempt(async () => {
    const actor = await authorize("account.manage");
    await endOtherSessions(actor, (await findCurrentSession())?.sessionId ?? "");
    refresh();
  });
}
