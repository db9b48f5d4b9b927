"use server";

import type { z } from "zod";
import { type ActionResult, attempt } from "#lib/action.ts";
import { authorize } from "#lib/auth/session.ts";
import { settleFindingInput } from "#lib/imports/input.ts";
import { settleFinding } from "#lib/imports/mutations.ts";

/** Somebody has dealt with what no check can see again, or opens it again. */
export async function settleFindingAction(input: z.input<typeof settleFindingInput>): Promise<ActionResult> {
  return attempt(async () => {
    const actor = await authorize("translation.write", input.target);
    const { target: _target, ...finding } = settleFindingInput.parse(input);
    await settleFinding(actor, finding);
  });
}
