import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyText } from "#lib/testing/arbitraries.ts";
import type { Pair } from "./issue.ts";
import { numberCheck } from "./number.ts";
import { counts, dates, measures, scaled, shares } from "./number-cases.ts";

const pair = (source: string, target: string, sourceLocale = "zh", targetLocale = "en"): Pair => ({
  source,
  target,
  sourceLocale,
  targetLocale,
});
const faults = (source: string, target: string) =>
  numberCheck
    .find(pair(source, target))
    .map((issue) => `${issue.message}${issue.target ? ` ${target.slice(...issue.target)}` : ""}`);

for (const [name, cases] of Object.entries({ scaled, counts, shares, dates, measures })) {
  describe(name, () => {
    for (const [source, target, expected] of cases)
      test(`${source} → ${target}`, () => expect(faults(source, target)).toEqual(expected));
  });
}

describe("an issue", () => {
  test("says what is right, shows both places and mends what is certain", () => {
    const source = "全市办展约500场，吸引12万余人。";
    const target = "The city held about 500 exhibitions, drawing 12 people.";
    const at = [target.indexOf("12 "), target.indexOf(" people")] as const;
    expect(numberCheck.find(pair(source, target))).toEqual([
      {
        check: "number",
        severity: "error",
        source: [source.indexOf("12万"), source.indexOf("余")],
        target: at,
        message: "number_wrong",
        values: { source: "12万", value: "120,000", found: "12" },
        fix: { span: at, text: "120,000" },
      },
    ]);
  });

  for (const [source, target, mended] of [
    ["12万人", "12 people", "120,000 people"],
    ["1.235亿元", "1,235 yuan", "123.5 million yuan"],
    ["3.5万亿元", "3.5 billion yuan", "3.5 trillion yuan"],
    ["85%", "8.5%", "85%"],
    ["85%", "8.5 percent", "85 percent"],
    ["26,500人", "265,000 people", "26,500 people"],
    ["20.7万人", "270,000 people", "207,000 people"],
    ["3月来", "came in August", "came in March"],
    ["9月2日", "on Aug. 2", "on Sep. 2"],
    ["8月5日", "August 15", "August 5"],
    ["2023年", "in 2024", "in 2023"],
    ["第75届", "the 76th", "the 75th"],
    ["第二十一届", "the twenty-second", "the twenty-first"],
    ["两层楼", "A five-storey house", "A two-storey house"],
    ["三个人", "Five people", "Three people"],
    ["上世纪60年代", "in the 1970s", "in the 1960s"],
  ] as const) {
    test(`${source}: “${target}” becomes “${mended}”, and nothing is left to find`, () => {
      const [issue] = numberCheck.find(pair(source, target));
      const fix = issue?.fix;
      expect(fix).toBeTruthy();
      if (!fix) return;
      expect(target.slice(0, fix.span[0]) + fix.text + target.slice(fix.span[1])).toBe(mended);
      expect(faults(source, mended)).toEqual([]);
    });
  }

  for (const [source, target] of [
    ["12万人", "12 boats and 12 people"],
    ["18条船，18万人", "18 boats and 18 people"],
    ["5月3日，8月9日", "June 3, July 9"],
    ["80人和90人", "70 and 60 people"],
    ["3个月", "until March"],
  ] as const) {
    test(`${source} beside “${target}” offers nothing: more than one thing might be meant`, () => {
      for (const issue of numberCheck.find(pair(source, target))) expect(issue.fix).toBeNull();
    });
  }

  test("stops publication only where both ends are figures", () => {
    const severities = (source: string, target: string) =>
      numberCheck.find(pair(source, target)).map(({ severity }) => severity);
    expect(severities("32场", "23 shows")).toEqual(["error"]);
    expect(severities("三场", "four shows")).toEqual(["warning"]);
    expect(severities("近4.3万人", "43,000 people")).toEqual(["hint"]);
    expect(severities("2个碗和2双筷子", "2 bowls and chopsticks")).toEqual([]);
  });
});

