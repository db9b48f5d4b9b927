import { isAbbreviation } from "#lib/text/abbreviations.ts";
import { splitSentences } from "#lib/text/sentences.ts";
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
    return [...stopBeforeSmall(pair), ...stopAfterLink(pair), ...leftovers(pair)]
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

const finite =
  /\b(?:is|are|was|were|am|be|been|has|have|had|do|does|did|will|would|can|could|may|might|must|shall|should|let|let's|please|\p{L}+['’](?:s|re|m|ll|d|ve|t))\b/iu;

/** With one of these in front any verb makes a sentence. */
const pronoun = /^(?:I|You|He|She|It|We|They|This|That|These|Those|There|Who|Nobody|Everybody|Everyone|Nothing)\b/;

const mostWords = 6;

/** A few words without a verb, set apart as a sentence that the source has not. */
function leftovers({ source, target, sourceLocale, targetLocale }: Pair): Finding[] {
  const sentences = splitSentences(target, targetLocale);
  if (sentences.length < 2 || sentences.length <= splitSentences(source, sourceLocale).length) return [];
  return sentences.slice(1).flatMap(({ from, to }) => {
    const text = target.slice(from, to);
    const words = text.match(/[\p{L}\p{N}’'-]+/gu) ?? [];
    if (words.length === 0 || words.length > mostWords || !/^\p{Lu}[^"“”:;?!()]*\.$/u.test(text)) return [];
    return finite.test(text) || pronoun.test(text)
      ? []
      : [atTarget("fragment", "hint", "leftover", [from, to], { values: { text } })];
  });
}

/** A word on either side of the break. */
function around(text: string, from: number, to: number): string {
  const before = /[\p{L}\p{N}’'-]{0,24}[^\p{L}\p{N}]{0,2}$/u.exec(text.slice(Math.max(0, from - 26), from))?.[0] ?? "";
  const after = /^[\p{L}\p{N}’'-]{0,24}/u.exec(text.slice(to, to + 24))?.[0] ?? "";
  return (before + text.slice(from, to) + after).trim();
}
