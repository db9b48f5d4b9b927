import { authorize } from "#lib/auth/session.ts";
import { DomainError } from "#lib/errors.ts";
import { isUiLocale } from "#lib/i18n/routing.ts";
import { ExchangeRefusal } from "#lib/interchange/document.ts";
import { acceptContent, fileNameInput, maximumFileSize } from "#lib/interchange/input.ts";
import { keepReceivedFile } from "#lib/interchange/mutations.ts";
import { readUpload } from "#lib/interchange/reading.ts";
import { fitLocales, type ReceivedContent, receive } from "#lib/interchange/received.ts";
import { isAnySegment } from "#lib/interchange/received-queries.ts";
import { getNewsroom } from "#lib/newsroom/queries.ts";
import { isSameOrigin } from "../../handle.ts";

/** Takes a file in from a form, reads it, and leads to what it would change. Nothing is changed yet. */
export async function POST(request: Request): Promise<Response> {
  const ui = new URL(request.url).searchParams.get("ui") ?? "";
  const desk = `/${isUiLocale(ui) ? ui : "en"}/desk/exchange`;
  try {
    const actor = await authorize("desk.visit");
    if (!isSameOrigin(request)) throw new DomainError("forbidden");
    if (Number(request.headers.get("content-length") ?? 0) > maximumFileSize + 10_000)
      return seeOther(`${desk}?refused=too_large`);
    const file = (await request.formData()).get("file");
    if (!(file instanceof File) || file.size === 0) return seeOther(`${desk}?refused=no_file`);
    if (file.size > maximumFileSize) return seeOther(`${desk}?refused=too_large`);
    const content = await readContent(new Uint8Array(await file.arrayBuffer()));
    if (isEmpty(content) && content.faults.length === 0) throw new ExchangeRefusal("nothing_found", 0);
    const id = await keepReceivedFile(actor, { name: fileNameInput.parse(file.name), size: file.size, content });
    return seeOther(`${desk}/${id}`);
  } catch (error) {
    if (error instanceof ExchangeRefusal) return seeOther(`${desk}?refused=${error.code}&line=${error.line}`);
    if (error instanceof DomainError && error.code.startsWith("file_"))
      return seeOther(`${desk}?refused=${error.code}`);
    if (error instanceof DomainError) {
      return Response.json(
        { ok: false, code: error.code, details: {} },
        { status: error.code === "signed_out" ? 401 : 403 },
      );
    }
    throw error;
  }
}

async function readContent(bytes: Uint8Array): Promise<ReceivedContent> {
  const { locales } = await getNewsroom();
  const read = await readUpload(bytes, [locales[0] ?? "zh", locales[1] ?? "en"]);
  const ids = read.format === "tmx" ? read.pairs.content.flatMap((pair) => (pair.id === "" ? [] : [pair.id])) : [];
  const ours = ids.length > 0 && (await isAnySegment(ids.slice(0, 1_000)));
  return acceptContent(
    fitLocales(
      receive(read, () => ours),
      locales,
    ),
  );
}

function isEmpty(content: ReceivedContent): boolean {
  if (content.kind === "translations") return content.document.files.every((file) => file.units.length === 0);
  return content.kind === "memory" ? content.pairs.length === 0 : content.concepts.length === 0;
}

function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { location: path, "cache-control": "private, no-store" } });
}
