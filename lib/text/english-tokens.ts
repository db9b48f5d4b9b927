import { gluedScales, monthOf, type NumberWord, numberWordOf, romanValue } from "./english-words.ts";
import { splitDigits, stepOf, valueOfDigits } from "./figures.ts";

/** A word or a run of digits that can be part of a number. */
export type EnglishToken = {
  readonly from: number;
  readonly to: number;
  /** In lower case, without what is glued to digits. */
  readonly text: string;
  readonly role: NumberWord["role"] | "month" | "roman" | "fraction";
  readonly value: number;
  /** As in `NumberMention`. */
  readonly others: readonly number[];
  readonly step: number;
  readonly digits: boolean;
  /** Letters follow the digits that are no unit: 5G, 3D. */
  readonly code: boolean;
};

const token =
  /(?<![\d,.:/-])[1-9]\d{0,2}(?:[ \u00A0\u202F\u2009]\d{3}){1,6}(?![\d,.]\d|\d)|\d+(?:[,\u00A0\u202F\u2009]\d+)*(?:\.\d+)*|[A-Za-z]+/g;
const spaced = /^[1-9]\d{0,2}(?:[ \u00A0\u202F\u2009]\d{3}){1,6}$/;
const glued =
  /(st|nd|rd|th)(?![A-Za-z])|(['’]?s)(?![A-Za-z])|(k|mn?|mln|bn?|tn?|thousand|(?:m|b|tr)illion)(?![A-Za-z\d])|(?:[kcmnμ]?m[²³2]?|[kmμ]?g|[kKMGT]i?B|[kMG]?Hz|[kMGT]?Wh?|kV|[Vv]|mph|kph|ml|[lLK]|°?[CF]|mAh|min|[hs]|px|fps|dpi|dB|ft|in|lbs?|oz|yo|am|pm|pc|x)(?![A-Za-z\d])|([A-Za-z])/y;
const slashed = /\s?[/⁄]\s?(\d{1,3})(?![\d,]|\.\d)/y;

/** Every token of `text`, in order. */
export function* findEnglishTokens(text: string): Generator<EnglishToken> {
  let done = 0;
  for (const match of text.matchAll(token)) {
    if (match.index < done) continue;
    if (/^\d/.test(match[0])) {
      for (const part of splitRun(match[0], match.index)) {
        const read = readDigits(text, part.from, part.text);
        done = read.to;
        yield read;
      }
    } else {
      const word = readWord(text, match.index, match[0]);
      if (word) yield word;
    }
  }
}

/** Parts of one run of digits and commas; what has more is a table. */
const mostParts = 200;

function splitRun(run: string, from: number): { from: number; text: string }[] {
  if (spaced.test(run)) return [{ from, text: run }];
  const parts: { from: number; text: string }[] = [];
  let at = from;
  for (const piece of run.split(/[\u00A0\u202F\u2009]/)) {
    parts.push(...splitDigits(piece, at, mostParts));
    at += piece.length + 1;
  }
  return parts;
}

function readDigits(text: string, from: number, run: string): EnglishToken {
  const digits = run.replace(/[ \u00A0\u202F\u2009]/g, "");
  const end = from + run.length;
  const value = valueOfDigits(digits);
  const place = {
    from,
    to: end,
    text: digits,
    role: "unit",
    value,
    others: [],
    step: stepOf(digits),
    digits: true,
    code: false,
  } as const;
  glued.lastIndex = end;
  const [whole = "", ordinal, plural, scale, letter] = glued.exec(text) ?? [];
  if (ordinal !== undefined) return { ...place, to: end + whole.length, role: "ordinal" };
  if (plural !== undefined && /^(?:1\d|20)?\d0$/.test(digits))
    return { ...place, to: end + whole.length, role: "decade" };
  if (/^\d{1,2}\.[0-5]\d$/.test(digits) && /^\s?[ap]\.?m\b/i.test(text.slice(end, end + 4)))
    return { ...place, others: digits.split(".").map(Number) };
  if (scale !== undefined) {
    const times = gluedScales.get(scale.toLowerCase()) ?? 1;
    const money = scale.length > 1 || /[$€£¥]\s?$/.test(text.slice(Math.max(0, from - 2), from));
    const scaled = { ...place, to: end + whole.length, value: value * times, step: place.step * times };
    return money || scale === "k" ? { ...scaled, others: [value] } : { ...place, others: [value * times] };
  }
  if (letter !== undefined) return { ...place, code: true };
  slashed.lastIndex = end;
  const [all = "", below = ""] = slashed.exec(text) ?? [];
  if (all !== "" && Number(below) > 0 && !/[\d/]/.test(text.charAt(end + all.length) + text.charAt(from - 1)))
    return {
      ...place,
      to: end + all.length,
      role: "fraction",
      value: value / Number(below),
      others: [value, Number(below), Number(`${digits}${below}`)],
      step: 0.01,
    };
  return place;
}

const monthContext = {
  before:
    /(?:^|\b(?:in|on|of|by|since|until|till|from|to|last|next|this|early|late|mid|end|through|between|and|or|before|after|during|for|every|each|is|was|the|\d(?:st|nd|rd|th)?),?[\s-]|[\d(–—-]\s?)$/i,
  after: /^\.?,?\s\d|^(?:[-–—]\d)/,
};

function readWord(text: string, from: number, word: string): EnglishToken | null {
  const to = from + word.length;
  const lower = word.toLowerCase();
  const place = { from, to, text: lower, others: [], step: 1, digits: false, code: false };
  const capital = word !== lower;
  const month = capital ? monthOf(lower) : 0;
  if (month > 0 && isMonth(text, from, to, lower)) return { ...place, role: "month", value: month };
  const roman = capital ? romanValue(word) : 0;
  if (roman > 0) return { ...place, role: "roman", value: roman };
  const number = numberWordOf(lower);
  return number && { ...place, ...number };
}

/** May is a verb, March and August are words, and all three are names; so are abbreviations. */
function isMonth(text: string, from: number, to: number, word: string): boolean {
  if (word.length > 3 && word !== "march") return true;
  const before = text.slice(Math.max(0, from - 14), from);
  const after = text.slice(to, to + 6);
  if (word === "march" && /\bLong\s$/.test(before)) return false;
  if (monthContext.after.test(after)) return true;
  if (word.length === 3 && word !== "may") return /^\./.test(after) && monthContext.before.test(before);
  if (
    word === "may" &&
    /^\s[a-z]/.test(after) &&
    !/\b(?:in|of|last|since|by|until|this|next|early|late)\s$/i.test(before)
  )
    return false;
  return (
    (monthContext.before.test(before) || (/^[.,;:!?)]|^$/.test(after) && !/[A-Z][a-z]*[.]?\s$/.test(before))) &&
    !(from === 0 && word === "may" && !/^[,.:;]/.test(after))
  );
}
