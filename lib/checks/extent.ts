import { splitSentences } from "#lib/text/sentences.ts";
import type { Pair } from "./issue.ts";
import { isChinese, isEnglish } from "./writing.ts";

/** How much a pair's two texts hold, as far as signs tell. */
export type Extent = {
  /** Deviations of the target from the length such a source has as a rule: −2 is short, 2 long. */
  readonly deviation: number;
  readonly sourceSentences: number;
  readonly targetSentences: number;
  /** The deviation of the target without one of its sentences, for each; none where it has but one. */
  readonly withoutOne: readonly number[];
};

/**
 * English letters that one Han character becomes, and one Latin letter or figure
 * in Chinese: the usual ratio of professional translations of news, talks and
 * reviews, in either direction. It scatters less the longer the text.
 */
const lettersPerHan = 2.95;
const lettersPerLatin = 0.9;
const spread = { always: 0.11, ofOneSign: 0.55 };

/** Whether the length of a translation says something in these locales. */
export function servesExtent(sourceLocale: string, targetLocale: string): boolean {
  return (isChinese(sourceLocale) && isEnglish(targetLocale)) || (isEnglish(sourceLocale) && isChinese(targetLocale));
}

const measured = new WeakMap<Pair, Extent | null>();

/** Null where a text is too short to be judged. */
export function measureExtent(pair: Pair): Extent | null {
  const known = measured.get(pair);
  if (known !== undefined) return known;
  const extent = measure(pair);
  measured.set(pair, extent);
  return extent;
}

function measure(pair: Pair): Extent | null {
  const toEnglish = isChinese(pair.sourceLocale);
  const source = countSigns(pair.source);
  const target = countSigns(pair.target);
  const [chinese, english] = toEnglish ? [source, target] : [target, source];
  if (Math.max(weigh(chinese), english.latin / 3) < 6) return null;
  const deviation = toEnglish ? deviationOf(source, target) : -deviationOf(target, source);
  const sentences = listSentences(pair.target, pair.targetLocale);
  const withoutOne =
    sentences.length < 2
      ? []
      : sentences.map((text) => {
          const rest = less(target, countSigns(text));
          return toEnglish ? deviationOf(source, rest) : -deviationOf(rest, source);
        });
  return {
    deviation,
    withoutOne,
    sourceSentences: listSentences(pair.source, pair.sourceLocale).length,
    targetSentences: sentences.length,
  };
}

type Signs = { readonly han: number; readonly latin: number };

function deviationOf(chinese: Signs, english: Signs): number {
  const usual = chinese.han * lettersPerHan + chinese.latin * lettersPerLatin;
  const ratio = Math.log(Math.max(1, english.latin) / Math.max(1, usual));
  return ratio / (spread.always + spread.ofOneSign / Math.sqrt(Math.max(1, weigh(chinese))));
}

function weigh({ han, latin }: Signs): number {
  return han + latin / 3;
}

function less(all: Signs, some: Signs): Signs {
  return { han: all.han - some.han, latin: all.latin - some.latin };
}

function countSigns(text: string): Signs {
  let han = 0;
  let latin = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x3400 && code <= 0x9fff) han += 1;
    else if ((code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122)) latin += 1;
  }
  return { han, latin };
}

/** Sentences with a word in them. */
function listSentences(text: string, locale: string): string[] {
  return splitSentences(text, locale)
    .map(({ from, to }) => text.slice(from, to))
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}
