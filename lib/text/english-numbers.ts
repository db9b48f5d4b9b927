import { endOfYears, kindOf, weightOf } from "./english-kinds.ts";
import { type EnglishToken, findEnglishTokens } from "./english-tokens.ts";
import { gluedScales } from "./english-words.ts";
import { roundingOf, significantFigures, valueOfDigits } from "./figures.ts";
import type { NumberMention } from "./numbers.ts";

/** Words of one number: "nine hundred and ninety-nine million …" has no more. */
const longestPhrase = 16;

/** As `findNumbers` promises, for English. */
export function findEnglishNumbers(text: string, most: number): NumberMention[] {
  const found: NumberMention[] = [];
  let phrase: EnglishToken[] = [];
  const flush = () => {
    const mention = readPhrase(phrase, text, found.at(-1));
    if (mention) found.push(mention);
    phrase = [];
  };
  for (const token of findEnglishTokens(text)) {
    if (found.length >= most) break;
    const last = phrase.at(-1);
    if (last && (phrase.length >= longestPhrase || !goesOn(last, token, text, phrase.at(-2)))) flush();
    if (token.role === "month" || token.role === "roman") {
      flush();
      found.push(named(token));
    } else if (phrase.length > 0 || token.role !== "and") phrase.push(token);
  }
  flush();
  return shareBackward(found.slice(0, most), text);
}

function named({ from, to, value, role }: EnglishToken): NumberMention {
  const kind = role === "month" ? "month" : "ordinal";
  const weight = role === "month" ? "hard" : "soft";
  return {
    from,
    to,
    value,
    others: [],
    step: 1,
    figures: significantFigures(String(value)),
    kind,
    weight,
    scaled: false,
    digits: false,
    approximate: false,
  };
}

/** Whether `next` can be part of the number that `last` belongs to. */
function goesOn(last: EnglishToken, next: EnglishToken, text: string, before: EnglishToken | undefined): boolean {
  if (!/^(?:\s{1,3}|\s?[-‑]\s?)$/.test(text.slice(last.to, next.from))) return false;
  switch (next.role) {
    case "unit":
    case "ordinal":
      if (next.digits) return false;
      if (next.role === "ordinal" && (last.role === "unit" || last.role === "article")) return !last.digits;
      return last.role === "ten" || last.role === "scale" || (last.role === "and" && before?.role === "scale");
    case "ten":
      return last.role === "scale" || (last.role === "and" && before?.role === "scale");
    case "scale":
      return last.role !== "and" && last.role !== "ordinal";
    case "article":
      return last.role === "half" || last.role === "and";
    case "half":
    case "quarter":
      return last.role === "article" || (next.role === "quarter" && last.role === "unit" && !last.digits);
    case "and":
      return last.role !== "and" && last.role !== "article";
    default:
      return last.role === "article";
  }
}

/** The number a phrase of tokens says; null when it says none ("a", "and"). */
function readPhrase(
  all: readonly EnglishToken[],
  text: string,
  previous: NumberMention | undefined,
): NumberMention | null {
  const phrase = trimEnd(all);
  const first = phrase[0];
  const last = phrase.at(-1);
  if (!first || !last || !phrase.some(({ role }) => !["article", "and"].includes(role))) return null;
  const bare = first.digits && phrase.length === 1;
  const after = text.slice(last.to, last.to + 24);
  const before = text.slice(Math.max(0, first.from - 24), first.from);
  const percent = /^\s?(?:%|pct\b|per\s?cent\b|percent|percentage[ -]point|-percent)/i.test(after);
  const { value, step, others } = evaluate(phrase);
  const kind = percent ? "percent" : kindOf(phrase, before, after, previous, text);
  const scaled = last.role === "scale" || (first.digits && first.value !== valueOfDigits(first.text));
  const sign = first.digits && percent ? (/^\s?%/.exec(after)?.[0].length ?? 0) : 0;
  return {
    from: first.from,
    to: last.to + sign,
    value: kind === "decade" && value < 100 ? 1900 + value : value,
    others: [
      ...others,
      ...first.others,
      ...(phrase.length < 3 && last.role === "quarter" ? [15, 45] : []),
      ...endOfYears(first, before, previous),
      ...(kind === "decade" ? [value % 100, value / 100 + 1] : []),
    ],
    step: bare && step === 1 ? roundingOf(value) : step,
    figures: significantFigures(first.digits ? first.text : String(value)),
    kind,
    weight: weightOf(phrase, kind, value, scaled, before, after),
    scaled,
    digits: first.digits,
    approximate: approximating.test(before) || text[last.to] === "+",
  };
}

