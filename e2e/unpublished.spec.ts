import type { APIRequestContext, APIResponse } from "@playwright/test";
import { endpoints } from "../lib/auth/endpoints.ts";
import { addressOf, findParameters } from "./addresses.ts";
import { expect, test } from "./fixtures.ts";

/** The ways a page can be asked for: as a page, as the framework's own payload, and by a form. */
const ways: readonly { readonly method: string; readonly headers: Record<string, string> }[] = [
  { method: "GET", headers: {} },
  { method: "GET", headers: { rsc: "1" } },
  { method: "GET", headers: { rsc: "1", "next-router-prefetch": "1" } },
  { method: "POST", headers: { "content-type": "text/plain;charset=UTF-8", "next-action": "x".repeat(42) } },
];

test("what is not published is in no answer to a reader", async ({ layUnpublished, playwright, baseURL }) => {
  const { words, paths } = await layUnpublished();
  expect(words.length).toBeGreaterThan(35);
  const origin = new URL(baseURL ?? "").origin;
  const reader = await playwright.request.newContext({ baseURL: origin, extraHTTPHeaders: { origin } });
  const parameters = await findParameters();
  const pages = Object.keys(endpoints.pages).map((page) => addressOf(page.replace("/[locale]", ""), parameters));
  const found: string[] = [];
  for (const uiLocale of ["/zh", "/en"]) {
    for (const path of [...pages, ...paths]) {
      for (const way of ways) found.push(...(await leaksOf(reader, `${uiLocale}${path}`, way, words)));
    }
  }
  const handlers = Object.keys(endpoints.handlers).map((handler) => handler.split(" "));
  for (const [method = "GET", path = ""] of handlers) {
    found.push(...(await leaksOf(reader, addressOf(path, parameters), { method, headers: {} }, words)));
  }
  for (const path of ["/", "/robots.txt", "/sitemap.xml", "/favicon.ico", "/nowhere"]) {
    found.push(...(await leaksOf(reader, path, { method: "GET", headers: {} }, words)));
  }
  expect(found).toEqual([]);

  // They are there for whoever may read them: a search that finds nothing anywhere would prove nothing.
  const password = "two-columns-one-line";
  await reader.post("/api/session", { data: { email: "editor@demo.example", password } });
  const draft = paths.find((path) => path.startsWith("/desk/articles/"));
  expect((await leaksOf(reader, `/en${draft}`, { method: "GET", headers: {} }, words)).length).toBeGreaterThan(0);
});

async function leaksOf(
  reader: APIRequestContext,
  path: string,
  { method, headers }: (typeof ways)[number],
  words: readonly string[],
): Promise<string[]> {
  const data = method === "GET" ? {} : { data: "[]" };
  const answer = await reader.fetch(path, { method, headers, maxRedirects: 0, ...data });
  const text = await everythingIn(answer);
  return words.filter((word) => text.includes(word)).map((word) => `${method} ${path}: ${word}`);
}

async function everythingIn(answer: APIResponse): Promise<string> {
  return `${JSON.stringify(answer.headersArray())}\n${await answer.text()}`;
}
