import { isLocale, parseLocale } from "#lib/locales/locale.ts";
import type { TableRow } from "#lib/text/csv.ts";
import {
  type ExchangeDocument,
  type ExchangeFile,
  type ExchangeNote,
  ExchangeRefusal,
  type ExchangeState,
  type ExchangeUnit,
  exchangeStates,
  type Fault,
  type Reading,
} from "./document.ts";
import { readTokens, writeTokens } from "./tokens.ts";
import { originOf, wholeNumber } from "./xliff12.ts";

/** The columns of a spreadsheet, in this order when we write one; when we read one, wherever the first row names them. */
const columns = [
  "segment",
  "source_locale",
  "target_locale",
  "source",
  "target",
  "state",
  "notes",
  "marks",
  "context",
  "article",
  "origin",
  "version",
  "fingerprint",
] as const;
type Column = (typeof columns)[number];

const needed: readonly Column[] = ["segment", "source_locale", "target_locale", "source", "target"];

/** A document as rows of text, the names of the columns first: for CSV and XLSX. */
export function writeTable({ files }: ExchangeDocument): string[][] {
  return [[...columns], ...files.flatMap((file) => file.units.map((unit) => writeRow(unit, file)))];
}

function writeRow(unit: ExchangeUnit, file: ExchangeFile): string[] {
  const { source, target, marks } = writeTokens(unit.source, unit.target);
  const row: Record<Column, string> = {
    segment: unit.id,
    source_locale: file.sourceLocale,
    target_locale: file.targetLocale,
    source,
    target,
    state: unit.state,
    notes: unit.notes.map((note) => `${note.from}: ${note.text}`).join("\n"),
    marks: marks.join("\n"),
    context: unit.context,
    article: file.original,
    origin: unit.origin ?? "",
    version: unit.version === null ? "" : String(unit.version),
    fingerprint: unit.fingerprint ?? "",
  };
  return columns.map((column) => row[column]);
}

/** Reads rows of text, the names of the columns first. Throws an ExchangeRefusal when one that is needed is not there. */
export function readTable(rows: readonly TableRow[]): Reading<ExchangeDocument> {
  const [header, ...body] = rows;
  const names = header?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
  const missing = needed.filter((column) => !names.includes(column));
  if (missing.length > 0) throw new ExchangeRefusal("unknown_format", header?.line ?? 1, missing.join(", "));

  const faults: Fault[] = [];
  const files = new Map<string, { file: Omit<ExchangeFile, "units">; units: ExchangeUnit[] }>();
  for (const { line, cells } of body) {
    const cell = (column: Column) => cells[names.indexOf(column)] ?? "";
    if (cells.length <= names.indexOf("target")) {
      faults.push({ line, code: "row_short", about: cell("segment") });
      continue;
    }
    const wrong = [cell("source_locale"), cell("target_locale")].find((tag) => !isLocale(tag.trim()));
    if (wrong !== undefined) {
      faults.push({ line, code: "locale_unknown", about: wrong });
      continue;
    }
    const [sourceLocale, targetLocale] = [
      parseLocale(cell("source_locale").trim()),
      parseLocale(cell("target_locale").trim()),
    ];
    const original = cell("article");
    const key = JSON.stringify([original, sourceLocale, targetLocale]);
    const found = files.get(key) ?? { file: { original, sourceLocale, targetLocale }, units: [] };
    found.units.push(readRow(cell, line, faults));
    files.set(key, found);
  }
  return { content: { at: "", files: [...files.values()].map(({ file, units }) => ({ ...file, units })) }, faults };
}

function readRow(cell: (column: Column) => string, line: number, faults: Fault[]): ExchangeUnit {
  const marks = cell("marks").split("\n");
  const { source, target, faulty } = readTokens({ source: cell("source"), target: cell("target"), marks });
  const id = cell("segment").trim();
  if (faulty) faults.push({ line, code: "tokens_unbalanced", about: id });
  const named = cell("state").trim().toLowerCase();
  const state = exchangeStates.find((known) => known === named);
  if (named !== "" && state === undefined) faults.push({ line, code: "state_unknown", about: named });
  return {
    id,
    source,
    target,
    state: stateOf(state, target.length > 0),
    origin: originOf(cell("origin").trim(), undefined),
    fingerprint: cell("fingerprint").trim() || null,
    version: wholeNumber(cell("version").trim()),
    context: cell("context"),
    notes: readNotes(cell("notes")),
    line,
  };
}

/** Somebody who writes into an empty row leaves `initial` where it was. */
function stateOf(named: ExchangeState | undefined, hasText: boolean): ExchangeState {
  if (!hasText) return "initial";
  return named === undefined || named === "initial" ? "draft" : named;
}

function readNotes(written: string): ExchangeNote[] {
  return written.split("\n").flatMap((line) => {
    const [, from, text = ""] = /^(qa|reviewer): (.*)$/.exec(line) ?? [];
    return from === "qa" || from === "reviewer" ? [{ from, text }] : [];
  });
}
