import { asFailure } from "#lib/action.ts";
import { authorize } from "#lib/auth/session.ts";
import { stockInput } from "#lib/interchange/input.ts";
import { listMemoryPairs, listTermsOut } from "#lib/interchange/stock-queries.ts";
import { writeMartif, writeTbx } from "#lib/interchange/tbx.ts";
import { asConcepts } from "#lib/interchange/terms.ts";
import { writeTmx } from "#lib/interchange/tmx.ts";

/** The memory as TMX, or the glossary as TBX, for the target locales that are asked for. */
export async function GET(request: Request): Promise<Response> {
  try {
    const actor = await authorize("desk.visit");
    const query = new URL(request.url).searchParams;
    const { stock, target } = stockInput.parse({ stock: query.get("stock"), target: query.getAll("target") });
    const at = new Date().toISOString();
    if (stock === "memory") return download(writeTmx(await listMemoryPairs(actor, target), at), "memory", at, "tmx");
    const write = stock === "glossary" ? writeTbx : writeMartif;
    return download(write(asConcepts(await listTermsOut(actor, target)), "en"), "glossary", at, "tbx");
  } catch (error) {
    const failure = asFailure(error);
    if (!failure) throw error;
    const status = { forbidden: 403, signed_out: 401 }[failure.code as string] ?? 422;
    return Response.json(failure, { status });
  }
}

function download(text: string, name: string, at: string, extension: string): Response {
  return new Response(text, {
    headers: {
      "content-type": `application/x-${extension}+xml; charset=utf-8`,
      "content-disposition": `attachment; filename="duizhao-${name}-${at.slice(0, 10)}.${extension}"`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
