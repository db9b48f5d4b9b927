import { expect, test } from "vitest";
import { ownPath } from "./own-path.ts";

for (const path of ["/en/desk", "/zh/desk/people?x=1#y", "/en/articles/a-b/zh", "/en"]) {
  test(`${path} leads to itself`, () => expect(ownPath(path, "/zh/desk")).toBe(path));
}

for (const path of [
  undefined,
  "",
  "desk",
  "//evil.example/en",
  "///evil.example",
  "/\\evil.example",
  "/en\\evil",
  "/en//evil.example",
  "https://evil.example/en/desk",
  "javascript:alert(1)",
  "/\t/evil.example",
  "/en/../..//evil.example",
  "/en/sign-in",
  "/en/sign-in?next=/en/desk",
  "/api/session",
  "/_next/static",
]) {
  test(`${JSON.stringify(path)} leads to the fallback`, () => expect(ownPath(path, "/zh/desk")).toBe("/zh/desk"));
}
