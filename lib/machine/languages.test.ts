import { expect, test } from "vitest";
import { deeplAddress } from "./deepl.ts";
import { deeplSource, deeplTarget, englishName, libreTranslateCodes } from "./languages.ts";

for (const [locale, source, target, codes, name] of [
  ["zh", "ZH", "ZH-HANS", "zh-Hans zh", "Simplified Chinese"],
  ["zh-Hant", "ZH", "ZH-HANT", "zh-Hant zt", "Traditional Chinese"],
  ["zh-HK", "ZH", "ZH-HANT", "zh-Hant zt", "Traditional Chinese"],
  ["en", "EN", "EN-US", "en", "English"],
  ["en-GB", "EN", "EN-GB", "en-GB en", "British English"],
  ["en-NZ", "EN", "EN-GB", "en-NZ en", "English (New Zealand)"],
  ["pt", "PT", "PT-PT", "pt", "Portuguese"],
  ["pt-BR", "PT", "PT-BR", "pt-BR pt", "Brazilian Portuguese"],
  ["es", "ES", "ES", "es", "Spanish"],
  ["es-MX", "ES", "ES-419", "es-MX es", "Mexican Spanish"],
  ["no", "NB", "NB", "nb no", "Norwegian"],
  ["ar", "AR", "AR", "ar", "Arabic"],
  ["ja", "JA", "JA", "ja", "Japanese"],
] as const) {
  test(`${locale} by its names`, () => {
    expect([deeplSource(locale), deeplTarget(locale)]).toEqual([source, target]);
    expect(libreTranslateCodes(locale).join(" ")).toBe(codes);
    expect(englishName(locale)).toBe(name);
  });
}

test("a key of DeepL's free plan belongs to the free plan's server", () => {
  expect(deeplAddress("279a2e9d-83b3-c416-7e2d-f721593e42a0:fx")).toBe("https://api-free.deepl.com");
  expect(deeplAddress("279a2e9d-83b3-c416-7e2d-f721593e42a0")).toBe("https://api.deepl.com");
  expect(deeplAddress(null)).toBe("https://api.deepl.com");
});
