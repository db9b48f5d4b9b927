import { authorize } from "#lib/auth/session.ts";
import { maximumDocumentBytes } from "#lib/imports/document.ts";
import { fileNameInput } from "#lib/imports/input.ts";
import { readDocument } from "#lib/imports/reading.ts";
import { handleFile } from "../../handle.ts";

/** Reads one document and gives what was recognised in it. Nothing is stored. */
export function POST(request: Request): Promise<Response> {
  return handleFile(request, async (read) => {
    await authorize("article.import");
    const name = fileNameInput.parse(new URL(request.url).searchParams.get("name"));
    return readDocument(await read(maximumDocumentBytes), name);
  });
}
