import type { Check } from "./check.ts";
import { atTarget, longestJudged, matches, mostFindings } from "./finding.ts";
import type { Finding, Pair } from "./issue.ts";
import { endsSentence, isChinese, isEnglish } from "./writing.ts";

/** A sentence that begins with a small letter, and capitals in the middle of one. */
export const caseCheck: Check = {
  name: "case",
  family: "case",
  serves: (_, targetLocale) => isEnglish(targetLocale),
  find: (pair) =>
    pair.target.length > longestJudged ? [] : [...smallStart(pair), ...capitals(pair.target)].slice(0, mostFindings),
};

/** Where the source is a sentence of its own, and does not itself begin with a small letter. */
function smallStart({ source, target, sourceLocale }: Pair): Finding[] {
  const [, marks = "", word = ""] = /^([\s"“‘']{0,4})(\p{Ll}[\p{L}\p{N}]*)/u.exec(target.slice(0, 60)) ?? [];
  const at = marks.length;
  // A quotation may begin inside what was said.
  if (word === "" || !isSentence(source) || (/["“‘']/.test(marks) && !/^[\s“"‘'「『]/.test(source))) return [];
  if (/^[\s“"‘'（(【《-]*[a-z]/.test(source)) return [];
  if (/\p{Lu}/u.test(word) || source.includes(word)) return [];
  // A name with a sign in it: oOh!media.
  if (/^[.@/_=:!-]\p{L}/u.test(target.slice(at + word.length, at + word.length + 2))) return [];
  if (!isChinese(sourceLocale) && /^[^\p{L}]*\p{Ll}/u.test(source)) return [];
  const capital = word.charAt(0).toUpperCase();
  return [atTarget("case", "warning", "small_start", [at, at + 1], { values: { word }, fix: capital })];
}

function isSentence(source: string): boolean {
  return endsSentence(source) && !/(?:\.\.|…)\s*$/.test(source) && /^[\s“"‘'「『]*[\p{L}\p{N}]/u.test(source);
}

/** Words that begin no name: after a comma they are small whatever follows. */
const never = "But|And|Or|So|Which|That|With|Because|Although|Though|Then|Not";

/** Words a title may begin with: after a comma they are small before a small letter. */
const seldom =
  "While|When|Where|Who|If|As|Of|To|For|From|In|On|At|By|Also|It|He|She|They|We|You|There|This|These|Those|The|A|An|Is|Are|Was|Were|Has|Have|Had|Will|Would|Can|Could";

const afterComma = new RegExp(
  `(?<=[\\p{L}\\p{N}”’"')%][,;] )(?:(${never})(?= [\\p{L}\\p{N}“"‘\\[(])|(${seldom})(?= \\p{Ll}))`,
  "gu",
);

/** Any capitalised word that only a verb can be: `, Deepen the masses`. */
const verbAfterComma = /(?<=[\p{Ll}\p{N}][,;] )(\p{Lu}\p{Ll}{3,})(?= (?:the|a|an|their|our|its|your|his|her) \p{Ll})/gu;

/** Words by whose ending no person or place is called, capitalised between small ones. */
const noName =
  /(?<=\p{Ll}{2} )(?!Conservative|Executive|Native|Cooperative)(\p{Lu}\p{Ll}{2,}(?:tive|ously|geted|nized|nised|lized|lised|ently|ately))(?=,? \p{Ll})/gu;

function capitals(target: string): Finding[] {
  const seen = new Set<number>();
  return [...matches(target, afterComma), ...matches(target, verbAfterComma), ...matches(target, noName)].flatMap(
    ({ index, 0: word }) => {
      if (seen.has(index) || inTitle(target, index)) return [];
      seen.add(index);
      const small = word.charAt(0).toLowerCase() + word.slice(1);
      return [
        atTarget("case", "warning", "capital_inside", [index, index + word.length], { values: { word }, fix: small }),
      ];
    },
  );
}

/** Many capitals around it: a headline or the name of something. */
function inTitle(text: string, at: number): boolean {
  const words = text.slice(Math.max(0, at - 60), at + 60).match(/\p{L}{4,}/gu) ?? [];
  const capital = words.filter((word) => /^\p{Lu}/u.test(word)).length;
  return capital >= 4 && capital * 2 > words.length;
}
