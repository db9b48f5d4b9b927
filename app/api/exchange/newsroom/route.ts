import { Zip, ZipDeflate } from "fflate";
import { asFailure } from "#lib/action.ts";
import { authorize } from "#lib/auth/session.ts";
import { DomainError } from "#lib/errors.ts";
import { exportNewsroom } from "#lib/interchange/newsroom-queries.ts";
import { isSameOrigin } from "../../handle.ts";

/** Everything the newsroom owns as a ZIP, written while it is read. */
export async function POST(request: Request): Promise<Response> {
  try {
    const actor = await authorize("newsroom.export");
    if (!isSameOrigin(request)) throw new DomainError("forbidden");
    const at = new Date().toISOString();
    return new Response(
      zipStream((sink) => exportNewsroom(actor, sink, at)),
      {
        headers: {
          "content-type": "application/zip",
          "content-disposition": `attachment; filename="duizhao-newsroom-${at.slice(0, 10)}.zip"`,
          "cache-control": "private, no-store",
          "x-content-type-options": "nosniff",
        },
      },
    );
  } catch (error) {
    const failure = asFailure(error);
    if (!failure) throw error;
    return Response.json(failure, { status: failure.code === "signed_out" ? 401 : 403 });
  }
}

type Sink = Parameters<typeof exportNewsroom>[1];

/** Waits for whoever downloads: what has been packed and not fetched is never more than a few pieces. */
function zipStream(write: (sink: Sink) => Promise<unknown>): ReadableStream<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  let packed: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    packed.push(piece);
  });
  const flush = async () => {
    const pieces = packed;
    packed = [];
    for (const piece of pieces) await writer.write(piece);
  };
  const utf8 = new TextEncoder();
  const sink: Sink = async (path, pieces) => {
    const entry = new ZipDeflate(path, { level: 6 });
    zip.add(entry);
    for await (const piece of pieces) {
      entry.push(utf8.encode(piece));
      await flush();
    }
    entry.push(new Uint8Array(0), true);
    await flush();
  };
  write(sink).then(
    async () => {
      zip.end();
      await flush();
      await writer.close();
    },
    (error: unknown) => writer.abort(error).catch(() => {}),
  );
  return readable;
}
