import { roundingOf, significantFigures, splitDigits, stepOf, valueOfDigits } from "./figures.ts";

/** A numeral of a Chinese text, before its surroundings say what it counts. */
export type Numeral = {
  readonly from: number;
  readonly to: number;
  readonly value: number;
  readonly others: readonly number[];
  readonly step: number;
  readonly figures: string;
  /** Written in Arabic digits. */
  readonly digits: boolean;
  /** Carries 百, 千, 万, 亿 behind digits, or 万, 亿 in Han numerals. */
  readonly scaled: boolean;
  /** 多, 余, 几 stand inside: 二十多万. */
  readonly vague: boolean;
  /** How many signs write it, without scales behind digits. */
  readonly signs: number;
  /** Digit by digit: 二〇三五. */
  readonly positional: boolean;
};

const scales: Readonly<Record<string, number>> = { 百: 1e2, 千: 1e3, 万: 1e4, 亿: 1e8, 万亿: 1e12, 兆: 1e12 };

/** 千, 百 and 兆 are prefixes of units, too: 千米, 百帕, 兆瓦. */
const scale =
  /(\s?[多余几来])?\s?((?:[十百千]?万亿|[十百千]?[万亿])(?!维网)|[千百](?![米克瓦赫卡焦伏帕安升禾里年]|字节|分[之点])|兆(?=[元美日人]))/y;
const innerScale = /([多余几来])([百千万亿]+)/y;
const decimals = /[点點]([〇零一二三四五六七八九]+)(?![十百千]|分|钟)(?![〇零一二三四五六七八九十])/y;
const numeral = /\d+(?:,\d+)*(?:\.\d+)*|[〇零一二两三四五六七八九十百千万亿廿卅]+/g;

/** Every numeral of `plain` (see `normalizeChinese`), in order, at most `most`. */
export function findNumerals(plain: string, most: number): Numeral[] {
  const found: Numeral[] = [];
  for (const match of plain.matchAll(numeral)) {
    if (found.length >= most) break;
    const last = found.at(-1);
    if (last && match.index < last.to) continue;
    if (last?.digits && match.index === last.to && !/^\d/.test(match[0])) continue;
    const isDigits = /^\d/.test(match[0]);
    const read = isDigits
      ? splitDigits(match[0], match.index, most).map((part) => readDigits(plain, part))
      : [readHan(plain, match.index, match[0])];
    for (const next of read) {
      const before = found.at(-1);
      if (!next || found.length >= most) continue;
      if (before && continues(before, next)) found[found.length - 1] = join(before, next);
      else found.push(next);
    }
  }
  return found;
}

function readDigits(plain: string, { from, text }: { readonly from: number; readonly text: string }): Numeral {
  const to = from + text.length;
  const value = valueOfDigits(text);
  const place = { from, others: [], figures: significantFigures(text), digits: true, signs: text.length };
  scale.lastIndex = to;
  const [whole, vague, unit] = scale.exec(plain) ?? [];
  if (whole === undefined || unit === undefined) {
    const step = Math.max(stepOf(text), text.includes(".") ? 0 : roundingOf(value));
    return { ...place, to, value, step, scaled: false, vague: false, positional: true };
  }
  const times = timesOf(unit);
  return {
    ...place,
    to: to + whole.length,
    value: value * times,
    step: stepOf(text) * times,
    scaled: true,
    vague: vague !== undefined,
    positional: false,
  };
}

/** 十万 is 1e5, 千万亿 1e15. */
function timesOf(unit: string): number {
  const known = scales[unit];
  if (known !== undefined) return known;
  const first = unit.charAt(0) === "十" ? 10 : (scales[unit.charAt(0)] ?? 1);
  return first * (scales[unit.slice(1)] ?? 1);
}

