import { createServer, type Server } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { FrontCache } from "./front-cache.ts";
import { createListener, type Handler } from "./http.ts";
import { followInvalidations } from "./invalidations.ts";
import { projectFolder } from "./project.ts";
import type { PublicPage } from "./public-page.ts";
import { portTaken, type Settings } from "./settings.ts";

type Options = {
  databaseUrl: string;
  settings: Settings;
  /** 0 for any free one. */
  port: number;
  development: boolean;
  log: (line: string) => void;
};

/** Next, the cache in front of it and the socket. */
export type Site = {
  port: number;
  /** Lets requests under way finish, for five seconds at most. */
  close(): Promise<void>;
};

const megabyte = 1_048_576;
const purgeKey = Symbol.for("duizhao.purge");

/**
 * Serves the pages. While it does, `globalThis[Symbol.for("duizhao.purge")]`
 * forgets the pages with the given tags: whoever commits what makes them old
 * calls it at once, before answering.
 */
export async function openSite({ databaseUrl, settings, port: asked, development, log }: Options): Promise<Site> {
  // Longer than the minute after which proxies close what is idle: whoever closes first must not be asked meanwhile.
  const server = createServer({ keepAliveTimeout: 65_000 });
  // Bound first: the pages are told the address they have.
  const port = await listen(server, asked, settings.host);
  const origin = settings.origin ?? new URL(`http://localhost:${port}`);
  process.env.DUIZHAO_ORIGIN = origin.origin;
  process.env.AUTH_TRUST_HOST = "true";
  if (settings.origin) process.env.AUTH_URL = `${origin.origin}/api/auth`;

  let listener: ReturnType<typeof createListener> | null = null;
  const waiting: (() => void)[] = [];
  server.on("request", (request, response) => {
    if (listener) listener(request, response);
    else waiting.push(() => listener?.(request, response));
  });

  const cache = development ? null : new FrontCache<PublicPage>(64 * megabyte, 4 * megabyte);
  const purge = (tags: readonly string[]) => cache?.purge(tags);
  Object.assign(globalThis, { [purgeKey]: purge });
  const next = await openNext(server, port, development);
  const stopFollowing = followInvalidations({ url: databaseUrl, purge, log });
  listener = createListener({
    handle: next.handle,
    cache,
    origin,
    fixedOrigin: settings.origin !== null,
    proxies: settings.proxies,
    log,
  });
  for (const answer of waiting) answer();

  return {
    port,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      const idle = setInterval(() => server.closeIdleConnections(), 50);
      await Promise.race([closed, pause(5_000)]);
      clearInterval(idle);
      server.closeAllConnections();
      await stopFollowing();
      await next.close();
    },
  };
}

async function openNext(
  httpServer: Server,
  port: number,
  development: boolean,
): Promise<{ handle: Handler; close(): Promise<void> }> {
  Object.assign(process.env, { NODE_ENV: development ? "development" : "production" });
  const { default: next } = await import("next");
  const app = next({
    dir: projectFolder,
    dev: development,
    httpServer,
    hostname: "localhost",
    port,
    quiet: !development,
  });
  await app.prepare();
  return { handle: app.getRequestHandler(), close: () => app.close() };
}

function listen(server: Server, port: number, host: string | undefined): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(error.code === "EADDRINUSE" ? portTaken(port, true) : error),
    );
    server.listen({ port, ...(host ? { host } : {}) }, () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}
