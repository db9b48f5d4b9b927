import { languageOf } from "#lib/locales/locale.ts";
import { findNumbers, mostNumbers, type NumberMention, sameNumber } from "#lib/text/numbers.ts";
import type { Check } from "./check.ts";
import { isConverted } from "./conversions.ts";
import { isDemanded, isSaidInWords } from "./demands.ts";
import type { Finding, Pair } from "./issue.ts";

/** Figures of a Chinese source that the English does not have, by value: 12万 is 120,000. */
export const numberCheck: Check = {
  name: "number",
  family: "number",
  serves: (sourceLocale, targetLocale) =>
    ["zh", "yue"].includes(languageOf(sourceLocale)) && languageOf(targetLocale) === "en",
  find: findWrongNumbers,
};

const mostIssues = 20;

/** Code units; what is longer is no sentence. */
const longestJudged = 10_000;

function findWrongNumbers({ source, target, sourceLocale, targetLocale }: Pair): Finding[] {
  if (Math.max(source.length, target.length) > longestJudged) return [];
  const given = findNumbers(target, targetLocale);
  const demanded = findNumbers(source, sourceLocale);
  if (Math.max(given.length, demanded.length) >= mostNumbers) return [];
  const figures = figuresIn(target);
  const missing = demanded
    .filter((number) => isDemanded(number, source))
    .filter(
      (number) =>
        !given.some((other) => sameNumber(number, other)) &&
        !(figures.has(number.value) && !number.scaled) &&
        !isSaidInWords(number, target) &&
        !isConverted(number, source.slice(number.to, number.to + 8), given),
    );
  if (missing.length === 0) return [];
  const wrong = findUnexplained(given, demanded, target);
  return missing
    .slice(0, mostIssues)
    .map((number) => issue(number, findPartner(number, missing, wrong), source, target));
}

/** Every value written in digits, whatever it is part of. */
function figuresIn(target: string): Set<number> {
  return new Set(
    (target.match(/\d{1,18}(?:,\d{3})*(?:\.\d{1,9})?/g) ?? []).map((digits) => Number(digits.replaceAll(",", ""))),
  );
}

/** Figures that answer to nothing in the source and are no dates. */
function findUnexplained(
  given: readonly NumberMention[],
  demanded: readonly NumberMention[],
  target: string,
): NumberMention[] {
  return given.filter(
    (number) =>
      (number.digits || number.scaled) &&
      !isDate(number, target) &&
      !demanded.some((other) => sameNumber(number, other)),
  );
}

const month = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\\.?";
const beforeDay = new RegExp(`\\b${month}\\s$`);
const afterDay = new RegExp(`^(?:\\s${month}\\b|\\s?[ap]\\.?m\\b)`);

function isDate(number: NumberMention, target: string): boolean {
  const year = number.value >= 1900 && number.value < 2100 && /^\d{4}$/.test(target.slice(number.from, number.to));
  const before = target.slice(Math.max(0, number.from - 12), number.from);
  return year || beforeDay.test(before) || afterDay.test(target.slice(number.to, number.to + 12));
}

/** What the translation probably has instead: the same digits, else the only figure that answers to nothing beside the only one missing. */
function findPartner(
  number: NumberMention,
  missing: readonly NumberMention[],
  wrong: readonly NumberMention[],
): NumberMention | null {
  const alike = wrong.filter((other) => isDigitSlip(number, other));
  if (alike.length > 0) return alike.length === 1 ? (alike[0] ?? null) : null;
  const [only, ...others] = wrong;
  return missing.length === 1 && others.length === 0 && only?.kind === number.kind ? only : null;
}

/** The same digits at another size: 12 for 12万. */
function isDigitSlip(number: NumberMention, other: NumberMention): boolean {
  return other.digits && other.kind === number.kind && other.figures === number.figures;
}

/** A figure that is only said differently needs no explanation; one with 万 does. */
function issue(number: NumberMention, partner: NumberMention | null, source: string, target: string): Finding {
  const text = formatNumber(number.value);
  const value = number.kind === "percent" ? `${text}%` : text;
  const said = source.slice(number.from, number.to);
  const place = { check: "number", severity: "error", source: [number.from, number.to] } as const;
  if (!partner) {
    const message = number.scaled ? "number_missing" : "number_absent";
    return { ...place, target: null, message, values: { source: said, value }, fix: null };
  }
  const span = [partner.from, partner.to] as const;
  const found = target.slice(partner.from, partner.to) + (partner.kind === "percent" ? "%" : "");
  return {
    ...place,
    target: span,
    message: number.scaled ? "number_wrong" : "number_differs",
    values: { source: said, value, found },
    fix: isDigitSlip(number, partner) ? { span, text } : null,
  };
}

const scaleWords = [
  [1e12, "trillion"],
  [1e9, "billion"],
  [1e6, "million"],
] as const;

/** 120,000; from a million on with the scale word where three decimals suffice: 1.235 billion. */
function formatNumber(value: number): string {
  for (const [scale, word] of scaleWords) {
    const scaled = Number((value / scale).toFixed(6));
    if (value >= scale && /^\d+(?:\.\d{1,3})?$/.test(String(scaled))) return `${scaled.toLocaleString("en")} ${word}`;
  }
  return value.toLocaleString("en", { maximumFractionDigits: 4 });
}
