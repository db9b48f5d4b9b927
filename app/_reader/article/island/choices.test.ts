import { describe, expect, test } from "vitest";
import { searchWith } from "./choices.ts";

describe("an address says only what is not the default", () => {
  for (const [search, name, value, expected] of [
    ["", "view", "stack", "?view=stack"],
    ["?view=stack", "view", "side", ""],
    ["?view=stack", "align", "sentence", "?view=stack&align=sentence"],
    ["?view=stack&align=sentence", "align", "paragraph", "?view=stack"],
    ["?from=mail", "view", "original", "?from=mail&view=original"],
  ] as const) {
    test(`${search || "nothing"} with ${name} ${value} is ${expected || "nothing"}`, () =>
      expect(searchWith(search, name, value)).toBe(expected));
  }
});
