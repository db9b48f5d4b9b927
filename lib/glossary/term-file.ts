import { isLocale, parseLocale } from "#lib/locales/locale.ts";
import { readCsv, type TableRow } from "#lib/text/csv.ts";
import { hasForbiddenCharacters } from "#lib/text/hygiene.ts";
import {
  findRenderingFault,
  partsOfSpeech,
  renderingStatuses,
  type TermContent,
  type TermDetails,
  type TermRendering,
  termKinds,
  termLimits,
  tidyLine,
  tidyLines,
} from "./entry.ts";

/** The columns of a glossary as CSV: a row for each rendering. Only `term` and `rendering` are needed when one is read. */
export const termColumns = [
  "source_locale",
  "term",
  "sense",
  "kind",
  "part_of_speech",
  "pinyin",
  "domain",
  "note",
  "source",
  "locale",
  "rendering",
  "status",
  "rendering_note",
] as const;
type Column = (typeof termColumns)[number];

/** What is wrong with a file or one of its rows. A code is the key of its message under `TermFaults`. */
export const termFaults = [
  "characters",
  "details_differ",
  "empty",
  "kind",
  "locale",
  "no_rendering",
  "no_term",
  "part_of_speech",
  "preferred_twice",
  "rendering_twice",
  "same_locale",
  "status",
  "too_long",
  "unclosed",
] as const;

/** `line`: of the file, from 1. `about`: the words it is about. */
export type TermFault = { readonly line: number; readonly code: (typeof termFaults)[number]; readonly about: string };

/** A term of a file, in one target locale. `given`: the details its columns say something of. */
export type ReadTerm = {
  readonly line: number;
  readonly sourceLocale: string;
  readonly locale: string;
  readonly content: TermContent;
  readonly given: readonly (keyof TermDetails)[];
};

export type ReadTerms = { readonly terms: readonly ReadTerm[]; readonly faults: readonly TermFault[] };

/** What a file says nothing of. */
type Defaults = { readonly sourceLocale: string; readonly locale: string };

/**
 * Reads a glossary as CSV. Without names of columns the first is the term and
 * the second its rendering. Rows of one term and locale belong together,
 * wherever they stand; what a later one leaves empty is as in the first. A
 * rendering without a status is preferred when it is the first of its term, and
 * admitted otherwise. A row with a fault is left out and named.
 */
export function readTermFile(csv: string, defaults: Defaults): ReadTerms {
  const { rows, unclosed } = readCsv(csv);
  const faults: TermFault[] =
    unclosed === null ? [] : [{ line: unclosed.line, code: "unclosed", about: unclosed.begins }];
  const named = columnsOf(rows[0]);
  const columns = named ?? (["term", "rendering", "status"] as const);
  const terms = new Map<string, Gathered>();
  for (const row of named ? rows.slice(1) : rows) {
    const read = readRow(row, columns, defaults);
    if ("code" in read) faults.push(read);
    else {
      const fault = gather(terms, read);
      if (fault) faults.push(fault);
    }
  }
  if (terms.size === 0 && faults.length === 0) faults.push({ line: 1, code: "empty", about: "" });
  const given = details.filter((name) => name === "text" || columns.some((column) => column === columnOf[name]));
  const whole = [...terms.values()].flatMap(({ line, sourceLocale, locale, content }): ReadTerm[] => {
    const fault = findRenderingFault(content.renderings);
    if (!fault) return [{ line, sourceLocale, locale, content, given }];
    faults.push({ line, code: fault, about: content.text });
    return [];
  });
  return { terms: whole, faults: faults.sort((a, b) => a.line - b.line) };
}

/** A term and its renderings as rows of such a file. */
export function termRows(sourceLocale: string, content: TermContent, locale: string): readonly (readonly string[])[] {
  return content.renderings.map((rendering) => {
    const row: Record<Column, string> = {
      source_locale: sourceLocale,
      term: content.text,
      sense: content.sense,
      kind: content.kind,
      part_of_speech: content.partOfSpeech,
      pinyin: content.pinyin,
      domain: content.domain,
      note: content.note,
      source: content.source,
      locale,
      rendering: rendering.text,
      status: rendering.status,
      rendering_note: rendering.note,
    };
    return termColumns.map((column) => row[column]);
  });
}

const details = ["text", "sense", "kind", "partOfSpeech", "pinyin", "domain", "note", "source"] as const;

const columnOf: Record<keyof TermDetails, Column> = {
  text: "term",
  sense: "sense",
  kind: "kind",
  partOfSpeech: "part_of_speech",
  pinyin: "pinyin",
  domain: "domain",
  note: "note",
  source: "source",
};

/** Other names people give these columns. */
const aliases: Readonly<Record<string, Column>> = {
  词条: "term",
  术语: "term",
  原文: "term",
  译法: "rendering",
  译文: "rendering",
  translation: "rendering",
  target: "rendering",
  target_locale: "locale",
  用法: "status",
  拼音: "pinyin",
  类别: "kind",
  词性: "part_of_speech",
  领域: "domain",
  释义: "note",
  出处: "source",
};

