const syllable =
  "(?:[bpmfdtnlgkhjqxzcsryw]|[zcs]h)?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|an|en|in|un|ai|ei|ui|ao|ou|iu|ie|ue|er|ia|ua|uo|a|e|i|o|u)";
const spelled = new RegExp(`^(?:${syllable}){2,3}$`);

/** A name as Pinyin spells it: `Quzhou`, by its first syllables. */
export type PinyinNames = ReadonlyMap<string, readonly (readonly string[])[]>;

/** Names in English texts that Pinyin can spell in two or three syllables: they begin with a capital and never with a small letter. */
export function findPinyinNames(texts: readonly string[]): PinyinNames {
  const names = new Set<string>();
  const words = new Set<string>();
  for (const text of texts) {
    for (const [word] of text.matchAll(/\b[A-Za-z]{4,18}\b/g)) {
      const lower = word.toLowerCase();
      if (lower.charAt(0) === word.charAt(0)) words.add(lower);
      else if (!names.has(lower) && spelled.test(lower)) names.add(lower);
    }
  }
  const bySyllable = new Map<string, string[][]>();
  for (const name of names) {
    if (words.has(name)) continue;
    for (const syllables of cutsOf(name)) {
      const [first = ""] = syllables;
      bySyllable.set(first, [...(bySyllable.get(first) ?? []), syllables]);
    }
  }
  return bySyllable;
}

const whole = new RegExp(`^${syllable}$`);

/** Every way to cut `name` into two or three syllables: `xian` as xi-an. */
function cutsOf(name: string): string[][] {
  const cuts: string[][] = [];
  const cut = (rest: string, before: string[]) => {
    if (rest === "" && before.length >= 2) cuts.push(before);
    if (rest === "" || before.length === 3) return;
    for (let length = 1; length <= Math.min(6, rest.length); length += 1) {
      const next = rest.slice(0, length);
      if (whole.test(next)) cut(rest.slice(length), [...before, next]);
    }
  };
  cut(name, []);
  return cuts;
}

/** Those of `names` that characters in a row spell: 衢州 is quzhou. */
export function namesSpelledBy(
  characters: string,
  names: PinyinNames,
  readings: (character: string) => readonly string[],
): string[] {
  const found: string[] = [];
  const signs = [...characters];
  signs.forEach((sign, at) => {
    for (const reading of readings(sign)) {
      for (const syllables of names.get(reading) ?? []) {
        if (syllables.every((one, index) => index === 0 || readings(signs[at + index] ?? "").includes(one))) {
          found.push(syllables.join(""));
        }
      }
    }
  });
  return found;
}
