import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type AlignOptions, alignSentences, type Group } from "#lib/alignment/align.ts";
import { readDictionaryFor } from "#lib/alignment/reading.ts";
import { splitPastedText } from "#lib/articles/pasted-text.ts";
import { isLocale, parseLocale, sentenceSeparator } from "#lib/locales/locale.ts";
import { SetupError } from "#lib/server/setup-error.ts";
import { decodeText } from "#lib/text/encoding.ts";
import { splitSentences } from "#lib/text/sentences.ts";
import type { Command } from "./command.ts";
import { givenPath } from "./given-path.ts";

const usage = "<source.txt> <target.txt> [--sentences] [--source zh] [--target en]";

export const align: Command = {
  summary:
    "Align a text with its translation: a line of JSON for each group of sentences. With --sentences the files have one sentence a line, and the lines are numbers: `0,1 <tab> 2`.",
  usage,
  async run(args) {
    const { values, positionals } = parse(args);
    const [sourcePath, targetPath, ...more] = positionals;
    if (sourcePath === undefined || targetPath === undefined || more.length > 0) {
      throw new SetupError(`Say two files: duizhao align ${usage}`);
    }
    const [sourceLocale, targetLocale] = [readLocale(values.source), readLocale(values.target)];
    if (sourceLocale === targetLocale)
      throw new SetupError("Source and target are one language. Say --source and --target.");
    const [source, target] = [readText(sourcePath), readText(targetPath)];
    const options = { sourceLocale, targetLocale, dictionary: readDictionaryFor(sourceLocale, targetLocale) };
    process.stdout.write(values.sentences ? alignLines(source, target, options) : alignTexts(source, target, options));
  },
};

/** Lines `source indexes <tab> target indexes`. */
function alignLines(source: string, target: string, options: AlignOptions): string {
  return alignSentences([linesOf(source)], [linesOf(target)], options)
    .map((group) => `${group.source.join(",")}\t${group.target.join(",")}\n`)
    .join("");
}

/** A line feed ends a sentence; what follows the last one is a sentence unless it is empty. */
function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

/** Lines of JSON with the group's text under either locale, and its confidence. */
function alignTexts(source: string, target: string, options: AlignOptions): string {
  const [sources, targets] = [splitText(source, options.sourceLocale), splitText(target, options.targetLocale)];
  return alignSentences(sources, targets, options)
    .map((group) => `${JSON.stringify(textOf(group, sources.flat(), targets.flat(), options))}\n`)
    .join("");
}

function splitText(text: string, locale: string): string[][] {
  return splitPastedText(text.replace(/\r\n?/g, "\n")).map((paragraph) =>
    splitSentences(paragraph, locale).map(({ from, to }) => paragraph.slice(from, to)),
  );
}

function textOf(
  group: Group,
  sources: readonly string[],
  targets: readonly string[],
  { sourceLocale, targetLocale }: AlignOptions,
): Record<string, string | number> {
  const join = (indexes: readonly number[], sentences: readonly string[], locale: string) =>
    indexes.map((index) => sentences[index]).join(sentenceSeparator(locale));
  return {
    [sourceLocale]: join(group.source, sources, sourceLocale),
    [targetLocale]: join(group.target, targets, targetLocale),
    confidence: group.confidence,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        sentences: { type: "boolean", default: false },
        source: { type: "string", default: "zh" },
        target: { type: "string", default: "en" },
      },
    });
  } catch (error) {
    throw new SetupError(`${error instanceof Error ? error.message : error} Usage: duizhao align ${usage}`);
  }
}

function readLocale(tag: string): string {
  if (!isLocale(tag)) throw new SetupError(`\`${tag}\` is no language tag. Write such as zh, zh-Hant or en.`);
  return parseLocale(tag);
}

function readText(path: string): string {
  try {
    return decodeText(readFileSync(givenPath(path)));
  } catch (error) {
    throw new SetupError(`${path} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}
