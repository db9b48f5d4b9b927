import { languageOf } from "#lib/locales/locale.ts";
import type { NumberMention } from "#lib/text/numbers.ts";
import { type Conversion, findConversion } from "./number-conversions.ts";
import { isAnswered, type NumberedText, readNumbers } from "./number-matching.ts";
import { writeNumber } from "./number-wording.ts";

/** How a Chinese figure reads in the other language. Offsets are UTF-16 code units into the Chinese. */
export type FigureNote = {
  readonly from: number;
  readonly to: number;
  /** The figure's value as a machine reads it. */
  readonly value: number;
  /** `12万 = 120,000 (万 = 10,000)`, `3000公里 ≈ 1,864 miles (公里 ≈ 0.621 miles)`. */
  readonly equation: string;
};

/**
 * The figures of `chinese` that readers of the other language count otherwise,
 * 万 and 亿, 成, units turned into others, and that `other` is known to have:
 * nothing is explained that might be a mistake. In order. None unless
 * `chineseLocale` is Chinese and `otherLocale` English.
 */
export function explainFigures(
  chinese: string,
  chineseLocale: string,
  other: string,
  otherLocale: string,
): FigureNote[] {
  if (languageOf(chineseLocale) !== "zh" || languageOf(otherLocale) !== "en" || !counting.test(chinese)) return [];
  const [own, english] = [readNumbers(chinese, chineseLocale, "source"), readNumbers(other, otherLocale, "target")];
  if (!own || !english) return [];
  return own.numbers.flatMap((number) => explain(number, own, english, otherLocale) ?? []);
}

const counting = /[万亿兆萬億成千百公里亩畝斤米度℃吨噸克升]/;

function explain(number: NumberMention, own: NumberedText, other: NumberedText, locale: string): FigureNote | null {
  if (number.weight !== "hard") return null;
  const said = own.text.slice(number.from, number.to);
  if (isAnswered(number, own, other)) {
    const equation = equate(number, said, own.text, locale);
    return (
      equation && { from: number.from, to: number.to + equation.more, value: number.value, equation: equation.text }
    );
  }
  const conversion = number.kind === "count" ? findConversion(number, own, other) : null;
  if (!conversion || ofTime.test(conversion.into)) return null;
  const figure = own.text.slice(number.from, conversion.to);
  const text = `${figure} ≈ ${round(conversion.value, locale)} ${conversion.into}${factorOf(conversion, locale)}`;
  return { from: number.from, to: conversion.to, value: number.value, equation: text };
}

const ofTime = /^(?:seconds|minutes|hours|days|weeks|months|years|decades|centuries)$/;

function equate(
  number: NumberMention,
  said: string,
  text: string,
  locale: string,
): { text: string; more: number } | null {
  if (number.kind === "percent" && text.charAt(number.to) === "成")
    return { text: `${said}成 = ${writeNumber(number, locale)}`, more: 1 };
  if (number.kind !== "count" || !number.scaled) return null;
  const scales = [...new Set(said.match(/万亿|[千百]?[万亿兆萬億]|[千百]$/g) ?? [])];
  const worth = scales.flatMap((sign) => {
    const value = scaleValues[sign];
    return value === undefined || value === number.value
      ? []
      : [`${sign} = ${writeNumber({ ...number, value }, locale)}`];
  });
  const because = worth.length === 0 ? "" : ` (${worth.join(", ")})`;
  return { text: `${said} = ${inFull(number, locale)}${because}`, more: 0 };
}

/** 1,042,000 shows how it converts; 1.042 million does not. */
function inFull(number: NumberMention, locale: string): string {
  const long = number.value >= 1e7 || number.value % 1e6 === 0;
  return long ? writeNumber(number, locale) : number.value.toLocaleString(locale);
}

const scaleValues: Readonly<Record<string, number>> = {
  百: 1e2,
  千: 1e3,
  万: 1e4,
  萬: 1e4,
  百万: 1e6,
  千万: 1e7,
  亿: 1e8,
  億: 1e8,
  兆: 1e12,
  万亿: 1e12,
};

function factorOf({ unit, factor, into }: Conversion, locale: string): string {
  return factor === null
    ? ""
    : ` (${unit} ≈ ${factor.toLocaleString(locale, { maximumSignificantDigits: 3 })} ${into})`;
}

/** Four figures are enough to see how it converts. */
function round(value: number, locale: string): string {
  return value.toLocaleString(locale, { maximumSignificantDigits: 4 });
}