function readHan(plain: string, from: number, signs: string): Numeral | null {
  const [low, high] = rangeOf(signs);
  const value = valueOfHan(low);
  if (value === null) return null;
  const second = high === null ? null : valueOfHan(high);
  const place = { from, digits: false, signs: signs.length, positional: isPositional(signs) };
  const end = from + signs.length;
  innerScale.lastIndex = end;
  const [whole = "", vague, units = ""] = innerScale.exec(plain) ?? [];
  const times = [...units].reduce((product, unit) => product * (scales[unit] ?? 1), 1);
  decimals.lastIndex = end;
  const [fraction = "", places = ""] = whole === "" && value < 1000 ? (decimals.exec(plain) ?? []) : [];
  if (fraction !== "" && !fractionFollows(plain, from, end + fraction.length)) return readHanPlain();
  if (fraction !== "") {
    const digits = Number(`${value}.${[...places].map((sign) => digitOf(sign)).join("")}`);
    const unit =
      /^[百千]?(?:万亿|[万亿])/.exec(plain.slice(end + fraction.length, end + fraction.length + 3))?.[0] ?? "";
    const by = unit === "" ? 1 : timesOf(unit);
    return {
      ...place,
      to: end + fraction.length + unit.length,
      value: digits * by,
      others: [],
      step: 10 ** -places.length * by,
      figures: significantFigures(String(digits)),
      scaled: unit !== "",
      vague: false,
      positional: false,
    };
  }
  return readHanPlain();

  function readHanPlain(): Numeral {
    const amount = (value ?? 0) * times;
    return {
      ...place,
      to: end + whole.length,
      value: amount,
      others: second === null ? [] : [second * times],
      step: times * stepOfHan(signs, value ?? 0),
      figures: significantFigures(String(amount)),
      scaled: /[万亿]/.test(signs + units),
      vague: vague !== undefined,
    };
  }
}

/** 三点五倍 and 百分之三点五 are decimals; 三点五十分 and 三点 are not. */
function fractionFollows(plain: string, from: number, to: number): boolean {
  return (
    plain.slice(Math.max(0, from - 3), from) === "百分之" ||
    (/^[零〇]点/.test(plain.slice(from, from + 2)) && !/^[分时刻半钟]/.test(plain.slice(to, to + 1))) ||
    /^(?:[个万亿倍米吨元成度百千]|公[里斤顷分]|厘米|毫米|美元|英|平方|立方|[%％])/.test(plain.slice(to, to + 3))
  );
}

function digitOf(sign: string): number {
  if (sign === "〇" || sign === "零") return 0;
  if (sign === "两") return 2;
  return "一二三四五六七八九".indexOf(sign) + 1;
}

function isDigitSign(sign: string): boolean {
  return /[〇零一二两三四五六七八九]/.test(sign);
}

function isPositional(signs: string): boolean {
  return signs.length > 1 && !/[十百千万亿廿卅两]/.test(signs);
}

/** 三四 is three or four, 一万六七千 sixteen or seventeen thousand. */
function rangeOf(signs: string): readonly [low: string, high: string | null] {
  if (isPositional(signs) && signs.length !== 2) return [signs, null];
  const pair = /[一二两三四五六七八](?=[二三四五六七八九])/.exec(signs);
  if (!pair) return [signs, null];
  const at = pair.index;
  if (digitOf(signs.charAt(at + 1)) !== digitOf(signs.charAt(at)) + 1) return [signs, null];
  return [signs.slice(0, at + 1) + signs.slice(at + 2), signs.slice(0, at) + signs.slice(at + 1)];
}

/** What Han numerals are worth; null for signs that make none (十亿百). */
function valueOfHan(signs: string): number | null {
  if (isPositional(signs)) return signs.length > 12 ? null : Number([...signs].map(digitOf).join(""));
  let total = 0;
  let group = 0;
  let digit: number | null = null;
  let last = 0;
  for (const sign of signs.replaceAll("廿", "二十").replaceAll("卅", "三十")) {
    if (isDigitSign(sign)) {
      digit = digitOf(sign);
      if (sign === "零" || sign === "〇") last = 1;
      continue;
    }
    const unit = sign === "十" ? 10 : (scales[sign] ?? 1);
    const counted: number = group + (digit ?? 0);
    if (unit < 1e4) group += (digit ?? 1) * unit;
    else if (unit === 1e4) total += (counted || (total > 0 ? 0 : 1)) * unit;
    else total = (total + counted || 1) * unit;
    if (unit >= 1e4) group = 0;
    digit = null;
    last = unit;
  }
  const rest = digit === null ? 0 : last >= 100 ? (digit * last) / 10 : digit;
  const value = total + group + rest;
  return Number.isFinite(value) && value < 1e17 ? value : null;
}

/** The place of the last sign: 1000 for 两万五千. A range says no more than its unit. */
function stepOfHan(signs: string, value: number): number {
  const last = signs.at(-1) ?? "";
  if (isDigitSign(last)) return isPositional(signs) ? Math.max(1, roundingOf(value)) : roundingOf(value);
  return Math.max(1, roundingOf(value));
}

/** 1亿2000万, 2万5千: the parts of one number stand together and fall in size. */
function continues(last: Numeral, next: Numeral): boolean {
  return last.scaled && !last.vague && last.to === next.from && next.value < last.step;
}

function join(last: Numeral, next: Numeral): Numeral {
  const value = last.value + next.value;
  return { ...next, from: last.from, value, figures: significantFigures(String(value)), scaled: true };
}
