import { findNumbers } from "#lib/text/numbers.ts";
import type { Dictionary } from "./dictionary.ts";
import { stemOf } from "./stems.ts";
import { stopWords } from "./stop-words.ts";

/** How sure a feature of one side is to come back on the other side of a true pair. */
export type FeatureKind = "word" | "name" | "number" | "sign" | "cognate" | "term" | "memory";

/** Something of a sentence that its translation should show. It is shown when the other side has one of the `keys`. */
export type Feature = { readonly kind: FeatureKind; readonly keys: readonly string[] };

/** The features of a sentence; those of the other side look for each other by their first keys. */
export type Features = readonly Feature[];

/** What a sentence of a language without a dictionary of its own shows: words, numbers and signs. English stems where `english`. */
export function readWords(text: string, locale: string, kindOfWord: "word" | "cognate"): Feature[] {
  const found = new Map<string, Feature>();
  const numbers = readNumbers(text, locale, found);
  readSigns(text, found);
  for (const match of numbers.matchAll(
    /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M}]+(?:['’]\p{L}+)?/gu,
  )) {
    const word = match[0];
    const lower = word.toLowerCase();
    if (word.length < 2 || stopWords.has(lower.replace(/['’]\p{L}*$/u, ""))) continue;
    const key = kindOfWord === "word" ? stemOf(lower) : cognateKey(lower);
    if (key !== "") add(found, kindOfWord, [key]);
  }
  if (kindOfWord === "cognate") {
    for (const [sign] of text.matchAll(/\p{Script=Han}/gu)) add(found, "cognate", [sign]);
  }
  return [...found.values()];
}

/** The beginning of a word without its accents: "Parlament" and "parliament" part later than that. */
function cognateKey(word: string): string {
  const bare = word.normalize("NFD").replace(/\p{M}/gu, "");
  return bare.length < 4 ? "" : bare.slice(0, 5);
}

/** What a Chinese sentence should show in English. `names`: stems of the names in the English text that Pinyin can spell. */
export function readChinese(text: string, dictionary: Dictionary, names: ReadonlySet<string>): Feature[] {
  const found = new Map<string, Feature>();
  const plain = dictionary.simplify(text.normalize("NFKC"));
  const rest = readNumbers(plain, "zh", found);
  readSigns(plain, found);
  for (const [word] of rest.matchAll(/[\p{Script=Latin}\p{M}]{2,}/gu)) add(found, "name", [stemOf(word)]);
  for (const [run] of rest.matchAll(/\p{Script=Han}+/gu)) {
    for (const word of segment(run, dictionary)) {
      const english = dictionary.find(word);
      if (english) add(found, "word", [...new Set(english.map(stemOf))]);
    }
    if (names.size > 0) readNames(run, dictionary, names, found);
  }
  return [...found.values()];
}

/** `run` cut into the longest words of the dictionary, from the left. */
function segment(run: string, dictionary: Dictionary): string[] {
  const words: string[] = [];
  for (let at = 0; at < run.length; ) {
    let length = Math.min(dictionary.longest, run.length - at);
    while (length > 1 && !dictionary.has(run.slice(at, at + length))) length -= 1;
    words.push(run.slice(at, at + length));
    at += length;
  }
  return words;
}

/** Names that two or three characters in a row spell: 衢州 is Quzhou. */
function readNames(run: string, dictionary: Dictionary, names: ReadonlySet<string>, found: Map<string, Feature>): void {
  const signs = [...run];
  for (let at = 0; at < signs.length; at += 1) {
    let spelled = [""];
    for (let length = 1; length <= 3 && at + length <= signs.length; length += 1) {
      const readings = dictionary.readings(signs[at + length - 1] ?? "");
      spelled = spelled.flatMap((before) => readings.map((reading) => before + reading)).slice(0, 27);
      for (const name of spelled) if (length > 1 && names.has(stemOf(name))) add(found, "name", [stemOf(name)]);
    }
  }
}

const syllable =
  "(?:[bpmfdtnlgkhjqxzcsryw]|[zcs]h)?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|an|en|in|un|ai|ei|ui|ao|ou|iu|ie|ue|er|ia|ua|uo|a|e|i|o|u)";
const spelledInPinyin = new RegExp(`^(?:${syllable}){2,3}$`);

/** Stems of the words in `texts` that begin with a capital, never with a small letter, and that Pinyin can spell. */
export function findPinyinNames(texts: readonly string[]): Set<string> {
  const names = new Set<string>();
  const words = new Set<string>();
  for (const text of texts) {
    for (const [word] of text.matchAll(/\b[A-Za-z]{4,18}\b/g)) {
      if (/^[a-z]/.test(word)) words.add(stemOf(word));
      else if (spelledInPinyin.test(word.toLowerCase())) names.add(stemOf(word));
    }
  }
  for (const word of words) names.delete(word);
  return names;
}

const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const hanDigits = "〇一二三四五六七八九";

/** Adds the numbers of `text` by value, and gives the text without them. */
function readNumbers(text: string, locale: string, found: Map<string, Feature>): string {
  const rest = text.split("");
  const blank = (from: number, to: number) => rest.fill(" ", from, to);
  for (const { from, to, value, digits } of findNumbers(text, locale)) {
    if (!digits && value < 11) continue;
    add(found, "number", [`#${value}`]);
    blank(from, to);
  }
  if (locale.startsWith("zh")) {
    for (const match of rest
      .join("")
      .matchAll(/(?<![\d一二三四五六七八九十个])(\d{1,2}|十[一二]?|[一二三四五六七八九])\s?月/g)) {
      add(found, "number", [`month ${smallNumber(match[1] ?? "")}`]);
      blank(match.index, match.index + match[0].length);
    }
    for (const match of rest.join("").matchAll(/[〇零一二两三四五六七八九十百千万亿]{2,}/g)) {
      const value = hanNumber(match[0]);
      if (value === null) continue;
      add(found, "number", [`#${value}`]);
      blank(match.index, match.index + match[0].length);
    }
  } else if (locale.startsWith("en")) {
    const month =
      /\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?:\.|uary|ruary|ch|il|e|y|ust|tember|ober|ember)?(?![a-z])|\bMay(?=\s\d)|(?<=\b(?:in|\d|of|last|since|until)\s)May\b/g;
    for (const match of rest.join("").matchAll(month)) {
      add(found, "number", [`month ${months.indexOf(match[0].slice(0, 3).toLowerCase()) + 1}`]);
      blank(match.index, match.index + match[0].length);
    }
  }
  for (const match of rest.join("").matchAll(/\d+(?:,\d{3})*(?:\.\d+)?/g)) {
    add(found, "number", [`#${Number(match[0].replaceAll(",", ""))}`]);
    blank(match.index, match.index + match[0].length);
  }
  return rest.join("");
}

function smallNumber(text: string): number {
  return /^\d/.test(text) ? Number(text) : (hanNumber(text) ?? 0);
}

const hanScales: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1e3, 万: 1e4, 亿: 1e8 };

/** The value of a number in characters, by place (二〇三五) or with scales (一万两千). Null when it is none. */
function hanNumber(text: string): number | null {
  const signs = [...text.replaceAll("零", "〇").replaceAll("两", "二")];
  if (signs.every((sign) => hanDigits.includes(sign))) {
    return signs.length === 1 || signs.length >= 3
      ? Number(signs.map((sign) => hanDigits.indexOf(sign)).join(""))
      : null;
  }
  let total = 0;
  let group = 0;
  let digit = 0;
  for (const sign of signs) {
    const scale = hanScales[sign];
    if (scale === undefined) digit = hanDigits.indexOf(sign);
    else if (scale >= 1e4) {
      total = (total + group + digit) * scale;
      group = 0;
      digit = 0;
    } else {
      group += (digit || 1) * scale;
      digit = 0;
    }
  }
  return total + group + digit || null;
}

const signs = [
  ["?", /[?？]/],
  ["!", /[!！]/],
  ["“", /["“”「」『』«»]/],
  ["(", /[(（]/],
  [":", /[:：]/],
  ["…", /…|\.{3}|⋯/],
  ["—", /—|–|--/],
  [";", /[;；]/],
] as const;

function readSigns(text: string, found: Map<string, Feature>): void {
  for (const [key, sign] of signs) if (sign.test(text)) add(found, "sign", [key]);
}

function add(found: Map<string, Feature>, kind: FeatureKind, keys: readonly string[]): void {
  const id = `${kind} ${keys.join(" ")}`;
  if (!found.has(id)) found.set(id, { kind, keys });
}
