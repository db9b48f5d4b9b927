import { describe, expect, test } from "vitest";
import { articleAddresses } from "./addresses.ts";

describe("every published language has one address", () => {
  for (const [sourceLocale, locales, expected] of [
    ["zh", ["zh"], { zh: "/zh/articles/a" }],
    ["zh", ["zh", "en"], { zh: "/zh/articles/a", en: "/en/articles/a" }],
    ["zh", ["zh", "en", "ar"], { zh: "/zh/articles/a", en: "/en/articles/a", ar: "/zh/articles/a/ar" }],
    ["en", ["en", "zh-Hant"], { en: "/en/articles/a", "zh-Hant": "/zh/articles/a" }],
    [
      "en",
      ["en", "zh", "zh-Hant"],
      { en: "/en/articles/a", zh: "/zh/articles/a", "zh-Hant": "/en/articles/a/zh-Hant" },
    ],
    ["fr", ["fr", "en"], { fr: "/zh/articles/a", en: "/en/articles/a" }],
  ] as const) {
    test(`${sourceLocale} with ${locales.join(", ")}`, () => {
      const addresses = articleAddresses({ slug: "a", sourceLocale, locales });
      expect(Object.fromEntries(addresses)).toEqual(expected);
      expect([...addresses.keys()][0]).toBe(sourceLocale);
    });
  }
});
