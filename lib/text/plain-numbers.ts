import { roundingOf, significantFigures } from "./figures.ts";
import type { NumberMention } from "./numbers.ts";

/** Words behind digits that multiply them, in the languages most newsrooms publish in. Longest first. */
const scales: readonly (readonly [word: RegExp, value: number])[] = [
  [/^(?:billones|bilhões|bilioni|trillions?|триллион\p{L}*|трлн\.?|조)(?![\p{L}])/iu, 1e12],
  [
    /^(?:mil millones|milliarden?|mrd\.?|milliards?|mds?|miliardi|bilhões de|миллиард\p{L}*|млрд\.?|مليارات?|مليار)(?![\p{L}])/iu,
    1e9,
  ],
  [
    /^(?:million(?:en)?|mio\.?|millions|millones|millón|milhões|milhão|milioni|milione|миллион\p{L}*|млн\.?|ملايين|مليون)(?![\p{L}])/iu,
    1e6,
  ],
  [/^(?:tausend|tsd\.?|mille|mila|mil|тысяч\p{L}*|тыс\.?|آلاف|ألف)(?![\p{L}])/iu, 1e3],
  [/^억/u, 1e8],
  [/^만/u, 1e4],
];

const digits = /\d+(?:(?:[.,'’]|[\u00A0\u202F\u2009 ](?=\d{3}(?!\d)))\d+)*/g;

/**
 * Digits of a text in a language without a grammar here, with their scale words.
 * 1.234 and 1,234 are a thousand in some languages and one and a bit in others:
 * the likelier is the value, the other stands beside it.
 */
export function findPlainNumbers(text: string, most: number): NumberMention[] {
  const plain = latinDigits(text);
  const found: NumberMention[] = [];
  for (const match of plain.matchAll(digits)) {
    if (found.length >= most) break;
    const readings = readingsOf(match[0]);
    const end = match.index + match[0].length;
    const behind = plain.slice(end, end + 20);
    const gap = /^[\s\u00A0\u202F]?/.exec(behind)?.[0].length ?? 0;
    const scale = scales
      .map(([word, times]) => ({ word: word.exec(behind.slice(gap))?.[0] ?? "", times }))
      .find(({ word }) => word !== "");
    const times = scale?.times ?? 1;
    const [value = 0, ...others] = readings.map((reading) => reading * times);
    const percent = /^[\s\u00A0\u202F]?(?:[%٪]|Prozent|pour cent|por ciento|per cento|por cento|процент|퍼센트)/iu.test(
      behind,
    );
    const code = /[\p{L}_#][-–]?$/u.test(plain.slice(Math.max(0, match.index - 2), match.index));
    found.push({
      from: match.index,
      to: end + (scale ? gap + scale.word.length : 0),
      value,
      others,
      step: scale ? times * stepOf(match[0]) : Math.max(stepOf(match[0]), roundingOf(value)),
      figures: significantFigures(match[0]),
      kind: code ? "code" : percent ? "percent" : "count",
      weight: code ? "soft" : "hard",
      scaled: scale !== undefined,
      digits: true,
      approximate: false,
    });
  }
  return found;
}

const zeros = ["٠", "۰", "०", "০"].map((zero) => zero.charCodeAt(0));

/** Arabic, Persian, Hindi and Bengali digits as 0 to 9, sign for sign. */
function latinDigits(text: string): string {
  return text
    .replace(/[٠-٩۰-۹०-९০-৯]/g, (sign) => {
      const code = sign.charCodeAt(0);
      return String(code - (zeros.find((zero) => code >= zero && code < zero + 10) ?? code));
    })
    .replace(/٬/g, ",")
    .replace(/٫/g, ".");
}

/** What the digits can be worth, the likeliest first. */
function readingsOf(run: string): number[] {
  const bare = run.replace(/[\u00A0\u202F\u2009 '’]/g, "");
  const grouped = Number(bare.replace(/[.,]/g, ""));
  const separators = bare.match(/[.,]/g) ?? [];
  if (separators.length === 0) return [grouped];
  const last = Math.max(bare.lastIndexOf("."), bare.lastIndexOf(","));
  const decimal = Number(`${bare.slice(0, last).replace(/[.,]/g, "")}.${bare.slice(last + 1)}`);
  const mixed = new Set(separators).size > 1;
  if (mixed) return [decimal];
  if (!/^\d{1,3}(?:[.,]\d{3})+$/.test(bare)) return separators.length === 1 ? [decimal] : [decimal, grouped];
  return separators.length === 1 ? [grouped, decimal] : [grouped];
}

function stepOf(run: string): number {
  const decimals = /[.,](\d+)$/.exec(run)?.[1]?.length ?? 0;
  return decimals === 0 || decimals === 3 ? 1 : 10 ** -Math.min(decimals, 15);
}
