import type { Term } from "#lib/glossary/term.ts";
import { findNumbers, sameNumber } from "#lib/text/numbers.ts";
import { findBodies } from "./bodies.ts";
import { atTarget, longestJudged } from "./finding.ts";
import type { CheckName, Finding, Issue, Span } from "./issue.ts";
import { findOrdinalNames } from "./ordinal-names.ts";
import type { Severities } from "./severity.ts";
import { withSeverities } from "./severity.ts";
import { isChinese, isEnglish } from "./writing.ts";

/** One aligned pair of a document. `head`: a headline or summary, whose figures the body has to bear out. */
export type DocumentPair = {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly head: boolean;
};

/** How one pair renders something that several pairs of the document have. */
export type Rendered = {
  /** Index of the pair. */
  readonly at: number;
  readonly source: Span;
  readonly target: Span;
  /** The rendering as it is compared: what differs only here and there is equal. */
  readonly key: string;
};

/** Something of the source that the document has several times, with its renderings in order. */
export type Repeated = { readonly text: string; readonly rendered: readonly Rendered[] };

type Locales = { readonly sourceLocale: string; readonly targetLocale: string };

/** Pairs of one document that are compared. */
const mostPairs = 2_000;

/**
 * What is inconsistent over a document, by the id of the pair to look at: one
 * name with several renderings, one sentence translated in two ways, figures of
 * the head that the body does not have, figures written in two ways. From the
 * aligned pairs alone; what a term of the glossary names is left to the check of
 * terms. The rendering met most often, or
 * first, is the one the others are held against.
 */
export function findInconsistencies(
  pairs: readonly DocumentPair[],
  locales: Locales & { readonly severities: Severities; readonly terms: readonly Term[] },
): Map<string, Issue[]> {
  const compared = pairs
    .slice(0, mostPairs)
    .filter(({ source, target }) => target.trim() !== "" && Math.max(source.length, target.length) <= longestJudged);
  const { sourceLocale, targetLocale } = locales;
  const found: [id: string, finding: Finding][] = [];
  const add = (at: number, finding: Finding) => {
    const id = compared[at]?.id;
    if (id !== undefined) found.push([id, finding]);
  };
  sentencesTwoWays(compared, add);
  if (isChinese(sourceLocale)) clausesTwoWays(compared, add);
  if (isEnglish(targetLocale)) groupsTwoWays(compared, add);
  if (isChinese(sourceLocale) && isEnglish(targetLocale)) {
    const named = findOrdinalNames(compared);
    // What the glossary settles is held against the glossary.
    const settled = (text: string) => locales.terms.some((term) => text.endsWith(term.text));
    // Where a name with an ordinal is off, its last word need not be named again.
    const flagged = new Set<number>();
    const once: Add = (at, finding) => {
      if (flagged.has(at) && named.some((name) => name.text.endsWith(String(finding.values["text"])))) return;
      flagged.add(at);
      add(at, finding);
    };
    for (const repeated of [...named, ...findBodies(compared, sourceLocale)])
      if (!settled(repeated.text)) renderings(repeated, compared, once);
    figuresOfHead(compared, locales, add);
  }
  const issues = new Map<string, Issue[]>();
  for (const [id, finding] of found) {
    const family = finding.check === "figures" ? ("number" as const) : ("terminology" as const);
    issues.set(id, [...(issues.get(id) ?? []), ...withSeverities([{ ...finding, family }], locales.severities)]);
  }
  return issues;
}

type Add = (at: number, finding: Finding) => void;

