import { createServer } from "node:net";
import { SetupError } from "./setup-error.ts";

/** What the environment says about how to serve. */
export type Settings = {
  /** Null: not said. */
  port: number | null;
  /** The network address to listen on; undefined for all of them. */
  host: string | undefined;
  /** Null: not said, `http://localhost` with the port. */
  origin: URL | null;
  proxies: number;
};

/** Reads `PORT`, `HOST`, `DUIZHAO_ORIGIN` and `DUIZHAO_PROXIES`. Throws a SetupError for one that cannot be meant. */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  return {
    port: wholeNumber("PORT", environment.PORT, 65_535),
    host: environment.HOST || undefined,
    origin: environment.DUIZHAO_ORIGIN ? parseOrigin(environment.DUIZHAO_ORIGIN) : null,
    proxies: wholeNumber("DUIZHAO_PROXIES", environment.DUIZHAO_PROXIES, 10) ?? 0,
  };
}

/**
 * The port to serve on: `asked`, or 3000, or the next free one when nobody
 * asked and `mayMove`. Throws a SetupError when that port is taken.
 */
export async function choosePort(asked: number | null, host: string | undefined, mayMove: boolean): Promise<number> {
  const first = asked ?? 3000;
  const last = asked === null && mayMove ? first + 100 : first;
  for (let port = first; port <= last; port++) if (await isFree(port, host)) return port;
  throw portTaken(first, asked !== null);
}

/** For a port that another program listens on. */
export function portTaken(port: number, asked: boolean): SetupError {
  return new SetupError(
    `Port ${port} is taken by another program. ${asked ? "Set PORT to another one" : "Set PORT to a free one"}, or stop that program.`,
  );
}

function wholeNumber(name: string, text: string | undefined, maximum: number): number | null {
  if (!text) return null;
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= maximum) return value;
  throw new SetupError(`${name} is set to \`${text}\`. Set it to a number from 0 to ${maximum}.`);
}

function parseOrigin(text: string): URL {
  try {
    const url = new URL(text);
    if (/^https?:$/.test(url.protocol) && url.pathname === "/" && !url.search && !url.hash) return url;
  } catch {
    // Said below.
  }
  throw new SetupError(
    `DUIZHAO_ORIGIN is set to \`${text}\`. Set it to the address readers use, such as https://news.example.org, without a path.`,
  );
}

// On a wildcard address, a program that listens on one address of the machine would still be reached instead of us.
async function isFree(port: number, host: string | undefined): Promise<boolean> {
  if (port === 0) return true;
  const addresses = host && !["0.0.0.0", "::"].includes(host) ? [host] : [host, "127.0.0.1", "::1"];
  for (const address of addresses) if (!(await canListen(port, address))) return false;
  return true;
}

function canListen(port: number, host: string | undefined): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) =>
      resolve(error.code !== "EADDRINUSE" && error.code !== "EACCES"),
    );
    probe.listen({ port, ...(host ? { host } : {}), exclusive: true }, () => probe.close(() => resolve(true)));
  });
}
