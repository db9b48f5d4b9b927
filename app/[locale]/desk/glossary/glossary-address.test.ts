import { expect, test } from "vitest";
import { glossaryQuery, readGlossaryAddress } from "./glossary-address.ts";

for (const [query, back] of [
  [{}, ""],
  [
    { q: "渡口", kind: "place", locale: "en", state: "proposed", page: "2" },
    "?q=%E6%B8%A1%E5%8F%A3&kind=place&locale=en&state=proposed&page=2",
  ],
  [{ q: ["a", "b"], kind: "boat", locale: "not a tag", state: "gone", page: "-1" }, ""],
  [{ page: "1e9" }, ""],
] as const) {
  test(`${JSON.stringify(query)} leads back to "${back}"`, () =>
    expect(glossaryQuery(readGlossaryAddress(query as never))).toBe(back));
}
