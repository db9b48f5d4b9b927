import type { Check } from "./check.ts";
import { atTarget, longestJudged, matches, mostFindings } from "./finding.ts";
import type { Finding, Pair } from "./issue.ts";
import { isSpaced, setsBlankBeforeSigns } from "./writing.ts";

/** Blanks that are missing after a sign, or stand where none belongs. */
export const spacingCheck: Check = {
  name: "spacing",
  family: "punctuation",
  serves: (_, targetLocale) => isSpaced(targetLocale),
  find: (pair) => {
    if (pair.target.length > longestJudged) return [];
    return [...findBlanks(pair), ...findMissing(pair)]
      .sort((a, b) => (a.target?.[0] ?? 0) - (b.target?.[0] ?? 0))
      .slice(0, mostFindings);
  },
};

const beforeSign = /(?<=[\p{L}\p{N}”’"')\]%°])[ \t\u00A0\u202F]{1,8}(?=[,.;:!?](?:[\s”’"')\]]|$)|[,;]\p{L})/gu;
const beforeComma = /(?<=[\p{L}\p{N}”’"')\]%°])[ \t\u00A0\u202F]{1,8}(?=[,.](?:[\s”’"')\]]|$))/gu;
const insideOpening = /(?<=[([“‘])[ \t]{1,8}(?=\S)/gu;
const insideClosing = /(?<=[\p{L}\p{N}.,!?])[ \t]{1,8}(?=[)\]”])/gu;
const several = /(?<=[\p{L}\p{N},;])[ \t]{2,8}(?=\p{L})/gu;

function findBlanks({ target, targetLocale }: Pair): Finding[] {
  const signs = setsBlankBeforeSigns(targetLocale) ? beforeComma : beforeSign;
  const gaps = [...matches(target, signs), ...matches(target, insideOpening), ...matches(target, insideClosing)].filter(
    ({ index, 0: gap }) => !isFace(target, index + gap.length),
  );
  const found = gaps.map(({ index, 0: gap }) => {
    const end = index + gap.length;
    const sign = target.charAt(/[([“‘]/.test(target.charAt(index - 1)) ? index - 1 : end);
    return blank("space_extra", index, end, "", sign);
  });
  const wide = matches(target, several).map(({ index, 0: gap }) =>
    blank("space_several", index, index + gap.length, " ", ""),
  );
  return [...found, ...wide];
}

function blank(message: string, from: number, to: number, fix: string, mark: string): Finding {
  return atTarget("spacing", "warning", message, [from, to], { values: { mark }, fix });
}

/** :) ;-( and the like begin with a sign. */
function isFace(text: string, at: number): boolean {
  return /(?:^|\s)[:;=]['’]?-?[()DPp|/\\]/.test(text.slice(Math.max(0, at - 4), at + 4));
}

/** A comma or semicolon between letters, a closing mark before it included. */
const noBlankAfter = /(?<=[\p{L}\p{N})\]”"’] {0,8})[,;](?=[\p{L}“‘])/gu;

/** A full stop, colon, question or exclamation mark between a word and a capital. */
const noBlankBeforeCapital = /(?<=\p{Ll}{2}[)\]”]?)[.:!?](?=[“‘]?\p{Lu}\p{Ll}+(?:[\s,’]|$))/gu;

function findMissing({ source, target }: Pair): Finding[] {
  return [...matches(target, noBlankAfter), ...matches(target, noBlankBeforeCapital)]
    .filter(({ index }) => !isOneWord(target, index, source))
    .map(({ index, 0: mark }) =>
      atTarget("spacing", "warning", "space_missing", [index, index + 1], { values: { mark }, fix: `${mark} ` }),
    );
}

/** Whether the sign is part of an address, a number, code, or a word the source has as well. */
function isOneWord(text: string, at: number, source: string): boolean {
  const before = /\S{0,60}$/.exec(text.slice(Math.max(0, at - 60), at))?.[0] ?? "";
  const after = /^\S{0,60}/.exec(text.slice(at))?.[0] ?? "";
  const word = before + after;
  if (/[@/\\_=<>{}]|:\/\/|www\.|::/.test(word)) return true;
  const near = /[\p{L}\p{N}]*$/u.exec(before)?.[0] + (/^[^\s]?[\p{L}\p{N}]*/u.exec(after)?.[0] ?? "");
  return source.includes(near);
}
