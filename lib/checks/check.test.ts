import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyText } from "#lib/testing/arbitraries.ts";
import { faultsOf } from "#lib/testing/faults.ts";
import { maximumTextLength } from "#lib/text/input.ts";
import en from "../../messages/en.json" with { type: "json" };
import zh from "../../messages/zh.json" with { type: "json" };
import { checks, openIssues, runChecks } from "./check.ts";
import { longestJudged } from "./finding.ts";
import { checkNames, type Issue, type Pair } from "./issue.ts";
import { documentChecks } from "./severity.ts";

const pair = (source: string, target: string, sourceLocale = "zh", targetLocale = "en"): Pair => ({
  source,
  target,
  sourceLocale,
  targetLocale,
});
const find = (source: string, target: string, sourceLocale?: string, targetLocale?: string) =>
  runChecks(pair(source, target, sourceLocale, targetLocale));

const faults = faultsOf("empty_target", "untranslated", "quotes", "brackets", "number");

describe("an empty target", () => {
  test("is an error, and the only one", () => expect(faults("船来了（", "  ")).toEqual(["empty_target"]));
  test("is right beside an empty source", () => expect(faults(" ", "")).toEqual([]));
});

describe("untranslated text", () => {
  for (const [source, target, expected] of [
    ["船来了。", "船来了。", ["untranslated_copy 船来了。"]],
    ["船来了。", "The 船 came.", ["untranslated_han 船"]],
    ["船来了，人走了。", "船来了，人 went.", ["untranslated_han 船来了，人"]],
    ["GDP 5%", "GDP 5%", []],
    ["船来了。", "The boat came.", []],
  ] as const) {
    test(`${source} → ${target}`, () => expect(faults(source, target)).toEqual(expected));
  }
  test("may be Han in a Han target", () => {
    expect(faults("The boat came.", "船来了。", "en", "zh")).toEqual([]);
    expect(faults("船来了。", "船来了。", "zh", "zh-Hant")).toEqual([]);
    expect(faults("东京", "東京", "zh", "ja")).toEqual([]);
  });
  test("is the English left in a Chinese target, unless it is a name", () => {
    expect(faults("The boat came at noon.", "The boat came at noon.", "en", "zh")).toHaveLength(1);
    expect(faults("The Grand Hotel", "The Grand Hotel", "en", "zh")).toEqual([]);
  });
});

describe("quotation marks", () => {
  for (const [source, target, expected] of [
    ["他说“好”。", "He said “fine”.", []],
    ["他说“好”。", "He said “fine.", ["quotes_unclosed “"]],
    ["他说“好”。", "He said fine”.", ["quotes_unopened ”"]],
    ["他说“好”。", "He said ”fine”.", ["quotes_unopened ”", "quotes_unopened ”"]],
    ["他说“好”。", 'He said "fine.', ['quotes_unclosed "']],
    ["他说“好”。", 'He said fine."', ['quotes_unopened "']],
    ["他说“好”。", "He said “it’s ‘fine’ now”.", []],
    ["他说“好”。", 'He said ""fine".', []],
    ["他说“好”。", "He said “it’s ‘fine now”.", ["quotes_unclosed ‘"]],
    ["90年代船高5英尺10", "the boats’ crew, the ‘90s, 5’10” tall", ["quotes_unopened ”"]],
    ["12寸的板", 'a 12" plank', []],
    ["“第一句。", "“First sentence.", []],
    ["第二句。”", "Second sentence.”", []],
    ["“第一句。", "First sentence.”", ["quotes_unopened ”"]],
    ["中间的一句。", "“The middle of a quotation.", []],
    ["中间的一句。", "The middle “of a quotation.", ["quotes_unclosed “"]],
    ["“十四五”规划", "it is what “The fourteenth plan asks for", ["quotes_unclosed “"]],
  ] as const) {
    test(`${source} → ${target}`, () => expect(faults(source, target)).toEqual(expected));
  }
  test("have their own direction in each language", () => {
    expect(faults("“好”", "„gut“", "zh", "de")).toEqual([]);
    expect(faults("“好”", "»gut«", "zh", "de")).toEqual([]);
    expect(faults("“好”", "« bon", "zh", "fr")).toEqual(["quotes_unclosed «"]);
    expect(faults("“好”", "”bra”", "zh", "sv")).toEqual([]);
    expect(faults("“Good”", "「好", "en", "zh-Hant")).toEqual(["quotes_unclosed 「"]);
    expect(faults("“好”", "”جيد“", "zh", "ar")).toEqual(["quotes_unopened ”", "quotes_unclosed “"]);
  });
});

