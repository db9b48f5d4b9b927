import type { Numeral } from "./chinese-numerals.ts";
import type { NumberKind, NumberMention } from "./numbers.ts";

/** What the words around a numeral make of it. `value` where it is not the numeral's own. */
export type Reading = {
  readonly kind: NumberKind;
  readonly weight?: NumberMention["weight"];
  readonly value?: number;
  readonly others?: readonly number[];
};

/** What `numeral` counts or names. `before` and `after`: ten signs of the text on either side; `previous`: the number before it. */
export function readingOf(
  numeral: Numeral,
  before: string,
  after: string,
  previous: NumberMention | undefined,
  plain: string,
): Reading {
  const { value, digits } = numeral;
  if (/[A-Za-z]$/.test(before.slice(-1)) && plain.charAt(numeral.from - 1) === before.slice(-1))
    return { kind: "code" };
  if (/[A-Za-z][-_/.&]$/.test(before)) return { kind: "code" };
  if (digits && /^[A-Za-z]/.test(plain.charAt(numeral.to)) && !measured.test(after)) return { kind: "code" };
  const date = dateOf(plain.slice(numeral.from, numeral.to), before, after);
  if (date) return { kind: "code", weight: "soft", others: date };
  if (/双$/.test(before) && (value === 11 || value === 12)) return { kind: "code", weight: "soft" };
  if (digits && value === 911 && /^(?:事件|恐|袭|之后|后|以来)/.test(after)) return { kind: "code", others: [9, 11] };
  if (/^(?:[%％]|个?百分点|个百分比)/.test(after)) return { kind: "percent" };
  if (/^‰/.test(after)) return { kind: "percent", value: value / 10 };
  if (plain.slice(numeral.from, numeral.to).includes("成"))
    return { kind: "percent", value: Math.round(value * 100) / 10 };
  if (value <= 10 && /^成(?![功为立本员果绩长熟人交份语套都员品型])/.test(after) && !/[完达变]$/.test(before))
    return {
      kind: "percent",
      value: value * 10 + (/^成半/.test(after) ? 5 : 0),
      others: numeral.others.map((other) => other * 10),
    };
  if (/^折(?![叠磨腾返射线算中])/.test(after)) {
    const paid = value > 10 ? value : value * 10;
    return { kind: "percent", value: 100 - paid, others: [paid] };
  }
  if (/^倍/.test(after)) return { kind: "count", others: /[增涨升多超高快大]/.test(before) ? [value + 1] : [] };
  if (/^年代/.test(after)) return decadeOf(value, before);
  if (/^世纪/.test(after)) return { kind: "century", others: [(value - 1) * 100] };
  if (
    /^后(?![来方果天期半续面卫备边])/.test(after) &&
    numeral.positional &&
    value < 100 &&
    value % 5 === 0 &&
    numeral.signs === 2
  )
    return { kind: "code", weight: "soft", others: [1900 + value, 2000 + value] };
  const plan = planOf(plain.slice(numeral.from, numeral.to), before, after);
  if (plan > 0) return { kind: "ordinal", value: plan, weight: "hard" };
  if (/^年(?!级|龄|轮|会|薪)/.test(after)) return yearOf(numeral, after);
  if (/^个月/.test(after) && /年[零又]?$/.test(before) && previous)
    return { kind: "count", others: [previous.value * 12 + value] };
  if (/^月(?![亮球薪子饼票租])/.test(after) && value >= 1 && value <= 12)
    return { kind: /(?:农历|阴历|旧历)$/.test(before) ? "ordinal" : "month" };
  if (
    /^[日号](?![线楼馆院门机车店台房令文元本军语式系常均桌位]|报(?![道告称名]))/.test(after) &&
    value >= 1 &&
    value <= 31
  )
    return { kind: previous?.kind === "month" || /^日/.test(after) ? "day" : "count" };
  if (/^:\s?\d/.test(after) || /\d:$/.test(before))
    return { kind: "time", others: value > 12 && value <= 24 ? [value - 12] : [] };
  if (value <= 24 && isHour(digits, before, after)) return { kind: "time", others: hoursBeside(value, after) };
  if (value < 60 && /^分(?![之钟数])/.test(after) && /[点时]$/.test(before))
    return { kind: "time", others: [60 - value] };
  if (/第$/.test(before) || /^(?:届|中全会|年级)/.test(after)) return { kind: "ordinal" };
  if (!digits && value >= 10 && value < 30 && /^大(?=[以精代报召开闭胜后前、，。”》的和]|$)/.test(after))
    return { kind: "ordinal", weight: "hard" };
  return { kind: "count" };
}

