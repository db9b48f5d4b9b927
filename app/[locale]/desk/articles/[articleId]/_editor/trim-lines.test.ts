import { expect, test } from "vitest";
import { plainText, type Run } from "#lib/text/runs.ts";
import { trimLines } from "./trim-lines.ts";

for (const [name, text, paragraphs] of [
  ["spaces at both ends go", "  一句。 ", ["一句。"]],
  ["indentation by full-width spaces goes", "　　一句。", ["一句。"]],
  ["stretches of spaces are one", "one \t two\u00A0 three", ["one two three"]],
  ["a hard space alone stays", "12\u00A0km", ["12\u00A0km"]],
  ["a line end of the source is a space between words", "one\rtwo", ["one two"]],
  ["and nothing between Chinese characters", "一句，\r  二句。", ["一句，二句。"]],
  ["a space that somebody typed between Chinese characters stays", "一句 二句", ["一句 二句"]],
  ["a line break stays", "one\n two", ["one\ntwo"]],
  ["an empty line parts paragraphs", "one\n \n\ntwo\n\n", ["one", "two"]],
  ["nothing but space is nothing", " \u00A0\n ", []],
] as const) {
  test(name, () => expect(trimLines([{ text }]).map(plainText)).toEqual(paragraphs));
}

test("emphasis stays on its words", () => {
  const runs: Run[] = [{ text: " one " }, { text: " two ", bold: true }, { text: " three" }];
  expect(trimLines(runs)).toEqual([[{ text: "one " }, { text: "two ", bold: true }, { text: "three" }]]);
});
