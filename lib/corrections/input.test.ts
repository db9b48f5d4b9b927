import { describe, expect, test } from "vitest";
import { asFailure } from "#lib/action.ts";
import { declineInput, isEvidenceUrl, suggestionInput } from "./input.ts";

const id = "0b8f3f0e-6f0c-4d55-9d53-0d2f1d8d9a11";
const sent = { operationId: id, revisionId: id, segmentId: "k3f9", proposed: "Dawn came.", secondsTaken: 20 };

function refusalOf(parse: () => unknown): unknown {
  try {
    parse();
    return null;
  } catch (error) {
    const failure = asFailure(error);
    return failure && [failure.code, failure.details["fields"]];
  }
}

test("what a reader leaves out is empty, and the reason is none in particular", () => {
  expect(suggestionInput.parse(sent)).toEqual({
    ...sent,
    reason: "other",
    note: "",
    evidenceUrl: "",
    creditName: "",
    email: "",
    trap: "",
  });
});

describe("a field that does not fit", () => {
  for (const [name, change, expected] of [
    ["a note of 280 characters fits", { note: "译".repeat(280) }, null],
    ["a note of 281 does not", { note: "译".repeat(281) }, ["text_too_long", "note"]],
    ["a name that turns the line around", { creditName: "Ann\u202Ennaxela" }, ["invalid_characters", "creditName"]],
    ["an address that is none", { email: "ann@" }, ["invalid_input", "email"]],
    ["a source that runs", { evidenceUrl: "javascript:alert(1)" }, ["invalid_input", "evidenceUrl"]],
    ["a reason nobody offered", { reason: "spite" }, ["invalid_input", "reason"]],
    ["a field nobody asked for", { status: "accepted" }, ["invalid_input", ""]],
  ] as const) {
    test(name, () => expect(refusalOf(() => suggestionInput.parse({ ...sent, ...change }))).toEqual(expected));
  }
});

test("a note and a name are one line", () => {
  expect(suggestionInput.parse({ ...sent, note: " Two\r\nlines ", creditName: " Ann  Reader " })).toMatchObject({
    note: "Two lines",
    creditName: "Ann Reader",
  });
});

test("an answer may have several lines", () => {
  const answer = { correctionId: id, reason: "", words: " One.\r\nTwo. " };
  expect(declineInput.parse(answer).words).toBe("One.\nTwo.");
});

for (const [url, expected] of [
  ["https://city.example/figures?y=2026#p3", true],
  ["http://city.example", true],
  ["HTTPS://city.example", true],
  ["https://", false],
  ["https:///figures", false],
  ["https://city.example/a b", false],
  ["//city.example", false],
  ["/desk", false],
  ["mailto:ann@example.org", false],
  ["data:text/html,x", false],
  [" javascript:alert(1)", false],
] as const) {
  test(`${url} ${expected ? "may" : "may not"} be shown as a source`, () => expect(isEvidenceUrl(url)).toBe(expected));
}
