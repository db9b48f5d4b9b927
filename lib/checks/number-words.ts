import type { NumberMention } from "#lib/text/numbers.ts";

type Text = { readonly text: string; readonly language: string };
type Saying = { readonly words: RegExp; readonly values: readonly number[] };

/** Words that mean a number without being one, by language. */
const sayings: Readonly<Record<string, readonly Saying[]>> = {
  en: [
    {
      words:
        /\b(?:a|an|one|single|each|every|per|once|only|first|daily|individual|solo|sole|alone|another|the (?:dollar|euro|pound|yuan|yen))\b/i,
      values: [1],
    },
    {
      words:
        /\b(?:both|pairs?|paired|couples?|twins?|duos?|doubl\w+|dual|twice|twofold|either|neither|bi(?:annual|lateral|lingual|monthly|weekly|ennial)\w*|second(?:ly|ary)?|fortnight\w*)\b/i,
      values: [2],
    },
    { words: /\bquarters?\b/i, values: [15, 45] },
    { words: /\b(?:trio|tripl\w+|trilateral|trilogy|threefold|thrice|quarter(?:ly)?)\b/i, values: [3] },
    { words: /\b(?:quadrupl\w+|fourfold|quartet|quarter\w*)\b/i, values: [4] },
    { words: /\b(?:fivefold|quintet|quintupl\w+)\b/i, values: [5] },
    { words: /\bhalf a dozen\b/i, values: [6] },
    { words: /\bweek(?:s|ly|long)?\b/i, values: [7] },
    { words: /\bfortnight\w*\b/i, values: [14, 15] },
    { words: /\b(?:decades?|tenfold)\b/i, values: [10] },
    { words: /\b(?:dozens?|noon|midnight|annual(?:ly)?|year(?:s|ly)?)\b/i, values: [12] },
    { words: /\b(?:century|centuries|centenar\w+|centennial|hundredfold|hundreds?)\b/i, values: [100] },
    { words: /\bbicenten\w+/i, values: [200] },
    { words: /\bdozens?\b/i, values: [20, 24, 30, 36, 40, 50, 60] },
    { words: /\bhalf(?:[ -]past|[ -]an?[ -]hour)?\b|:30\b/i, values: [30] },
    { words: /\b(?:days?|daily|round-the-clock|around the clock)\b/i, values: [24] },
    { words: /\b(?:minutes?|hour(?:s|ly)?)\b/i, values: [60] },
    { words: /\bteens?\b|\bteenage/i, values: [10, 11, 12, 13, 14, 15, 16, 17, 18, 19] },
  ],
  zh: [
    {
      words:
        /双|雙|俩|倆|两[侧旁岸极头边]|二[手维胡氧]|翻番|翻倍|加倍|夫妇|夫妻|情侣|伉俪|一对|一對|次[年日子]|再次|贰/,
      values: [2],
    },
    { words: /仨|三[角维明文军峡]|季度/, values: [3] },
    { words: /四[周处季面川方]|季度/, values: [4] },
    { words: /半/, values: [0.5, 6, 30, 50] },
    { words: /[一壹首单獨独每单孤]|个|唯/, values: [1] },
    { words: /世纪|百[年货分]|百度/, values: [100] },
    { words: /[周週]|星期/, values: [7] },
    { words: /年|打|午/, values: [12] },
    { words: /新冠|COVID/i, values: [19] },
    { words: /年代|十分|十字/, values: [10] },
  ],
};

/** Words that say a percentage without figures. */
const shares: Readonly<Record<string, RegExp>> = {
  en: /\b(?:half|halves|halved?|third|quarter|fifth|tenth|all|every|entire(?:ly)?|full(?:y)?|whole|complete(?:ly)?|total(?:ly)?|double[ds]?|doubling|twice|majority|most|percentage|perfect(?:ly)?|absolute(?:ly)?)s?\b/i,
  zh: /半|倍|番|完全|全|绝对|所有|都|百/,
};

/** 今年 and 上月 are some year and month, 21日 is of some month. */
const understood = {
  year: /[今去明前后後当當本同次翌]年|年底|年初|年中|岁末/,
  month: /[本上下当當同]个?月|这个月|[今去明]年|季度|上半年|下半年|圣诞|春节|新年|元旦|国庆/,
};

const weekday =
  /\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b\.?|today|yesterday|tomorrow|tonight)\b/;

/** Whether English names the weekday where Chinese news has the day of the month alone. */
export function isWeekday(
  number: NumberMention,
  own: { readonly numbers: readonly NumberMention[] },
  other: Text,
): boolean {
  if (number.kind !== "day" || other.language !== "en") return false;
  const previous = own.numbers[own.numbers.indexOf(number) - 1];
  return previous?.kind !== "month" && weekday.test(other.text);
}

/** Whether the Chinese `other` leaves to its readers what the English date says. */
export function isUnderstood(
  { kind }: NumberMention,
  own: { readonly numbers: readonly NumberMention[] },
  other: Text & { readonly numbers: readonly NumberMention[] },
): boolean {
  if (other.language !== "zh" || (kind !== "year" && kind !== "month")) return false;
  const given = (numbers: readonly NumberMention[]) => numbers.filter((number) => number.kind === kind).length;
  if (given(other.numbers) >= given(own.numbers)) return false;
  if (understood[kind].test(other.text)) return true;
  return (
    kind === "month" &&
    other.numbers.some(
      (number, index) => number.kind === "day" && !["month", "day"].includes(other.numbers[index - 1]?.kind ?? ""),
    )
  );
}

/** Shares that words are used for, in percent. */
const roundShares: ReadonlySet<number> = new Set([
  10, 20, 25, 30, 33, 33.3, 40, 50, 51, 60, 66, 66.7, 67, 75, 80, 90, 100, 110, 200, 300,
]);

/** A month's name anywhere, even where it may be a verb or a person: May would come early. */
const months: readonly RegExp[] = "- Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
  .split(" ")
  .map((name) => new RegExp(`\\b${name}`));

/** Whether `other` may have said `number` in words that are no number. */
export function isSaidInWords(number: NumberMention, other: Text): boolean {
  const { language, text } = other;
  if (number.kind === "percent") return roundShares.has(number.value) && (shares[language]?.test(text) ?? false);
  if (number.kind === "month") return language === "en" && (months[number.value]?.test(text) ?? false);
  if (number.scaled) return false;
  const meant = number.kind === "fraction" ? [number.value] : [number.value, ...number.others];
  return (sayings[language] ?? []).some(
    ({ words, values }) => values.some((value) => meant.includes(value)) && words.test(text),
  );
}
