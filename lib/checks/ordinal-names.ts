import type { DocumentPair, Rendered, Repeated } from "./consistency.ts";

/** Names with a number in them: 党的十九届五中全会, 第三届…大会. */
const named =
  /(?:党的)?第?[一二三四五六七八九十百〇\d]{1,4}[届次](?:[一二三四五六七八九十]中全会|[\p{Script=Han}]{0,8}?(?:大会|会议|全会|论坛|博览会|运动会|代表大会))/gu;

/** A capitalised name, with the small words inside it. */
const capitalised =
  /(?:[A-Z][\p{L}’'-]*|\d{1,3}(?:st|nd|rd|th))(?:\s+(?:(?:of|the|and|for|on|in)\s+){0,2}(?:[A-Z][\p{L}’'-]*|\d{1,3}(?:st|nd|rd|th)))*/gu;

const ordinal =
  /\b(?:\d{1,3}(?:st|nd|rd|th)|[XVI]{2,6}|(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|\p{Lu}\p{Ll}+(?:teenth|tieth)))\b/u;

/** Names with an ordinal that several pairs have, and the capitalised name with an ordinal in each. */
export function findOrdinalNames(pairs: readonly DocumentPair[]): Repeated[] {
  const places = new Map<string, { readonly at: number; readonly from: number }[]>();
  for (const [at, { source }] of pairs.entries()) {
    const seen = new Set<string>();
    for (const { 0: name, index } of source.matchAll(named)) {
      if (seen.has(name)) continue;
      seen.add(name);
      places.set(name, [...(places.get(name) ?? []), { at, from: index }]);
    }
  }
  return [...places].flatMap(([text, found]) => {
    if (found.length < 2) return [];
    const rendered = found.flatMap(({ at, from }): Rendered[] => {
      const name = findName(pairs[at]?.target ?? "");
      return name ? [{ at, source: [from, from + text.length], ...name }] : [];
    });
    return rendered.length < 2 ? [] : [{ text, rendered }];
  });
}

/** The longest capitalised name with an ordinal. */
function findName(target: string): Pick<Rendered, "target" | "key"> | null {
  const names = [...target.matchAll(capitalised)].filter(({ 0: name }) => ordinal.test(name) && name.includes(" "));
  const longest = names.toSorted((a, b) => b[0].length - a[0].length)[0];
  if (!longest) return null;
  const name = longest[0];
  return {
    target: [longest.index, longest.index + name.length],
    key: name
      .toLowerCase()
      .replace(/\b(?:the|of)\b/g, "")
      .replace(/\s+/g, " ")
      .trim(),
  };
}
