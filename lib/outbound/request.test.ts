import { createServer, type RequestListener } from "node:http";
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import { type OutboundRequest, sendOutbound } from "./request.ts";

const servers: Server[] = [];
const sockets = new Set<Socket>();
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

const listen = (server: Server): Promise<URL> =>
  new Promise((resolve) => {
    servers.push(server);
    server.on("connection", (socket: Socket) => sockets.add(socket));
    server.listen(0, "127.0.0.1", () =>
      resolve(new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)),
    );
  });

const serve = (listener: RequestListener) => listen(createServer(listener));

const ask = (url: URL, change: Partial<OutboundRequest> = {}) =>
  sendOutbound({
    url,
    method: "POST",
    headers: { "x-key": "k" },
    body: "水",
    localAllowed: true,
    seconds: 5,
    maximumBytes: 100,
    ...change,
  });

test("a request arrives whole, and its answer comes back with its status", async () => {
  const url = await serve(async (request, response) => {
    let body = "";
    for await (const chunk of request.setEncoding("utf8")) body += chunk;
    response.writeHead(429, { "Retry-After": "7" }).end(`${request.method} ${request.headers["x-key"]} ${body}`);
  });
  const answer = await ask(url);
  expect(answer).toMatchObject({ status: 429, text: "POST k 水", headers: { "retry-after": "7" } });
});

test("a local address and plain http need an administrator's word", async () => {
  let asked = 0;
  const url = await serve((_, response) => {
    asked += 1;
    response.end();
  });
  await expect(ask(url, { localAllowed: false })).rejects.toMatchObject({ problem: "not_https" });
  const secure = new URL(url.href.replace("http:", "https:"));
  await expect(ask(secure, { localAllowed: false })).rejects.toMatchObject({ problem: "address_refused" });
  secure.hostname = "localhost";
  await expect(ask(secure, { localAllowed: false })).rejects.toMatchObject({ problem: "address_refused" });
  expect(asked).toBe(0);
});

test.each([
  "http://169.254.169.254/latest/meta-data",
  "http://[fe80::1]/",
  "http://0.0.0.0/",
  "http://[::ffff:169.254.169.254]/",
  "http://0xa9fea9fe/",
])("%s is refused, whatever was said", async (address) => {
  await expect(ask(new URL(address))).rejects.toMatchObject({ problem: "address_refused" });
});

test.each([
  ["ftp://127.0.0.1/", "not_https"],
  ["file:///etc/passwd", "not_https"],
  ["http://name:word@127.0.0.1/", "address_refused"],
])("%s is no address to ask", async (address, problem) => {
  await expect(ask(new URL(address))).rejects.toMatchObject({ problem });
});

test("a redirect is not followed", async () => {
  let asked = 0;
  const elsewhere = await serve((_, response) => {
    asked += 1;
    response.end();
  });
  const url = await serve((_, response) => response.writeHead(307, { location: elsewhere.href }).end());
  await expect(ask(url)).rejects.toMatchObject({ problem: "redirected" });
  expect(asked).toBe(0);
});

test("an answer that is too large is not read to its end, announced or not", async () => {
  const announced = await serve((_, response) => response.end("x".repeat(1000)));
  await expect(ask(announced)).rejects.toMatchObject({ problem: "answer_too_large" });
  const endless = await serve((_, response) => {
    const timer = setInterval(() => response.write("x".repeat(60)), 5);
    response.on("close", () => clearInterval(timer));
  });
  await expect(ask(endless)).rejects.toMatchObject({ problem: "answer_too_large" });
});

test("waiting has an end: for a connection that says nothing, and for an answer that trickles", async () => {
  const silent = await listen(createTcpServer((socket) => socket.on("error", () => {})));
  await expect(ask(silent, { seconds: 0.2 })).rejects.toMatchObject({ problem: "timed_out" });
  const trickling = await serve((_, response) => {
    const timer = setInterval(() => response.write(" "), 20);
    response.on("close", () => clearInterval(timer));
  });
  await expect(ask(trickling, { seconds: 0.2 })).rejects.toMatchObject({ problem: "timed_out" });
});

test("what is not there, not http or breaks off is said as such", async () => {
  const gone = await serve(() => {});
  await new Promise((resolve) => servers.pop()?.close(resolve));
  await expect(ask(gone)).rejects.toMatchObject({ problem: "unreachable" });
  const mute = await listen(createTcpServer((socket) => socket.end("SSH-2.0-OpenSSH_9.2\r\n")));
  await expect(ask(mute)).rejects.toMatchObject({ problem: "not_http" });
  const broken = await serve((_, response) => {
    response.writeHead(200, { "content-length": "50" });
    response.write("half");
    setTimeout(() => response.destroy(), 10);
  });
  await expect(ask(broken)).rejects.toMatchObject({ problem: "unreachable" });
  const unnamed = new URL("http://no-such-name.invalid/");
  await expect(ask(unnamed)).rejects.toMatchObject({ problem: "unreachable" });
});
