import { roundingOf, significantFigures, stepOf, valueOfDigits } from "./figures.ts";
import type { NumberMention } from "./numbers.ts";

const scales: Readonly<Record<string, number>> = {
  百: 1e2,
  千: 1e3,
  万: 1e4,
  十万: 1e5,
  百万: 1e6,
  千万: 1e7,
  亿: 1e8,
  十亿: 1e9,
  百亿: 1e10,
  千亿: 1e11,
  万亿: 1e12,
  十万亿: 1e13,
  百万亿: 1e14,
};

const digits = String.raw`\d{1,3}(?:,\d{3}){1,6}(?![\d])(?:\.\d{1,9})?|\d{1,18}(?:\.\d{1,9})?`;
/** 千 and 百 are prefixes of units, too: 千米, 百帕. */
const scale = "[十百千]?万亿|[十百千]?[万亿]|[千百](?![米克瓦赫卡焦伏帕安升禾里]|字节|分[之点])";

/** What holds digits and is no number to compare: longest first. */
const passedOver = [
  String.raw`(?:19|20)\d{2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{1,2}`,
  String.raw`\d{1,4}\s?(?:-|—|–|~|～|至|到)?\s?\d{0,4}\s?年(?:代|度|级|前|后)?`,
  String.raw`\d{1,2}\s?月(?:份|底|初|中旬|上旬|下旬)?`,
  String.raw`\d{1,2}\s?[日号](?![线楼])`,
  String.raw`\d{1,3}\s?[:：]\s?\d{1,3}(?:[:：]\d{1,2})?`,
  String.raw`\d{1,2}\s?(?:时|点)(?!多)(?:\s?\d{1,2}\s?分)?`,
  String.raw`第\s?\d{1,18}`,
  String.raw`\d{1,18}\s?(?:后|世纪|届|号|级|线|频道)`,
  String.raw`\d{1,18}(?:\s?[+＋/／×xX*]\s?[\dA-Za-z]{1,18})+`,
  String.raw`\d{1,18}(?:\.\d{1,18}){2,}`,
  String.raw`\d{1,4}\s?(?:-|—|–|比)\s?\d{1,4}(?!\d|\.\d|\s?(?:多|余|几)?[万亿千])`,
  String.raw`\d{1,18}(?:\.\d{1,9})?\s?兆`,
  String.raw`(?<![A-Za-z\d])[A-Za-z][A-Za-z\d]{0,40}[-_.]?\d[\w-]{0,40}(?!\w|\.?\d|\s?(?:多|余|几)?[万亿])`,
  String.raw`\d[\d.]{0,18}[A-Za-z][\w-]{0,40}`,
].join("|");

const pattern = new RegExp(
  String.raw`(?<skip>${passedOver})|(?<!\d)(?:(?:(?<first>${digits})\s?(?:-|—|–|~|～|至|到)\s?(?=\d[\d,.]*\s?(?:多|余|几)?[万亿千]))|(?<number>${digits})(?:\s?(?<inner>[多余几来])?\s?(?<scale>${scale}))?(?<percent>\s?[%％])?)`,
  "gu",
);

const before = /(?:近|约|約|超|逾|达|达到|超过|超過|大约|大約|将近|將近|不到|不足|多达|至少|最多|突破|余)\s?$/;

/** As `findNumbers` promises, for Chinese. */
export function findChineseNumbers(text: string, most: number): NumberMention[] {
  const plain = normalize(text);
  const found: NumberMention[] = [];
  let open: { from: number; to: number; digits: string } | null = null;
  for (const match of plain.matchAll(pattern)) {
    const groups = match.groups ?? {};
    if (groups.skip !== undefined) continue;
    if (found.length >= most) break;
    if (groups.first !== undefined) {
      open = { from: match.index, to: match.index + groups.first.length, digits: groups.first };
      continue;
    }
    const mention = mentionAt(plain, match.index, match[0], groups);
    const last = found.at(-1);
    if (open) found.push(rangeStart(open, mention, groups.scale));
    open = null;
    if (last && continues(last, mention, plain)) found[found.length - 1] = join(last, mention);
    else found.push(mention);
  }
  return found;
}

/** Half-width and simplified, sign for sign. */
function normalize(text: string): string {
  return text
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/(?<=\d)．(?=\d)/g, ".")
    .replace(/(?<=\d)，(?=\d{3}(?!\d))/g, ",")
    .replace(/[萬億餘幾點號線級後時約]/g, (sign) => simplified[sign] ?? sign);
}

const simplified: Readonly<Record<string, string>> = {
  萬: "万",
  億: "亿",
  餘: "余",
  幾: "几",
  點: "点",
  號: "号",
  線: "线",
  級: "级",
  後: "后",
  時: "时",
  約: "约",
};

function mentionAt(
  text: string,
  from: number,
  whole: string,
  { number = "", inner, scale: unit, percent }: Readonly<Record<string, string | undefined>>,
): NumberMention {
  const times = unit === undefined ? 1 : (scales[unit] ?? 1);
  const value = valueOfDigits(number) * times;
  const to = from + whole.length;
  return {
    from,
    to,
    value,
    step:
      unit === undefined
        ? Math.max(stepOf(number), number.includes(".") ? 0 : roundingOf(value))
        : stepOf(number) * times,
    figures: significantFigures(number),
    kind: percent === undefined ? "count" : "percent",
    scaled: unit !== undefined,
    digits: true,
    approximate:
      inner !== undefined ||
      /^\s?[多余几来]/.test(text.slice(to, to + 2)) ||
      before.test(text.slice(Math.max(0, from - 4), from)),
  };
}

/** The 3 of 3-5万 means 3万. */
function rangeStart(
  start: { readonly from: number; readonly to: number; readonly digits: string },
  end: NumberMention,
  unit: string | undefined,
): NumberMention {
  const times = unit === undefined ? 1 : (scales[unit] ?? 1);
  return {
    ...end,
    from: start.from,
    to: start.to,
    value: valueOfDigits(start.digits) * times,
    step: stepOf(start.digits) * times,
    figures: significantFigures(start.digits),
  };
}

/** 1亿2000万, 2万5千: the parts of one number stand together and fall in size. */
function continues(last: NumberMention, next: NumberMention, text: string): boolean {
  if (!last.scaled || next.kind === "percent" || last.to !== next.from) return false;
  return next.value < last.step && /[万亿千]$/.test(text.slice(last.from, last.to));
}

function join(last: NumberMention, next: NumberMention): NumberMention {
  return {
    ...next,
    from: last.from,
    value: last.value + next.value,
    figures: significantFigures(String(last.value + next.value)),
    scaled: true,
  };
}
