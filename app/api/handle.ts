import { asFailure, type Failure } from "#lib/action.ts";
import { DomainError, type ErrorCode } from "#lib/errors.ts";

const statusOf: Partial<Record<ErrorCode, number>> = {
  conflict: 409,
  file_too_large: 413,
  forbidden: 403,
  not_found: 404,
  signed_out: 401,
  source_changed: 409,
  text_too_long: 413,
  too_many_attempts: 429,
};

/**
 * Answers a request from the desk's own pages with JSON: `{ok: true, value}`,
 * or `{ok: false, code, details}` with a fitting status. Refuses other origins,
 * other content types and bodies over `maxBytes` before anything is parsed.
 */
export async function handle(
  request: Request,
  work: (body: unknown) => Promise<unknown>,
  maxBytes = 2_000_000,
): Promise<Response> {
  try {
    const value = await work(request.method === "GET" ? null : await readBody(request, maxBytes));
    return answer({ ok: true, value }, 200);
  } catch (error) {
    const failure = asFailure(error);
    if (!failure) throw error;
    return answer(failure, statusOf[failure.code] ?? 422);
  }
}

/**
 * As `handle`, for a file: `read` takes the bytes of the body, at most
 * `maxBytes` of them, once `work` has asked whether the person may.
 */
export async function handleFile(
  request: Request,
  work: (read: (maxBytes: number) => Promise<Uint8Array>) => Promise<unknown>,
): Promise<Response> {
  try {
    if (!isSameOrigin(request)) throw new DomainError("forbidden");
    return answer({ ok: true, value: await work((maxBytes) => readBytes(request, maxBytes)) }, 200);
  } catch (error) {
    const failure = asFailure(error);
    if (!failure) throw error;
    return answer(failure, statusOf[failure.code] ?? 422);
  }
}

async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array> {
  const tooLarge = () => new DomainError("file_too_large", { megabytes: Math.floor(maxBytes / 1_000_000) });
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw tooLarge();
  const bytes = new Uint8Array(await request.arrayBuffer());
  if (bytes.byteLength > maxBytes) throw tooLarge();
  return bytes;
}

async function readBody(request: Request, maxBytes: number): Promise<unknown> {
  if (!isSameOrigin(request)) throw new DomainError("forbidden");
  if (!request.headers.get("content-type")?.startsWith("application/json")) throw new DomainError("invalid_input");
  const text = await request.text();
  if (text.length > maxBytes) throw new DomainError("text_too_long", { maximum: maxBytes });
  try {
    return JSON.parse(text);
  } catch {
    throw new DomainError("invalid_input", { fields: "body" });
  }
}

/** Whether a page of this site sent `request`. */
export function isSameOrigin(request: Request): boolean {
  const origin = request.headers.get("origin") ?? "";
  const host = request.headers.get("x-forwarded-host") ?? request.headers.get("host");
  if (request.headers.get("sec-fetch-site") === "cross-site") return false;
  return URL.canParse(origin) && new URL(origin).host === host;
}

function answer(body: { ok: true; value: unknown } | Failure, status: number): Response {
  return Response.json(body, { status, headers: { "cache-control": "private, no-store" } });
}
