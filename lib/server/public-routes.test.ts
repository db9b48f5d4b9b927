import { expect, test } from "vitest";
import { addressFor, tagsOf } from "./public-routes.ts";

for (const [path, tags] of [
  ["/zh", ["site", "front"]],
  ["/en", ["site", "front"]],
  ["/en/corrections", ["site", "corrections"]],
  ["/en/corrections/2", ["site", "corrections"]],
  ["/en/corrections/02", null],
  ["/en/glossary", ["site", "glossary"]],
  ["/zh/glossary/12", ["site", "glossary"]],
  ["/zh/glossary/term/0123456789", ["site", "glossary"]],
  ["/zh/glossary/term/x", null],
  ["/zh/articles/tea-2026", ["site", "articles", "article:tea-2026"]],
  ["/zh/articles/tea/en", ["site", "articles", "article:tea"]],
  ["/zh/articles/tea/zh-Hant/history", ["site", "articles", "article:tea"]],
  ["/", null],
  ["/fr", null],
  ["/zh/", null],
  ["/zh/desk", null],
  ["/zh/articles", null],
  ["/zh/articles/Tea", null],
  ["/zh/articles/te%61", null],
  ["/zh/articles/tea/preview", null],
  ["/zh/articles/tea/en/suggest", null],
  ["/zh/articles/tea/en/history/2", null],
  [`/zh/articles/${"a".repeat(200)}`, null],
] as const) {
  test(`${path.slice(0, 60)} ${tags ? `shows ${tags.join(", ")}` : "is not kept"}`, () =>
    expect(tagsOf(path)).toEqual(tags));
}

for (const [url, known] of [
  ["/", true],
  ["/?a=b", true],
  ["/zh", true],
  ["/en/desk?x=/y", true],
  ["/api/session", true],
  ["/_next/static/a.js", true],
  ["/__nextjs_original-stack-frames", true],
  ["/icon.svg?v=1", true],
  ["/nowhere", false],
  ["/zhx", false],
  ["/fr/articles/tea", false],
  ["//evil.example/zh", false],
  ["/wp-admin/x.php", false],
] as const) {
  test(`${url} ${known ? "is asked of Next" : "is nowhere"}`, () =>
    expect(addressFor(url)).toBe(known ? url : "/-/nowhere"));
}
