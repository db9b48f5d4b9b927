import { lookup } from "node:dns/promises";
import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import type { LookupFunction } from "node:net";
import { isIP } from "node:net";
import { placeOf } from "./address.ts";

/** A request to another server, whose address an administrator has named. */
export type OutboundRequest = {
  readonly url: URL;
  readonly method: "GET" | "POST" | "DELETE";
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** The administrator has said that the server is on the newsroom's own network: its address may be a local one, and plain http will do. */
  readonly localAllowed: boolean;
  /** For everything together, from the name to the last byte. */
  readonly seconds: number;
  /** Of the answer's body. */
  readonly maximumBytes: number;
  /** Ends it earlier: nobody waits for the answer any more. */
  readonly signal?: AbortSignal;
};

export type OutboundAnswer = {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
};

export const outboundProblems = [
  "not_https",
  "address_refused",
  "unreachable",
  "certificate",
  "timed_out",
  "redirected",
  "not_http",
  "answer_too_large",
] as const;
export type OutboundProblem = (typeof outboundProblems)[number];

/** Why there is no answer. It carries nothing of what was sent. */
export class OutboundError extends Error {
  override readonly name = "OutboundError";

  constructor(readonly problem: OutboundProblem) {
    super(problem);
  }
}

/**
 * Sends one request and gives its answer, whatever its status. The only way out
 * of the product: https unless `localAllowed`; the name is resolved, every
 * address it has is checked, and the connection goes to one of those; no
 * redirects; an end to waiting and to reading. Throws OutboundError.
 */
export async function sendOutbound(request: OutboundRequest): Promise<OutboundAnswer> {
  const { url, localAllowed } = request;
  if (url.protocol !== "https:" && !(url.protocol === "http:" && localAllowed)) throw new OutboundError("not_https");
  if (url.username !== "" || url.password !== "") throw new OutboundError("address_refused");

  const timeout = AbortSignal.timeout(request.seconds * 1000);
  const deadline = request.signal ? AbortSignal.any([timeout, request.signal]) : timeout;
  const addresses = await Promise.race([resolveAll(url.hostname), expiry(deadline)]);
  const places = addresses.map(({ address }) => placeOf(address));
  const allowed = places.every((place) => place === "public" || (place === "local" && localAllowed));
  if (!allowed || addresses.length === 0) throw new OutboundError("address_refused");
  return exchange(request, addresses, deadline);
}

type Address = { readonly address: string; readonly family: number };

async function resolveAll(hostname: string): Promise<readonly Address[]> {
  const literal = hostname.replace(/^\[|\]$/g, "");
  const family = isIP(literal);
  if (family !== 0) return [{ address: literal, family }];
  try {
    return await lookup(hostname, { all: true });
  } catch {
    throw new OutboundError("unreachable");
  }
}

function expiry(deadline: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (deadline.aborted) reject(new OutboundError("timed_out"));
    deadline.addEventListener("abort", () => reject(new OutboundError("timed_out")), { once: true });
  });
}

function exchange(
  { url, method, headers, body, maximumBytes }: OutboundRequest,
  addresses: readonly Address[],
  signal: AbortSignal,
): Promise<OutboundAnswer> {
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => reject(error instanceof OutboundError ? error : asProblem(error, signal));
    const bytes = body === null ? null : Buffer.from(body, "utf8");
    const send = url.protocol === "https:" ? requestHttps : requestHttp;
    const sent = send(url, {
      method,
      signal,
      // A connection that was kept open would not be to an address checked for this request.
      agent: false,
      lookup: checkedLookup(addresses),
      headers: {
        ...headers,
        accept: "application/json",
        "accept-encoding": "identity",
        "user-agent": "Duizhao",
        ...(bytes && { "content-length": bytes.length }),
      },
    });
    sent.on("error", fail);
    sent.on("response", (answer) => {
      const status = answer.statusCode ?? 0;
      const stop = (problem: OutboundProblem) => {
        fail(new OutboundError(problem));
        sent.destroy();
      };
      if (status >= 300 && status < 400) return stop("redirected");
      if (Number(answer.headers["content-length"] ?? 0) > maximumBytes) return stop("answer_too_large");
      const chunks: Buffer[] = [];
      let size = 0;
      answer.on("data", (chunk: Buffer) => {
        size += chunk.length;
        if (size > maximumBytes) return stop("answer_too_large");
        chunks.push(chunk);
      });
      answer.on("error", fail);
      answer.on("aborted", () => fail(new OutboundError("unreachable")));
      answer.on("end", () =>
        resolve({ status, headers: plainHeaders(answer.headers), text: Buffer.concat(chunks).toString("utf8") }),
      );
    });
    sent.end(bytes ?? undefined);
  });
}

/** Answers with the addresses that were checked, so that a name cannot change its mind in between. */
function checkedLookup(addresses: readonly Address[]): LookupFunction {
  return (_hostname, options, callback) => {
    const [first] = addresses;
    if (options.all || !first) callback(null, [...addresses]);
    else callback(null, first.address, first.family);
  };
}

function plainHeaders(headers: NodeJS.Dict<string | string[]>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

function asProblem(error: unknown, deadline: AbortSignal): OutboundError {
  if (deadline.aborted) return new OutboundError("timed_out");
  const code = String((error as NodeJS.ErrnoException | null)?.code ?? "");
  if (/^(?:CERT_|ERR_TLS_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH)/.test(code)) {
    return new OutboundError("certificate");
  }
  return new OutboundError(/^(?:HPE_|ERR_SSL_|EPROTO)/.test(code) ? "not_http" : "unreachable");
}