describe("brackets", () => {
  for (const [source, target, expected] of [
    ["船（大）来了", "The (big) boat [came]", []],
    ["船（大）来了", "The （big) boat", []],
    ["船（大）来了", "The (big boat", ["brackets_unclosed ("]],
    ["船（大）来了", "The big) boat", ["brackets_unopened )"]],
    ["船（大来了", "The (big boat", []],
    ["船来了", "1) boats a) came :) ;-(", []],
    ["《船》", "《Boat", ["brackets_unclosed 《"]],
    ["船（大（很））", "boat (big [very)]", ["brackets_unclosed [", "brackets_unopened ]"]],
    ["船来了", "(The boat", ["brackets_unclosed ("]],
  ] as const) {
    test(`${source} → ${target}`, () => expect(faults(source, target)).toEqual(expected));
  }
});

test("an issue somebody answers for is not open", () => {
  const issues = find("“12万人”", "“12 people");
  expect(issues.map((issue) => issue.check)).toEqual(["number", "quotes"]);
  expect(openIssues(issues, ["number"]).map((issue) => issue.check)).toEqual(["quotes"]);
  expect(openIssues(issues, [])).toEqual(issues);
});

test("every check has a name in both languages, and every name a check", () => {
  expect([...checks.map((check) => check.name), ...documentChecks].sort()).toEqual([...checkNames].sort());
  for (const messages of [en, zh]) expect(Object.keys(messages.Checks.names).sort()).toEqual([...checkNames].sort());
});

const signs = fc.constantFrom(
  ..."“”‘’\"'（）()[]《》「」",
  "12万",
  "3.5亿",
  "12",
  "3-5万",
  "%",
  "百分",
  "half a million",
  " ",
  "船",
  "boat ",
  "，",
  "\n",
);
const messy = fc.oneof(
  anyText,
  fc.array(signs, { maxLength: 20 }).map((parts) => parts.join("")),
);
const anyPair = fc.record({
  source: messy,
  target: messy,
  sourceLocale: fc.constantFrom("zh", "zh-Hant", "en", "not a tag"),
  targetLocale: fc.constantFrom("en", "zh", "ar", "fr", "de", "ja"),
});

describe("whatever the texts", () => {
  const inside = (span: Issue["source"], text: string) =>
    span === null || (0 <= span[0] && span[0] < span[1] && span[1] <= text.length);

  test("places are in them, messages exist with their values, and the result is the same again", () => {
    fc.assert(
      fc.property(anyPair, (any) => {
        const issues = runChecks(any);
        expect(runChecks(any)).toEqual(issues);
        for (const issue of issues) {
          expect(inside(issue.source, any.source) && inside(issue.target, any.target)).toBe(true);
          expect(issue.fix === null || inside(issue.fix.span, any.target)).toBe(true);
          for (const messages of [en, zh]) {
            const message = (messages.Checks.messages as Record<string, string>)[issue.message] ?? "";
            expect(message, issue.message).not.toBe("");
            for (const [, name = ""] of message.matchAll(/\{(\w+)\}/g))
              expect(Object.keys(issue.values)).toContain(name);
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test("white space around them moves places and nothing else", () => {
    const bare = (issues: readonly Issue[]) => issues.map(({ check, message, values }) => ({ check, message, values }));
    fc.assert(
      fc.property(anyPair, fc.constantFrom("", " ", "\n ", "　"), (any, space) => {
        const padded = { ...any, source: `${space}${any.source}${space}`, target: `${space}${any.target}${space}` };
        expect(bare(runChecks(padded))).toEqual(bare(runChecks(any)));
      }),
      { numRuns: 1_000 },
    );
  });

  test("every text that a unit may hold is judged", () => expect(longestJudged).toBe(maximumTextLength));

  for (const unit of [
    "“",
    "(]",
    '1"',
    "a1-",
    "12万",
    "3-5万",
    "1,",
    "half a ",
    "one hundred and ",
    "汉 ",
    "汉，，，，，，，，，",
    "0",
    "a",
    " ",
  ]) {
    test(`as much of ${JSON.stringify(unit)} as is judged takes no longer than a test may`, () => {
      const text = unit.repeat(longestJudged / unit.length).slice(0, longestJudged - 1);
      for (const check of checks) expect(check.find(pair(text, `${text}.`)), check.name).toBeInstanceOf(Array);
    });
  }
});
