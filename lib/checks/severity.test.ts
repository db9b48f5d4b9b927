import { expect, test } from "vitest";
import { runChecks } from "./check.ts";
import type { Severities } from "./severity.ts";

const found = (source: string, target: string, severities: Severities, terms: readonly [string, string][] = []) =>
  runChecks({
    source,
    target,
    sourceLocale: "zh",
    targetLocale: "en",
    severities,
    terms: terms.map(([text, rendering]) => ({
      id: text,
      text,
      renderings: [{ text: rendering, status: "preferred" }],
    })),
  }).map(({ check, severity }) => `${check} ${severity}`);

test("a level set for a check is that of its finds", () => {
  expect(found("12万人", "12 people", {})).toEqual(["number error"]);
  expect(found("12万人", "12 people", { number: "hint" })).toEqual(["number hint"]);
  expect(found("12万人", "12 people", { number: "off" })).toEqual([]);
});

test("the gravest come first", () =>
  expect(found("船来了。", "the ferry,came (late", {})).toEqual([
    "brackets error",
    "punctuation warning",
    "spacing warning",
    "case warning",
  ]));

test("what a check is unsure of stays weaker than the level", () => {
  const terms = [["渡口", "landing"]] as const;
  expect(
    found(
      "渡口关了。",
      "It is closed.",
      { terminology: "error" },
      [...terms].map(([a, b]) => [a, b]),
    ),
  ).toEqual(["terminology hint"]);
  expect(found("渡口关了。", "The port is closed.", { terminology: "error" }, [["渡口", "landing"]])).toEqual([
    "terminology error",
  ]);
});

test("that there is a translation is not for anybody to set", () =>
  expect(found("船来了。", "", { empty_target: "off" })).toEqual(["empty_target error"]));
