import { splitWords } from "#lib/text/words.ts";
import type { DocumentPair, Rendered, Repeated } from "./consistency.ts";

/** What a Chinese name of a body or thing ends with, and the English words that head its renderings. */
const kinds: readonly (readonly [ending: string, heads: string])[] = [
  ["委员会", "committee commission council board"],
  ["全会", "session meeting plenum"],
  ["代表团", "delegation mission group"],
  ["团", "group team mission corps delegation troupe regiment ensemble orchestra"],
  ["大会", "congress conference convention assembly meeting rally"],
  ["协会", "association society federation"],
  ["公司", "company corporation firm"],
  ["大学", "university college"],
  ["学院", "college institute academy school"],
  ["研究院", "institute academy"],
  ["研究所", "institute"],
  ["法院", "court tribunal"],
  ["中心", "center centre hub"],
  ["计划", "plan programme program scheme project initiative"],
  ["规划", "plan programme program"],
  ["工程", "project programme program works"],
  ["条例", "regulation ordinance rule statute"],
  ["基金会", "foundation fund"],
  ["论坛", "forum"],
  ["局", "bureau office administration agency department authority"],
  ["厅", "department office"],
  ["队", "team squad brigade force corps crew"],
  ["社", "agency press society cooperative club"],
  ["馆", "museum library hall gallery pavilion"],
  ["站", "station stop terminal depot"],
  ["港", "port harbour harbor"],
  ["奖", "prize award medal"],
];

/** Endings that are a name by themselves. */
const whole: ReadonlySet<string> = new Set(["全会"]);

const longestInWords = 4;

/** Names of bodies and things that several pairs have, by their whole words, and how each pair renders them. */
export function findBodies(pairs: readonly DocumentPair[], sourceLocale: string): Repeated[] {
  const places = new Map<string, { readonly heads: string; readonly found: { at: number; from: number }[] }>();
  for (const [at, { source }] of pairs.entries()) {
    for (const { text, from, heads } of namesIn(source, sourceLocale)) {
      const known = places.get(text) ?? { heads, found: [] };
      if (known.found.at(-1)?.at !== at) known.found.push({ at, from });
      places.set(text, known);
    }
  }
  const repeated = [...places].flatMap(([text, { heads, found }]): Repeated[] => {
    if (found.length < 3) return [];
    const pattern = new RegExp(`(?:([\\p{L}’'-]+)\\s+)?\\b(${heads.replaceAll(" ", "|")})s?\\b`, "giu");
    return [{ text, rendered: choose(found, pairs, pattern, text) }];
  });
  // Of 宣讲团 and 委宣讲团 the one that more pairs have says it all.
  return repeated.filter(({ text }) => !repeated.some((other) => other.text !== text && text.endsWith(other.text)));
}

function* namesIn(source: string, locale: string): Generator<{ text: string; from: number; heads: string }> {
  if (!kinds.some(([ending]) => source.includes(ending))) return;
  const words = splitWords(source, locale);
  let to = 0;
  for (const [index, word] of words.entries()) {
    to += word.length;
    for (let count = 1; count <= longestInWords && count <= index + 1; count += 1) {
      const text = words.slice(index + 1 - count, index + 1).join("");
      if (!/^\p{Script=Han}+$/u.test(text)) break;
      const kind = kinds.find(([ending]) => text.endsWith(ending));
      if (!kind) continue;
      if (text.length >= kind[0].length + 2 || whole.has(text)) yield { text, from: to - text.length, heads: kind[1] };
    }
  }
}

/** In each pair the phrase that others have as well; else the only one there is. */
function choose(
  found: readonly { readonly at: number; readonly from: number }[],
  pairs: readonly DocumentPair[],
  pattern: RegExp,
  text: string,
): Rendered[] {
  const candidates = found.map(({ at, from }) =>
    [...(pairs[at]?.target ?? "").matchAll(pattern)].map(({ 0: phrase, 1: modifier = "", 2: head = "", index }) => {
      const tied = isTied(modifier);
      const begin = tied ? index : index + phrase.toLowerCase().lastIndexOf(head.toLowerCase());
      return {
        at,
        source: [from, from + text.length] as const,
        target: [begin, index + phrase.length] as const,
        key: `${tied ? normal(modifier) : ""} ${normal(head)}`.trim(),
      };
    }),
  );
  const counts = new Map<string, number>();
  for (const some of candidates)
    for (const key of new Set(some.map((candidate) => candidate.key))) counts.set(key, (counts.get(key) ?? 0) + 1);
  return candidates.flatMap((some) => {
    const best = some.toSorted((a, b) => (counts.get(b.key) ?? 0) - (counts.get(a.key) ?? 0))[0];
    if (!best) return [];
    const shared = (counts.get(best.key) ?? 0) > 1;
    return shared || new Set(some.map(({ key }) => key)).size === 1 ? [best] : [];
  });
}

const loose = new Set("the a an of and or in to its their this that two three four other each all new".split(" "));

function isTied(modifier: string): boolean {
  return modifier !== "" && !loose.has(modifier.toLowerCase());
}

function normal(word: string): string {
  return word.toLowerCase().replace(/s$/, "").replace("centre", "center").replace("programme", "program");
}
