"use server";

import { refresh } from "next/cache";
import { type ActionResult, attempt } from "#lib/action.ts";
import { authorize } from "#lib/auth/session.ts";
import { trySentence } from "#lib/machine/asking-mutations.ts";
import type { Trial } from "#lib/machine/draft.ts";
import { machineSettingsInput, machineSettingsOf, tryMachineInput } from "#lib/machine/input.ts";
import { saveMachineSettings } from "#lib/machine/mutations.ts";

export async function saveMachineSettingsAction(_previous: unknown, form: FormData): Promise<ActionResult> {
  return attempt(async () => {
    const actor = await authorize("newsroom.configure");
    await saveMachineSettings(actor, machineSettingsInput.parse(machineSettingsOf(form)));
    refresh();
  });
}

export async function tryMachineAction(_previous: unknown, form: FormData): Promise<ActionResult<Trial>> {
  return attempt(async () => {
    const actor = await authorize("newsroom.configure");
    return trySentence(actor, tryMachineInput.parse(Object.fromEntries(form)));
  });
}
