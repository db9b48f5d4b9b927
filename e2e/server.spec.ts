import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { startEmbeddedPostgres } from "../lib/server/embedded-postgres.ts";
import { projectFolder } from "../lib/server/project.ts";
import { createThrowawayFolder } from "../lib/server/throwaway.ts";
import { expect, test } from "./fixtures.ts";
import { startProduction } from "./server.ts";

const article = "the-library-at-eleven";

test("no page asks for what its policy forbids, nor for another host", async ({ signInAs, visit, baseURL }) => {
  const reader = await visit();
  const administrator = await signInAs("admin");
  const seen: string[] = [];
  for (const page of [reader, administrator]) {
    page.on("console", (message) => {
      if (/Content Security Policy|Refused to/.test(message.text())) seen.push(`${page.url()}: ${message.text()}`);
    });
    page.on("pageerror", (error) => seen.push(`${page.url()}: ${error.message}`));
    page.on("request", (request) => {
      if (!/^(?:data|blob):/.test(request.url()) && !request.url().startsWith(baseURL ?? "")) seen.push(request.url());
    });
  }
  for (const path of [
    "/zh",
    "/en",
    `/zh/articles/${article}/en`,
    `/en/articles/${article}/en`,
    "/en/corrections",
    "/en/sign-in",
    "/nowhere",
    "/en/nowhere",
  ]) {
    await reader.goto(path);
    await reader.waitForLoadState("load");
  }
  for (const path of ["/en/desk", "/en/desk/people", "/en/desk/settings", "/en/desk/account"]) {
    await administrator.goto(path);
    await administrator.waitForLoadState("load");
  }
  expect(seen).toEqual([]);
});

test("everybody is sent the same public page, which says that it may be kept", async ({ request, signInAs }) => {
  const path = `/en/articles/${article}/en`;
  const administrator = await signInAs("admin");
  const stranger = await request.get(path, { headers: { "accept-language": "fr", "user-agent": "curl" } });
  const known = await administrator.request.get(`${path}?view=original`);
  expect(await known.text()).toBe(await stranger.text());
  expect(known.headers()).toMatchObject({
    "cache-control": "public, max-age=0, s-maxage=60, must-revalidate",
    "cache-tag": `site,articles,article:${article}`,
  });
  expect(known.headers()["set-cookie"]).toBeUndefined();
  const again = await request.get(path, { headers: { "if-none-match": known.headers().etag ?? "" } });
  expect(again.status()).toBe(304);
});

test("another PostgreSQL serves as well as the embedded one", async ({ request }) => {
  test.setTimeout(120_000);
  const elsewhere = createThrowawayFolder();
  const own = createThrowawayFolder();
  const postgres = await startEmbeddedPostgres({ projectFolder, dataFolder: elsewhere, say: console.error });
  const server = await startProduction(own, { DATABASE_URL: postgres.url });
  try {
    expect((await request.get(`${server.address}/en/set-up`)).status()).toBe(200);
    expect((await request.get(`${server.address}/zh`)).status()).toBe(200);
    const client = new Client(postgres.url);
    await client.connect();
    const { rows } = await client.query("select count(*)::int as n from drizzle.__drizzle_migrations");
    await client.end();
    expect(rows[0].n).toBeGreaterThan(0);
    expect(readdirSync(own).sort()).toEqual(["duizhao.json", "secrets.json"]);
  } finally {
    await server.stop();
    await postgres.stop();
    for (const folder of [elsewhere, own]) rmSync(folder, { recursive: true, force: true });
  }
});

test("a server that is killed is taken up again by the next start, with all that was saved", async ({ request }) => {
  test.setTimeout(120_000);
  const folder = createThrowawayFolder();
  const first = await startProduction(folder);
  const client = new Client(first.databaseUrl);
  await client.connect();
  await client.query("create table kept (n int); insert into kept select generate_series(1, 1000)");
  await client.end();
  first.process.kill("SIGKILL");

  const second = await startProduction(folder);
  try {
    expect((await request.get(`${second.address}/zh`)).status()).toBe(200);
    const reader = new Client(second.databaseUrl);
    await reader.connect();
    expect((await reader.query("select count(*)::int as n from kept")).rows).toEqual([{ n: 1000 }]);
    await reader.end();
  } finally {
    await second.stop();
    expect(existsSync(join(folder, "postgres", "postmaster.pid"))).toBe(false);
    rmSync(folder, { recursive: true, force: true });
  }
});
