import { languageOf } from "#lib/locales/locale.ts";
import { findNumbers } from "#lib/text/numbers.ts";

/** The keys of the numbers in a sentence, by value, and the sentence without them. */
export type NumbersRead = { readonly keys: readonly string[]; readonly rest: string };

const hanDigits = "〇一二三四五六七八九";
const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const hanMonth = /(?<![\d一二三四五六七八九十个])(\d{1,2}|十[一二]?|[一二三四五六七八九])\s?月/g;
const englishMonth =
  /\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?:\.|uary|ruary|ch|il|e|y|ust|tember|ober|ember)?(?![a-z])|\bMay(?=\s\d)|(?<=\b(?:in|\d|of|last|since|until)\s)May\b/g;

/** Numbers in figures, in Chinese characters and in English words from eleven on, months under names of their own. */
export function readNumbers(text: string, locale: string): NumbersRead {
  const language = languageOf(locale);
  if (
    !/[\d〇零一二三四五六七八九十百千万亿]|[a-z](?:teen|ty|dred|sand|llion|lve|ven|ar|er|il|ay|ly|st)\b|\b[A-Z][a-z]{2}\./.test(
      text,
    )
  ) {
    return { keys: [], rest: text };
  }
  const keys: string[] = [];
  const rest = text.split("");
  const take = (key: string, from: number, to: number) => {
    keys.push(key);
    rest.fill(" ", from, to);
  };
  const each = (pattern: RegExp, keyOf: (match: RegExpMatchArray) => string | null) => {
    for (const match of rest.join("").matchAll(pattern)) {
      const key = keyOf(match);
      if (key !== null) take(key, match.index, match.index + match[0].length);
    }
  };
  if (language === "zh") {
    each(hanMonth, ([, month = ""]) => `month ${/^\d/.test(month) ? Number(month) : hanNumber(month)}`);
  } else if (language === "en") {
    each(englishMonth, ([month]) => `month ${months.indexOf(month.slice(0, 3).toLowerCase()) + 1}`);
  }
  for (const { from, to, value, digits, weight } of findNumbers(rest.join(""), locale)) {
    if (digits || (value >= 11 && weight !== "soft")) take(`#${value}`, from, to);
  }
  if (language === "zh") {
    each(/[〇零一二两三四五六七八九十百千万亿]{2,}/g, ([number]) => {
      const value = hanNumber(number);
      return value === null ? null : `#${value}`;
    });
  }
  each(/\d+(?:,\d{3})*(?:\.\d+)?/g, ([digits]) => `#${Number(digits.replaceAll(",", ""))}`);
  return { keys, rest: rest.join("") };
}

const hanScales: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1e3, 万: 1e4, 亿: 1e8 };

/** The value of a number in characters, by place (二〇三五) or with scales (一万两千). Null when it is none. */
function hanNumber(text: string): number | null {
  const signs = [...text.replaceAll("零", "〇").replaceAll("两", "二")];
  if (signs.every((sign) => hanDigits.includes(sign))) {
    const whole = signs.length === 1 || signs.length >= 3;
    return whole ? Number(signs.map((sign) => hanDigits.indexOf(sign)).join("")) : null;
  }
  let total = 0;
  let group = 0;
  let digit = 0;
  for (const sign of signs) {
    const scale = hanScales[sign];
    if (scale === undefined) digit = hanDigits.indexOf(sign);
    else if (scale >= 1e4) {
      total = (total + group + digit) * scale;
      group = 0;
      digit = 0;
    } else {
      group += (digit || 1) * scale;
      digit = 0;
    }
  }
  return total + group + digit || null;
}

const signs = [
  ["?", /[?？]/],
  ["!", /[!！]/],
  ["“", /["“”「」『』«»]/],
  ["(", /[(（]/],
  [":", /[:：]/],
  ["…", /…|\.{3}|⋯/],
  ["—", /—|–|--/],
  [";", /[;；]/],
] as const;

/** The signs of a sentence that translations keep, each once. */
export function readSigns(text: string): string[] {
  return signs.filter(([, sign]) => sign.test(text)).map(([key]) => key);
}
