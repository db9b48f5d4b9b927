import { authorize } from "#lib/auth/session.ts";
import { importIdInput } from "#lib/imports/input.ts";
import { getBatch } from "#lib/imports/queries.ts";
import { handle } from "../../../handle.ts";

type Context = RouteContext<"/api/imports/batches/[batchId]">;

/** How far a batch is. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async () => {
    const actor = await authorize("article.import");
    return getBatch(actor, importIdInput.parse((await params).batchId));
  });
}
