import { languageOf } from "#lib/locales/locale.ts";
import { findNumbers, type NumberMention, sameNumber } from "#lib/text/numbers.ts";
import type { Check } from "./check.ts";
import type { Issue, Pair, Span } from "./issue.ts";

/** Figures with 万 or 亿 that the English does not have, by value. */
export const numberCheck: Check = {
  name: "number",
  serves: (sourceLocale, targetLocale) =>
    ["zh", "yue"].includes(languageOf(sourceLocale)) && languageOf(targetLocale) === "en",
  find: findWrongNumbers,
};

const mostIssues = 20;

function findWrongNumbers({ source, target, sourceLocale, targetLocale }: Pair): Issue[] {
  const demanded = findNumbers(source, sourceLocale);
  const given = findNumbers(target, targetLocale);
  const missing = demanded.filter((number) => number.scaled && !given.some((other) => sameNumber(number, other)));
  const unexplained = given.filter((number) => !demanded.some((other) => sameNumber(number, other)));
  return missing
    .filter((number) => !isConverted(source, number, given))
    .slice(0, mostIssues)
    .map((number) => issue(number, findPartner(number, missing, unexplained), source, target));
}

/** What the translation probably has instead: the same digits, else the only figure nobody asked for beside the only one missing. */
function findPartner(
  number: NumberMention,
  missing: readonly NumberMention[],
  unexplained: readonly NumberMention[],
): NumberMention | null {
  const alike = unexplained.filter(
    (other) => other.digits && other.kind === "count" && other.figures === number.figures,
  );
  if (alike.length > 0) return alike.length === 1 ? (alike[0] ?? null) : null;
  const [only, ...others] = unexplained;
  return missing.length === 1 && others.length === 0 ? (only ?? null) : null;
}

function issue(number: NumberMention, partner: NumberMention | null, source: string, target: string): Issue {
  const value = formatNumber(number.value);
  const said = source.slice(number.from, number.to);
  const span: Span | null = partner && [partner.from, partner.to];
  const certain = partner?.digits === true && partner.figures === number.figures;
  return {
    check: "number",
    severity: "error",
    source: [number.from, number.to],
    target: span,
    message: partner ? "number_wrong" : "number_missing",
    values: partner ? { source: said, value, found: target.slice(partner.from, partner.to) } : { source: said, value },
    fix: certain && span ? { span, text: value } : null,
  };
}

/** 120,000; from a million on with the scale word: 1.235 billion. */
function formatNumber(value: number): string {
  for (const [scale, word] of [
    [1e12, "trillion"],
    [1e9, "billion"],
    [1e6, "million"],
  ] as const) {
    const scaled = Math.round((value / scale) * 1e6) / 1e6;
    if (scaled >= 1 && String(scaled).replace(/^\d+\.?/, "").length <= 3)
      return `${scaled.toLocaleString("en")} ${word}`;
  }
  return value.toLocaleString("en", { maximumFractionDigits: 4 });
}

/** Units that a translation may turn into its readers' own, and what one of them is in those. */
const conversions: readonly (readonly [unit: RegExp, factors: readonly number[]])[] = [
  [/^平方公里/, [0.386102, 100, 247.105, 1e6]],
  [/^平方千米/, [0.386102, 100, 247.105, 1e6]],
  [/^平方(?:米|公尺)/, [10.7639, 1e-4, 0.000247105, 1e-6]],
  [/^(?:公里|千米)/, [0.621371, 1000]],
  [/^公顷/, [2.47105, 0.01]],
  [/^(?:亩|畝)/, [0.0666667, 0.164737, 666.667, 0.000666667]],
  [/^(?:公斤|千克)/, [2.20462, 0.001]],
  [/^(?:市?斤)/, [0.5, 1.10231, 0.0005]],
  [/^(?:公?吨|噸)/, [1.10231, 2204.62, 1000]],
  [/^里/, [0.5, 0.310686]],
  [/^(?:立方米)/, [35.3147]],
  [/^(?:米|公尺)/, [3.28084, 0.001]],
];

/** A conversion is rounded, and rounded again in print. */
const tolerance = 0.04;

function isConverted(source: string, number: NumberMention, given: readonly NumberMention[]): boolean {
  const unit = source.slice(number.to, number.to + 6).replace(/^\s*[多余餘几]?\s*/, "");
  const factors = conversions.find(([pattern]) => pattern.test(unit))?.[1] ?? [];
  return factors.some((factor) =>
    given.some((other) => Math.abs(other.value - number.value * factor) <= number.value * factor * tolerance),
  );
}
