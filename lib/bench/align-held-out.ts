import { type Parameters, parameters } from "#lib/alignment/parameters.ts";
import { prepare } from "#lib/alignment/prepared.ts";
import { readDictionary } from "#lib/alignment/reading.ts";
import { findSteps } from "#lib/alignment/search.ts";
import { fitParameters } from "./align-fit.ts";
import {
  type AlignedText,
  countRight,
  type IndexGroup,
  readAligned,
  sharesOf,
  sumOf,
  type Tally,
} from "./align-score.ts";
import { columns } from "./results.ts";

// `npm run bench:align-held-out -- FILE.jsonl…`: how good the aligner is on texts that its parameters were not
// fitted to. A file for each kind of text, a line for each text: {"id", "zh": [sentences], "en": […], "gold": [[[0], [0, 1]], …]}.
// The texts are halved; parameters are fitted to one half, from round numbers, and judged on the other, both ways.
process.channel?.unref();
const rounds = 2;

const kinds = process.argv
  .slice(2)
  .filter((argument) => argument.endsWith(".jsonl"))
  .map(readAligned);
if (kinds.length === 0) {
  console.error("npm run bench:align-held-out -- FILE.jsonl…");
  process.exit(1);
}
const dictionary = readDictionary();
const half = halves(kinds.flatMap(({ texts }) => texts.map(({ id }) => id)));
const prepared = kinds.map(({ kind, texts }) => ({ kind, texts: texts.map(ready) }));
type Ready = ReturnType<typeof ready>;

const fitted = [0, 1].map((seen) => {
  const training = prepared.map(({ texts }) => texts.filter(({ side }) => side === seen));
  return fitParameters((all) => mean(training.map((texts) => worthOf(judge(texts, all)))), rounds);
});

const rows = [["", "texts", "groups", "alone", "strict F1", "lax F1", "left alone: precision", "recall"]];
for (const { kind, texts } of prepared) {
  const unseen = texts.map((text) => judge([text], fitted[1 - text.side] ?? parameters));
  rows.push(["held out", kind, ...figures(sumOf(unseen))]);
  const seen = texts.map((text) => judge([text], fitted[text.side] ?? parameters));
  rows.push(["the same, fitted to", kind, ...figures(sumOf(seen))]);
  rows.push(["the product's parameters", kind, ...figures(judge(texts, parameters))]);
}
console.log(columns(rows));

function ready(text: AlignedText) {
  const means = { sourceLocale: "zh", targetLocale: "en", dictionary, terms: [], memory: [] };
  return { gold: text.gold, side: half.get(text.id) ?? 0, prepared: prepare([text.zh], [text.en], means) };
}

function judge(texts: readonly Ready[], all: Parameters): Tally {
  return sumOf(texts.map(({ gold, prepared }) => countRight(gold, findSteps(prepared, all).map(indexesOf))));
}

function indexesOf({ first, firstSize, second, secondSize }: ReturnType<typeof findSteps>[number]): IndexGroup {
  const count = (from: number, size: number) => Array.from({ length: size }, (_, index) => from + index);
  return [count(first, firstSize), count(second, secondSize)];
}

/** What the fit is for: right groups, and a little for sentences rightly left alone. */
function worthOf(tally: Tally): number {
  const { strict, precision, recall } = sharesOf(tally);
  return strict + 0.1 * ((2 * precision * recall) / (precision + recall) || 0);
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

function figures(tally: Tally): string[] {
  const { strict, lax, precision, recall } = sharesOf(tally);
  const share = (value: number) => (Number.isNaN(value) ? "–" : value.toFixed(3));
  return [String(tally.groups), String(tally.alone), share(strict), share(lax), share(precision), share(recall)];
}

/** To which half each text belongs, every second one. A text made from another, whose id begins with the other's, goes with it. */
function halves(ids: readonly string[]): ReadonlyMap<string, number> {
  const origin = (id: string) =>
    ids.filter((other) => id.startsWith(other)).toSorted((a, b) => a.length - b.length)[0] ?? id;
  const origins = [...new Set(ids.map(origin))].toSorted();
  return new Map(ids.map((id) => [id, origins.indexOf(origin(id)) % 2]));
}