describe("other languages", () => {
  for (const [locale, source, target, expected] of [
    ["de", "吸引12万余人", "zog über 120.000 Menschen an", []],
    ["de", "吸引12万余人", "zog 12 Menschen an", ["number_wrong 12"]],
    ["fr", "11月19日，增长8.5%", "le 19 novembre, +8,5 %", []],
    ["fr", "增长8.5%，32场", "en hausse de 85 %, 32 séances", ["number_differs 85"]],
    ["es", "三人，2020年", "tres personas en 2020", []],
    ["es", "三人，2020年", "tres personas en 2021", ["number_differs 2021"]],
    ["ar", "12万人", "١٢٠ ألف شخص", []],
    ["zh-Hant", "12万人", "12萬人", []],
    ["zh-Hant", "12万人", "21萬人", ["number_wrong 21萬"]],
  ] as const) {
    test(`${source} → ${target}`, () => {
      const found = numberCheck.find(pair(source, target, "zh", locale));
      expect(
        found.map((issue) => `${issue.message}${issue.target ? ` ${target.slice(...issue.target)}` : ""}`),
      ).toEqual(expected);
    });
  }
});

describe("English into Chinese", () => {
  for (const [source, target, expected] of [
    ["120,000 people", "12人", ["number_differs 12"]],
    ["120,000 people", "12万人", []],
    ["1.2 billion yuan", "12亿元", []],
    ["1.2 billion yuan", "1.2亿元", ["number_wrong 1.2亿"]],
    ["on November 19", "11月19日", []],
    ["on November 19", "11月9日", ["number_differs 9"]],
    ["two players", "两名队员", []],
    ["two-thirds", "三分之二", []],
    ["8.5 percent", "8.5%", []],
    ["in the 1980s", "20世纪80年代", []],
    ["a decade ago", "十年前", []],
    ["a dozen boats", "十二条船", []],
  ] as const) {
    test(`${source} → ${target}`, () =>
      expect(
        numberCheck
          .find(pair(source, target, "en", "zh"))
          .map((issue) => `${issue.message}${issue.target ? ` ${target.slice(...issue.target)}` : ""}`),
      ).toEqual(expected));
  }
});

describe("whatever the texts", () => {
  const pieces = fc.constantFrom(
    ..."〇一二两三十百千万亿半多余第届年月日号点分成折倍%％.,-:/ ",
    ..."0159",
    "12万",
    "百分之",
    "分之",
    "世纪",
    "年代",
    "公里",
    "摄氏度",
    " million",
    " half a ",
    " May ",
    "th ",
    "two ",
    "twenty-",
    " third ",
    "XIX ",
    "1980s ",
    " miles",
    " percent",
  );
  const text = fc
    .array(fc.oneof({ weight: 4, arbitrary: pieces }, anyText), { maxLength: 14 })
    .map((parts) => parts.join(""));
  const locales = fc.constantFrom("zh", "zh-Hant", "en", "de", "ja", "ar");

  test("places and fixes are in them, the same pair gives the same, and space around them moves places only", () => {
    fc.assert(
      fc.property(text, text, locales, locales, (source, target, sourceLocale, targetLocale) => {
        const found = numberCheck.find(pair(source, target, sourceLocale, targetLocale));
        expect(numberCheck.find(pair(source, target, sourceLocale, targetLocale))).toEqual(found);
        for (const issue of found) {
          for (const [span, of] of [
            [issue.source, source],
            [issue.target, target],
            [issue.fix?.span ?? null, target],
          ] as const) {
            expect(span === null || (0 <= span[0] && span[0] < span[1] && span[1] <= of.length)).toBe(true);
          }
        }
        const padded = numberCheck.find(pair(` ${source}\n`, `\n ${target} `, sourceLocale, targetLocale));
        const bare = ({ message, values, severity }: (typeof found)[number]) => ({ message, values, severity });
        expect(padded.map(bare)).toEqual(found.map(bare));
      }),
      { numRuns: 1_500 },
    );
  });
});
