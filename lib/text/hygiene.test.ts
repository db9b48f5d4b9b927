import { expect, test } from "vitest";
import { findForbiddenCharacters, hasForbiddenCharacters, stripInvisible } from "./hygiene.ts";

for (const [text, found] of [
  ["plain, 中文\n\tand more 😀", []],
  ["a\u0000b", ["U+0000"]],
  ["a\rb\u001B\u007F\u0085", ["U+000D", "U+001B", "U+007F", "U+0085"]],
  ["\u202Eevil\u202C", ["U+202E", "U+202C"]],
  ["\u2066a\u2069", ["U+2066", "U+2069"]],
  ["\uFFFE\uFDD0\u{1FFFF}", ["U+FFFE", "U+FDD0", "U+1FFFF"]],
  ["a\uD800b", ["U+D800"]],
  ["\uDE00", ["U+DE00"]],
  ["קו\u200Fא", []],
] as const) {
  test(`${JSON.stringify(text)} holds ${found.join(" ") || "nothing forbidden"}`, () => {
    expect(findForbiddenCharacters(text).map((character) => character.codePoint)).toEqual(found);
    expect(hasForbiddenCharacters(text)).toBe(found.length > 0);
    expect(hasForbiddenCharacters(text)).toBe(found.length > 0);
  });
}

test("the place of a forbidden character spans all its code units", () => {
  expect(findForbiddenCharacters("😀\u{1FFFF}")).toEqual([{ from: 2, to: 4, codePoint: "U+1FFFF" }]);
});

for (const [pasted, clean] of [
  ["a\r\nb\rc\u2028d", "a\nb\nc\nd"],
  ["\uFEFFhy\u00ADphen\u200B", "hyphen"],
  ["cafe\u0301", "café"],
  ["a\u202Eb\u0007", "ab"],
  ["می\u200Cخواهم", "می\u200Cخواهم"],
  ["क्\u200Dष", "क्\u200Dष"],
  ["👩\u200D💻", "👩\u200D💻"],
  ["zero\u200Dwidth\u200C", "zerowidth"],
  ["a\u200Eb", "ab"],
  ["שלום\u200F!", "שלום\u200F!"],
  ["两\u00A0字", "两\u00A0字"],
] as const) {
  test(`${JSON.stringify(pasted)} is pasted as ${JSON.stringify(clean)}`, () => {
    expect(stripInvisible(pasted)).toBe(clean);
    expect(stripInvisible(clean)).toBe(clean);
  });
}
