import type { EnglishToken } from "./english-tokens.ts";
import { monthOf } from "./english-words.ts";
import type { NumberKind, NumberMention } from "./numbers.ts";

/** What the number of `phrase` counts or names; `before` and `after` are the text around it, `previous` the number before it. */
export function kindOf(
  phrase: readonly EnglishToken[],
  before: string,
  after: string,
  previous: NumberMention | undefined,
  text: string,
): NumberKind {
  const [first, second] = phrase;
  const last = phrase.at(-1);
  if (!first || !last) return "count";
  if (last.role === "half" || last.role === "quarter")
    return phrase.some(({ role }) => role === "scale" || role === "half") && phrase.length > 2 ? "count" : "fraction";
  if (last.role === "ordinal" && second && ["unit", "article"].includes(first.role)) return "fraction";
  if (first.role === "fraction") return "fraction";
  if (first.role === "decade") return "decade";
  const { digits, value } = first;
  if (digits && (/[A-Za-z]$/.test(before) || /(?:^|[^A-Za-z])[A-Za-z]+[-_.]$/.test(before) || first.code))
    return "code";
  if (phrase.length === 1 && value >= 1 && value <= 31 && isDay(first, after, previous, text)) return "day";
  if (last.role === "ordinal") return "ordinal";
  if (!digits || phrase.length > 1) return "count";
  if (/^:\d|^\s?[ap]\.?m\b|^\s?o['’]clock/i.test(after) || /\d:$/.test(before)) return "time";
  return /^(?:1[0-9]|20)\d\d$/.test(first.text) &&
    !/^\s?(?:[A-Za-z]{2,3}\b(?<=km|kg|mph|km2))/.test(after) &&
    !/[$€£¥]\s?$/.test(before)
    ? "year"
    : "count";
}

/** 26 July, the 26th of July, August 9 and 10. */
function isDay(token: EnglishToken, after: string, previous: NumberMention | undefined, text: string): boolean {
  const word = /^\s?(?:of\s)?([A-Z][a-z]{2,8})\b/.exec(after)?.[1] ?? "";
  if (monthOf(word.toLowerCase()) > 0) return true;
  if (!previous || (previous.kind !== "month" && previous.kind !== "day")) return false;
  const gap = text.slice(previous.to, token.from);
  return previous.kind === "month"
    ? /^\.?\s(?:the\s)?$/.test(gap)
    : /^\s?(?:-|–|—|,|and|to|or|through|,\sand)\s?$/.test(gap);
}

/** How much of it the other text has to have. */
export function weightOf(
  phrase: readonly EnglishToken[],
  kind: NumberKind,
  value: number,
  scaled: boolean,
  before: string,
  after: string,
): NumberMention["weight"] {
  const [first] = phrase;
  if (!first) return "soft";
  if (first.role === "decade" && !first.digits) return "soft";
  if (first.digits && first.role === "unit" && isListMarker(value, before, after)) return "soft";
  if (kind === "code") return /covid[- ]?$/i.test(before) ? "soft" : "small";
  if (first.digits) return kind === "fraction" && phrase.length === 1 ? "soft" : "hard";
  if (phrase.length === 1) {
    if (first.role === "scale" || first.role === "half" || first.role === "quarter" || value <= 1) return "soft";
    if (first.role === "ordinal")
      return value === 1 || (value === 2 && /^s?\s?(?:ago|time|thought|later)/.test(after)) ? "soft" : "small";
    return "small";
  }
  if (kind === "fraction" || first.role === "half") return "small";
  if (/^(?:a|an|one)$/.test(first.text) && phrase.length === 2)
    return /(?:by|in|per) $/.test(before) ? "soft" : "small";
  return scaled || value > 10 ? "hard" : "small";
}

/** The 96 of 1989-96. */
export function endOfYears(
  { text, value, digits, from }: EnglishToken,
  before: string,
  previous: NumberMention | undefined,
): number[] {
  if (!digits || text.length !== 2 || previous?.kind !== "year" || !/[-–—/]$/.test(before) || from !== previous.to + 1)
    return [];
  return [previous.value - (previous.value % 100) + value];
}

/** 1) and 2. at the head of a text. */
function isListMarker(value: number, before: string, after: string): boolean {
  return value < 100 && /^[\s(]*$/.test(before) && /^(?:\)|\.\s)/.test(after);
}
