import { roundingOf, significantFigures, stepOf, valueOfDigits } from "./figures.ts";
import type { NumberMention } from "./numbers.ts";

const units = words(
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
  (index) => index,
);
const tens = words("twenty thirty forty fifty sixty seventy eighty ninety", (index) => (index + 2) * 10);
const scales: ReadonlyMap<string, number> = new Map(
  Object.entries({
    hundred: 1e2,
    thousand: 1e3,
    million: 1e6,
    mn: 1e6,
    billion: 1e9,
    bn: 1e9,
    trillion: 1e12,
    tn: 1e12,
    dozen: 12,
    lakh: 1e5,
    crore: 1e7,
  }),
);
const glued: ReadonlyMap<string, number> = new Map(
  Object.entries({
    k: 1e3,
    m: 1e6,
    mn: 1e6,
    mln: 1e6,
    b: 1e9,
    bn: 1e9,
    tn: 1e12,
    t: 1e12,
    thousand: 1e3,
    million: 1e6,
    billion: 1e9,
    trillion: 1e12,
  }),
);

type Token = {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly kind: "digits" | "unit" | "ten" | "scale" | "article" | "half" | "quarter" | "and";
  readonly value: number;
  /** As in `NumberMention`. */
  readonly step: number;
};

const tokens =
  /(?<![\w.])(?:\d{1,3}(?:[,\u00A0\u202F\u2009]\d{3}){1,6}(?!\d)(?:\.\d{1,9})?|\d{1,18}(?:,\d+)*(?:\.\d{1,9})?)(?:(?:k|mn?|mln|bn?|tn?|thousand|(?:m|b|tr)illion)\b)?|[A-Za-z]+/giu;

const approximating =
  /(?:more than|over|above|nearly|almost|about|around|some|roughly|approximately|at least|up to|under|fewer than|less than|close to|exceed(?:s|ed|ing)?|top(?:s|ped|ping)?|surpass(?:es|ed|ing)?)\s+(?:\S\s?)?$/i;

/** As `findNumbers` promises, for English. */
export function findEnglishNumbers(text: string, most: number): NumberMention[] {
  const found: NumberMention[] = [];
  let phrase: Token[] = [];
  const flush = () => {
    const mention = readPhrase(phrase, text);
    if (mention) found.push(mention);
    phrase = [];
  };
  for (const match of text.matchAll(tokens)) {
    if (found.length >= most) break;
    const token = tokenAt(match.index, match[0]);
    const last = phrase.at(-1);
    if (!token || (last && !goesOn(last, token, text))) flush();
    if (token && (phrase.length > 0 || token.kind !== "and")) phrase.push(token);
  }
  flush();
  return shareScale(found, text);
}

function tokenAt(from: number, text: string): Token | null {
  const word = text.toLowerCase();
  const place = { from, to: from + text.length, text: word, step: 1 };
  if (/^\d/.test(word)) {
    const [, number = "", suffix = ""] = /^([\d.,\u00A0\u202F\u2009]+?)([a-z]*)$/.exec(word) ?? [];
    const digits = number.replace(/[\u00A0\u202F\u2009]/g, "");
    const times = glued.get(suffix) ?? 1;
    return {
      ...place,
      text: digits,
      kind: "digits",
      value: valueOfDigits(digits) * times,
      step: stepOf(digits) * times,
    };
  }
  const singular = word.replace(/(?<=hundred|thousand|million|billion|trillion|lakh|crore)s$/, "");
  const unit = units.get(word);
  const ten = tens.get(word);
  const scale = scales.get(singular);
  if (unit !== undefined) return { ...place, kind: "unit", value: unit };
  if (ten !== undefined) return { ...place, kind: "ten", value: ten };
  if (scale !== undefined) return { ...place, kind: "scale", value: scale };
  if (word === "a" || word === "an") return { ...place, kind: "article", value: 1 };
  if (word === "half") return { ...place, kind: "half", value: 0.5 };
  if (word === "quarter") return { ...place, kind: "quarter", value: 0.25 };
  return word === "and" || word === "of" ? { ...place, kind: "and", value: 0 } : null;
}

