import { authorize } from "#lib/auth/session.ts";
import { createBatch } from "#lib/imports/batch-mutations.ts";
import { batchInput } from "#lib/imports/input.ts";
import { handle } from "../../handle.ts";

/** Begins a batch, to which files are then sent. */
export function POST(request: Request): Promise<Response> {
  return handle(request, async (body) => {
    const actor = await authorize("article.import");
    return { batchId: await createBatch(actor, batchInput.parse(body)) };
  });
}
