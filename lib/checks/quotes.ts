import { isApostrophe } from "#lib/text/nesting.ts";
import { quotationMarks, quotationMarksAreDirected } from "#lib/text/quotation-marks.ts";
import { balanceCheck, type LoneMark, OpenMarks } from "./balance.ts";

/** Quotation marks that open and never close, or close what was never opened. Apostrophes, primes and inches are none. */
export const quotesCheck = balanceCheck(
  "quotes",
  (_, targetLocale) => quotationMarksAreDirected(targetLocale),
  findLoneQuotes,
);

function findLoneQuotes(text: string, locale: string): LoneMark[] {
  const { open, close } = quotationMarks(locale);
  const pending = new OpenMarks();
  const lone: LoneMark[] = [];
  const straight: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (sign === '"' && !isInch(text, at, straight)) straight.push(at);
    if (isSilent(text, at)) continue;
    if (open.includes(sign)) pending.open(at, sign);
    if (!close.includes(sign)) continue;
    const partner = open.charAt(close.indexOf(sign));
    const inner = pending.close((opened) => opened === partner);
    if (inner) lone.push(...inner);
    else if (sign !== "’") lone.push({ at, sign, lack: "unopened" });
  }
  lone.push(...pending.rest());
  const last = straight.at(-1);
  if (straight.length % 2 === 1 && last !== undefined) lone.push({ at: last, sign: '"', lack: "odd" });
  return lone.sort((a, b) => a.at - b.at);
}

/** 12" outside a quotation. */
function isInch(text: string, at: number, straight: readonly number[]): boolean {
  return straight.length % 2 === 0 && /\d/.test(text.charAt(at - 1));
}

/** An apostrophe inside a word, or a ‘ wrongly set for one: ‘90s, ‘em. */
function isSilent(text: string, at: number): boolean {
  if (isApostrophe(text, at)) return true;
  return text.charAt(at) === "‘" && /^(?:\d|(?:em|tis|twas|cause|til|n)\b)/i.test(text.slice(at + 1, at + 8));
}