/** The columns that a first row names; null when it names no term and no rendering. */
function columnsOf(row: TableRow | undefined): readonly (Column | null)[] | null {
  const names = (row?.cells ?? []).map((cell) => {
    const name = cell
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, "_");
    return termColumns.find((column) => column === name) ?? aliases[name] ?? null;
  });
  return names.includes("term") && names.includes("rendering") ? names : null;
}

type Row = Omit<ReadTerm, "content" | "given"> & {
  readonly details: TermDetails;
  readonly said: ReadonlySet<keyof TermDetails>;
  readonly rendering: TermRendering | Omit<TermRendering, "status">;
};

function readRow(row: TableRow, columns: readonly (Column | null)[], defaults: Defaults): Row | TermFault {
  const cell = (column: Column) => row.cells[columns.indexOf(column)] ?? "";
  const fault = (code: TermFault["code"], about: string): TermFault => ({ line: row.line, code, about });
  const text = tidyLine(cell("term"));
  const words = tidyLine(cell("rendering"));
  if (row.cells.some((value) => hasForbiddenCharacters(value))) return fault("characters", text);
  if (text === "") return fault("no_term", words);
  if (words === "") return fault("no_rendering", text);
  const tags = [cell("source_locale").trim() || defaults.sourceLocale, cell("locale").trim() || defaults.locale];
  const [sourceLocale, locale] = tags.map(canonical);
  const wrong = tags.find((tag) => canonical(tag) === null);
  if (!sourceLocale || !locale) return fault("locale", wrong ?? "");
  if (sourceLocale === locale) return fault("same_locale", text);

  const named = (value: string) =>
    value
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, "_");
  const kind = termKinds.find((one) => one === (named(cell("kind")) || "term"));
  if (!kind) return fault("kind", cell("kind"));
  const part = (["", ...partsOfSpeech] as const).find((one) => one === named(cell("part_of_speech")));
  if (part === undefined) return fault("part_of_speech", cell("part_of_speech"));
  const status = renderingStatuses.find((one) => one === named(cell("status")));
  if (!status && cell("status").trim() !== "") return fault("status", cell("status"));

  const line = (name: "sense" | "pinyin" | "domain" | "source") => tidyLine(cell(name));
  const read: TermDetails = {
    text,
    sense: line("sense"),
    kind,
    partOfSpeech: part,
    pinyin: line("pinyin"),
    domain: line("domain"),
    note: tidyLines(cell("note")),
    source: line("source"),
  };
  const rendering = { text: words, note: tidyLine(cell("rendering_note")), ...(status && { status }) };
  const long = details.find((name) => name in termLimits && longer(read[name], termLimits[name as "text"]));
  if (long || longer(rendering.text, termLimits.text) || longer(rendering.note, termLimits.note)) {
    return fault("too_long", text);
  }
  const said = new Set(details.filter((name) => cell(columnOf[name]).trim() !== ""));
  return { line: row.line, sourceLocale, locale, details: read, said, rendering };
}

type Gathered = Omit<ReadTerm, "given"> & { readonly said: ReadonlySet<keyof TermDetails> };

/** Adds a row to its term. A fault when it says otherwise of the term than the first. */
function gather(terms: Map<string, Gathered>, row: Row): TermFault | null {
  const { line, sourceLocale, locale, said } = row;
  const key = [sourceLocale, locale, row.details.text, row.details.sense].join("\n");
  const known = terms.get(key);
  const status = "status" in row.rendering ? row.rendering.status : known ? "admitted" : "preferred";
  const rendering: TermRendering = { ...row.rendering, status };
  if (!known) {
    terms.set(key, { line, sourceLocale, locale, said, content: { ...row.details, renderings: [rendering] } });
    return null;
  }
  const other = details.find(
    (name) => said.has(name) && known.said.has(name) && row.details[name] !== known.content[name],
  );
  if (other) return { line, code: "details_differ", about: row.details.text };
  const added = Object.fromEntries(details.filter((name) => said.has(name)).map((name) => [name, row.details[name]]));
  const content = { ...known.content, ...added, renderings: [...known.content.renderings, rendering] };
  terms.set(key, { ...known, content, said: new Set([...known.said, ...said]) });
  return null;
}

const locales = new Map<string, string | null>();

/** The canonical form of a tag, or null; worked out once, for every row of a file says the same. */
function canonical(tag: string): string | null {
  const known = locales.get(tag);
  if (known !== undefined) return known;
  if (locales.size > 1_000) locales.clear();
  const found = isLocale(tag) ? parseLocale(tag) : null;
  locales.set(tag, found);
  return found;
}

function longer(text: string, maximum: number): boolean {
  return Array.from(text).length > maximum;
}
