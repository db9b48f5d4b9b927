import { authorize } from "#lib/auth/session.ts";
import { addBatchFiles } from "#lib/imports/batch-mutations.ts";
import { maximumDocumentBytes } from "#lib/imports/document.ts";
import { filePathInput, importIdInput } from "#lib/imports/input.ts";
import { handleFile } from "../../../../handle.ts";

type Context = RouteContext<"/api/imports/batches/[batchId]/files">;

/** Takes one file of a batch, under its path. */
export function PUT(request: Request, { params }: Context): Promise<Response> {
  return handleFile(request, async (read) => {
    const actor = await authorize("article.import");
    const batchId = importIdInput.parse((await params).batchId);
    const path = filePathInput.parse(new URL(request.url).searchParams.get("path"));
    await addBatchFiles(actor, batchId, [{ path, content: await read(maximumDocumentBytes) }]);
    return null;
  });
}
