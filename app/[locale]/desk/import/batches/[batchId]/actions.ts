"use server";

import { refresh } from "next/cache";
import { type ActionResult, attempt } from "#lib/action.ts";
import { authorize } from "#lib/auth/session.ts";
import { startBatch, stopBatch } from "#lib/imports/batch-mutations.ts";
import { importIdInput } from "#lib/imports/input.ts";

/** Has what was not finished worked on again. */
export async function startBatchAction(_previous: unknown, form: FormData): Promise<ActionResult> {
  return attempt(async () => {
    const actor = await authorize("article.import");
    await startBatch(actor, importIdInput.parse(form.get("batchId")));
    refresh();
  });
}

export async function stopBatchAction(_previous: unknown, form: FormData): Promise<ActionResult> {
  return attempt(async () => {
    const actor = await authorize("article.import");
    await stopBatch(actor, importIdInput.parse(form.get("batchId")));
    refresh();
  });
}
