import { blankIdioms } from "./chinese-idioms.ts";
import { findNumerals, type Numeral } from "./chinese-numerals.ts";
import { readingOf } from "./chinese-readings.ts";
import { isApproximate, weightOf } from "./chinese-weights.ts";
import { significantFigures } from "./figures.ts";
import type { NumberKind, NumberMention } from "./numbers.ts";

/** As `findNumbers` promises, for Chinese. */
export function findChineseNumbers(text: string, most: number): NumberMention[] {
  const plain = blankIdioms(normalizeChinese(text));
  const numerals = findNumerals(plain, most);
  const found: NumberMention[] = [];
  for (let index = 0; index < numerals.length; index += 1) {
    const numeral = numerals[index];
    if (!numeral) continue;
    const next = numerals[index + 1];
    if (next && partsOf.test(plain.slice(numeral.to, next.from))) {
      found.push(fractionOf(numeral, next));
      index += 1;
      continue;
    }
    const joined = next ? joinAcrossUnit(numeral, next, plain.slice(numeral.to, next.from).trim()) : null;
    if (joined) index += 1;
    const mention = read(plain, joined ?? numeral, found.at(-1), joined ? numerals[index + 1] : next);
    if (mention) found.push(mention);
  }
  return shareBackward(found, plain);
}

/** Half-width and simplified, sign for sign. */
function normalizeChinese(text: string): string {
  return text
    .replace(/[０-９％：]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/(?<=\d)．(?=\d)/g, ".")
    .replace(/(?<=\d)，(?=\d{3}(?!\d))/g, ",")
    .replace(/[\u00A0\u3000]/g, " ")
    .replace(/[萬億餘幾點號線級後時約兩個週歲紀屆鐘壹貳叁肆伍陸柒捌玖拾]/g, (sign) => simplified[sign] ?? sign);
}

const simplified: Readonly<Record<string, string>> = Object.fromEntries(
  [
    "萬万億亿餘余幾几點点號号線线級级後后時时約约兩两個个週周歲岁紀纪屆届鐘钟",
    "壹一貳二叁三肆四伍五陸六柒七捌八玖九拾十",
  ]
    .join("")
    .match(/../g)
    ?.map((pair) => [pair.charAt(0), pair.charAt(1)]) ?? [],
);

/** 1米85 is 1.85 metres, 9秒83 is 9.83 seconds, 两成五 is two and a half tenths. */
function joinAcrossUnit(whole: Numeral, places: Numeral, gap: string): Numeral | null {
  const decimals = whole.digits ? places.signs : String(places.value).length;
  const joins =
    gap === "成" ? places.signs === 1 : /^[米秒块元]$/.test(gap) && whole.digits === places.digits && decimals <= 2;
  if (!joins || whole.scaled || places.scaled || places.value <= 0 || places.value % 1 !== 0) return null;
  if (gap !== "成" && !places.positional && places.signs > 1) return null;
  const value = Number(`${whole.value}.${String(places.value).padStart(decimals, "0")}`);
  const step = 10 ** -decimals;
  return Number.isFinite(value)
    ? { ...whole, to: places.to, value, others: [], step, figures: significantFigures(String(value)) }
    : null;
}

const partsOf = /^\s?分之\s?$/;

function fractionOf(parts: Numeral, share: Numeral): NumberMention {
  const place = { ...share, from: parts.from, others: [], approximate: false, weight: "hard" } as const;
  if (parts.value === 100) return { ...mentionOf(share, "percent", "hard", false), from: parts.from };
  const value = parts.value === 0 ? 0 : share.value / parts.value;
  return {
    ...mentionOf({ ...place, value }, "fraction", "hard", false),
    step: Math.max(value / 50, 1e-3),
    figures: "11",
    others: [share.value, parts.value],
  };
}

