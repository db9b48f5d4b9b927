import { createHash } from "node:crypto";

const common = [
  "default-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

/** The policy of a page that is made for one person: whatever carries `nonce` may run, and load more. */
export function noncePolicy(nonce: string): string {
  return `${common}; script-src 'self' 'nonce-${nonce}' 'strict-dynamic'; style-src-elem 'self' 'nonce-${nonce}'`;
}

/** The policy in development, where the tools evaluate code and write styles into the page. */
export const developmentPolicy = `${common}; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src-elem 'self' 'unsafe-inline'; connect-src 'self' ws:`;

/**
 * The policy of a page that everybody gets: its inline scripts by hash, if they
 * are of the shapes that Next itself writes. `refused` are those that are not,
 * which a browser will then not run.
 */
export function hashPolicy(html: string): { policy: string; refused: string[] } {
  const hashes = new Set<string>();
  const refused: string[] = [];
  for (const script of inlineScripts(html)) {
    if (isFrameworkScript(script)) hashes.add(`'sha256-${createHash("sha256").update(script).digest("base64")}'`);
    else refused.push(script);
  }
  return { policy: `${common}; script-src ${["'self'", ...hashes].join(" ")}; style-src-elem 'self'`, refused };
}

/**
 * Whether an inline script is one that Next or React writes into a page: pushes
 * of flight data and of the first chunks whose argument is nothing but JSON,
 * and the mark of the first paint. Not the ones that move a late part of a page into place: a public page
 * is sent whole.
 */
export function isFrameworkScript(script: string): boolean {
  return isFlightData(script) || isChunkList(script) || firstPaint.test(script);
}

// React escapes "<" in every text and attribute, so that a tag in the HTML is one React wrote.
function* inlineScripts(html: string): Generator<string> {
  for (const [, attributes = "", body = ""] of html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)) {
    const external = /\ssrc="/.test(attributes);
    const data = /\stype="application\/(?:ld\+)?json"/.test(attributes);
    if (!external && !data) yield body;
  }
}

const flightPush = /^(?:\(self\.__next_f=self\.__next_f\|\|\[\]\)|self\.__next_f)\.push\((\[.*\])\)$/s;
const chunkPush = /^\(globalThis\["TURBOPACK"\] \|\| \(globalThis\["TURBOPACK"\] = \[\]\)\)\.push\((\{.*\})\);?$/s;
const firstPaint = /^requestAnimationFrame\(function\(\)\{\$RT=performance\.now\(\)\}\);$/;

function isFlightData(script: string): boolean {
  const pushed = parseArgument(script, flightPush);
  if (!Array.isArray(pushed)) return false;
  const [kind, chunk, ...rest] = pushed as unknown[];
  return (
    rest.length === 0 && (kind === 0 ? chunk === undefined : (kind === 1 || kind === 3) && typeof chunk === "string")
  );
}

function isChunkList(script: string): boolean {
  const pushed = parseArgument(script, chunkPush);
  return typeof pushed === "object" && pushed !== null && Object.values(pushed).every(Array.isArray);
}

function parseArgument(script: string, call: RegExp): unknown {
  try {
    return JSON.parse(call.exec(script)?.[1] ?? "null");
  } catch {
    return null;
  }
}
