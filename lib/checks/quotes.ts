import { isApostrophe } from "#lib/text/nesting.ts";
import { quotationMarks, quotationMarksAreDirected } from "#lib/text/quotation-marks.ts";
import { type Balance, balanceCheck, type LoneMark, OpenMarks } from "./balance.ts";
import type { Pair } from "./issue.ts";

/** Quotation marks that open and never close, or close what was never opened. Apostrophes, primes and inches are none. */
export const quotesCheck = balanceCheck(
  "quotes",
  (_, targetLocale) => quotationMarksAreDirected(targetLocale),
  weighQuotes,
  isMeantForApostrophe,
);

/** `the captains" table` beside a source that quotes nothing. */
function isMeantForApostrophe({ at, sign }: LoneMark, { source, target }: Pair): boolean {
  return sign === '"' && !/[“”"「」『』]/.test(source) && /s"\s\p{L}/u.test(target.slice(Math.max(0, at - 1), at + 3));
}

function weighQuotes(text: string, locale: string): Balance {
  const { open, close } = quotationMarks(locale);
  const pending = new OpenMarks();
  const lone: LoneMark[] = [];
  const twice = new Set(marksSetTwice(text));
  let marked = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    const opens = open.includes(sign);
    if ((!opens && !close.includes(sign)) || isSilent(text, at) || twice.has(at)) continue;
    marked = marked || sign !== "’";
    if (opens) pending.open(at, sign);
    else if (!pending.close(open.charAt(close.indexOf(sign))) && sign !== "’")
      lone.push({ at, sign, lack: "unopened" });
  }
  const straight = straightMarks(text).filter((at) => !twice.has(at));
  return {
    mayRunOn: !marked && straight.length === 0,
    lone: [...lone, ...pending.rest(), ...loneStraight(text, straight)].sort((a, b) => a.at - b.at),
  };
}

/** An apostrophe inside a word, or a ‘ wrongly set for one: ‘90s, ‘em. */
function isSilent(text: string, at: number): boolean {
  if (isApostrophe(text, at)) return true;
  return text.charAt(at) === "‘" && /^(?:\d|(?:em|tis|twas|cause|til|n)\b)/i.test(text.slice(at + 1, at + 8));
}

/**
 * Marks that only repeat the one before them: no quotation begins or ends inside
 * another with the same sign. An even number of straight ones may be an empty
 * quotation, or end two.
 */
export function marksSetTwice(text: string): number[] {
  const odd = straightMarks(text).length % 2 === 1;
  return [...text.matchAll(/(?<=“)“|(?<=”)”|(?<=")"/g)].flatMap(({ index, 0: sign }) => {
    if (sign !== '"') return [index];
    const beside = [text.charAt(index - 2), text.charAt(index + 1)].filter((other) => /[\p{L}\p{N}]/u.test(other));
    return odd && beside.length === 1 ? [index] : [];
  });
}

/** Every " that is no inch. */
function straightMarks(text: string): number[] {
  const marks: number[] = [];
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) {
    if (marks.length % 2 === 1 || !/\d/.test(text.charAt(at - 1))) marks.push(at);
  }
  return marks;
}

/** Of an odd number of straight marks, the one that by the blanks around it has no partner. */
function loneStraight(text: string, marks: readonly number[]): LoneMark[] {
  if (marks.length % 2 === 0) return [];
  const open: number[] = [];
  const lone: LoneMark[] = [];
  for (const at of marks) {
    const opens = /^$|[\s(（[—–:：]/.test(text.charAt(at - 1)) && !/^$|\s/.test(text.charAt(at + 1));
    if (opens) open.push(at);
    else if (open.pop() === undefined) lone.push({ at, sign: '"', lack: "unopened" });
  }
  return [...lone, ...open.map((at): LoneMark => ({ at, sign: '"', lack: "unclosed" }))].slice(0, 1);
}