/** Whether `next` can be part of the number that `last` belongs to. */
function goesOn(last: Token, next: Token, text: string): boolean {
  if (!/^(?:\s{1,3}|\s?[-‑]\s?)$/.test(text.slice(last.to, next.from))) return false;
  switch (next.kind) {
    case "digits":
      return false;
    case "unit":
      return last.kind === "ten" || last.kind === "scale" || last.kind === "and";
    case "ten":
      return last.kind === "scale" || last.kind === "and";
    case "scale":
      return last.kind !== "and";
    case "article":
      return last.kind === "half" || last.kind === "and";
    case "half":
    case "quarter":
      return last.kind === "article";
    case "and":
      return last.kind !== "and" && last.kind !== "article";
  }
}

/** The number a phrase of tokens says; null when it says none ("a", "and"). */
function readPhrase(all: readonly Token[], text: string): NumberMention | null {
  const phrase = trimEnd(all);
  const first = phrase[0];
  const last = phrase.at(-1);
  if (!first || !last || !phrase.some((token) => ["digits", "unit", "ten", "scale"].includes(token.kind))) return null;
  const digits = first.kind === "digits";
  const bare = digits && phrase.length === 1;
  if (bare && isNoCount(first, text)) return null;
  const { value, step } = evaluate(phrase);
  return {
    from: first.from,
    to: last.to,
    value,
    step: bare && step === 1 ? roundingOf(value) : step,
    figures: significantFigures(digits ? first.text : String(value)),
    kind: /^\s?(?:%|per\s?cent\b|percentage point)/i.test(text.slice(last.to, last.to + 20)) ? "percent" : "count",
    scaled: last.kind === "scale" || (digits && first.value !== valueOfDigits(first.text)),
    digits,
    approximate: approximating.test(text.slice(Math.max(0, first.from - 24), first.from)) || text[last.to] === "+",
  };
}

/** `total` holds finished groups ("two million"), `group` the one being read ("three hundred"). */
function evaluate(phrase: readonly Token[]): { value: number; step: number } {
  let total = 0;
  let group: number | null = null;
  let scale = 1;
  let step = 1;
  phrase.forEach((token, index) => {
    if (token.kind === "scale") {
      scale = token.value;
      step *= scale;
      if (scale < 1000) group = (group ?? 1) * scale;
      else if (group === null && total > 0) total *= scale;
      else total += (group ?? 1) * scale;
      if (scale >= 1000) group = null;
    } else if (token.kind === "half" || token.kind === "quarter") {
      step = 0.1;
      if (phrase[index - 2]?.kind !== "and") group = token.value;
      else if (group === null) total += token.value * scale;
      else group += token.value;
    } else if (token.kind !== "article" && token.kind !== "and") {
      group = (group ?? 0) + token.value;
      step = token.kind === "digits" ? token.step : 1;
    }
  });
  return { value: total + (group ?? 0), step };
}

function trimEnd(phrase: readonly Token[]): readonly Token[] {
  const end = phrase.findLastIndex((token) => token.kind !== "and" && token.kind !== "article");
  const cut = phrase.slice(0, end + 1);
  const start = cut[0]?.kind === "article" && cut.length > 1 && cut[1]?.kind === "digits" ? 1 : 0;
  return cut.slice(start);
}

/** Digits of an ordinal, a decade, a code, a score or a time. */
function isNoCount(token: Token, text: string): boolean {
  const after = text.slice(token.to, token.to + 4);
  const previous = text.slice(Math.max(0, token.from - 2), token.from);
  return /^(?:st|nd|rd|th|s\b|:\d|\/\d)/i.test(after) || /[\w#][-/:]$|['’]$/.test(previous);
}

/** "12 to 14 million": the scale belongs to both. */
function shareScale(found: readonly NumberMention[], text: string): NumberMention[] {
  return found.map((mention, index) => {
    const next = found[index + 1];
    if (!next?.scaled || !next.digits || mention.scaled || !mention.digits) return mention;
    if (!rangeSign.test(text.slice(mention.to, next.from))) return mention;
    const times = next.step / 10 ** -(/\.(\d+)/.exec(text.slice(next.from, next.to))?.[1]?.length ?? 0);
    return {
      ...mention,
      value: valueOfDigits(text.slice(mention.from, mention.to)) * times,
      step: stepOf(text.slice(mention.from, mention.to)) * times,
      scaled: true,
    };
  });
}

const rangeSign = /^\s?(?:to|and|or|-|–|—|~)\s?(?:[$€£¥]|[A-Z]{2,3}\$?\s?)?$/;

function words(list: string, value: (index: number) => number): ReadonlyMap<string, number> {
  return new Map(list.split(" ").map((word, index) => [word, value(index)]));
}