function read(
  plain: string,
  numeral: Numeral,
  previous: NumberMention | undefined,
  next: Numeral | undefined,
): NumberMention | null {
  const after = plain.slice(numeral.to, numeral.to + 10).trimStart();
  const before = plain.slice(Math.max(0, numeral.from - 10), numeral.from).trimEnd();
  if (
    /^世纪/.test(after) &&
    next &&
    /^世纪\s?$/.test(plain.slice(numeral.to, next.from).trimStart()) &&
    /^\s?年代/.test(plain.slice(next.to, next.to + 3))
  )
    return null;
  const reading = readingOf(numeral, before, after, previous, plain);
  const bare = /^[十百千万亿]+/.exec(plain.slice(numeral.from, numeral.from + numeral.signs))?.[0];
  const weight =
    reading.weight ?? weightOf(numeral, reading.kind, after, before, bare?.length === numeral.signs ? bare : null);
  return {
    ...mentionOf(numeral, reading.kind, weight, isApproximate(numeral, before, after)),
    ...(reading.value === undefined ? {} : { value: reading.value, step: 1 }),
    others: [
      ...(reading.value === undefined || reading.kind === "percent" ? numeral.others : []),
      ...(reading.others ?? []),
      ...halfMore(numeral.value, after),
    ],
    ...(reading.kind === "percent" ? percentSpan(plain, numeral) : {}),
    ...(/第$/.test(before) ? { from: plain.lastIndexOf("第", numeral.from) } : {}),
  };
}

/** 百分之五 and 5% whole, without 个百分点, 成 and 折. */
function percentSpan(plain: string, { from, to }: Numeral): { readonly from: number; readonly to: number } {
  return { from, to: to + (/^\s?[%‰]/.exec(plain.slice(to, to + 2))?.[0].length ?? 0) };
}

/** 两年半, 三个半小时. */
function halfMore(value: number, after: string): number[] {
  return /^(?:个|年|天|月|小时|倍|周|岁|点|分|米|公里|点钟)?半/.test(after) ? [value + 0.5] : [];
}

function mentionOf(
  numeral: Pick<Numeral, "from" | "to" | "value" | "others" | "step" | "figures" | "digits" | "scaled">,
  kind: NumberKind,
  weight: NumberMention["weight"],
  approximate: boolean,
): NumberMention {
  const { from, to, value, others, step, figures, digits, scaled } = numeral;
  return { from, to, value, others, step, figures, digits, scaled, kind, weight, approximate };
}

const rangeSign = /^\s?(?:-|—|–|~|～|至|到|、|和|或|与)\s?$/;

/** What the end of a range says belongs to its start: 3-5万, 5到10%, 3至5月, 1989至1996年. */
function shareBackward(found: readonly NumberMention[], plain: string): NumberMention[] {
  const shared = [...found];
  for (let index = shared.length - 2; index >= 0; index -= 1) {
    const start = shared[index];
    const end = shared[index + 1];
    if (!start || !end || start.kind !== "count" || start.digits !== end.digits) continue;
    const gap = plain.slice(start.to, end.from);
    if (!rangeSign.test(gap)) continue;
    if (end.kind === "decade" && start.value < 10) {
      const tens = start.value * 10;
      shared[index] = { ...start, kind: "decade", value: end.value - (end.value % 100) + tens, others: [tens] };
    } else if (end.scaled && !start.scaled && start.digits && !/[、和与]/.test(gap)) {
      const times = scaleOf(end, plain);
      shared[index] = {
        ...start,
        value: start.value * times,
        others: [start.value],
        step: start.step * times,
        scaled: true,
      };
    } else if (end.kind === "percent" || end.kind === "year" || end.kind === "month" || end.kind === "day") {
      if (end.kind === "month" && start.value > 12) continue;
      shared[index] = {
        ...start,
        kind: end.kind,
        weight: end.weight,
        others: end.kind === "day" ? start.others : [...start.others],
      };
    }
  }
  return shared;
}

/** What the scale behind the digits of `number` multiplies them by. */
function scaleOf(number: NumberMention, plain: string): number {
  const written = Number(/^[\d.]+/.exec(plain.slice(number.from, number.to).replaceAll(",", ""))?.[0] ?? 1);
  return written === 0 ? 1 : number.value / written;
}
