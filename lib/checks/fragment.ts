import { isAbbreviation } from "#lib/text/abbreviations.ts";
import type { Check } from "./check.ts";
import { atTarget, longestJudged, matches, mostFindings } from "./finding.ts";
import type { Finding, Pair } from "./issue.ts";
import { isEnglish } from "./writing.ts";

/** Sentences broken in the middle: a stop before a small letter, or after a word that cannot end anything. */
export const fragmentCheck: Check = {
  name: "fragment",
  family: "fragment",
  serves: (_, targetLocale) => isEnglish(targetLocale),
  find: (pair) => {
    if (pair.target.length > longestJudged) return [];
    return [...stopBeforeSmall(pair), ...stopAfterLink(pair)]
      .sort((a, b) => (a.target?.[0] ?? 0) - (b.target?.[0] ?? 0))
      .filter((finding, place, all) => finding.target?.[0] !== all[place - 1]?.target?.[0])
      .slice(0, mostFindings);
  },
};

const beforeSmall = /(?<=[\p{L}\p{N}”’")\]])(?<!\.)\.[ \t]{1,8}(?:, )?(?=(\p{Ll}[\p{L}’'-]*))/gu;

function stopBeforeSmall({ source, target }: Pair): Finding[] {
  return matches(target, beforeSmall)
    .filter(({ index, 1: next = "" }) => {
      const before = /[\p{L}\p{N}.’'-]{0,24}$/u.exec(target.slice(Math.max(0, index - 24), index))?.[0] ?? "";
      if (isAbbreviation(before) || /^\p{N}{1,3}$/u.test(before)) return false;
      // iPhone, eBay, and what the source writes the same way.
      return !/\p{Lu}/u.test(next) && !(next.length > 1 && source.includes(next));
    })
    .map(({ index, 0: stop }) => {
      const end = index + stop.length;
      return {
        ...atTarget("fragment", "error", "broken_sentence", [index, end], {
          values: { text: around(target, index, end) },
        }),
        fix: { span: [index, end] as const, text: " " },
      };
    });
}

/** Words that tie what comes to what was: no sentence ends with them. */
const afterLink = /(?<=[\p{L},] )(?:and|or|nor|but|the|an|their|our|my|your|its|because|although|whose)[.](?=\s|$)/gu;

function stopAfterLink({ target }: Pair): Finding[] {
  return matches(target, afterLink).map(({ index, 0: text }) => {
    const at = index + text.length - 1;
    return atTarget("fragment", "error", "broken_sentence", [at, at + 1], {
      values: { text: around(target, at, at + 1) },
    });
  });
}

/** A word on either side of the break. */
function around(text: string, from: number, to: number): string {
  const before = /[\p{L}\p{N}’'-]{0,24}[^\p{L}\p{N}]{0,2}$/u.exec(text.slice(Math.max(0, from - 26), from))?.[0] ?? "";
  const after = /^[\p{L}\p{N}’'-]{0,24}/u.exec(text.slice(to, to + 24))?.[0] ?? "";
  return (before + text.slice(from, to) + after).trim();
}
