import { expect, test } from "vitest";
import { splitPastedText } from "./pasted-text.ts";

const wrapped = [
  "The drains under the old city were laid fifty years ago, when",
  "nobody expected fourteen hours of heavy rain in a single day",
  "of July.",
];

for (const [name, text, paragraphs] of [
  ["a line is a paragraph", "一段。\n二段。", ["一段。", "二段。"]],
  ["blank lines are none", "一段。\n\n \u3000\n二段。\n", ["一段。", "二段。"]],
  ["indentation falls away", "　　一段。\n　　二段。", ["一段。", "二段。"]],
  [
    "lines that a machine has broken are one paragraph",
    [...wrapped, "", "Two."].join("\n"),
    [wrapped.join(" "), "Two."],
  ],
  ["short lines stay apart: verse, lists, addresses", "One\nTwo\n\nThree", ["One", "Two", "Three"]],
  ["nothing is nothing", " \n ", []],
] as const) {
  test(name, () => expect(splitPastedText(text)).toEqual(paragraphs));
}
