import { quotationMarks } from "./quotation-marks.ts";

/** A quotation or bracket that is closed on the same line. `from`: offset of its opening mark; `to`: after its closing one. */
export type OpenMark = {
  readonly from: number;
  readonly to: number;
  /** How a quotation is tied to what stands before it: it begins the sentence, follows 说： or “said, ”, or is part of the clause. */
  readonly kind: "initial" | "introduced" | "inline";
  /** `round`: （）() []; `title`: 《》〈〉【】; null: a quotation. */
  readonly bracket: "round" | "title" | null;
  /** Whether sentence signs inside end nothing. */
  readonly holds: boolean;
};

const brackets = { open: "（(【[〔《〈", close: "）)】]〕》〉" };
const roundBrackets = "（([〔";

/** Code units in a quotation within a clause that is still read as one piece. */
const longestInline = 80;
const longestBracket = 300;
const deepest = 32;

/** Pairs of marks on one line, in the order of their opening. What stays open is left out. */
export function findOpenMarks(line: string, locale: string): OpenMark[] {
  const quotes = quotationMarks(locale);
  const open = quotes.open + brackets.open;
  const close = quotes.close + brackets.close;
  const pending: { sign: string; at: number }[] = [];
  const found: OpenMark[] = [];
  let straight = -1;
  for (let at = 0; at < line.length; at += 1) {
    const sign = line.charAt(at);
    if (sign === '"') {
      if (straight < 0) straight = at;
      else {
        found.push(markAt(line, straight, at + 1, null));
        straight = -1;
      }
    } else if (open.includes(sign)) {
      pending.push({ sign, at });
      if (pending.length > deepest) pending.shift();
    } else if (close.includes(sign) && !isApostrophe(line, at)) {
      const partner = open.charAt(close.indexOf(sign));
      const index = pending.findLastIndex((mark) => mark.sign === partner);
      const opened = pending[index];
      if (!opened) continue;
      pending.length = index;
      found.push(markAt(line, opened.at, at + 1, bracketKind(opened.sign)));
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

/** A ’ between letters, or after one where no ‘ is open, is an apostrophe. */
export function isApostrophe(text: string, at: number): boolean {
  const sign = text.charAt(at);
  if (sign !== "’" && sign !== "'") return false;
  return /[\p{L}\p{N}]/u.test(text.charAt(at + 1)) && /[\p{L}\p{N}]/u.test(text.charAt(at - 1));
}

function bracketKind(sign: string): OpenMark["bracket"] {
  if (!brackets.open.includes(sign)) return null;
  return roundBrackets.includes(sign) ? "round" : "title";
}

function markAt(line: string, from: number, to: number, bracket: OpenMark["bracket"]): OpenMark {
  const kind = kindOf(line.slice(Math.max(0, from - 3), from));
  const holds = bracket ? to - from <= longestBracket : kind === "inline" && to - from <= longestInline;
  return { from, to, kind, bracket, holds };
}

function kindOf(before: string): OpenMark["kind"] {
  if (/[：:，,]\s*$/.test(before)) return "introduced";
  return /[\p{L}\p{N}\p{Pe}]$/u.test(before) && /[\p{Script=Han}\p{N}\p{Pe}]$/u.test(before) ? "inline" : "initial";
}
