import type { NumberMention } from "#lib/text/numbers.ts";
import { conversions, type UnitName, unit } from "./units.ts";

type NumberedText = { readonly text: string; readonly language: string; readonly numbers: readonly NumberMention[] };

/** A Chinese figure in another unit: `3000公里` is 1864.113 miles. */
export type Conversion = {
  /** The Chinese unit, and where it ends in the text. */
  readonly unit: string;
  readonly to: number;
  readonly value: number;
  /** In lower case, plural. */
  readonly into: string;
  /** What one of the Chinese unit is; null for a temperature. */
  readonly factor: number | null;
};

/** Whether `number` of `own` stands in `other` in another unit: 100万亩 as 66,667 hectares, 20年 as two decades. */
export function isConverted(number: NumberMention, own: NumberedText, other: NumberedText): boolean {
  if (own.language === "zh") return findConversion(number, own, other) !== null;
  if (other.language !== "zh") return false;
  return other.numbers.some((candidate) => conversionOf(candidate, other.text, number, own.text) !== null);
}

/** The unit in which `other` gives the Chinese `number`; null when it gives it in none. */
export function findConversion(number: NumberMention, own: NumberedText, other: NumberedText): Conversion | null {
  for (const candidate of other.numbers) {
    const conversion = conversionOf(number, own.text, candidate, other.text);
    if (conversion) return conversion;
  }
  return null;
}

/** 余, and the end of a range that has the unit: 2-4公顷. */
const behindNumber = /^\s*[多余餘几]?\s*(?:[-—–~～至到]\s?[\d.,]{1,9}[万亿千百]?\s*)?/;

/** How `other` can be the Chinese `number` in a unit that the other text names. */
function conversionOf(number: NumberMention, text: string, other: NumberMention, otherText: string): Conversion | null {
  const gap = behindNumber.exec(text.slice(number.to, number.to + 16))?.[0].length ?? 0;
  const at = number.to + gap;
  const behind = text.slice(at, at + 8);
  const near = otherText.slice(Math.max(0, other.from - 20), other.to + 40);
  const found = (word: string, value: number, into: UnitName, factor: number | null) =>
    Math.abs(other.value - value) <= roomOf(other) && unit[into].test(near)
      ? { unit: word, to: at + word.length, value, into: inWords(into), factor }
      : null;
  const [celsius] = /^(?:摄氏)?[度℃]/.exec(behind) ?? [];
  if (celsius) return found(celsius, number.value * 1.8 + 32, "fahrenheit", null);
  const [fahrenheit] = /^华氏度?/.exec(behind) ?? [];
  if (fahrenheit) return found(fahrenheit, (number.value - 32) / 1.8, "celsius", null);
  for (const [chinese, into] of conversions) {
    const [word] = chinese.exec(behind) ?? [];
    if (word === undefined) continue;
    for (const [factor, name] of into) {
      const conversion = found(word, number.value * factor, name, factor);
      if (conversion) return conversion;
    }
    return null;
  }
  return null;
}

/** A conversion is rounded to the digits it shows, and its factor is rounded, too. */
function roomOf({ value, step, figures, digits }: NumberMention): number {
  const whole = digits && figures.length === 1 && value >= 10 ? 10 ** Math.floor(Math.log10(value)) : step;
  return Math.max(value * 0.01, whole / 2);
}

/** squareMiles → square miles. */
function inWords(name: UnitName): string {
  return name === "fahrenheit" || name === "celsius"
    ? `°${name.charAt(0).toUpperCase()}`
    : name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
