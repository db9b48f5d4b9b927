/** English words whose other forms no ending makes. */
const irregular: readonly (readonly string[])[] = [
  ["man", "men"],
  ["woman", "women"],
  ["child", "children"],
  ["person", "persons", "people"],
  ["foot", "feet"],
  ["tooth", "teeth"],
  ["mouse", "mice"],
  ["goose", "geese"],
  ["ox", "oxen"],
  ["life", "lives"],
  ["wife", "wives"],
  ["knife", "knives"],
  ["half", "halves"],
  ["leaf", "leaves"],
  ["shelf", "shelves"],
  ["thief", "thieves"],
  ["analysis", "analyses"],
  ["crisis", "crises"],
  ["basis", "bases"],
  ["thesis", "theses"],
  ["criterion", "criteria"],
  ["phenomenon", "phenomena"],
  ["medium", "media"],
  ["datum", "data"],
  ["build", "built"],
  ["hold", "held"],
  ["teach", "taught"],
  ["lead", "led"],
  ["speak", "spoke", "spoken"],
  ["write", "wrote", "written"],
  ["choose", "chose", "chosen"],
  ["win", "won"],
  ["buy", "bought"],
  ["sell", "sold"],
  ["fight", "fought"],
  ["run", "ran"],
  ["make", "made"],
  ["take", "took", "taken"],
  ["go", "went", "gone"],
  ["give", "gave", "given"],
  ["elect", "elected", "electoral"],
];

const formsOf = new Map(irregular.flatMap((forms) => forms.map((form) => [form, forms] as const)));

const possessive = "(?:['’]s?)?";

/** Regular-expression source for `word` in any of its English forms: plural, possessive, verb endings, the person or adverb made from it. */
export function inflected(word: string): string {
  const lower = word.toLowerCase();
  const forms = formsOf.get(lower);
  if (forms) return `(?:${forms.join("|")})(?:e?s|ing)?${possessive}`;
  if (!/^[a-z]{3,}$/.test(lower) || word === word.toUpperCase()) return `${escaped(word)}s?${possessive}`;
  if (/[^aeiou]y$/.test(lower)) return `${lower.slice(0, -1)}(?:y|ies|ied|ier|iers|ily|ying)${possessive}`;
  if (lower.endsWith("e")) return `${lower.slice(0, -1)}(?:e|es|ed|er|ers|en|ing|ings|ely)${possessive}`;
  const last = lower.slice(-1);
  const doubled = /[^aeiou][aeiou][bdgklmnprt]$/.test(lower) ? `|${last}(?:ed|ing|er|ers)` : "";
  return `${lower}(?:s|es|ed|er|ers|ing|ings|ly|al|an|ans|ian|ians|ese|ist|ists|n|ns${doubled})?${possessive}`;
}

/** What every form of `word` that `inflected` finds begins with, in small letters: for telling quickly that a text has none. */
export function stemOf(word: string): string {
  const lower = word.toLowerCase();
  const forms = formsOf.get(lower);
  if (forms) return sharedBeginning(forms);
  const changes = word !== word.toUpperCase() && /^[a-z]{3,}$/.test(lower) && /(?:e|[^aeiou]y)$/.test(lower);
  return changes ? lower.slice(0, -1) : plainBeginning(lower);
}

/** `text` up to what may be written in more than one way. */
export function plainBeginning(text: string): string {
  return text.split(/['’]/, 1)[0] ?? "";
}

function sharedBeginning(forms: readonly string[]): string {
  const [first = "", ...others] = forms;
  let length = 0;
  while (length < first.length && others.every((form) => form[length] === first[length])) length += 1;
  return first.slice(0, length);
}

/** `text` as regular-expression source that means exactly it. */
export function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replace(/['’]/g, "['’]");
}
