import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyText } from "#lib/testing/arbitraries.ts";
import { findNumbers, mostNumbers, type NumberMention, sameNumber } from "./numbers.ts";

const write = (number: NumberMention, text: string) =>
  `${text.slice(number.from, number.to)}=${number.value}${kindMark(number)}${number.approximate ? "?" : ""}`;
const kindMark = ({ kind }: NumberMention) => (kind === "percent" ? "%" : kind === "count" ? "" : ` ${kind}`);
const list = (text: string, locale: string) => findNumbers(text, locale).map((number) => write(number, text));

describe("Chinese", () => {
  for (const [text, expected] of [
    ["覆盖12万余人", ["12万=120000?"]],
    ["近4.3万人", ["4.3万=43000?"]],
    ["20.7万各界群众", ["20.7万=207000"]],
    ["6000余场", ["6000=6000?"]],
    ["1000多万人次", ["1000多万=10000000?"]],
    ["1亿2000万元", ["1亿2000万=120000000"]],
    ["一亿两千万元", ["一亿两千万=120000000"]],
    ["2万5千人", ["2万5千=25000"]],
    ["1.5万亿元", ["1.5万亿=1500000000000"]],
    ["三点五亿", ["三点五亿=350000000"]],
    ["300 万至 500 万", ["300 万=3000000", "500 万=5000000"]],
    ["3-5万人", ["3=30000", "5万=50000"]],
    ["一万五", ["一万五=15000"]],
    ["一万零五", ["一万零五=10005"]],
    ["两百五", ["两百五=250"]],
    ["三千二百一十", ["三千二百一十=3210"]],
    ["二十多万人", ["二十多万=200000?"]],
    ["约12,345人", ["12,345=12345?"]],
    ["１２万人", ["１２万=120000"]],
    ["１２，０００人", ["１２，０００=12000"]],
    ["12萬餘人", ["12萬=120000?"]],
    ["3億元", ["3億=300000000"]],
    ["增长8.5％", ["8.5％=8.5%"]],
    ["增长百分之八点五", ["百分之八点五=8.5%"]],
    ["三成五", ["三成五=35%"]],
    ["身高1米85", ["1米85=1.85"]],
    ["五一假期", ["五一=51 code"]],
    ["打八折", ["八=20%"]],
    ["三分之二", ["三分之二=0.6666666666666666 fraction"]],
    ["开展集中宣讲32场", ["32=32"]],
    ["11月19日以来", ["11=11 month", "19=19 day"]],
    ["十一月十九日", ["十一=11 month", "十九=19 day"]],
    ["等了三个月", ["三=3"]],
    ["2020年有5万人", ["2020=2020 year", "5万=50000"]],
    ["二〇三五年", ["二〇三五=2035 year"]],
    ["20世纪80年代", ["80=1980 decade"]],
    ["上世纪六十年代", ["六十=1960 decade"]],
    ["十九世纪", ["十九=19 century"]],
    ["第12届", ["第12=12 ordinal"]],
    ["“十四五”规划", ["十四五=14 ordinal"]],
    ["十四五个人", ["十四五=14"]],
    ["90后", ["90=90 code"]],
    ["19:30开始", ["19=19 time", "30=30 time"]],
    ["“1+16+X”体系", ["1=1", "16=16"]],
    ["G20峰会", ["20=20 code"]],
    ["5G网络", ["5=5 code"]],
    ["16GB内存", ["16=16"]],
    ["2020-11-19", ["2020=2020", "11=11", "19=19"]],
    ["3千米", ["3=3"]],
    ["5千人", ["5千=5000"]],
    ["RMB100万", ["100万=1000000 code"]],
    ["统一意见，一些人说十分重要，周三再说", []],
    ["三十一家", ["三十一=31"]],
  ] as const) {
    test(`${text}: ${expected.join(", ") || "none"}`, () => expect(list(text, "zh")).toEqual(expected));
  }
});

