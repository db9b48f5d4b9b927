import type { NumberMention } from "#lib/text/numbers.ts";
import type { NumberedText } from "./number-matching.ts";

type Marks = {
  /** Says plainly that a number is not exact; looked for right before and right behind it. */
  readonly plain: { readonly before: RegExp; readonly after: RegExp };
  /** Anything near it that may say so. */
  readonly any: RegExp;
};

const marks: Readonly<Record<string, Marks>> = {
  zh: {
    plain: { before: /(?:近|逾|约|超|超过|大约|将近|接近|不到|不足)\s?$/, after: /^\s?[多余餘]/ },
    any: /[近逾约約超多余餘几幾来上许]|大概|左右|以上|以下|不到|不足|突破|达|達|至少|最多|少于|高于|过/,
  },
  en: {
    plain: {
      before:
        /\b(?:more than|over|nearly|almost|about|around|roughly|approximately|fewer than|less than|close to)\s(?:[$€£¥]|US\$|RMB\s)?$/i,
      after: /^\+|^\s(?:or so|or more)\b/,
    },
    any: /\b(?:\w+er than|more|less|fewer|over|above|beyond|past|pass\w*|near\w*|almost|approach\w*|approx\w*|about|around|some|roughly|estimat\w*|least|most|up to|under|below|close|exceed\w*|excess|top(?:s|ped|ping)?|surpass\w*|hit|reach\w*|plus|shy|short|just|well|odd|or so|or less|dozens?|hundreds|thousands|tens|millions|billions|at the|some|cross\w*|nudg\w*)\b|[+~≈]/i,
  },
};

/** Long enough for "more than a total of" and "people or more". */
const reach = { before: 44, after: 24 } as const;

/**
 * Numbers that one text rounds in so many words and the other gives as if they
 * were exact: 12万余 as "120,000".
 */
export function findFalselyExact(
  source: NumberedText,
  target: NumberedText,
): (readonly [rounded: NumberMention, exact: NumberMention])[] {
  const [own, other] = [marks[source.language], marks[target.language]];
  if (!own || !other) return [];
  return source.numbers.flatMap((number) => {
    if (number.weight !== "hard" || number.kind !== "count" || !isRounded(number, source.text, own)) return [];
    const same = target.numbers.filter(({ kind, value }) => kind === "count" && value === number.value);
    const [first] = same;
    return first && same.every((exact) => !other.any.test(around(exact, target.text)))
      ? [[number, first] as const]
      : [];
  });
}

/** Numbers that the target gives with more digits than are known: 19亿 as "1.90 billion". */
export function findFalselyFine(
  source: NumberedText,
  target: NumberedText,
): (readonly [number: NumberMention, fine: NumberMention])[] {
  return target.numbers.flatMap((fine) => {
    if (!fine.scaled || !fine.digits || !/\.\d*0(?!\d)/.test(target.text.slice(fine.from, fine.to))) return [];
    const same = source.numbers.filter(({ value, kind }) => value === fine.value && kind === fine.kind);
    const [first] = same;
    return first && same.every(({ scaled, step }) => scaled && step > fine.step) ? [[first, fine] as const] : [];
  });
}

function isRounded({ from, to }: NumberMention, text: string, { plain }: Marks): boolean {
  return plain.before.test(text.slice(Math.max(0, from - 16), from)) || plain.after.test(text.slice(to, to + 9));
}

function around({ from, to }: NumberMention, text: string): string {
  return text.slice(Math.max(0, from - reach.before), to + reach.after);
}

/** `number` with the word that rounds it: 近4.3万, 12万余. */
export function withItsWord({ from, to }: NumberMention, { text, language }: NumberedText): readonly [number, number] {
  const plain = marks[language]?.plain;
  const before = plain?.before.exec(text.slice(Math.max(0, from - 16), from))?.[0].length ?? 0;
  const after = plain?.after.exec(text.slice(to, to + 9))?.[0].length ?? 0;
  return [from - before, to + after];
}
