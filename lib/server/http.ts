import { randomBytes } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { CapturedResponse, detachedRequest } from "./captured-response.ts";
import { developmentPolicy, noncePolicy } from "./content-security-policy.ts";
import type { FrontCache } from "./front-cache.ts";
import { type PublicPage, packPage, type Rendered, sendPage } from "./public-page.ts";
import { addressFor, tagsOf } from "./public-routes.ts";

/** Next's own request handler. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

type Options = {
  handle: Handler;
  /** Null in development, where every page is rendered for whoever asks. */
  cache: FrontCache<PublicPage> | null;
  /** The address the site is known by. */
  origin: URL;
  /** Whether `origin` was set: then it counts, and not what a request says of its host. */
  fixedOrigin: boolean;
  /** How many proxies before us add to `X-Forwarded-For`. */
  proxies: number;
  log: (line: string) => void;
};

/** The largest body of a request, in bytes. */
export const maximumBody = 4_000_000;

/** Addresses that take whole files, and the largest of those. What they are given is for their handlers to judge. */
const filePaths = /^\/api\/(?:imports\/(?:reading|batches\/[^/?]+\/(?:archive|files))|exchange\/files)(?:\?|$)/;
const maximumFile = 65_000_000;

/**
 * Answers every request: public pages from the cache, everything else from
 * Next, all of it with the headers that keep a page to itself.
 */
export function createListener({ handle, cache, origin, fixedOrigin, proxies, log }: Options): RequestListener {
  const security = securityHeaders(origin);
  const detachedHeaders = {
    host: origin.host,
    accept: "text/html",
    "user-agent": "Duizhao",
    ...forwarded(origin.host, origin),
  };

  const renderPage = async (path: string, tags: string[]): Promise<PublicPage> => {
    const request = detachedRequest(path, { ...detachedHeaders });
    const response = new CapturedResponse(request);
    await handle(request, response);
    return packPage(await renderedBy(response), tags, security, (script) =>
      log(`${path}: an inline script is not Next's own and will not run: ${script.slice(0, 200)}`),
    );
  };

  const pass = async (request: IncomingMessage, response: ServerResponse) => {
    const nonce = randomBytes(16).toString("base64");
    const policy = cache ? noncePolicy(nonce) : developmentPolicy;
    const host = fixedOrigin ? origin.host : (request.headers.host ?? origin.host);
    const address = clientAddress(request, proxies);
    request.url = addressFor(request.url ?? "/");
    for (const name of Object.keys(request.headers)) if (untrusted.test(name)) delete request.headers[name];
    Object.assign(request.headers, forwarded(host, origin), { host, "x-duizhao-address": address });
    if (cache) request.headers["content-security-policy"] = policy;
    for (const [name, value] of Object.entries(security)) response.setHeader(name, value);
    if (!isFile.test(request.url ?? "")) {
      response.setHeader("Content-Security-Policy", policy);
      response.setHeader("Cache-Control", "private, no-store");
    }
    await handle(request, response);
  };

  return (request, response) => {
    const answered = cache && isPublic(request) ? fromCache(cache, request, response, renderPage) : null;
    if (answered === "sent") return;
    const refusal = bodyRefusal(request);
    if (refusal) {
      response.writeHead(refusal, { ...security, Connection: "close" }).end();
      return;
    }
    (answered ?? pass(request, response)).catch((error: unknown) => {
      log(`${request.method} ${request.url}: ${error instanceof Error ? error.stack : error}`);
      if (response.headersSent) response.destroy();
      else response.writeHead(500, { ...security, "Content-Type": "text/plain" }).end("Internal Server Error");
    });
  };
}

function fromCache(
  cache: FrontCache<PublicPage>,
  request: IncomingMessage,
  response: ServerResponse,
  render: (path: string, tags: string[]) => Promise<PublicPage>,
): "sent" | Promise<void> | null {
  const path = pathOf(request.url ?? "/");
  const page = cache.find(path);
  if (page) {
    sendPage(page, request, response);
    return "sent";
  }
  const tags = tagsOf(path);
  if (!tags) return null;
  return cache.get(path, tags, () => render(path, tags)).then((rendered) => sendPage(rendered, request, response));
}

/** A page that reads no query and no cookie, asked for as a whole. Next's own requests for parts of it are not. */
function isPublic({ method, headers, url }: IncomingMessage): boolean {
  return (
    (method === "GET" || method === "HEAD") &&
    headers.rsc === undefined &&
    headers["next-router-state-tree"] === undefined &&
    headers["next-router-prefetch"] === undefined &&
    !url?.includes("_rsc=")
  );
}

function pathOf(url: string): string {
  const query = url.indexOf("?");
  return query < 0 ? url : url.slice(0, query);
}

async function renderedBy(response: CapturedResponse): Promise<Rendered> {
  const body = await response.whole;
  const headers: Record<string, string> = {};
  for (const name of ["Content-Type", "Link", "Location"]) {
    const value = response.getHeader(name);
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(", ") : String(value);
  }
  return { status: response.statusCode, headers, body };
}

/** Bodies have a known and a bounded length; a request that has none says so. */
function bodyRefusal({ headers, url }: IncomingMessage): number | null {
  if (headers["transfer-encoding"] !== undefined) return 411;
  const maximum = filePaths.test(url ?? "") ? maximumFile : maximumBody;
  return Number(headers["content-length"] ?? 0) > maximum ? 413 : null;
}

// What a client may not tell us about itself, nor about what came before.
const untrusted = /^(?:x-forwarded-.*|forwarded|x-real-ip|x-duizhao-.*|x-middleware-.*|x-invoke-.*|x-nonce)$/;
const isFile = /^\/_next\/|^[^?]*\.[a-z0-9]+(?:\?|$)/;

function forwarded(host: string, origin: URL): Record<string, string> {
  return { "x-forwarded-host": host, "x-forwarded-proto": origin.protocol.slice(0, -1) };
}

function clientAddress(request: IncomingMessage, proxies: number): string {
  const chain = String(request.headers["x-forwarded-for"] ?? "").split(/\s*,\s*/);
  const told = proxies > 0 ? chain.at(-proxies) : undefined;
  return (told || request.socket.remoteAddress || "unknown").replace(/^::ffff:/, "");
}

function securityHeaders(origin: URL): Record<string, string> {
  return {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    ...(origin.protocol === "https:" ? { "Strict-Transport-Security": "max-age=31536000; includeSubDomains" } : {}),
  };
}
