import { describe, expect, test } from "vitest";
import {
  htmlLang,
  isHan,
  isLocale,
  languageOf,
  localeDirection,
  localeName,
  parseLocale,
  scriptOf,
  sentenceSeparator,
} from "./locale.ts";

describe("a locale in an address", () => {
  for (const [tag, canonical] of [
    ["zh", "zh"],
    ["ZH-hant", "zh-Hant"],
    ["zh-hant-tw", "zh-Hant-TW"],
    ["en-us", "en-US"],
    ["ar", "ar"],
    ["yue", "yue"],
  ] as const) {
    test(`${tag} is ${canonical}`, () => expect(parseLocale(tag)).toBe(canonical));
  }
  for (const tag of [
    "",
    "x",
    "english",
    "und",
    "mul",
    "zxx",
    "zz",
    "en_US",
    "../zh",
    "zh-u-nu-hanidec",
    "en-",
    "articles",
    "favicon.ico",
    "en".repeat(30),
  ]) {
    test(`${JSON.stringify(tag)} is none`, () => {
      expect(isLocale(tag)).toBe(false);
      expect(() => parseLocale(tag)).toThrow(expect.objectContaining({ code: "not_found" }));
    });
  }
});

for (const [tag, script, direction, han, lang] of [
  ["zh", "Hans", "ltr", true, "zh-Hans"],
  ["zh-TW", "Hant", "ltr", true, "zh-Hant-TW"],
  ["zh-Hant", "Hant", "ltr", true, "zh-Hant"],
  ["yue", "Hant", "ltr", true, "yue"],
  ["ja", "Jpan", "ltr", true, "ja"],
  ["ko", "Kore", "ltr", false, "ko"],
  ["en", "Latn", "ltr", false, "en"],
  ["ar", "Arab", "rtl", false, "ar"],
  ["fa-AF", "Arab", "rtl", false, "fa-AF"],
  ["he", "Hebr", "rtl", false, "he"],
  ["dv", "Thaa", "rtl", false, "dv"],
  ["syr", "Syrc", "rtl", false, "syr"],
  ["nqo", "Nkoo", "rtl", false, "nqo"],
  ["ff-Adlm", "Adlm", "rtl", false, "ff-Adlm"],
  ["pa-PK", "Arab", "rtl", false, "pa-PK"],
  ["pa", "Guru", "ltr", false, "pa"],
  ["not a tag", "Zzzz", "ltr", false, "not a tag"],
] as const) {
  test(`${tag} is written in ${script}, ${direction}`, () => {
    expect(scriptOf(tag)).toBe(script);
    expect(localeDirection(tag)).toBe(direction);
    expect(isHan(tag)).toBe(han);
    expect(sentenceSeparator(tag)).toBe(han ? "" : " ");
    expect(htmlLang(tag)).toBe(lang);
  });
}

test("a locale is named in the language of the interface", () => {
  expect(localeName("en", "zh")).toBe("英语");
  expect(localeName("zh", "en")).toBe("Chinese");
  expect(localeName("zh-Hant", "zh")).toBe("繁体中文");
  expect(localeName("not a tag", "en")).toBe("not a tag");
  expect(languageOf("zh-Hant-TW")).toBe("zh");
});
