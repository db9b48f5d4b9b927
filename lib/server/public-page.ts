import { createHash } from "node:crypto";
import type { ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { hashPolicy } from "./content-security-policy.ts";
import type { Page } from "./front-cache.ts";

type Encoding = "br" | "gzip" | "identity";
type Body = { bytes: Buffer; headers: string[] };

/** An answer that every reader gets, ready to send in three encodings. */
export type PublicPage = Page & { etag: string; bodies: Record<Encoding, Body>; unchanged: string[] };

/** What was rendered, before it is packed. `headers` are those of its own: type, links, location. */
export type Rendered = { status: number; headers: Record<string, string>; body: Buffer };

/** Readers ask again each time, a proxy may keep it for a minute, or longer if it is told of purges by tag. */
const cacheControl = "public, max-age=0, s-maxage=60, must-revalidate";
const keptStatus = new Set([200, 404, 410]);

/**
 * Compresses a render and gives it its headers. A page may ask for the status
 * 404 or 410 by `<meta name="duizhao:status" content="410"/>`: a text cannot,
 * for its angle brackets are escaped.
 */
export async function packPage(
  rendered: Rendered,
  tags: readonly string[],
  securityHeaders: Readonly<Record<string, string>>,
  refuse: (script: string) => void,
): Promise<PublicPage> {
  const html = rendered.body.toString();
  const status = rendered.status === 200 ? statusIn(html) : rendered.status;
  const { policy, refused } = hashPolicy(html);
  refused.forEach(refuse);
  const etag = `W/"${createHash("sha256").update(rendered.body).digest("base64url").slice(0, 22)}"`;
  const cached = {
    ...securityHeaders,
    "Content-Security-Policy": policy,
    "Cache-Control": keptStatus.has(status) ? cacheControl : "no-store",
    "Cache-Tag": tags.join(","),
    "Surrogate-Key": tags.join(" "),
    ETag: etag,
    Vary: "Accept-Encoding",
  };
  const [compressed, zipped] = await Promise.all([compress(rendered.body), zip(rendered.body)]);
  const body = (bytes: Buffer, encoding: Encoding): Body => ({
    bytes,
    headers: flat({
      ...rendered.headers,
      ...cached,
      ...(encoding === "identity" ? {} : { "Content-Encoding": encoding }),
      "Content-Length": String(bytes.length),
    }),
  });
  return {
    status,
    etag,
    bodies: { br: body(compressed, "br"), gzip: body(zipped, "gzip"), identity: body(rendered.body, "identity") },
    unchanged: flat(cached),
    bytes: rendered.body.length + compressed.length + zipped.length + 8 * policy.length + 2_000,
  };
}

/** Sends a page as the request's headers ask: compressed, or 304 when the reader has it, or without its body. */
export function sendPage(page: PublicPage, request: PageRequest, response: ServerResponse): void {
  if (page.status === 200 && matches(request.headers["if-none-match"], page.etag)) {
    response.writeHead(304, page.unchanged).end();
    return;
  }
  const body = page.bodies[negotiate(request.headers["accept-encoding"])];
  response.writeHead(page.status, body.headers);
  if (request.method === "HEAD") response.end();
  else response.end(body.bytes);
}

type PageRequest = {
  method?: string | undefined;
  headers: { "if-none-match"?: string | undefined; "accept-encoding"?: string | string[] | undefined };
};

const compress = (body: Buffer) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
const zip = promisify(gzip);

function statusIn(html: string): number {
  return Number(/<meta name="duizhao:status" content="(404|410)"\/>/.exec(html)?.[1] ?? 200);
}

function flat(headers: Readonly<Record<string, string>>): string[] {
  return Object.entries(headers).flat();
}

function matches(asked: string | undefined, etag: string): boolean {
  return asked !== undefined && (asked === etag || asked === "*" || asked.split(/\s*,\s*/).includes(etag));
}

const acceptable = (["br", "gzip"] as const).map(
  (encoding) => [encoding, new RegExp(`(?:^|,)\\s*${encoding}\\s*(?:$|,|;(?!\\s*q=0(?:\\.0*)?\\s*(?:$|,)))`)] as const,
);

function negotiate(accepted: string | string[] | undefined): Encoding {
  if (accepted === undefined) return "identity";
  return acceptable.find(([, pattern]) => pattern.test(String(accepted)))?.[0] ?? "identity";
}
