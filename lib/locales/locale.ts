import { DomainError } from "#lib/errors.ts";

/** A canonical BCP 47 tag of a content locale: `zh`, `zh-Hant`, `en`, `ar`. Only `parseLocale` makes one out of foreign text. */
export type ContentLocale = string;

export type Direction = "ltr" | "rtl";

/** ISO 15924 codes of scripts written from right to left. */
const rightToLeft: ReadonlySet<string> = new Set([
  "Adlm",
  "Arab",
  "Aran",
  "Hebr",
  "Mand",
  "Nkoo",
  "Rohg",
  "Samr",
  "Syrc",
  "Thaa",
]);

const hanScripts: ReadonlySet<string> = new Set(["Hans", "Hant", "Hani", "Jpan", "Hanb"]);

/** The canonical form of `tag` (`ZH-hant` → `zh-Hant`). Throws `not_found` unless it is a well-formed tag of a language somebody knows. */
export function parseLocale(tag: string): ContentLocale {
  if (!isLocale(tag)) throw new DomainError("not_found", { locale: tag });
  return new Intl.Locale(tag).toString();
}

/** ISO 639 codes that name no language: undetermined, several, none, uncoded. */
const special: ReadonlySet<string> = new Set(["und", "mul", "zxx", "mis", "root"]);

/** Whether `tag` is a well-formed BCP 47 tag of a known language, without extensions: it may stand in an address. */
export function isLocale(tag: string): boolean {
  if (tag.length > 35) return false;
  try {
    const locale = new Intl.Locale(tag);
    return (
      locale.toString() === locale.baseName &&
      !special.has(locale.language) &&
      languageNames("en", "none").of(locale.language) !== undefined
    );
  } catch {
    return false;
  }
}

/** ISO 15924 code of the script the locale is written in as a rule: `zh` → `Hans`, `en` → `Latn`. "Zzzz" when nobody knows. */
export function scriptOf(tag: ContentLocale): string {
  return locale(tag)?.maximize().script ?? "Zzzz";
}

/** Which way the locale's text runs. */
export function localeDirection(tag: ContentLocale): Direction {
  return rightToLeft.has(scriptOf(tag)) ? "rtl" : "ltr";
}

/** Whether text in this locale is written with Han characters and without spaces between sentences: Chinese of every kind, Japanese. */
export function isHan(tag: ContentLocale): boolean {
  return hanScripts.has(scriptOf(tag));
}

/** The language subtag: `zh-Hant-TW` → `zh`. */
export function languageOf(tag: ContentLocale): string {
  const known = languages.get(tag);
  if (known !== undefined) return known;
  const language = locale(tag)?.language ?? tag.toLowerCase();
  if (languages.size < mostLanguages) languages.set(tag, language);
  return language;
}

/** Asked for each sentence of long texts, and not cheap to find out. */
const languages = new Map<string, string>();
const mostLanguages = 500;

/** What stands between two sentences of one paragraph: nothing in Han scripts, a space elsewhere. */
export function sentenceSeparator(tag: ContentLocale): string {
  return isHan(tag) ? "" : " ";
}

/** For the `lang` attribute. Chinese names its script, because browsers choose the font by it: `zh` → `zh-Hans`. */
export function htmlLang(tag: ContentLocale): string {
  const parsed = locale(tag);
  if (parsed?.language !== "zh" || parsed.script) return parsed?.toString() ?? tag;
  const { script, region } = parsed.maximize();
  return ["zh", script, parsed.region && region].filter(Boolean).join("-");
}

/** The locale's name in the interface's language, standing alone: `zh` in `en` → "Chinese". The tag itself when it has no name. */
export function localeName(tag: ContentLocale, uiLocale: string): string {
  try {
    return languageNames(uiLocale, "code").of(tag) ?? tag;
  } catch {
    return tag;
  }
}

function locale(tag: string): Intl.Locale | null {
  try {
    return new Intl.Locale(tag);
  } catch {
    return null;
  }
}

const names = new Map<string, Intl.DisplayNames>();

function languageNames(uiLocale: string, fallback: "code" | "none"): Intl.DisplayNames {
  const key = `${uiLocale} ${fallback}`;
  const known = names.get(key) ?? new Intl.DisplayNames(uiLocale, { type: "language", fallback });
  names.set(key, known);
  return known;
}
