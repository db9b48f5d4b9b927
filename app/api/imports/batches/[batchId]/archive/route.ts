import { authorize } from "#lib/auth/session.ts";
import { batchLimits } from "#lib/imports/batch.ts";
import { addBatchFiles } from "#lib/imports/batch-mutations.ts";
import { importIdInput } from "#lib/imports/input.ts";
import { readArchive } from "#lib/imports/reading.ts";
import { handleFile } from "../../../../handle.ts";

type Context = RouteContext<"/api/imports/batches/[batchId]/archive">;

/** Takes a ZIP archive of a batch's files. */
export function PUT(request: Request, { params }: Context): Promise<Response> {
  return handleFile(request, async (read) => {
    const actor = await authorize("article.import");
    const batchId = importIdInput.parse((await params).batchId);
    await addBatchFiles(actor, batchId, await readArchive(await read(batchLimits.bytes)));
    return null;
  });
}
