/** A character that may not be stored. `from`: UTF-16 offset; `codePoint`: for the message, `U+202E`. */
export type ForbiddenCharacter = { readonly from: number; readonly to: number; readonly codePoint: string };

/**
 * Characters that can deceive a reader or break an interchange file: C0 and C1
 * controls other than tab and line feed, bidirectional overrides and isolates
 * (Unicode TR36 §2.6), non-characters, lone surrogates.
 */
const forbidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what is looked for
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFDD0-\uFDEF\uFFFE\uFFFF]|[\u{1FFFE}-\u{1FFFF}\u{2FFFE}-\u{2FFFF}\u{10FFFE}-\u{10FFFF}]|\p{Surrogate}/gu;

/** Every forbidden character, in order; none when the text may be stored. */
export function findForbiddenCharacters(text: string): ForbiddenCharacter[] {
  return Array.from(text.matchAll(forbidden), (match) => ({
    from: match.index,
    to: match.index + match[0].length,
    codePoint: codePointName(match[0]),
  }));
}

/** Whether `text` may be stored. */
export function hasForbiddenCharacters(text: string): boolean {
  return text.search(forbidden) >= 0;
}

/**
 * Pasted text as somebody would have typed it: NFC, line ends `\n`, without the
 * invisible characters that word processors and web pages leave behind (and
 * without forbidden ones, so that a paste never fails).
 *
 * A zero width joiner or non-joiner stays where it shapes letters or emoji:
 * after a character of a joining script or a pictograph.
 */
export function stripInvisible(text: string): string {
  return text
    .replace(lineEnds, "\n")
    .replace(invisible, "")
    .replace(directionMarks, /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text) ? "$&" : "")
    .replace(/\u200C|\u200D/g, keepJoiner)
    .replace(forbidden, "")
    .normalize("NFC");
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: vertical tab and form feed end a line
const lineEnds = /\r\n?|[\u0085\u2028\u2029\u000B\u000C]/g;

const invisible = /\u00AD|\u034F|\u115F|\u1160|\u17B4|\u17B5|\u180E|\u200B|[\u2060-\u2064]|\uFEFF|[\uFFF9-\uFFFC]/g;

/** They order text of right-to-left scripts, and are left-overs in any other. */
const directionMarks = /\u061C|\u200E|\u200F/g;

const joining =
  /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F|\p{M}|\p{Script=Arabic}|\p{Script=Syriac}|\p{Script=Nko}|\p{Script=Mongolian}|\p{Script=Adlam}|\p{Script=Devanagari}|\p{Script=Bengali}|\p{Script=Gurmukhi}|\p{Script=Gujarati}|\p{Script=Oriya}|\p{Script=Tamil}|\p{Script=Telugu}|\p{Script=Kannada}|\p{Script=Malayalam}|\p{Script=Sinhala}|\p{Script=Khmer}|\p{Script=Myanmar}|\p{Script=Tibetan})$/u;

function keepJoiner(joiner: string, offset: number, text: string): string {
  return joining.test(characterBefore(text, offset)) ? joiner : "";
}

function characterBefore(text: string, offset: number): string {
  const low = text.charCodeAt(offset - 1);
  const width = low >= 0xdc00 && low <= 0xdfff ? 2 : 1;
  return text.slice(Math.max(0, offset - width), offset);
}

function codePointName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
