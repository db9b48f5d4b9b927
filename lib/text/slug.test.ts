import fc from "fast-check";
import { expect, test } from "vitest";
import { isSlug, maximumSlugLength, proposeSlug } from "./slug.ts";

for (const [headline, locale, slug] of [
  ["The ferry opens again", "en", "the-ferry-opens-again"],
  ["Don’t wait: 12,000 came!", "en", "dont-wait-12000-came"],
  ["Night & day in the U.S.", "en", "night-and-day-in-the-us"],
  ["Élan vital à Sète", "fr", "elan-vital-a-sete"],
  ["Straße über den Fluß", "de", "strasse-ueber-den-fluss"],
  ["Øresund og Łódź", "da", "oresund-og-lodz"],
  ["渡口重新开放", "zh", ""],
  ["渡口 Open Day 重新开放", "zh", "open-day"],
  ["渡口GDP增长", "zh", ""],
  ["العبارة تفتح", "ar", ""],
  ["", "en", ""],
  ["!!!", "en", ""],
  ["Ferry", "en", "ferry"],
] as const) {
  test(`"${headline}" becomes "${slug}"`, () => expect(proposeSlug(headline, locale)).toBe(slug));
}

for (const [text, valid] of [
  ["a", true],
  ["a-1", true],
  ["", false],
  ["-a", false],
  ["a--b", false],
  ["A", false],
  ["a_b", false],
  ["渡口", false],
  ["a\n", false],
  ["a".repeat(80), true],
  ["a".repeat(81), false],
] as const) {
  test(`${JSON.stringify(text.slice(0, 12))} of ${text.length} is ${valid ? "a" : "no"} slug`, () =>
    expect(isSlug(text)).toBe(valid));
}

test("a proposal is a slug or empty, and ends with a whole word", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme", maxLength: 200 }),
      fc.constantFrom("en", "zh", "de"),
      (headline, locale) => {
        const slug = proposeSlug(headline, locale);
        expect(slug === "" || isSlug(slug)).toBe(true);
      },
    ),
  );
  const words = proposeSlug("ferry ".repeat(40), "en").split("-");
  expect(new Set(words)).toEqual(new Set(["ferry"]));
  expect(words.join("-").length).toBeLessThanOrEqual(maximumSlugLength);
});
