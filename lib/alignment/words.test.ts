import { describe, expect, test } from "vitest";
import { formatDictionary } from "./cedict.ts";
import { parseDictionary } from "./dictionary.ts";
import { readNumbers, readSigns } from "./numbers-and-signs.ts";
import { findPinyinNames, namesSpelledBy } from "./pinyin.ts";
import { readDictionary, readDictionaryFor } from "./reading.ts";
import { stemOf } from "./stems.ts";

describe("forms of an English word have one stem", () => {
  for (const words of [
    "go goes went gone going",
    "boat boats boat’s",
    "city cities",
    "plan plans planned planning",
    "hope hoped hoping hopes",
    "carry carries carried carrying",
    "child children",
    "organize organized organization organizations",
    "develop developed development",
    "careful carefully",
    "church churches",
    "Kyoto kyoto",
  ]) {
    test(words, () => expect(new Set(words.split(" ").map(stemOf)).size).toBe(1));
  }

  test.each([
    ["boat", "boot"],
    ["ring", "rang out"],
    ["thing", "the"],
    ["bus", "bush"],
    ["news", "new"],
  ])("%s and %s have not", (one, other) => expect(stemOf(one)).not.toBe(stemOf(other)));
});

describe("numbers are read by value", () => {
  for (const [locale, text, keys] of [
    ["zh", "覆盖12万余人", ["#120000"]],
    ["zh", "20.7万人", ["#207000"]],
    ["zh", "二〇三五年", ["#2035"]],
    ["zh", "十二个人，三千五百条船", ["#12", "#3500"]],
    ["zh", "11月9日", ["month 11", "#9"]],
    ["zh", "三个月，五月", ["month 5"]],
    ["zh", "没有数字", []],
    ["en", "More than 120,000 people", ["#120000"]],
    ["en", "twelve people and two boats", ["#12"]],
    ["en", "On November 9, 2035", ["month 11", "#9", "#2035"]],
    ["en", "They may come in May", ["month 5"]],
    ["en", "1.3 million records", ["#1300000"]],
  ] as const) {
    test(`${text}: ${keys.join(", ")}`, () => expect(readNumbers(text, locale).keys).toEqual(keys));
  }

  test("what is left has none, and stays as long as it was", () => {
    expect(readNumbers("覆盖12万余人，11月9日", "zh").rest).toBe("覆盖   余人，    日".padStart(0));
  });

  test("signs are the same in both languages", () => {
    expect(readSigns("谁？（他：“我！”）")).toEqual(readSigns("Who? (He: “I!”)"));
  });
});

describe("names that Pinyin spells", () => {
  const dictionary = readDictionary();
  const spelled = (text: string, ...english: string[]) =>
    namesSpelledBy(text, findPinyinNames(english), dictionary.readings).sort();

  test("are found in the characters", () => {
    expect(spelled("衢州的林水生去西安", "Lin Shuisheng of Quzhou went to Xian.")).toEqual([
      "quzhou",
      "shuisheng",
      "xian",
    ]);
  });
  test("are no words that stand with a small letter as well", () => {
    expect(spelled("他们还在等", "Danger is near. No danger here. Huanzai came.")).toEqual(["huanzai"]);
  });
  test("are none when the characters are read differently", () => expect(spelled("北京", "Nanjing")).toEqual([]));
});

describe("the dictionary", () => {
  test("comes with the product and serves Chinese and English only", () => {
    expect(readDictionaryFor("zh-Hant", "en-GB")?.find("渡口")).toContain("ferry");
    expect(readDictionaryFor("en", "zh")).toBe(readDictionary());
    expect(readDictionaryFor("zh", "fr")).toBeUndefined();
    expect(readDictionaryFor("de", "en")).toBeUndefined();
  });

  test("gives simplified characters for traditional ones and leaves those alone that are both", () => {
    expect(readDictionary().simplify("後來我們著名的乾坤")).toBe("后来我们著名的乾坤");
  });

  test("is read as it was written", () => {
    const text = formatDictionary([
      {
        traditional: "渡口",
        simplified: "渡口",
        pinyin: "du4 kou3",
        glosses: ["ferry crossing", "(dialect) the crossings"],
      },
      {
        traditional: "門",
        simplified: "门",
        pinyin: "men2",
        glosses: ["gate; door", "CL:個|个[ge4]", "variant of 們|们[men5]"],
      },
      { traditional: "女", simplified: "女", pinyin: "nu:3", glosses: ["woman"] },
      { traditional: "A", simplified: "A", pinyin: "A", glosses: ["no Han character"] },
    ]);
    expect(text).toBe("門门\n\nmen\t门\nnv\t女\n\n女\twoman\n渡口\tferry crossing\n门\tgate door\n");
    const dictionary = parseDictionary(text);
    expect(dictionary.find("渡口")).toEqual(["ferry", "crossing"]);
    expect(dictionary.find("口")).toBeNull();
    expect(dictionary.has("门")).toBe(true);
    expect(dictionary.readings("女")).toEqual(["nv"]);
    expect(dictionary.longestAt("在渡口等", 1)).toBe(2);
    expect(dictionary.longestAt("在渡口等", 0)).toBe(1);
  });
});
