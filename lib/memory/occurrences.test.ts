import { expect, test } from "vitest";
import { markOccurrences } from "./occurrences.ts";

for (const [text, search, expected] of [
  ["The tax bureau", "TAX", "The [tax] bureau"],
  ["市税务局的税", "税", "市[税]务局的[税]"],
  ["50% (of it)", "50% (of", "[50%] [(of] it)"],
  ["a-b", "a-b", "[a-b]"],
  ["taxation", "tax taxation", "[taxation]"],
  ["nothing", " ", "nothing"],
] as const) {
  test(`"${search}" in "${text}"`, () => {
    const parts = markOccurrences(text, search);
    expect(parts.map((part) => (part.found ? `[${part.text}]` : part.text)).join("")).toBe(expected);
  });
}
