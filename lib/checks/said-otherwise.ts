import { isLand, landsIn, startsWithLand } from "#lib/glossary/lands.ts";
import type { TermMention } from "#lib/glossary/matching.ts";
import type { Term } from "#lib/glossary/term.ts";
import type { Pair } from "./issue.ts";
import { hasOtherWord } from "./other-words.ts";
import { isChinese, isEnglish } from "./writing.ts";

/**
 * Whether an English target has a term though none of its renderings: shortened,
 * in another word for an ordinary noun, or left out where English does without
 * (a class noun behind a name, the agent of a passive, a land before what belongs
 * to it). A name in a wrong name's place is none of these.
 */
export function isSaidOtherwise(mention: TermMention, pair: Pair): boolean {
  if (!isEnglish(pair.targetLocale)) return false;
  if (isShortened(mention.term, pair) || isInAbbreviation(mention, pair)) return true;
  if (!isChinese(pair.sourceLocale)) return false;
  return (
    isInRemark(mention, pair) ||
    isBehindName(mention, pair) ||
    isPointedAt(mention, pair) ||
    isAgentOfPassive(mention, pair) ||
    hasOtherWord(pair.source, [mention.from, mention.to], pair.target) ||
    isLandSaidOtherwise(mention, pair)
  );
}

/** In brackets that the target has none of: what a foreign reader needs no telling is left out as a whole. */
function isInRemark({ from, to }: TermMention, { source, target }: Pair): boolean {
  return (
    /[（(][^）)]{0,80}$/.test(source.slice(0, from)) &&
    /^[^（(]{0,80}[）)]/.test(source.slice(to)) &&
    !/[([–—]/.test(target)
  );
}

/** Sen. for senator, gov't, govt and dept: the first letters, or some of them and the last. */
function isShortened({ renderings }: Term, { target }: Pair): boolean {
  const short = target.match(/\b[A-Za-z]{3,5}(?:['’]t|\.(?= \p{Lu})|\b)/gu) ?? [];
  return renderings.some(
    ({ text, status }) =>
      status !== "forbidden" && /^[a-z]{6,}$/.test(text) && short.some((word) => isShortFor(word.toLowerCase(), text)),
  );
}

/** Whether the target has an abbreviation that the source has not, of a name that the term is a part of or that has its letter. */
function isInAbbreviation({ term, to }: TermMention, { source, target }: Pair): boolean {
  const letters = (target.match(/\b[A-Z]{3,6}\b/g) ?? []).filter(
    (word) => !/^[IVXLC]+$/.test(word) && !source.includes(word),
  );
  if (letters.length === 0) return false;
  const initials = term.renderings.map(({ text }) => text.charAt(0).toUpperCase());
  return (
    !afterSubject.test(source.slice(to)) || letters.some((word) => initials.some((initial) => word.includes(initial)))
  );
}

function isShortFor(word: string, long: string): boolean {
  const letters = word.replace(/[^a-z]/g, "");
  if (word.endsWith(".") && long.startsWith(letters)) return true;
  if (letters.slice(0, 2) !== long.slice(0, 2) || letters.at(-1) !== long.at(-1)) return false;
  if (long.length < 8 || !/[^aeiou]{2}$/.test(letters)) return false;
  let at = 0;
  for (const letter of letters) {
    at = long.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** Whom a Chinese title after a name is for; other class nouns after one only say what it is. */
const person = /[长员官授相理席任师士家王生者人]$/;

/** A class noun behind a foreign name that both texts have: Acme 银行. */
function isBehindName({ term, from }: TermMention, { source, target }: Pair): boolean {
  const name = /(\p{Lu}[\p{Script=Latin}\d.&-]{2,}) ?$/u.exec(source.slice(Math.max(0, from - 30), from))?.[1];
  return name !== undefined && !isName(term) && !person.test(term.text) && target.includes(name);
}

function isName({ renderings }: Term): boolean {
  return renderings.every(({ text }) => /^\p{Lu}/u.test(text));
}

/** Those from the north, for 来自北方的… */
function isPointedAt({ from }: TermMention, { source, target }: Pair): boolean {
  return (
    source.charAt(from - 1) === "的" &&
    /\bthose (?:who|whose|that|from|in|on|at|of|with|without|under|over)\b/i.test(target)
  );
}

/** After a noun: it is the subject of what follows, or is joined to it. After any other sign it says whose the next thing is. */
const afterSubject =
  /^(?:[的是与及或已也被把向从到就于为称]|有(?!线|色)|和(?!平)|对(?!外)|将(?!军|领)|都(?!市|会)|会(?!议|计)|要(?!塞|闻)|说(?!唱)|最(?!高|佳)|在(?!线)|[^\p{Script=Han}])/u;

const passive =
  /\b(?:is|are|was|were|been|being|be) (?:(?:\p{Ll}+ly|not|now|also|already|still) )?(?:\p{Ll}{2,}ed|made|taken|given|built|held|put|set|sent|told|brought|found|shown|drawn|chosen)\b(?! by\b)/u;

/** “Ferries were approved” for 政府批准渡船: whoever acts begins the clause in Chinese and is not named in English. */
function isAgentOfPassive({ term, from, to }: TermMention, { source, target }: Pair): boolean {
  if (
    isName(term) ||
    !/(?:^|[，。；：“！？]|虽然|尽管|但是?|因为|如果)$/.test(source.slice(Math.max(0, from - 2), from))
  )
    return false;
  return /^(?:[还已将也曾未没不正]|[做作出决宣公发批建推取通下])/.test(source.slice(to)) && passive.test(target);
}

/**
 * The French for France; or a country before the name of what belongs to it,
 * which English often does without (Texas, the Royal Mail), as long as no
 * other country is named instead. A land before another land says what that one is
 part of, and stays.
 */
function isLandSaidOtherwise({ term, to }: TermMention, { source, target }: Pair): boolean {
  if (!isLand(term.text)) return false;
  const named = landsIn(target);
  const isLanguage = new RegExp(`(?:${term.text.charAt(0)}|${term.text})[语文]`).test(source);
  if (!isLanguage && named.some((names) => names.includes(term.text))) return true;
  const rest = source.slice(to);
  return !namesOtherLand({ source, target }) && !afterSubject.test(rest) && !startsWithLand(rest);
}

/** Whether an English target names a land that its Chinese source does not. */
function namesOtherLand({ source, target }: Pick<Pair, "source" | "target">): boolean {
  return landsIn(target).some((names) => !names.some((name) => source.includes(name)));
}

/** Whether a land has another land's name in its place: Norway for 荷兰. */
export function isOtherLand(term: Term, pair: Pair): boolean {
  return isLand(term.text) && isEnglish(pair.targetLocale) && namesOtherLand(pair);
}