/** 7点, 三点半, 下午三点; 三点建议 are three points. */
function isHour(digits: boolean, before: string, after: string): boolean {
  if (!/^[点时](?![间代候尚刻期差评子击赞头儿名滴燃装])/.test(after)) return false;
  const more = /^[点时](?:钟|整|许|半|[\d〇零一二三四五六七八九十]{1,3}分)/.test(after);
  return digits || more || /(?:上午|下午|早上?|晚上?|凌晨|夜里?|中午|傍晚|清晨)$/.test(before);
}

/** 15点 is 3 o'clock, too; 11点40分 is twenty to twelve. */
function hoursBeside(hour: number, after: string): number[] {
  const late = /^[点时](?:(?:3[1-9]|[45]\d)分|三十[一二三四五六七八九]分|[四五]十[一二三四五六七八九]?分|三刻)/.test(
    after,
  );
  const hours = hour > 12 ? [hour, hour - 12] : [hour];
  return late ? hours.flatMap((one) => [one, one + 1]) : hours;
}

const measured =
  /^(?:[kcmnμ]?m[²³2]?|[kmμ]?g|[kKMGT]i?B|[kMG]?Hz|[kMGT]?Wh?|kV|[Vv]|mph|km\/h|ml|[lLK]|°?[CF]|mAh|min|[hs]|px|fps|dpi|dB|ft|lbs?|oz|mmHg|USD|RMB|yuan)(?![A-Za-z])/;

function decadeOf(value: number, before: string): Reading {
  if (value >= 1000) return { kind: "decade", others: [value % 100] };
  const said = /(\d{1,2}|十[七八九]|二十一?)\s?世纪$/.exec(before)?.[1];
  const century = said === undefined ? (/本\s?世纪$/.test(before) ? 21 : 20) : (centuries[said] ?? Number(said));
  const hundreds = (century - 1) * 100;
  return { kind: "decade", value: hundreds + value, others: [value] };
}

const centuries: Readonly<Record<string, number>> = { 十七: 17, 十八: 18, 十九: 19, 二十: 20, 二十一: 21 };

function yearOf({ value, digits, signs, positional, scaled }: Numeral, after: string): Reading {
  if (positional && signs === 4 && value >= 1000 && value < 3100) return { kind: "year" };
  const short = positional && signs === 2 && !scaled && !/^年(?:间|前|后|来|内|期|多|以|之|半)/.test(after);
  return { kind: "count", others: short && (digits || positional) ? [1900 + value, 2000 + value] : [] };
}

/** The number of a five-year plan, “十四五” or 十三五规划; 0 for anything else. */
function planOf(said: string, before: string, after: string): number {
  const digit = /^十([一二三四五六])五$/.exec(said)?.[1];
  if (digit === undefined) return 0;
  const named = /[“「『"‘]$/.test(before) || /^(?:规划|时期|期间|开局|末|收官|以来|计划)/.test(after);
  return named ? 11 + "一二三四五六".indexOf(digit) : 0;
}

/** Days that are known by their date, said without month and day. */
const days: Readonly<Record<string, readonly [month: number, day: number]>> = {
  三八: [3, 8],
  五一: [5, 1],
  五四: [5, 4],
  六一: [6, 1],
  七一: [7, 1],
  八一: [8, 1],
  十一: [10, 1],
};

const festive =
  /^[”’」』"]|^(?:假|长假|小长假|黄金周|期间|前夕|节|劳动|青年|妇女|儿童|国庆|建军|建党|运动|国际|以来|当天|奖章|口号|讲话|勋章)/;

function dateOf(said: string, before: string, after: string): readonly number[] | null {
  const date = days[said];
  return date && festive.test(after) && !/[双第]$/.test(before) ? date : null;
}