/** The rendering that most have, of equally many the first. */
function usual(rendered: readonly Rendered[]): Rendered | null {
  const counts = new Map<string, number>();
  for (const { key } of rendered) counts.set(key, (counts.get(key) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  return rendered.find(({ key }) => counts.get(key) === most) ?? null;
}

function renderings({ text, rendered }: Repeated, pairs: readonly DocumentPair[], add: Add): void {
  const norm = usual(rendered);
  const pair = norm && pairs[norm.at];
  if (!norm || !pair) return;
  const other = pair.target.slice(...norm.target);
  for (const { at, source, target, key } of rendered) {
    if (isSame(key, norm.key)) continue;
    const here = pairs[at]?.target.slice(...target) ?? "";
    add(at, {
      ...atTarget("rendering", "warning", "rendered_otherwise", target, {
        values: { text, here, other, number: String(norm.at + 1) },
      }),
      source,
    });
  }
}

/** Equal, or one the short form of the other: the team, the rescue team. */
function isSame(a: string, b: string): boolean {
  return a === b || a.endsWith(` ${b}`) || b.endsWith(` ${a}`);
}

/** Code units from which on a source is a sentence, and no label that depends on its place. */
const shortestSentence = 8;

function sentencesTwoWays(pairs: readonly DocumentPair[], add: Add): void {
  const first = new Map<string, number>();
  for (const [at, { source, target }] of pairs.entries()) {
    const key = source.trim();
    if (key.length < shortestSentence) continue;
    const before = first.get(key);
    if (before === undefined) first.set(key, at);
    else if (pairs[before]?.target.trim() !== target.trim())
      add(at, said("rendering", "hint", "sentence_two_ways", { number: String(before + 1) }));
  }
}

const clause = /(?<![\p{L}\p{N}])\p{Script=Han}{8,40}(?![\p{L}\p{N}])/gu;

/** Words in a row by which two translations of one clause are taken to agree. */
const agreement = 3;

function clausesTwoWays(pairs: readonly DocumentPair[], add: Add): void {
  const first = new Map<string, number>();
  for (const [at, { source, target }] of pairs.entries()) {
    for (const { 0: text, index } of source.matchAll(clause)) {
      const before = first.get(text);
      if (before === undefined) first.set(text, at);
      const other = before === undefined || before === at ? undefined : pairs[before];
      if (!other || other.source.trim() === source.trim() || shareWords(other.target, target)) continue;
      const span = [index, index + text.length] as const;
      add(at, {
        ...said("rendering", "hint", "clause_two_ways", { text, number: String((before ?? 0) + 1) }),
        source: span,
      });
    }
  }
}

function shareWords(a: string, b: string): boolean {
  const rows = new Set(wordRows(a));
  return wordRows(b).some((row) => rows.has(row));
}

function wordRows(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(agreement - 1).map((_, place) => words.slice(place, place + agreement).join(" "));
}

const grouped = /(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])/;
const bare = /(?<![\d.,/:#-])[1-9]\d{3}(?![\d.,/:-]|\s?(?:年|[A-Z]))(?=\s+(?:[a-z]))/g;

/** 6,000 in one place and 6000 in another. A bare figure that may be a year is none. */
function groupsTwoWays(pairs: readonly DocumentPair[], add: Add): void {
  const example = pairs.find(({ target }) => grouped.test(target))?.target.match(grouped)?.[0];
  if (example === undefined) return;
  for (const [at, { target }] of pairs.entries()) {
    for (const { 0: figure, index } of target.matchAll(bare)) {
      const value = Number(figure);
      if (value >= 1000 && value < 2100 && value % 1000 !== 0) continue;
      const text = value.toLocaleString("en");
      const place = [index, index + figure.length] as const;
      add(at, atTarget("figures", "hint", "figure_ungrouped", place, { values: { figure, example }, fix: text }));
    }
  }
}

/** Figures of a head that its source shares with the body, and that the body has otherwise in the target. */
function figuresOfHead(pairs: readonly DocumentPair[], { sourceLocale, targetLocale }: Locales, add: Add): void {
  const body = pairs.filter((pair) => !pair.head);
  if (body.length === 0 || body.length === pairs.length) return;
  const inSource = body.flatMap((pair) => findNumbers(pair.source, sourceLocale));
  const inTarget = body.flatMap((pair) => findNumbers(pair.target, targetLocale));
  for (const [at, { head, source, target }] of pairs.entries()) {
    if (!head) continue;
    const borneOut = findNumbers(source, sourceLocale).every((number) =>
      inSource.some((other) => sameNumber(number, other)),
    );
    if (!borneOut) continue;
    for (const number of findNumbers(target, targetLocale)) {
      if (!number.digits || inTarget.some((other) => sameNumber(number, other))) continue;
      const figure = target.slice(number.from, number.to);
      add(at, atTarget("figures", "warning", "figure_of_head", [number.from, number.to], { values: { figure } }));
    }
  }
}

function said(check: CheckName, severity: Finding["severity"], message: string, values: Finding["values"]): Finding {
  return { check, severity, source: null, target: null, message, values, fix: null };
}