const approximating =
  /(?:more than|over|above|nearly|almost|about|around|some|roughly|approximately|at least|up to|under|fewer than|less than|close to|exceed(?:s|ed|ing)?|top(?:s|ped|ping)?|surpass(?:es|ed|ing)?)\s+(?:\S\s?)?$/i;

/** `total` holds finished groups ("two million"), `group` the one being read ("three hundred"). */
function evaluate(phrase: readonly EnglishToken[]): { value: number; step: number; others: number[] } {
  const [first, second] = phrase;
  const last = phrase.at(-1);
  if (first && second && phrase.length === 2 && last?.role === "ordinal" && ["unit", "article"].includes(first.role))
    return {
      value: first.value / last.value,
      step: Math.max(first.value / last.value / 50, 1e-3),
      others: [first.value, last.value],
    };
  if (first && second && phrase.length === 2 && second.role === "quarter" && first.role === "unit")
    return { value: first.value / 4, step: 0.01, others: [first.value, 4] };
  let total = 0;
  let group: number | null = null;
  let scale = 1;
  let step = 1;
  phrase.forEach((token, index) => {
    if (token.role === "scale") {
      scale = token.value;
      step *= scale;
      if (scale < 1000) group = (group ?? 1) * scale;
      else if (group === null && total > 0) total *= scale;
      else total += (group ?? 1) * scale;
      if (scale >= 1000) group = null;
    } else if (token.role === "half" || token.role === "quarter") {
      step = 0.1;
      if (phrase[index - 2]?.role !== "and") group = token.value;
      else if (group === null) total += token.value * scale;
      else group += token.value;
    } else if (token.role !== "article" && token.role !== "and") {
      group = (group ?? 0) + token.value;
      step = token.digits ? token.step : 1;
    }
  });
  return { value: total + (group ?? 0), step, others: [] };
}

function trimEnd(phrase: readonly EnglishToken[]): readonly EnglishToken[] {
  const end = phrase.findLastIndex(({ role }) => role !== "and" && role !== "article");
  const cut = phrase.slice(0, end + 1);
  const start = cut[0]?.role === "article" && cut.length > 1 && (cut[1]?.digits || cut[1]?.role === "decade") ? 1 : 0;
  return cut.slice(start);
}

const rangeSign = /^\s?(?:to|and|or|,|-|–|—|~)\s?(?:[$€£¥]|[A-Z]{2,3}\$?\s?)?$/;

/** "12 to 14 million", "5 to 10 percent": what stands behind the last belongs to both. */
function shareBackward(found: readonly NumberMention[], text: string): NumberMention[] {
  const shared = [...found];
  for (let index = shared.length - 2; index >= 0; index -= 1) {
    const start = shared[index];
    const end = shared[index + 1];
    if (!start || !end || start.scaled || start.kind !== "count") continue;
    if (!rangeSign.test(text.slice(start.to, end.from))) continue;
    if (end.kind === "percent") shared[index] = { ...start, kind: "percent" };
    else if (end.scaled && end.digits === start.digits) {
      const times = timesOf(end, text);
      shared[index] = {
        ...start,
        value: start.value * times,
        others: [...start.others, start.value],
        step: start.step * times,
        scaled: true,
      };
    }
  }
  return shared;
}

function timesOf(end: NumberMention, text: string): number {
  const words = text
    .slice(end.from, end.to)
    .toLowerCase()
    .split(/[\s-]+/);
  const last = words.at(-1) ?? "";
  const glued = /[a-z]+$/.exec(last)?.[0] ?? "";
  return (
    gluedScales.get(glued) ??
    (glued === "hundred" ? 100 : glued === "dozen" ? 12 : glued === "lakh" ? 1e5 : glued === "crore" ? 1e7 : 1)
  );
}
