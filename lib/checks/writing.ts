import { isHan, languageOf, scriptOf } from "#lib/locales/locale.ts";

const spacedScripts: ReadonlySet<string> = new Set(["Latn", "Cyrl", "Grek"]);

/** Whether the locale writes blanks between words and the signs of Europe after them. */
export function isSpaced(locale: string): boolean {
  return spacedScripts.has(scriptOf(locale));
}

/** Whether the locale sets blanks before : ; ! and ?, as French does. */
export function setsBlankBeforeSigns(locale: string): boolean {
  return ["fr", "br"].includes(languageOf(locale));
}

export function isEnglish(locale: string): boolean {
  return languageOf(locale) === "en";
}

export function isChinese(locale: string): boolean {
  return ["zh", "yue"].includes(languageOf(locale)) && isHan(locale);
}

/** Whether a text ends as a sentence does: with a stop, also inside closing marks. */
export function endsSentence(text: string): boolean {
  return /[.。｡！？!?…⋯؟।۔][”’」』"'»›）)\]】》〉\s]{0,6}$/.test(text.slice(-8));
}
