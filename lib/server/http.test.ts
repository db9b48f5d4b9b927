import { createServer, type IncomingHttpHeaders, type Server, request as send } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import { FrontCache } from "./front-cache.ts";
import { createListener, type Handler } from "./http.ts";
import type { PublicPage } from "./public-page.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };
type Ask = (
  path: string,
  options?: { method?: string; headers?: Record<string, string>; body?: string },
) => Promise<Answer>;

async function serve(handle: Handler, { origin = "https://news.example", fixedOrigin = true, proxies = 0 } = {}) {
  const cache = new FrontCache<PublicPage>(1_000_000, 100_000);
  const log: string[] = [];
  const listener = createListener({
    handle,
    cache,
    origin: new URL(origin),
    fixedOrigin,
    proxies,
    log: (line) => log.push(line),
  });
  const server = createServer(listener).listen(0, "127.0.0.1");
  servers.push(server);
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  const ask: Ask = (path, { method = "GET", headers = {}, body } = {}) =>
    new Promise((resolve, reject) => {
      const sent = send({ port, host: "127.0.0.1", path, method, headers }, async (response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of response) chunks.push(chunk);
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) });
      });
      sent.once("error", reject);
      sent.end(body);
    });
  return { ask, cache, log };
}

/** Answers with what it was asked, and counts. */
function echo(status = 200) {
  const seen: { url: string | undefined; headers: IncomingHttpHeaders }[] = [];
  const handle: Handler = async (request, response) => {
    seen.push({ url: request.url, headers: { ...request.headers } });
    response.statusCode = status;
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.setHeader("Set-Cookie", "session=secret");
    response.setHeader("X-Inside", "secret");
    response.end(`<html><p>${request.url} 第${seen.length}次</p></html>`);
  };
  return { seen, handle };
}

