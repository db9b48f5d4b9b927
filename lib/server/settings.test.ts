import { createServer, type Server } from "node:net";
import { afterEach, expect, test } from "vitest";
import { choosePort, readSettings } from "./settings.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function occupy(host = "127.0.0.1"): Promise<number> {
  const server = createServer().listen(0, host);
  servers.push(server);
  await new Promise((resolve) => server.once("listening", resolve));
  return (server.address() as { port: number }).port;
}

test("nothing said is all addresses, no port, no proxies", () =>
  expect(readSettings({} as NodeJS.ProcessEnv)).toEqual({ port: null, host: undefined, origin: null, proxies: 0 }));

for (const [name, value, sentence] of [
  ["PORT", "http", "PORT is set to `http`. Set it to a number from 0 to 65535."],
  ["PORT", "70000", "PORT is set to `70000`. Set it to a number from 0 to 65535."],
  ["DUIZHAO_PROXIES", "-1", "DUIZHAO_PROXIES is set to `-1`. Set it to a number from 0 to 10."],
  ["DUIZHAO_ORIGIN", "news.example", "DUIZHAO_ORIGIN is set to `news.example`."],
  ["DUIZHAO_ORIGIN", "https://news.example/path", "DUIZHAO_ORIGIN is set to `https://news.example/path`."],
] as const) {
  test(`${name}=${value} cannot be meant`, () =>
    expect(() => readSettings({ [name]: value } as unknown as NodeJS.ProcessEnv)).toThrow(sentence));
}

for (const host of ["127.0.0.1", undefined]) {
  test(`a port that was asked for and is taken is a sentence, on ${host ?? "every address"}`, async () => {
    const port = await occupy();
    await expect(choosePort(port, host, true)).rejects.toThrow(
      `Port ${port} is taken by another program. Set PORT to another one, or stop that program.`,
    );
  });
}

test("a free port is the one that was asked for", async () => {
  const port = await occupy();
  servers.pop()?.close();
  expect(await choosePort(port, "127.0.0.1", false)).toBe(port);
});

test("nobody asked and the usual one is taken: the next where it may move, a sentence where not", async () => {
  const usual = createServer();
  servers.push(usual);
  await new Promise<void>((resolve) =>
    usual
      .once("listening", resolve)
      .once("error", () => resolve())
      .listen(3000, "127.0.0.1"),
  );
  expect(await choosePort(null, "127.0.0.1", true)).toBeGreaterThan(3000);
  await expect(choosePort(null, "127.0.0.1", false)).rejects.toThrow(
    "Port 3000 is taken by another program. Set PORT to a free one",
  );
});
