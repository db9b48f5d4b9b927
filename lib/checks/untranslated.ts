import { isHan, scriptOf } from "#lib/locales/locale.ts";
import type { Check } from "./check.ts";
import type { Finding, Pair, Span } from "./issue.ts";

/** Han characters, with the signs and blanks between them. */
const hanStretch = /\p{Script=Han}+(?:[\s，。、；：！？“”‘’「」『』《》（）·…—\d]{0,8}\p{Script=Han}+)*/gu;

const mostIssues = 20;

/** Fewer words than this may be a name that is the same everywhere. */
const fewestWords = 4;

/** Text left in the source's language: the source itself, or Han characters in a script that has none. */
export const untranslatedCheck: Check = {
  name: "untranslated",
  family: "untranslated",
  serves: (sourceLocale, targetLocale) => sourceLocale !== targetLocale,
  find: (pair) => {
    if (isCopy(pair)) return [issue("untranslated_copy", wholeOf(pair.target), {})];
    if (!isHan(pair.sourceLocale) || mayHoldHan(pair.targetLocale)) return [];
    return [...findHan(pair.target)];
  },
};

function* findHan(text: string): Generator<Finding> {
  let found = 0;
  for (const { 0: stretch, index } of text.matchAll(hanStretch)) {
    yield issue("untranslated_han", [index, index + stretch.length], { text: excerpt(stretch) });
    found += 1;
    if (found === mostIssues) return;
  }
}

/** Korean may print a name's Han characters beside it. */
function mayHoldHan(locale: string): boolean {
  return isHan(locale) || scriptOf(locale) === "Kore";
}

function isCopy({ source, target, sourceLocale, targetLocale }: Pair): boolean {
  if (source.trim() !== target.trim()) return false;
  if (scriptOf(sourceLocale) === scriptOf(targetLocale) && isHan(sourceLocale)) return false;
  const text = source.trim();
  if (isHan(sourceLocale) && !mayHoldHan(targetLocale)) return /\p{Script=Han}/u.test(text);
  return !isHan(sourceLocale) && (text.match(/\p{L}{2,}/gu) ?? []).length >= fewestWords;
}

function wholeOf(text: string): Span {
  const from = text.length - text.trimStart().length;
  return [from, text.trimEnd().length];
}

function excerpt(text: string): string {
  const characters = [...text];
  return characters.length > 24 ? `${characters.slice(0, 24).join("")}…` : text;
}

function issue(message: string, target: Span, values: Readonly<Record<string, string>>): Finding {
  return { check: "untranslated", severity: "error", source: null, target, message, values, fix: null };
}