describe("a public page", () => {
  test("is rendered once, for nobody in particular", async () => {
    const { seen, handle } = echo();
    const { ask } = await serve(handle);
    const first = await ask("/zh?utm_source=a", { headers: { cookie: "session=mine", "accept-language": "en" } });
    const second = await ask("/zh", { headers: { authorization: "Bearer x" } });
    expect(second.body.toString()).toBe("<html><p>/zh 第1次</p></html>");
    expect(second.body).toEqual(first.body);
    expect(seen).toEqual([
      {
        url: "/zh",
        headers: {
          host: "news.example",
          accept: "text/html",
          "user-agent": "Duizhao",
          "x-forwarded-host": "news.example",
          "x-forwarded-proto": "https",
        },
      },
    ]);
    expect(first.headers["set-cookie"]).toBeUndefined();
    expect(first.headers["x-inside"]).toBeUndefined();
  });

  test("says what it shows and that readers ask again", async () => {
    const { ask } = await serve(echo().handle);
    const { headers } = await ask("/en/articles/tea/zh");
    expect(headers).toMatchObject({
      "cache-control": "public, max-age=0, s-maxage=60, must-revalidate",
      "cache-tag": "site,articles,article:tea",
      "surrogate-key": "site articles article:tea",
      vary: "Accept-Encoding",
      "strict-transport-security": "max-age=31536000; includeSubDomains",
      "x-content-type-options": "nosniff",
    });
  });

  for (const [accepted, encoding] of [
    ["gzip, deflate, br", "br"],
    ["gzip", "gzip"],
    ["br;q=0, gzip;q=0.5", "gzip"],
    ["br;q=0.5", "br"],
    ["identity", undefined],
  ] as const) {
    test(`is sent to a reader who takes ${accepted} as ${encoding ?? "it is"}`, async () => {
      const { ask } = await serve(echo().handle);
      const { body, headers } = await ask("/zh", { headers: { "accept-encoding": accepted } });
      expect(headers["content-encoding"]).toBe(encoding);
      const plain = encoding === "br" ? brotliDecompressSync(body) : encoding === "gzip" ? gunzipSync(body) : body;
      expect(plain.toString()).toBe("<html><p>/zh 第1次</p></html>");
    });
  }

  test("is not sent again to a reader who has it", async () => {
    const { ask } = await serve(echo().handle);
    const { etag = "" } = (await ask("/zh")).headers;
    expect(await ask("/zh", { headers: { "if-none-match": `"other", ${etag}` } })).toMatchObject({
      status: 304,
      body: Buffer.alloc(0),
    });
    expect((await ask("/zh", { headers: { "if-none-match": '"other"' } })).status).toBe(200);
  });

  test("has a head without its body", async () => {
    const { ask } = await serve(echo().handle);
    const page = await ask("/zh");
    const head = await ask("/zh", { method: "HEAD" });
    expect(head.body.length).toBe(0);
    expect(head.headers["content-length"]).toBe(page.headers["content-length"]);
  });

  test("that was withdrawn says so by its status, and a text cannot", async () => {
    const { ask } = await serve(async (request, response) => {
      const meta = '<meta name="duizhao:status" content="410"/>';
      response.end(request.url === "/zh/articles/gone" ? meta : meta.replaceAll("<", "&lt;"));
    });
    expect((await ask("/zh/articles/gone")).status).toBe(410);
    expect((await ask("/zh/articles/text")).status).toBe(200);
  });

  test("that moved is not kept", async () => {
    const { ask, cache } = await serve(async (_request, response) => {
      response.writeHead(308, { Location: "/zh/articles/new" }).end();
    });
    expect(await ask("/zh/articles/old")).toMatchObject({
      status: 308,
      headers: { location: "/zh/articles/new", "cache-control": "no-store" },
    });
    expect(cache.find("/zh/articles/old")).toBeUndefined();
  });

  test("is fresh for whoever asks after a purge, also when a render was under way", async () => {
    let text = "old";
    let release = () => {};
    let begun = () => {};
    const reading = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const { ask, cache } = await serve(async (_request, response) => {
      const read = text;
      if (read === "old") {
        begun();
        await new Promise<void>((resolve) => {
          release = resolve;
        });
      }
      response.end(read);
    });
    const early = ask("/zh");
    await reading;
    text = "new";
    cache.purge(["front"]);
    expect((await ask("/zh")).body.toString()).toBe("new");
    release();
    expect((await early).body.toString()).toBe("old");
    expect((await ask("/zh")).body.toString()).toBe("new");
  });

  test("whose render fails is an error for one reader and no loss for the next", async () => {
    let working = false;
    const { ask, log } = await serve(async (_request, response) => {
      if (!working) throw new Error("away");
      response.end("back");
    });
    expect(await ask("/zh")).toMatchObject({ status: 500, body: Buffer.from("Internal Server Error") });
    expect(log[0]).toContain("away");
    working = true;
    expect((await ask("/zh")).status).toBe(200);
  });
});

describe("what is not the same for everybody", () => {
  for (const [path, options] of [
    ["/zh/desk", {}],
    ["/zh/articles/tea/preview", {}],
    ["/zh/articles/tea/en/suggest", {}],
    ["/zh/corrections/abc", {}],
    ["/fr", {}],
    ["/", {}],
    ["/zh", { method: "POST", headers: { "content-length": "0" } }],
    ["/zh", { headers: { rsc: "1" } }],
    ["/zh?_rsc=abc", {}],
  ] as const) {
    test(`${JSON.stringify(options)} ${path} is rendered each time and kept nowhere`, async () => {
      const { seen, handle } = echo();
      const { ask } = await serve(handle);
      await ask(path, options);
      const { headers } = await ask(path, options);
      expect(seen.length).toBe(2);
      expect(headers["cache-control"]).toBe("private, no-store");
    });
  }

  test("has a policy with a nonce of its own, which Next is told", async () => {
    const { seen, handle } = echo();
    const { ask } = await serve(handle);
    const answers = [await ask("/zh/desk"), await ask("/zh/desk")];
    const policies = answers.map(({ headers }) => headers["content-security-policy"]);
    expect(policies[0]).toMatch(/script-src 'self' 'nonce-[\w+/=]{24}' 'strict-dynamic'/);
    expect(policies[0]).not.toBe(policies[1]);
    expect(seen.map(({ headers }) => headers["content-security-policy"])).toEqual(policies);
  });
});

