import { languageOf, scriptOf } from "#lib/locales/locale.ts";

/** Where English is written as in Britain. */
const british: ReadonlySet<string> = new Set(["AU", "GB", "HK", "IE", "IN", "MY", "NZ", "SG", "ZA"]);

/** The code DeepL knows a source locale by: the language alone (https://developers.deepl.com/docs/resources/supported-languages). */
export function deeplSource(locale: string): string {
  const language = languageOf(locale);
  return (language === "no" || language === "nn" ? "nb" : language).toUpperCase();
}

/** The code DeepL knows a target locale by, with the variant where it has several. */
export function deeplTarget(locale: string): string {
  const code = deeplSource(locale);
  const region = new Intl.Locale(locale).region ?? "";
  if (code === "ZH") return scriptOf(locale) === "Hant" ? "ZH-HANT" : "ZH-HANS";
  if (code === "EN") return british.has(region) ? "EN-GB" : "EN-US";
  if (code === "PT") return region === "BR" ? "PT-BR" : "PT-PT";
  return code === "ES" && region !== "" && region !== "ES" ? "ES-419" : code;
}

/**
 * Codes under which a LibreTranslate server may know a locale, the likeliest
 * first: Chinese is `zh-Hans` and `zh-Hant` since 1.6.4, `zh` and `zt` before.
 */
export function libreTranslateCodes(locale: string): string[] {
  const language = languageOf(locale);
  if (language === "zh") return scriptOf(locale) === "Hant" ? ["zh-Hant", "zt"] : ["zh-Hans", "zh"];
  const region = new Intl.Locale(locale).region;
  const plain = language === "no" || language === "nn" ? ["nb", language] : [language];
  return region ? [`${language}-${region}`, ...plain] : plain;
}

/** A locale's name in English, for a model that reads: `zh` → "Simplified Chinese". */
export function englishName(locale: string): string {
  const names = new Intl.DisplayNames("en", { type: "language" });
  const named = languageOf(locale) === "zh" ? `zh-${scriptOf(locale)}` : locale;
  return names.of(named) ?? locale;
}
