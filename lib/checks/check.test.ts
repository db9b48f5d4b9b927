import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyText } from "#lib/testing/arbitraries.ts";
import { faultsOf } from "#lib/testing/faults.ts";
import en from "../../messages/en.json" with { type: "json" };
import zh from "../../messages/zh.json" with { type: "json" };
import { checks, documentChecks, openIssues, runChecks } from "./check.ts";
import { checkNames, type Issue, type Pair } from "./issue.ts";

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
    ["他说“好”。", "He said “it’s ‘fine now”.", ["quotes_unclosed ‘"]],
    ["船的", "the boats’ crew, the ‘90s, 5’10” tall", ["quotes_unopened ”"]],
    ["船", 'a 12" plank', []],
    ["“第一句。", "“First sentence.", []],
    ["第二句。”", "Second sentence.”", []],
    ["“第一句。", "First sentence.”", ["quotes_unopened ”"]],
    ["中间的一句。", "“The middle of a quotation.", []],
    ["中间的一句。", "The middle “of a quotation.", ["quotes_unclosed “"]],
    ["“十四五”规划", "to achieve “The fourteenth five-year plan will", ["quotes_unclosed “"]],
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

describe("numbers", () => {
  for (const [source, target, expected] of [
    ["覆盖12万余人", "covering 12 people", ["number_wrong 12"]],
    ["覆盖12万余人", "covering 12 people. More than ten thousand people.", ["number_wrong 12"]],
    ["覆盖12万余人", "covering more than 120,000 people", []],
    ["覆盖12万余人", "covering many people", ["number_missing"]],
    ["近4.3万人", "nearly 43,000 people", []],
    ["近4.3万人", "nearly 430,000 people", ["number_wrong 430,000"]],
    ["20.7万人", "207,000 people", []],
    ["20.7万人", "270,000 people", ["number_wrong 270,000"]],
    ["6000余场", "more than 6,000 lectures", []],
    ["1000多万人次", "more than 10 million people", []],
    ["1000多万人次", "more than 1,000 people", ["number_wrong 1,000"]],
    ["50万人", "half a million people", []],
    ["1万人", "ten thousand people", []],
    ["5亿元", "500 million yuan", []],
    ["5亿元", "5 million yuan", ["number_wrong 5 million"]],
    ["11月19日，约2万人", "On November 19, nearly 20,000 people", []],
    ["11月19日，约2万人", "On November 19, many people", ["number_missing"]],
    ["2020年有12万人", "In 2020, 12,000 people", ["number_wrong 12,000"]],
    ["100万亩田", "66,667 hectares of fields", []],
    ["3000万公里", "18.6 million miles", []],
    ["3到5万人", "30,000 to 50,000 people", []],
    ["集中宣讲32场", "32 lectures", []],
    ["集中宣讲32场", "thirty-two lectures", []],
    ["集中宣讲32场", "23 lectures", ["number_differs 23"]],
    ["80名成员完成177场", "80 members gave 177 lectures", []],
    ["80名成员完成177场", "members gave 177 lectures", ["number_absent"]],
    ["12个小岛", "a dozen islets", []],
    ["增长85%", "grew by 8.5 percent", ["number_differs 8.5"]],
    ["50%的人", "half of the people", []],
    ["24小时", "a day", []],
    ["气温32.2摄氏度", "90 degrees", []],
    ["20多岁", "in her twenties", []],
    ["10倍", "tenfold", []],
    ["911事件", "September 11", []],
    ["第12届", "the twelfth", []],
    ["“8090新时代”宣讲团", "the New Era group", []],
    ["从2013款到2015款", "from old to new", []],
    ["12萬餘人", "12 people", ["number_wrong 12"]],
  ] as const) {
    test(`${source} → ${target}`, () => expect(faults(source, target)).toEqual(expected));
  }

  test("an issue says what is right, shows both places and mends what is certain", () => {
    const source = "上海组织基层宣讲约500场，覆盖12万余人。";
    const target = "Shanghai held about 500 lectures, covering 12 people.";
    expect(find(source, target)).toEqual([
      {
        check: "number",
        family: "number",
        severity: "error",
        source: [source.indexOf("12万"), source.indexOf("余")],
        target: [target.indexOf("12 "), target.indexOf(" people")],
        message: "number_wrong",
        values: { source: "12万", value: "120,000", found: "12" },
        fix: { span: [target.indexOf("12 "), target.indexOf(" people")], text: "120,000" },
      },
    ]);
  });

  test("nothing is mended where two figures might be meant, or the digits differ", () => {
    expect(find("12万人", "12 boats and 12 people")).toMatchObject([{ message: "number_missing", fix: null }]);
    expect(find("20.7万人", "270,000 people")).toMatchObject([{ message: "number_wrong", fix: null }]);
  });

  test("a fix leaves nothing to find", () => {
    for (const [source, target] of [
      ["12万人", "12 people"],
      ["1.235亿元", "1,235 yuan"],
      ["3.5万亿元", "3.5 billion yuan"],
      ["85%", "8.5%"],
      ["26,500人", "265,000 people"],
    ] as const) {
      const [issue] = find(source, target);
      const fix = issue?.fix;
      expect(fix, source).toBeTruthy();
      if (fix) expect(faults(source, target.slice(0, fix.span[0]) + fix.text + target.slice(fix.span[1]))).toEqual([]);
    }
  });

  test("are compared in Chinese to English only", () => {
    expect(faults("12万人", "12 personnes", "zh", "fr")).toEqual([]);
    expect(faults("120,000 people", "12人", "en", "zh")).toEqual([]);
  });
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
    test(`50,000 of ${JSON.stringify(unit)} take no long time`, () => {
      const text = unit.repeat(50_000 / unit.length);
      for (const check of checks) {
        const times = [0, 1, 2].map(() => {
          const start = performance.now();
          check.find(pair(text, `${text}.`));
          return performance.now() - start;
        });
        expect(Math.min(...times), check.name).toBeLessThan(1_500);
      }
    });
  }
});