describe("what a client says of itself", () => {
  const forged = {
    host: "evil.example",
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": "gopher",
    "x-forwarded-for": "6.6.6.6, 10.0.0.1",
    "x-duizhao-address": "6.6.6.6",
    "x-middleware-subrequest": "proxy",
    "content-security-policy": "script-src 'nonce-mine'",
  };

  test("counts for nothing where the site's address is set", async () => {
    const { seen, handle } = echo();
    const { ask } = await serve(handle);
    await ask("/zh/desk", { headers: forged });
    expect(seen[0]?.headers).toMatchObject({
      host: "news.example",
      "x-forwarded-host": "news.example",
      "x-forwarded-proto": "https",
      "x-duizhao-address": "127.0.0.1",
    });
    expect(Object.keys(seen[0]?.headers ?? {})).not.toContain("x-forwarded-for");
    expect(Object.keys(seen[0]?.headers ?? {})).not.toContain("x-middleware-subrequest");
    expect(seen[0]?.headers["content-security-policy"]).not.toContain("mine");
  });

  test("gives the host it asked for where the address is not set", async () => {
    const { seen, handle } = echo();
    const { ask } = await serve(handle, { origin: "http://localhost:3000", fixedOrigin: false });
    await ask("/zh/desk", { headers: { ...forged, host: "192.168.1.5:3000" } });
    expect(seen[0]?.headers).toMatchObject({ host: "192.168.1.5:3000", "x-forwarded-host": "192.168.1.5:3000" });
  });

  test("gives the address that the trusted proxy saw", async () => {
    const { seen, handle } = echo();
    const { ask } = await serve(handle, { proxies: 1 });
    await ask("/zh/desk", { headers: forged });
    expect(seen[0]?.headers["x-duizhao-address"]).toBe("10.0.0.1");
  });
});

describe("a body", () => {
  test("that is too long is refused before it is read", async () => {
    const { seen, handle } = echo();
    const { ask } = await serve(handle);
    const { status } = await ask("/api/x", { method: "POST", headers: { "content-length": "4000001" } }).catch(() => ({
      status: 0,
    }));
    expect([status, seen.length]).toEqual([413, 0]);
  });

  test("may be a whole file where files are taken, and no more", async () => {
    const { seen, handle } = echo();
    const { ask } = await serve(handle);
    const send = (length: string) =>
      ask("/api/imports/reading?name=a.docx", { method: "POST", headers: { "content-length": length } }).catch(() => ({
        status: 0,
      }));
    expect((await send("100000000")).status).toBe(413);
    expect(seen.length).toBe(0);
    expect((await send("20")).status).not.toBe(413);
  });

  test.each([
    ["/api/exchange/files?ui=zh", true],
    ["/api/imports/batches/b/archive", true],
    ["/api/imports/batches/b/files?path=a.txt", true],
    ["/api/imports/batches", false],
    ["/api/imports/i/pairing", false],
    ["/api/exchange/newsroom", false],
  ])("of ten megabytes at %s: %s", async (path, taken) => {
    const { handle } = echo();
    const { ask } = await serve(handle);
    const options = { method: "POST", headers: { "content-length": "10000000" }, body: "x".repeat(10_000_000) };
    const { status } = await ask(path, options).catch(() => ({ status: 413 }));
    expect(status).toBe(taken ? 200 : 413);
  });

  test("of unknown length is refused", async () => {
    const { seen, handle } = echo();
    const { ask } = await serve(handle);
    const { status } = await ask("/api/x", { method: "POST", headers: { "transfer-encoding": "chunked" }, body: "a" });
    expect([status, seen.length]).toEqual([411, 0]);
  });
});
