/** Scripts written without spaces between their words. */
const unspaced = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`;

const signs = new RegExp(String.raw`[${unspaced}]|(?:(?![${unspaced}])[\p{L}\p{M}])+|\p{N}(?:[\p{N}.,]*\p{N})?`, "gu");
const letters = new RegExp(String.raw`^(?:(?![${unspaced}])[\p{L}\p{M}])`, "u");
const figure = /^\p{N}/u;

/** Tokens kept of one text: what is longer is found by its beginning. */
const mostTokens = 400;

/**
 * What a text of the pair is found by: hashes (32 bits, signed) of pairs of
 * neighbouring characters where a script has no spaces, of three neighbouring
 * letters of a word elsewhere. Case, width, blanks and punctuation do not count,
 * and one number is as good as another. Each once, in the order of the text.
 *
 * The pair is part of the hash, so that an index over many pairs answers for
 * one of them without reading the others.
 */
export function tokensOf(
  text: string,
  pair: { readonly sourceLocale: string; readonly targetLocale: string },
): number[] {
  return hashesOf([...cut(text), ...loneSigns(text)], pair);
}

/** Tokens that every text has in which `part` stands, also in the middle of a word; none of a part that is too short to tell. */
export function tokensWithin(
  part: string,
  pair: { readonly sourceLocale: string; readonly targetLocale: string },
): number[] {
  return hashesOf([...cut(part)], pair);
}

function hashesOf(tokens: readonly string[], pair: { sourceLocale: string; targetLocale: string }): number[] {
  const seed = hash(`${pair.sourceLocale} ${pair.targetLocale} `, beginning);
  return [...new Set(tokens.slice(0, mostTokens).map((token) => hash(token, seed)))];
}

/** Pairs of neighbouring signs, and of every word its letters three by three. */
function* cut(text: string): Generator<string> {
  let previous: string | null = null;
  for (const sign of signsOf(text)) {
    if (letters.test(sign)) {
      for (let at = 0; at + 3 <= sign.length; at += 1) yield sign.slice(at, at + 3);
      previous = null;
    } else {
      if (previous !== null) yield previous + sign;
      previous = sign;
    }
  }
}

/** What stands alone and is in no pair: a character between words, a word of a letter or two. */
function* loneSigns(text: string): Generator<string> {
  const all = [...signsOf(text)];
  for (const [at, sign] of all.entries()) {
    const word = letters.test(sign);
    if (word ? sign.length < 3 : isWord(all[at - 1]) && isWord(all[at + 1])) yield sign;
  }
}

/** Characters, words in small letters, and one sign for every number. */
function* signsOf(text: string): Generator<string> {
  for (const [sign] of text.normalize("NFKC").toLowerCase().matchAll(signs)) yield figure.test(sign) ? "#" : sign;
}

function isWord(sign: string | undefined): boolean {
  return sign === undefined || letters.test(sign);
}

const beginning = 0x811c9dc5;

/** FNV-1a. */
function hash(text: string, from: number): number {
  let state = from;
  for (let at = 0; at < text.length; at += 1) state = Math.imul(state ^ text.charCodeAt(at), 0x01000193);
  return state | 0;
}
