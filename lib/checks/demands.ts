import type { NumberMention } from "#lib/text/numbers.ts";

/** Nouns of counting and units that make a bare figure a count of something, and no name, year or code. */
const counted =
  /^\s?[多余餘几]?\s?(?:[人名位个個件项項场場次家座所间間台臺辆輛艘架条條根张張份本部首支只隻头頭匹棵株户戶例起宗笔筆种種批对對双雙组組队隊排岁歲元吨噸斤克磅米里度亩畝]|美元|英镑|欧元|日元|港元|澳元|加元|卢布|卢比|韩元|人次|平方|立方|公里|千米|公顷|公斤|公分|厘米|毫米|英里|英尺|英寸|英[亩畝]|摄氏|华氏|小时|分钟|秒|天|成员)(?!期|化|线|级|型)/;

/** Lengths of time that English says in another unit: 24小时, 30分钟, 12个月. */
const saidOtherwise: readonly (readonly [unit: RegExp, every: number])[] = [
  [/^\s?个?(?:小时|钟头)/, 12],
  [/^\s?分钟/, 15],
  [/^\s?秒/, 30],
  [/^\s?个月/, 6],
  [/^\s?天/, 1],
];

/**
 * Whether a translation has to have `number` of the Chinese `text`. Figures with
 * 万 or 亿 always; bare figures from 10 and percentages only where nothing else
 * can be meant, because a false alarm costs more than a slip found later.
 */
export function isDemanded(number: NumberMention, text: string): boolean {
  return number.scaled || isPlainDemand(number, text);
}

function isPlainDemand(number: NumberMention, text: string): boolean {
  if (number.value < 10) return false;
  if (number.kind === "percent") return !/^\s?(?:以[上下]|多)/.test(text.slice(number.to, number.to + 4));
  const after = text.slice(number.to, number.to + 8);
  if (!counted.test(after) || (number.approximate && /^\s?[多余餘几]?\s?[岁歲]/.test(after))) return false;
  return !saidOtherwise.some(([unit, every]) => unit.test(after) && number.value % every === 0);
}

/** Words that say a percentage without figures. */
const shares =
  /\b(?:half|halves|halved?|third|quarter|fifth|tenth|all|every|entire(?:ly)?|full(?:y)?|whole|complete(?:ly)?|total(?:ly)?|double[ds]?|doubling|twice|majority|most|percentage)s?\b/i;

/** Whether a target may have said `number` in words that no rule here reads. */
export function isSaidInWords(number: NumberMention, target: string): boolean {
  if (number.scaled) return false;
  if (number.kind === "percent") return shares.test(target);
  return /\b(?:dozens?|scores?|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties|century|centuries|decades?)\b/i.test(
    target,
  );
}
