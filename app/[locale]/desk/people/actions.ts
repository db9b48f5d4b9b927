"use server";

import { refresh } from "next/cache";
import { type ActionResult, attempt } from "#lib/action.ts";
import { authorize } from "#lib/auth/session.ts";
import { changeRolesInput, invitePersonInput, linkInput, personIdInput, rolesOf } from "#lib/people/input.ts";
import { changeRoles, invitePerson, reactivatePerson, suspendPerson } from "#lib/people/mutations.ts";
import { makePasswordLink } from "#lib/people/password-mutations.ts";
import { describeLink } from "./link.ts";
import type { MadeLink } from "./link-form.tsx";

export async function invitePersonAction(_previous: unknown, form: FormData): Promise<ActionResult<MadeLink>> {
  return attempt(async () => {
    const actor = await authorize("people.manage");
    const { uiLocale, ...invited } = invitePersonInput.parse({
      ...Object.fromEntries(["uiLocale", "name", "email"].map((key) => [key, form.get(key)])),
      roles: rolesOf(form),
    });
    const { token } = await invitePerson(actor, invited);
    return describeLink(token, invited.name, uiLocale);
  });
}

export async function makeLinkAction(_previous: unknown, form: FormData): Promise<ActionResult<MadeLink>> {
  return attempt(async () => {
    const actor = await authorize("people.manage");
    const { personId, uiLocale } = linkInput.parse(Object.fromEntries(form));
    const { token, name } = await makePasswordLink(actor, personId);
    return describeLink(token, name, uiLocale);
  });
}

export async function changeRolesAction(_previous: unknown, form: FormData): Promise<ActionResult> {
  return attempt(async () => {
    const actor = await authorize("people.manage");
    const change = changeRolesInput.parse({ personId: form.get("personId"), roles: rolesOf(form) });
    await changeRoles(actor, change);
    refresh();
  });
}

export async function suspendAction(_previous: unknown, form: FormData): Promise<ActionResult> {
  return attempt(async () => {
    const actor = await authorize("people.manage");
    const { personId } = personIdInput.parse(Object.fromEntries(form));
    await suspendPerson(actor, personId);
    refresh();
  });
}

export async function reactivateAction(_previous: unknown, form: FormData): Promise<ActionResult> {
  return attempt(async () => {
    const actor = await authorize("people.manage");
    const { personId } = personIdInput.parse(Object.fromEntries(form));
    await reactivatePerson(actor, personId);
    refresh();
  });
}
