import { readCsv, writeCsv } from "#lib/text/csv.ts";
import {
  type ExchangeDocument,
  type ExchangeFile,
  ExchangeRefusal,
  type ExchangeUnit,
  type Fault,
  type Reading,
} from "./document.ts";
import { readPo, writePo } from "./po.ts";
import { readTable, writeTable } from "./table.ts";
import { type ExchangeConcept, readTbx } from "./tbx.ts";
import { type ExchangePair, readTmx, writeTmx } from "./tmx.ts";
import { readXliff2, writeXliff2 } from "./xliff2.ts";
import { readXliff12, writeXliff12 } from "./xliff12.ts";
import { readXlsx, writeXlsx } from "./xlsx.ts";

/** What a translation can be sent out as. A name is also the key of its words under `ExchangeFormats`. */
export const translationFormats = ["xliff12", "xliff21", "po", "xlsx", "csv", "tmx"] as const;
export type TranslationFormat = (typeof translationFormats)[number];

export const fileFormats = [...translationFormats, "tbx"] as const;
export type FileFormat = (typeof fileFormats)[number];

/** Extension without its dot, media type, and whether one file holds any number of pairs of languages. */
export const formatFacts: Record<
  TranslationFormat,
  { readonly extension: string; readonly type: string; readonly manyPairs: boolean }
> = {
  xliff12: { extension: "xlf", type: "application/xliff+xml", manyPairs: true },
  xliff21: { extension: "xliff", type: "application/xliff+xml", manyPairs: false },
  po: { extension: "po", type: "text/x-gettext-translation", manyPairs: false },
  xlsx: {
    extension: "xlsx",
    type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    manyPairs: true,
  },
  csv: { extension: "csv", type: "text/csv; charset=utf-8", manyPairs: true },
  tmx: { extension: "tmx", type: "application/x-tmx+xml", manyPairs: true },
};

/** The bytes of a file in `format`. Throws a RangeError where the document has more pairs of languages than the format. */
export function writeTranslations(document: ExchangeDocument, format: TranslationFormat): Uint8Array {
  const utf8 = new TextEncoder();
  if (format === "xlsx") return writeXlsx(writeTable(document));
  if (format === "csv") return utf8.encode(writeCsv(writeTable(document)));
  if (format === "xliff12") return utf8.encode(writeXliff12(document));
  if (format === "xliff21") return utf8.encode(writeXliff2(document));
  if (format === "po") return utf8.encode(writePo(document));
  return utf8.encode(writeTmx(document.files.flatMap(pairsOf), document.at));
}

/** What somebody stands by, for a memory. */
function pairsOf(file: ExchangeFile): ExchangePair[] {
  return file.units
    .filter((unit) => ["translated", "reviewed", "final"].includes(unit.state))
    .map((unit) => ({
      id: unit.id,
      sourceLocale: file.sourceLocale,
      targetLocale: file.targetLocale,
      source: unit.source,
      target: unit.target,
      at: null,
      by: "",
      context: file.original,
      line: 0,
    }));
}

/** What a file turned out to hold. */
export type FileContent =
  | { readonly format: Exclude<TranslationFormat, "tmx">; readonly translations: Reading<ExchangeDocument> }
  | { readonly format: "tmx"; readonly pairs: Reading<readonly ExchangePair[]> }
  | { readonly format: "tbx"; readonly concepts: Reading<readonly ExchangeConcept[]> };

/**
 * Reads a file by what it holds, whatever it is called. `project`: the
 * languages of a TBX that does not know its own. Throws an ExchangeRefusal.
 */
export function readFileContent(bytes: Uint8Array, project: readonly [string, string]): FileContent {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    return { format: "xlsx", translations: readTable(readXlsx(bytes).rows) };
  }
  const text = decode(bytes);
  const root =
    // A comment ends at its first end: looked for further on, some dozens of them would take for ever.
    /^(?:<\?[^>]*\?>|<!--(?:(?!-->)[\s\S])*-->|<!DOCTYPE[^>[]*(?:\[[^\]]*\])?[^>]*>|\s)*<([\w:.-]+)([^>]*)/.exec(
      text.slice(0, 50_000),
    );
  const name = root?.[1]?.replace(/^.*:/, "");
  if (name === "xliff") {
    return /\sversion\s*=\s*["']2/.test(root?.[2] ?? "")
      ? { format: "xliff21", translations: readXliff2(text) }
      : { format: "xliff12", translations: readXliff12(text) };
  }
  if (name === "tmx") return { format: "tmx", pairs: readTmx(text) };
  if (name === "tbx" || name === "martif") return { format: "tbx", concepts: readTbx(text, project) };
  if (/^\s*</.test(text)) throw new ExchangeRefusal("unknown_format", 1);
  if (/^msgid\s+"/m.test(text)) return { format: "po", translations: readPo(text) };
  const { rows, unclosed } = readCsv(text);
  const { content, faults } = readTable(rows);
  const open: Fault[] = unclosed === null ? [] : [{ line: unclosed.line, code: "not_closed", about: unclosed.begins }];
  return { format: "csv", translations: { content, faults: [...faults, ...open] } };
}

/** The pairs of a memory whose ids are of segments, as a document. */
export function pairsAsDocument(pairs: readonly ExchangePair[]): ExchangeDocument {
  const files = new Map<string, ExchangeFile & { readonly units: ExchangeUnit[] }>();
  for (const pair of pairs) {
    const { sourceLocale, targetLocale, context } = pair;
    const key = JSON.stringify([context, sourceLocale, targetLocale]);
    const file = files.get(key) ?? { original: context, sourceLocale, targetLocale, units: [] };
    file.units.push({
      id: pair.id,
      source: pair.source,
      target: pair.target,
      state: pair.target.length === 0 ? "initial" : "translated",
      origin: null,
      fingerprint: null,
      version: null,
      context: "",
      notes: [],
      line: pair.line,
    });
    files.set(key, file);
  }
  return { at: "", files: [...files.values()] };
}

/** Units without an id, and second ones of the same id and language, as faults; the others. */
export function withoutDoubles(reading: Reading<ExchangeDocument>): Reading<ExchangeDocument> {
  const faults: Fault[] = [...reading.faults];
  const seen = new Set<string>();
  const files = reading.content.files.map((file) => ({
    ...file,
    units: file.units.filter((unit) => {
      const key = `${unit.id} ${file.targetLocale}`;
      const code = unit.id === "" ? "id_missing" : seen.has(key) ? "id_twice" : null;
      if (code) faults.push({ line: unit.line, code, about: unit.id });
      else seen.add(key);
      return code === null;
    }),
  }));
  return { content: { ...reading.content, files }, faults: faults.sort((a, b) => a.line - b.line) };
}

/** UTF-8; UTF-16 where the file says so by its first bytes; else the encoding of Chinese spreadsheets. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}