describe("English", () => {
  for (const [text, expected] of [
    ["nearly 43,000 people", ["43,000=43000?"]],
    ["more than 10 million", ["10 million=10000000?"]],
    ["1.2 billion yuan", ["1.2 billion=1200000000"]],
    ["US$1.2bn", ["1.2bn=1200000000"]],
    ["£39million", ["39million=39000000"]],
    ["125k users", ["125k=125000"]],
    ["a million", ["a million=1000000"]],
    ["half a million people", ["half a million=500000"]],
    ["two and a half million", ["two and a half million=2500000"]],
    ["a million and a half", ["a million and a half=1500000"]],
    ["a quarter of a million", ["a quarter of a million=250000"]],
    ["ten thousand people", ["ten thousand=10000"]],
    ["one hundred and twenty thousand", ["one hundred and twenty thousand=120000"]],
    ["a hundred thousand", ["a hundred thousand=100000"]],
    ["two million three hundred thousand", ["two million three hundred thousand=2300000"]],
    ["120 hundred million", ["120 hundred million=12000000000"]],
    ["thirty-two lectures", ["thirty-two=32"]],
    ["aged six and nine", ["six=6", "nine=9"]],
    ["three dozen boats", ["three dozen=36"]],
    ["1.4 lakh and 3 crore", ["1.4 lakh=140000", "3 crore=30000000"]],
    ["2,06,737 people", ["2,06,737=206737"]],
    ["12 to 14 million", ["12=12000000", "14 million=14000000"]],
    ["$3–5 billion", ["3=3000000000", "5 billion=5000000000"]],
    ["12 guests. More than ten thousand came", ["12=12", "ten thousand=10000?"]],
    ["120\u00A0000 people", ["120\u00A0000=120000"]],
    ["120 000 people", ["120 000=120000"]],
    ["up 8.5 percent, or 9%", ["8.5=8.5%", "9%=9%"]],
    ["5 to 10 percent", ["5=5%", "10=10%"]],
    ["two-thirds of a boat", ["two-thirds=0.6666666666666666 fraction"]],
    ["three quarters", ["three quarters=0.75 fraction"]],
    ["the 12th boat in the 1980s at 7:30", ["12th=12 ordinal", "1980s=1980 decade", "7=7 time", "30=30 time"]],
    ["the twenty-first boat", ["twenty-first=21 ordinal"]],
    ["the XIX Central Committee", ["XIX=19 ordinal"]],
    ["I came, XL shirts", ["XL=40 ordinal"]],
    ["on November 19, 2020", ["November=11 month", "19=19 day", "2020=2020 year"]],
    ["on 9 and 10 March", ["9=9", "10=10 day", "March=3 month"]],
    ["on August 9 and 10", ["August=8 month", "9=9 day", "10=10 day"]],
    ["it may march in May", ["May=5 month"]],
    ["Theresa May, who will march", []],
    ["COVID-19 and G20", ["19=19 code", "20=20 code"]],
    ["634,000's worth", ["634,000=634000"]],
    ["a boat and a half", ["a half=0.5 fraction"]],
    ["a 10-million-yuan boat", ["10-million=10000000"]],
  ] as const) {
    test(`${text}: ${expected.join(", ") || "none"}`, () => expect(list(text, "en")).toEqual(expected));
  }
});

describe("rounding", () => {
  for (const [chinese, english, same] of [
    ["12万", "120,000", true],
    ["12万", "12", false],
    ["12万", "120 thousand", true],
    ["1.235亿", "124 million", true],
    ["1.235亿", "123 million", true],
    ["1.235亿", "125 million", false],
    ["4.38万", "43,000", true],
    ["4.38万", "44,000", true],
    ["4.38万", "45,000", false],
    ["31.51", "31.1", false],
    ["12万", "123,456", true],
    ["12万", "100,000", false],
    ["4.3万", "44,000", false],
    ["312万", "3 million", true],
    ["8.5%", "8.5%", true],
  ] as const) {
    test(`${chinese} ${same ? "can" : "cannot"} be ${english}`, () => {
      const [left] = findNumbers(chinese, "zh");
      const [right] = findNumbers(english, "en");
      expect(left && right && sameNumber(left, right)).toBe(same);
    });
  }
});

describe("other languages", () => {
  for (const [locale, text, expected] of [
    ["de", "120.000 Menschen, 1,2 Mio. Euro, 8,5 Prozent", ["120.000=120000", "1,2 Mio.=1200000", "8,5=8.5%"]],
    ["fr", "120\u202F000 personnes et 3 milliards", ["120\u202F000=120000", "3 milliards=3000000000"]],
    ["es", "2,5 millones y 300 mil", ["2,5 millones=2500000", "300 mil=300000"]],
    ["ru", "12 тыс. человек, 3 млн", ["12 тыс.=12000", "3 млн=3000000"]],
    ["ar", "١٢٠٬٠٠٠ شخص", ["١٢٠٬٠٠٠=120000"]],
    ["ko", "12만 명", ["12만=120000"]],
    ["ja", "12万人が参加", ["12万=120000"]],
  ] as const) {
    test(`${locale}: ${text}`, () => expect(list(text, locale)).toEqual(expected));
  }
});

test("a table is not read to its end", () =>
  expect(findNumbers("1 ".repeat(5_000), "en").length).toBeLessThanOrEqual(mostNumbers + 1));

test("mentions stand in the text, in order, and apart", () => {
  const figures = fc.array(
    fc.oneof(
      anyText,
      fc.constantFrom(
        "12",
        "万",
        "亿",
        "3.5",
        ",000",
        " million",
        "half a ",
        "-",
        "年",
        "%",
        "月",
        "日",
        "第",
        "十五",
        "点",
        "分之",
        "成",
        "May ",
        "th",
        "s ",
        "/",
        "多",
        "至",
        "one ",
        "and ",
      ),
    ),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(figures, fc.constantFrom("zh", "en", "de"), (parts, locale) => {
      const text = parts.join("");
      let end = 0;
      for (const { from, to, value, step } of findNumbers(text, locale)) {
        expect(from).toBeGreaterThanOrEqual(end);
        expect(to).toBeGreaterThan(from);
        expect(to).toBeLessThanOrEqual(text.length);
        expect(Number.isFinite(value) && value >= 0).toBe(true);
        expect(step).toBeGreaterThan(0);
        end = to;
      }
    }),
    { numRuns: 2_000 },
  );
});
