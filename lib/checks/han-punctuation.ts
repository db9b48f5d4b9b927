import { atTarget, matches } from "./finding.ts";
import type { Finding, Pair } from "./issue.ts";

const full: Readonly<Record<string, string>> = { ",": "，", ";": "；", ":": "：", "!": "！", "?": "？", ".": "。" };

/** A half-width sign right after a Han character, before another or a blank or the end. */
const halfWidth = /(?<=[\p{Script=Han}”）》])[,;:!?.](?=[\p{Script=Han}“（《\s]|$) ?/gu;

/** One blank between two Han characters; a verse or a list of names may have wider ones. */
const betweenHan = /(?<=\p{Script=Han}) (?=\p{Script=Han})/gu;

const doubles = /([，。；：、])\1+|[，、][。；]|。[，、；]/gu;

/** What is wrong with the signs of a Chinese or Japanese text (GB/T 15834-2011: full-width signs, no blanks). */
export function hanPunctuation({ target, source }: Pair): Finding[] {
  const half = matches(target, halfWidth).map(({ index, 0: mark }) =>
    atTarget("punctuation", "warning", "half_width", [index, index + mark.length], {
      values: { mark: mark.trim() },
      fix: full[mark.trim()],
    }),
  );
  const blanks = matches(target, betweenHan)
    .filter(() => !/\p{Script=Han} \p{Script=Han}/u.test(source))
    .map(({ index }) => atTarget("punctuation", "hint", "space_in_han", [index, index + 1], { fix: "" }));
  const twice = matches(target, doubles).map(({ index, 0: signs }) =>
    atTarget("punctuation", "warning", "doubled_mark", [index, index + signs.length], {
      values: { mark: signs },
      fix: /^(.)\1$/.test(signs) ? signs.charAt(0) : undefined,
    }),
  );
  return [...half, ...blanks, ...twice].sort((a, b) => (a.target?.[0] ?? 0) - (b.target?.[0] ?? 0));
}
