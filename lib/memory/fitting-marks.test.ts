import { expect, test } from "vitest";
import type { Run } from "#lib/text/runs.ts";
import { fitMarks } from "./fitting-marks.ts";

const ferry: Run = { text: "渡口", href: "/ferry" };
const boat: Run = { text: "船", bold: true };
const theFerry: Run = { text: "the ferry", href: "/ferry" };
const boats: Run = { text: "boats", bold: true };
const elsewhere = { ...theFerry, href: "/new-ferry" };

for (const [what, source, target, expected] of [
  ["no marks on either side", [{ text: "去渡口" }], [{ text: "to the ferry" }], [{ text: "to the ferry" }]],
  ["the same marks", [ferry, boat], [boats, { text: " at " }, theFerry], [boats, { text: " at " }, theFerry]],
  [
    "the only link leads elsewhere by now",
    [{ ...ferry, href: "/new-ferry" }, boat],
    [boats, theFerry],
    [boats, elsewhere],
  ],
  ["one mark is not there", [ferry], [boats, theFerry], null],
  ["a mark more is there", [ferry, boat], [theFerry], null],
  ["the sentence has no marks", [{ text: "去渡口" }], [theFerry], null],
  [
    "two links, one of them another",
    [ferry, { ...boat, href: "/boats" }],
    [theFerry, { ...boats, href: "/old" }],
    null,
  ],
  ["marks of another kind", [{ text: "船", italic: true }], [boats], null],
] as const) {
  test(`${what}: ${expected === null ? "words alone" : "with marks"}`, () =>
    expect(fitMarks(target, source)).toEqual(expected));
}
