import type { NumberMention } from "#lib/text/numbers.ts";
import type { Check } from "./check.ts";
import { longestJudged } from "./finding.ts";
import type { Finding, Pair, Span } from "./issue.ts";
import { findFalselyExact, findFalselyFine, withItsWord } from "./number-approximation.ts";
import { type Couple, coupleSlips } from "./number-couples.ts";
import { compareNumbers, isPlainFigure, type NumberedText, readNumbers } from "./number-matching.ts";
import { rewriteAs, writeNumber } from "./number-wording.ts";

/**
 * Figures, dates, ordinals and shares that source and target do not both have, by
 * value: 12万 is 120,000. Chinese and English whole; other languages their figures
 * from 13 on, as warnings.
 */
export const numberCheck: Check = {
  name: "number",
  family: "number",
  serves: (sourceLocale, targetLocale) => sourceLocale !== targetLocale,
  find: findWrongNumbers,
};

const mostIssues = 20;

function findWrongNumbers({ source, target, sourceLocale, targetLocale }: Pair): Finding[] {
  if (Math.max(source.length, target.length) > longestJudged) return [];
  const original = readNumbers(source.trim(), sourceLocale, "source");
  const translation = readNumbers(target.trim(), targetLocale, "target");
  if (!original || !translation) return [];
  const texts = { original, translation, locale: targetLocale };
  const { couples, missing, extra } = coupleSlips(compareNumbers(original, translation));
  const read = original.words && translation.words;
  const stands = (number: NumberMention) => number.weight === "hard" && (read || isPlainFigure(number));
  return [
    ...couples
      .filter(({ number, found }) => read || isPlainFigure(number) || isPlainFigure(found))
      .map((couple) => wrong(couple, texts)),
    ...missing.filter(stands).map((number) => absent(number, texts)),
    ...extra.filter(stands).map((number) => unasked(number, texts)),
    ...findFalselyExact(original, translation).map(([number, exact]) => inexact(number, exact, texts)),
    ...findFalselyFine(original, translation).map(([number, fine]) => tooFine(number, fine, texts)),
  ]
    .slice(0, mostIssues)
    .map((finding) => (read ? finding : ({ ...finding, severity: "warning" } as const)))
    .map((finding) => moved(finding, leadingSpace(source), leadingSpace(target)));
}

function leadingSpace(text: string): number {
  return text.length - text.trimStart().length;
}

/** Into the texts as they are, white space before them included. */
function moved(finding: Finding, inSource: number, inTarget: number): Finding {
  const move = (span: Span | null, by: number) => span && ([span[0] + by, span[1] + by] as const);
  const { source, target, fix } = finding;
  return {
    ...finding,
    source: move(source, inSource),
    target: move(target, inTarget),
    fix: fix && { ...fix, span: [fix.span[0] + inTarget, fix.span[1] + inTarget] },
  };
}

function isHard({ weight }: NumberMention): boolean {
  return weight === "hard";
}

type Texts = { readonly original: NumberedText; readonly translation: NumberedText; readonly locale: string };

function wrong({ number, found, certain }: Couple, { original, translation, locale }: Texts): Finding {
  const rewritten = rewriteAs(found, translation.text, number, locale);
  const text = certain ? rewritten : null;
  const inWords = found.digits || found.kind === "month" ? null : rewritten;
  const converted = number.scaled || !number.digits || ["month", "decade"].includes(number.kind);
  return {
    check: "number",
    severity: isHard(number) && isHard(found) ? "error" : "warning",
    source: spanOf(number),
    target: spanOf(found),
    message: converted ? "number_wrong" : "number_differs",
    values: {
      source: saidIn(original, number),
      value: inWords ?? writeNumber(number, locale),
      found: withSign(found, translation),
    },
    fix: text === null ? null : { span: spanOf(found), text },
  };
}

function absent(number: NumberMention, { original, locale }: Texts): Finding {
  return {
    check: "number",
    severity: "error",
    source: spanOf(number),
    target: null,
    message: number.scaled || number.kind === "month" ? "number_missing" : "number_absent",
    values: { source: saidIn(original, number), value: writeNumber(number, locale) },
    fix: null,
  };
}

function unasked(number: NumberMention, { translation }: Texts): Finding {
  return {
    check: "number",
    severity: "error",
    source: null,
    target: spanOf(number),
    message: "number_extra",
    values: { found: withSign(number, translation) },
    fix: null,
  };
}

function inexact(number: NumberMention, exact: NumberMention, { original, translation }: Texts): Finding {
  const span = withItsWord(number, original);
  return {
    check: "number",
    severity: "hint",
    source: span,
    target: spanOf(exact),
    message: "number_exact",
    values: { source: original.text.slice(...span), found: saidIn(translation, exact) },
    fix: null,
  };
}

function tooFine(number: NumberMention, fine: NumberMention, { original, translation }: Texts): Finding {
  return {
    check: "number",
    severity: "hint",
    source: spanOf(number),
    target: spanOf(fine),
    message: "number_finer",
    values: { source: saidIn(original, number), found: saidIn(translation, fine) },
    fix: null,
  };
}

function spanOf({ from, to }: NumberMention): Span {
  return [from, to];
}

/** As somebody would quote it: 11月, not 11. */
function saidIn({ text }: NumberedText, { from, to, kind }: NumberMention): string {
  if (kind === "count") return text.slice(from, to);
  const behind = /^\s?(?:年代|世纪|个百分点|[月年日号成折届])/.exec(text.slice(to, to + 6))?.[0] ?? "";
  return text.slice(from, to) + behind;
}

/** With the sign, where the text has the word. */
function withSign(number: NumberMention, text: NumberedText): string {
  const said = saidIn(text, number);
  return number.kind === "percent" && /\d$/.test(said) ? `${said}%` : said;
}
