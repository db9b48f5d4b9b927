import { isHan } from "#lib/locales/locale.ts";
import type { Check } from "./check.ts";
import { atTarget, longestJudged, matches, mostFindings } from "./finding.ts";
import { hanPunctuation } from "./han-punctuation.ts";
import type { Finding, Pair } from "./issue.ts";
import { marksSetTwice } from "./quotes.ts";
import { endsSentence, isSpaced } from "./writing.ts";

/** Signs of the other script, doubled signs, and a sentence that does not end. */
export const punctuationCheck: Check = {
  name: "punctuation",
  family: "punctuation",
  serves: (_, targetLocale) => isSpaced(targetLocale) || isHan(targetLocale),
  find: (pair) => {
    if (pair.target.length > longestJudged) return [];
    const found = isSpaced(pair.targetLocale)
      ? [...fullWidth(pair.target), ...doubled(pair.target), ...quotesTwice(pair.target)]
      : hanPunctuation(pair);
    return [...found, ...namesWithoutCommas(pair), ...unended(pair)].slice(0, mostFindings);
  },
};

/** Han punctuation and what a Latin text has instead; without one where it takes a decision. */
const latin: Readonly<Record<string, string>> = {
  "，": ",",
  "。": ".",
  "；": ";",
  "：": ":",
  "！": "!",
  "？": "?",
  "、": ",",
  "（": "(",
  "）": ")",
  "％": "%",
  "．": ".",
  "＋": "+",
  "－": "-",
  "＄": "$",
  "＆": "&",
  "＃": "#",
};

const wide = /[，。；：！？、（）％．＋－＄＆＃｡､０-９Ａ-Ｚａ-ｚ]+|[《》〈〉「」『』【】〔〕]/gu;

function fullWidth(target: string): Finding[] {
  return matches(target, wide).map(({ index, 0: mark }) => {
    const end = index + mark.length;
    const replaced = Array.from(mark, toLatin);
    const certain = replaced.every((sign) => sign !== null);
    const text = replaced.join("");
    const before = /[(]$/.test(text) && /[\p{L}\p{N}]/u.test(target.charAt(index - 1)) ? " " : "";
    const after = /[,;:.!?)]$/.test(text) && /[\p{L}\p{N}“‘]/u.test(target.charAt(end)) ? " " : "";
    return atTarget("punctuation", "warning", "full_width", [index, end], {
      values: { mark },
      fix: certain ? before + text + after : undefined,
    });
  });
}

function toLatin(sign: string): string | null {
  const code = sign.charCodeAt(0);
  if (/[０-９Ａ-Ｚａ-ｚ]/.test(sign)) return String.fromCharCode(code - 0xfee0);
  return latin[sign] ?? null;
}

/** Two signs where one belongs. Dots of an ellipsis, `?!` and `::` in code are none. */
const doubles =
  /([,;])\s?\1+|(?<![.])\.\.(?![.])|(?<![.\p{Lu}])\.\s?,(?=\s)|,\s?\.(?=\s|$|["”’])|(?<=\s)::(?=\s)|[;:],|,[;:]/gu;

function doubled(target: string): Finding[] {
  return matches(target, doubles)
    .filter(({ index, 0: signs }) => !(signs.startsWith(".") && signs.endsWith(",") && isAbbreviated(target, index)))
    .map(({ index, 0: signs }) =>
      atTarget("punctuation", "warning", "doubled_mark", [index, index + signs.length], {
        values: { mark: signs },
        fix: /^([,;.:])\s?\1$/.test(signs) ? signs.charAt(0) : undefined,
      }),
    );
}

function quotesTwice(target: string): Finding[] {
  return marksSetTwice(target).map((at) =>
    atTarget("punctuation", "warning", "doubled_mark", [at - 1, at + 1], {
      values: { mark: target.slice(at - 1, at + 1) },
      fix: target.charAt(at),
    }),
  );
}

/** `Wash.,` and `Ore.,`: a short capitalised word before the stop. */
function isAbbreviated(text: string, at: number): boolean {
  return /(?:\b\p{Lu}[\p{L}.]{0,6}|\b(?:etc|al|p\.m|a\.m|e\.g|i\.e|vs|seq))$/u.test(
    text.slice(Math.max(0, at - 9), at),
  );
}

/** Three names and more between blanks, as Chinese bylines have them. */
const namesBetweenBlanks =
  /(?<!\p{Script=Han})\p{Script=Han}{2,4}(?:[ \u3000]\p{Script=Han}{2,4}){2,}(?!\p{Script=Han})/u;

const capitalisedWords = /(?:\p{Lu}[\p{L}’'-]+ ){5,}\p{Lu}[\p{L}’'-]+/gu;

function namesWithoutCommas({ source, target, targetLocale }: Pair): Finding[] {
  if (!isSpaced(targetLocale) || !namesBetweenBlanks.test(source) || endsSentence(source.replace(/[）)]$/, "")))
    return [];
  return matches(target, capitalisedWords).map(({ index, 0: names }) =>
    atTarget("punctuation", "hint", "names_without_commas", [index, index + names.length]),
  );
}

function unended({ source, target, targetLocale }: Pair): Finding[] {
  if (!endsSentence(source)) return [];
  const text = target.trimEnd();
  const han = isHan(targetLocale);
  const open = han ? /[\p{L}\p{N}，；：、,;:][”’」』）》"]?$/u : /[\p{L}\p{N}%,;:][”’"]?$/u;
  if (!open.test(text)) return [];
  const last = text.length - 1;
  const certain = /[。.]\s*$/.test(source) && /[\p{L}\p{N}]$/u.test(text);
  const stop = han ? "。" : ".";
  return [
    atTarget("punctuation", "warning", "no_final_mark", [last, last + 1], {
      fix: certain ? text.charAt(last) + stop : undefined,
    }),
  ];
}
