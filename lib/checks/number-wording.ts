import { languageOf } from "#lib/locales/locale.ts";
import { inWords, monthName, ordinalInWords } from "#lib/text/english-words.ts";
import type { NumberMention } from "#lib/text/numbers.ts";

/** `number` as readers of `locale` would write it: 120,000; 1.235 billion; March; 12万. */
export function writeNumber(number: NumberMention, locale: string): string {
  const language = languageOf(locale);
  if (number.kind === "fraction" && number.others.length === 2) return number.others.join("/");
  if (language === "zh" || language === "yue") return writeChinese(number);
  if (number.kind === "percent") return `${plain(number.value, locale)}%`;
  if (language !== "en") return plain(number.value, locale);
  return writeEnglish(number);
}

function writeEnglish({ kind, value }: NumberMention): string {
  switch (kind) {
    case "month":
      return monthName(value);
    case "ordinal":
      return ordinal(value);
    case "century":
      return `${ordinal(value)} century`;
    case "decade":
      return `${value}s`;
    case "count":
      return withScaleWord(value);
    default:
      return String(value);
  }
}

function writeChinese({ kind, value }: NumberMention): string {
  switch (kind) {
    case "month":
      return `${value}月`;
    case "ordinal":
      return `第${value}`;
    case "century":
      return `${value}世纪`;
    case "decade":
      return `${value}年代`;
    case "percent":
      return `${Number(value.toFixed(4))}%`;
    case "count":
      return inTenThousands(value);
    default:
      return String(value);
  }
}

const scaleWords = [
  [1e12, "trillion"],
  [1e9, "billion"],
  [1e6, "million"],
] as const;

/** 120,000; from a million on with the scale word where three decimals suffice: 1.235 billion. */
function withScaleWord(value: number): string {
  for (const [scale, word] of scaleWords) {
    const scaled = Number((value / scale).toFixed(6));
    if (value >= scale && hasFewDecimals(scaled)) return `${scaled.toLocaleString("en")} ${word}`;
  }
  return plain(value, "en");
}

function inTenThousands(value: number): string {
  for (const [scale, sign] of [
    [1e12, "万亿"],
    [1e8, "亿"],
    [1e4, "万"],
  ] as const) {
    const scaled = Number((value / scale).toFixed(6));
    if (value >= scale && hasFewDecimals(scaled)) return `${scaled}${sign}`;
  }
  return String(Number(value.toFixed(4)));
}

function hasFewDecimals(value: number): boolean {
  return /^\d+(?:\.\d{1,3})?$/.test(String(value));
}

function plain(value: number, locale: string): string {
  return value.toLocaleString(locale, { maximumFractionDigits: 4 });
}

function ordinal(value: number): string {
  const teen = value % 100 >= 11 && value % 100 <= 13;
  const ending = teen ? "th" : (["th", "st", "nd", "rd"][value % 10] ?? "th");
  return `${value}${ending}`;
}

/**
 * `number` in the form `found` has in the translation: digits for digits, words
 * for words, an ordinal for an ordinal. Null where the form is not sure.
 */
export function rewriteAs(found: NumberMention, text: string, number: NumberMention, locale: string): string | null {
  const said = text.slice(found.from, found.to);
  if (["fraction", "century", "code"].includes(number.kind) || !isWholeOrDigits(number, found)) return null;
  if (languageOf(locale) !== "en") return found.digits ? inChineseDigits(said, number) : null;
  if (found.kind === "month") return number.kind === "month" ? likeMonth(said, number.value) : null;
  if (number.kind === "month") return null;
  if (/\d(?:st|nd|rd|th)$/.test(said)) return ordinal(number.value);
  if (found.kind === "decade")
    return number.kind === "decade" && /^\d{4}/.test(said) ? said.replace(/^\d+/, String(number.value)) : null;
  if (number.kind === "decade") return null;
  if (!found.digits)
    return likeWord(said, found.kind === "ordinal" ? ordinalInWords(number.value) : inWords(number.value));
  if (found.kind === "percent") return said.replace(/^[\d.,]+/, plain(number.value, "en"));
  if (["year", "day", "time"].includes(found.kind)) return String(number.value);
  return /[A-Za-z]$/.test(said) && number.value < 1e6 ? plain(number.value, "en") : withScaleWord(number.value);
}

function isWholeOrDigits(number: NumberMention, found: NumberMention): boolean {
  return found.digits || Number.isInteger(number.value);
}

function inChineseDigits(said: string, number: NumberMention): string {
  if (number.kind === "count" && number.value >= 10_000) return inTenThousands(number.value);
  return `${Number(number.value.toFixed(4))}${/[%％]$/.test(said) ? "%" : ""}`;
}

/** Sept. for Aug., September for August. */
function likeMonth(said: string, month: number): string {
  const name = monthName(month);
  return said.length === 3 && name.length > 4 ? name.slice(0, 3) : name;
}

function likeWord(said: string, word: string): string | null {
  if (word === "") return null;
  return /^[A-Z]/.test(said) ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}
