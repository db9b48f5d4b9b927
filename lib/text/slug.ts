import { languageOf } from "#lib/locales/locale.ts";

/** What a slug looks like: `a–z`, `0–9`, single hyphens between. */
export const slugPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Characters in a slug. */
export const maximumSlugLength = 80;

/** Whether `text` can be a slug: `slugPattern`, 1–80 characters. */
export function isSlug(text: string): boolean {
  return text.length <= maximumSlugLength && slugPattern.test(text);
}

/**
 * A slug for a headline, or "" when nothing sensible can be made of it: a person
 * has to write it then.
 *
 * Headlines in another script than Latin give their Latin words and figures, if
 * there are two or more; `romanise` them first for more.
 */
export function proposeSlug(headline: string, locale: string): string {
  const beginning = headline.slice(0, mostRead);
  const words = latinWords(beginning, locale);
  const letters = beginning.match(/\p{L}/gu)?.length ?? 0;
  const latin = beginning.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (latin < letters && words.length < 2) return "";
  return shorten(words);
}

/** Code units of a headline that can matter to its slug. */
const mostRead = 500;

function latinWords(text: string, locale: string): string[] {
  const german = languageOf(locale) === "de";
  const ascii = (german ? text.normalize("NFC").replace(/[äöü]/gi, "$&e") : text)
    .replace(/[ßæœøđðłþı]/gi, (letter) => expansions[letter.toLowerCase()] ?? letter)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/(?<=[a-z])['’ʼ](?=[a-z])/g, "")
    .replace(/(?<=\d),(?=\d{3})/g, "")
    .replace(/(?<=[a-z])\.(?=[a-z]\b)/g, "")
    .replace(/\s&\s/g, " and ");
  return ascii.match(/[a-z0-9]+/g) ?? [];
}

const expansions: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  ł: "l",
  þ: "th",
  ı: "i",
};

/** As many whole words as fit. */
function shorten(words: readonly string[]): string {
  let slug = "";
  for (const word of words) {
    const longer = slug === "" ? word.slice(0, maximumSlugLength) : `${slug}-${word}`;
    if (longer.length > maximumSlugLength) break;
    slug = longer;
  }
  return slug;
}
