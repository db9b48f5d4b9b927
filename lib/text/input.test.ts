import { describe, expect, test } from "vitest";
import { isSafeHref } from "./href.ts";
import { maximumTextLength, runsInput, textInput } from "./input.ts";

const refusal = (input: unknown): string | undefined => runsInput.safeParse(input).error?.issues[0]?.message;

test("runs arrive in normal form and NFC", () => {
  expect(runsInput.parse([{ text: "cafe\u0301" }, { text: "!" }, { text: "" }])).toEqual([{ text: "café!" }]);
});

test("what is not a run is refused", () => {
  for (const input of [
    null,
    "text",
    [{}],
    [{ text: 1 }],
    [{ text: "a", bold: false }],
    [{ text: "a", color: "red" }],
    [{ text: "a", href: undefined }],
  ]) {
    expect(runsInput.safeParse(input).success, JSON.stringify(input)).toBe(false);
  }
});

test("refusals carry the code of their message", () => {
  expect(refusal([{ text: "a\u202Eb" }])).toBe("invalid_characters");
  expect(refusal([{ text: "a", href: "javascript:alert(1)" }])).toBe("invalid_input");
  expect(refusal([{ text: "a".repeat(maximumTextLength) }, { text: "b" }])).toBe("text_too_long");
  expect(textInput.safeParse("a\u0000").error?.issues[0]?.message).toBe("invalid_characters");
});

describe("a link may lead", () => {
  for (const href of [
    "https://example.org/a?b#c",
    "http://example.org",
    "mailto:desk@example.org",
    "/zh/articles/a",
    "#s-1",
    "HTTPS://example.org",
  ]) {
    test(`to ${href}`, () => expect(isSafeHref(href)).toBe(true));
  }
  for (const href of [
    "javascript:alert(1)",
    "JaVaScRiPt:x",
    "data:text/html,x",
    "//evil.example",
    "/\\evil.example",
    "ftp://a",
    "example.org",
    "",
    "https://",
    "https:///x",
    "java\nscript:x",
    " https://a.b",
    "mailto:",
    "vbscript:x",
  ]) {
    test(`not to ${JSON.stringify(href)}`, () => expect(isSafeHref(href)).toBe(false));
  }
});
