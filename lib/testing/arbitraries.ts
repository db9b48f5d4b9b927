import fc from "fast-check";
import type { Run } from "#lib/text/runs.ts";

/** Text as it comes: Han, Latin, signs, blanks, and characters of two code units. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: fc.constantFrom(..."他说渡口人万。，“”（）ab1 .?’⟨⟩/2\n😀é"), maxLength: 24 }),
  fc.string({ unit: "grapheme", maxLength: 12 }),
);

/** Runs as an editor might send them, not in normal form. */
export const anyRuns: fc.Arbitrary<Run[]> = fc.array(
  fc.record(
    {
      text: anyText,
      bold: fc.constant(true as const),
      italic: fc.constant(true as const),
      code: fc.constant(true as const),
      href: fc.constantFrom("https://example.org/", "/about"),
    },
    { requiredKeys: ["text"] },
  ),
  { maxLength: 6 },
);
