import type { Span } from "#lib/checks/issue.ts";
import { terminologyCheck } from "#lib/checks/terminology.ts";
import { findTerms, findWords } from "#lib/glossary/matching.ts";
import { proposedRendering, type Term } from "#lib/glossary/term.ts";

/**
 * How a translation renders a term of its source: `deviates` by a forbidden
 * rendering or by none that is accepted; `unclear` where a pronoun may stand for
 * it; `admitted` and `preferred` by what the glossary allows.
 */
export const conformities = ["deviates", "unclear", "admitted", "preferred"] as const;
export type Conformity = (typeof conformities)[number];

/** Plain texts and their locales. `terms`: every term they mention, so that a longer one is not taken for a shorter. */
type Texts = {
  readonly source: string;
  readonly target: string;
  readonly sourceLocale: string;
  readonly targetLocale: string;
  readonly terms: readonly Term[];
};

/** How one pair renders one term: where the source says it, and its segments with the preferred rendering put in where that is certain. */
export type JudgedUse = {
  readonly conformity: Conformity;
  readonly source: readonly Span[];
  /** For each of `segments`; null where nobody but a person can say what would have to change, and where nothing has to. */
  readonly proposed: readonly (string | null)[];
};

/**
 * Judges a pair by one of its terms; null when the source does not mention it.
 * `segments`: what the target is made of, each corrected for itself. `instead`:
 * further words of the target that stand for the term and are to go; empty for
 * none. They count as a deviation.
 */
export function judgeUse(texts: Texts, segments: readonly string[], termId: string, instead: string): JudgedUse | null {
  const mentions = findTerms(texts.source, texts.sourceLocale, texts.terms).filter(({ term }) => term.id === termId);
  const term = mentions[0]?.term;
  if (!term) return null;
  const source = mentions.map(({ from, to }): Span => [from, to]);
  const unwanted = unwantedPlaces(texts, term, instead);
  const findings = terminologyCheck.find(texts).filter(({ values }) => values["term"] === term.text);
  const deviates = unwanted.length > 0 || findings.some(({ severity }) => severity !== "hint");
  const proposed = segments.map((target) => {
    const part = { ...texts, target };
    return deviates ? replaceAll(part, term, unwantedPlaces(part, term, instead)) : null;
  });
  if (deviates) return { conformity: "deviates", source, proposed };
  if (findings.length > 0) return { conformity: "unclear", source, proposed };
  const preferred = placesOf(texts, term, "preferred").length > 0;
  return { conformity: preferred ? "preferred" : "admitted", source, proposed };
}

/** Deviations first, then as `conformities` lists them; otherwise as they come. */
export function byConformity(a: { readonly conformity: Conformity }, b: { readonly conformity: Conformity }): number {
  return conformities.indexOf(a.conformity) - conformities.indexOf(b.conformity);
}

type Place = { readonly span: Span; readonly words: string };

function placesOf({ target, targetLocale }: Texts, term: Term, status: Term["renderings"][number]["status"]): Place[] {
  return term.renderings
    .filter((rendering) => rendering.status === status)
    .flatMap(({ text }) => findWords(target, targetLocale, text).map((span) => ({ span, words: text })));
}

/** Places of forbidden renderings and of `instead`, none inside another or inside an accepted one, in order. */
function unwantedPlaces(texts: Texts, term: Term, instead: string): Place[] {
  const accepted = [...placesOf(texts, term, "preferred"), ...placesOf(texts, term, "admitted")];
  const asked = findWords(texts.target, texts.targetLocale, instead).map((span) => ({ span, words: instead.trim() }));
  const found = [
    ...asked,
    ...placesOf(texts, term, "forbidden").filter(
      ({ span }) => !accepted.some((other) => other.span[0] <= span[0] && span[1] <= other.span[1]),
    ),
  ];
  const kept: Place[] = [];
  for (const place of found.toSorted((a, b) => b.span[1] - b.span[0] - (a.span[1] - a.span[0]))) {
    if (kept.every(({ span }) => place.span[1] <= span[0] || span[1] <= place.span[0])) kept.push(place);
  }
  return kept.sort((a, b) => a.span[0] - b.span[0]);
}

function replaceAll({ target }: Texts, term: Term, places: readonly Place[]): string | null {
  const rendering = proposedRendering(term);
  if (rendering === null || places.length === 0) return null;
  let text = target;
  for (const { span, words } of places.toReversed()) {
    const adapted = adapt(rendering, target.slice(...span), words);
    if (adapted === null) return null;
    const before = fitArticle(text.slice(0, span[0]), adapted);
    text = before + adapted + text.slice(span[1]);
  }
  return text === target ? null : text;
}

/**
 * `rendering` in the form that `found` is of `words`: its capital, its plural
 * and its possessive. Null for any other form, which a person has to find.
 */
function adapt(rendering: string, found: string, words: string): string | null {
  const ending = found.toLowerCase().startsWith(words.toLowerCase()) ? found.slice(words.length) : null;
  const plain = ending === null ? pluralOf(words).toLowerCase() === found.toLowerCase() : ending === "";
  const form = ending === null || ending === "" ? "" : ending;
  const capital = /^\p{Lu}/u.test(found) && /^\p{Ll}/u.test(words);
  const begin = (text: string) => (capital ? text.charAt(0).toUpperCase() + text.slice(1) : text);
  if (plain) return begin(ending === null ? pluralOf(rendering) : rendering);
  if (/^e?s$/.test(form)) return begin(pluralOf(rendering));
  if (/^['’]s$/.test(form)) return begin(`${rendering}${form}`);
  if (/^e?s['’]$/.test(form)) return begin(`${pluralOf(rendering)}${form.at(-1)}`);
  return null;
}

/** The regular English plural. */
function pluralOf(words: string): string {
  if (/(?:s|x|z|ch|sh)$/i.test(words)) return `${words}es`;
  if (/[^aeiou]y$/i.test(words)) return `${words.slice(0, -1)}ies`;
  return `${words}s`;
}

/** “a preaching group” becomes “an outreach team”: by the letter, which is right for all but a few words. */
function fitArticle(before: string, next: string): string {
  return before.replace(/\b([Aa])n?(\s+)$/, (_, a: string, space: string) =>
    /^[aeiou]/i.test(next) ? `${a}n${space}` : `${a}${space}`,
  );
}
