import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { createTranslator } from "use-intl/core";
import { runChecks } from "#lib/checks/check.ts";
import { findInconsistencies } from "#lib/checks/consistency.ts";
import type { Issue, Pair } from "#lib/checks/issue.ts";
import { getSeverities } from "#lib/checks/queries.ts";
import type { Severities } from "#lib/checks/severity.ts";
import { isLocale, parseLocale } from "#lib/locales/locale.ts";
import { SetupError } from "#lib/server/setup-error.ts";
import messages from "../../messages/en.json" with { type: "json" };
import type { Command } from "./command.ts";
import { givenPath } from "./given-path.ts";
import { withOperatorDatabase } from "./operator-database.ts";
import { type PairLine, type Read, readGlossaryLines, readPairLines } from "./pair-lines.ts";

const usage = "<pairs.tsv> [--glossary <terms.tsv>] [--source zh] [--target en] [--document] [--newsroom]";

export const check: Command = {
  summary:
    "Check pairs, one a line: index, source, target between tabs. Prints what is found as lines of JSON; exit code 2 when a line could not be read. With --document the pairs are one article, its headline first; with --newsroom the levels set in the newsroom hold.",
  usage,
  async run(options) {
    const { values, positionals } = parse(options);
    const [path, ...more] = positionals;
    if (path === undefined || more.length > 0) throw new SetupError(`Say one file of pairs: duizhao check ${usage}`);
    const locales = { sourceLocale: readLocale(values.source), targetLocale: readLocale(values.target) };
    const terms = values.glossary === undefined ? [] : take(values.glossary, readGlossaryLines);
    const severities = values.newsroom ? await readSeverities(locales.targetLocale) : {};
    const pairs = take(path, readPairLines);
    const overall = values.document
      ? readDocument(pairs, { ...locales, severities, terms })
      : new Map<string, Issue[]>();
    for (const [at, { index, ...texts }] of pairs.entries()) {
      const found = runChecks({ ...texts, ...locales, terms, severities });
      for (const issue of [...found, ...(overall.get(String(at)) ?? [])]) print(index, issue, texts);
    }
  },
};

async function readSeverities(locale: string): Promise<Severities> {
  let found: Severities = {};
  await withOperatorDatabase(async (db) => {
    found = await getSeverities(locale, db);
  });
  return found;
}

/** What is inconsistent over all pairs, by their place. */
function readDocument(
  pairs: readonly PairLine[],
  locales: Parameters<typeof findInconsistencies>[1],
): Map<string, Issue[]> {
  const document = pairs.map(({ source, target }, at) => ({ id: String(at), source, target, head: at === 0 }));
  return findInconsistencies(document, locales);
}

function parse(options: string[]) {
  try {
    return parseArgs({
      args: options,
      allowPositionals: true,
      options: {
        glossary: { type: "string" },
        document: { type: "boolean", default: false },
        newsroom: { type: "boolean", default: false },
        source: { type: "string", default: "zh" },
        target: { type: "string", default: "en" },
      },
    });
  } catch (error) {
    throw new SetupError(`${error instanceof Error ? error.message : error} Usage: duizhao check ${usage}`);
  }
}

function readLocale(tag: string): string {
  if (!isLocale(tag)) throw new SetupError(`\`${tag}\` is no language tag. Write such as zh, zh-Hant or en.`);
  return parseLocale(tag);
}

/** What a file holds. Lines that cannot be read are told, and the exit code is 2; the others count. */
function take<Item>(path: string, read: (text: string) => Read<Item>): readonly Item[] {
  const { items, wrong } = read(readText(path));
  for (const message of wrong) console.error(`${path}, ${message}`);
  if (wrong.length > 0) process.exitCode = 2;
  return items;
}

function readText(path: string): string {
  try {
    return readFileSync(givenPath(path), "utf8");
  } catch (error) {
    throw new SetupError(`${path} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}

const translate = createTranslator({ locale: "en", messages, namespace: "Checks.messages" });

function print(pairIndex: number, issue: Issue, texts: Pick<Pair, "source" | "target">): void {
  const { check, severity, family, source, target, fix } = issue;
  const message = translate(issue.message as never, issue.values as never);
  const replacement = fix && { target: fix.span, text: fix.text };
  const said = { source: source && texts.source.slice(...source), target: target && texts.target.slice(...target) };
  process.stdout.write(
    `${JSON.stringify({ pairIndex, check, severity, family, source, target, message, said, fix: replacement })}\n`,
  );
}
