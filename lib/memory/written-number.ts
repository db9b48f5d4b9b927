import { languageOf } from "#lib/locales/locale.ts";
import type { NumberMention } from "#lib/text/numbers.ts";

const words = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const scales: Readonly<Record<string, number>> = {
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
  万: 1e4,
  亿: 1e8,
};

/**
 * `number` as a text of `locale` writes it in the place of `old`, which is said
 * there as `text`: 43,000 for 120,000, 2.4 million for 1.2 million, 9th for 3rd,
 * March for May. Null where nothing is certain.
 */
export function writeNumber(
  text: string,
  old: NumberMention,
  number: Pick<NumberMention, "value" | "kind">,
  locale: string,
): string | null {
  const english = languageOf(locale) === "en";
  if (old.kind !== number.kind && old.kind !== "count") return null;
  const parts = /^(\D*)(\d[\d,]*(?:\.\d+)?)(.*)$/su.exec(text);
  if (!parts) return english ? writeInWords(text, number) : null;

  const [, before = "", digits = "", after = ""] = parts;
  if (/\d/.test(after)) return null;
  if (english && /^(?:st|nd|rd|th)\b/.test(after)) {
    if (!Number.isInteger(number.value)) return null;
    return `${before}${number.value}${ordinalEnding(number.value)}${after.slice(2)}`;
  }
  const scale = /[万亿]|\b(?:thousand|million|billion|trillion)\b/u.exec(after)?.[0];
  const shown = number.value / (scale === undefined ? 1 : (scales[scale] ?? 1));
  if (scale !== undefined && !isShort(shown)) {
    // A scale that no longer fits: the whole number, without it.
    if (!Number.isInteger(number.value)) return null;
    return before + group(number.value, english) + after.replace(scale, "").replace(/^\s+/, "");
  }
  const grouped = digits.includes(",") || (english && old.kind === "count" && shown >= 1000 && Number(digits) < 1000);
  const plain = String(Number(shown.toFixed(4)));
  return before + (grouped ? group(shown, true) : plain) + after;
}

/** Whether a number reads well before its scale. */
function isShort(value: number): boolean {
  return value >= 1 && value < 10_000 && Number(value.toFixed(3)) === Number(value.toFixed(9));
}

function group(value: number, commas: boolean): string {
  return commas ? value.toLocaleString("en", { maximumFractionDigits: 4 }) : String(value);
}

function ordinalEnding(value: number): string {
  const teen = value % 100 >= 11 && value % 100 <= 13;
  return teen ? "th" : (["th", "st", "nd", "rd"][value % 10] ?? "th");
}

function writeInWords(text: string, { value, kind }: { readonly value: number; readonly kind: string }): string | null {
  if (kind === "month") return months.includes(text) ? (months[value - 1] ?? null) : null;
  if (kind !== "count" || !Number.isInteger(value)) return null;
  const [first = ""] = text.toLowerCase().split(/[\s-]/);
  if (!/^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thir|four|fif|twen)/.test(first))
    return null;
  const word = words[value] ?? group(value, true);
  return /^[A-Z]/.test(text) ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}
