import { findTerms, findWords, type TermMention } from "#lib/glossary/matching.ts";
import { proposedRendering, type Term } from "#lib/glossary/term.ts";
import type { Check } from "./check.ts";
import type { Finding, Pair, Span } from "./issue.ts";
import { isOtherLand, isSaidOtherwise } from "./said-otherwise.ts";
import { isEnglish } from "./writing.ts";

const mostIssues = 20;

/** Terms of the newsroom's glossary that the target renders by none of their accepted renderings, or by a forbidden one. */
export const terminologyCheck: Check = {
  name: "terminology",
  family: "terminology",
  serves: () => true,
  find: (pair) => {
    const { source, sourceLocale, terms = [] } = pair;
    if (terms.length === 0) return [];
    const mentions = findTerms(source, sourceLocale, terms);
    if (mentions.length === 0) return [];
    const accepted = mentions.flatMap(({ term }) => acceptedPlaces(term, pair));
    const said = new Map<string, TermMention[]>();
    for (const mention of mentions) said.set(mention.term.id, [...(said.get(mention.term.id) ?? []), mention]);
    return [...said.values()].flatMap((same) => judge(same, accepted, pair)).slice(0, mostIssues);
  },
};

function judge(mentions: readonly TermMention[], accepted: readonly Span[], pair: Pair): Finding[] {
  const [first] = mentions;
  if (!first) return [];
  const { term } = first;
  const proposed = proposedRendering(term);
  const forbidden = placesOf(term, "forbidden", pair).filter(
    ({ span }) => !accepted.some(([from, to]) => from <= span[0] && span[1] <= to),
  );
  if (forbidden.length > 0) {
    return forbidden.map(({ span, exact }) => ({
      ...finding(first, "warning", proposed === null ? "term_forbidden" : "term_forbidden_instead"),
      target: span,
      values: { term: term.text, found: pair.target.slice(...span), proposed: proposed ?? "" },
      fix: proposed !== null && exact ? { span, text: proposed } : null,
    }));
  }
  if (proposed === null || acceptedPlaces(term, pair).length > 0) return [];
  const missed = mentions.find((mention) => !isMet(mention, pair));
  if (!missed) return [];
  const severity = mayBeUnderstood(pair) && !isOtherLand(term, pair) ? "hint" : "warning";
  return [{ ...finding(missed, severity, "term_missing"), values: { term: term.text, proposed } }];
}

function finding({ from, to }: TermMention, severity: Finding["severity"], message: string): Finding {
  return { check: "terminology", severity, source: [from, to], target: null, message, values: {}, fix: null };
}

function acceptedPlaces(term: Term, pair: Pair): Span[] {
  return [...placesOf(term, "preferred", pair), ...placesOf(term, "admitted", pair)].map(({ span }) => span);
}

function placesOf(
  term: Term,
  status: Term["renderings"][number]["status"],
  { target, targetLocale }: Pair,
): { readonly span: Span; readonly exact: boolean }[] {
  return term.renderings
    .filter((rendering) => rendering.status === status)
    .flatMap(({ text }) =>
      findWords(target, targetLocale, text).map((span) => ({ span, exact: target.slice(...span) === text })),
    );
}

/** Whether the target has the term in another shape, or does without it as its language does. */
function isMet(mention: TermMention, pair: Pair): boolean {
  return isInTitle(mention, pair.source) || isSaidOtherwise(mention, pair);
}

/** Inside 《》 a term is part of a name, which has its own rendering. */
function isInTitle({ from, to }: TermMention, source: string): boolean {
  const before = source.slice(Math.max(0, from - 20), from);
  const after = source.slice(to, to + 20);
  return /《[^》]*$/.test(before) && /^[^《]*》/.test(after) && !(before.endsWith("《") && after.startsWith("》"));
}

/** Words that stand for a thing named before. */
const pronouns =
  /\b(?:he|she|it|they|him|her|them|his|hers|its|their|theirs|there|here|these|those|ones?|this (?:is|was|has)|that (?:is|was|has))\b/i;

/** Whether the target may point at the thing instead of naming it again. */
function mayBeUnderstood({ target, targetLocale }: Pair): boolean {
  return isEnglish(targetLocale) && pronouns.test(target);
}
