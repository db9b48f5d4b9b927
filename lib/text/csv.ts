/** A row of a table and the line of the file it begins on, from 1. */
export type TableRow = { readonly line: number; readonly cells: readonly string[] };

export type Unclosed = { readonly line: number; readonly begins: string };

/**
 * A table as CSV (RFC 4180), with the mark that makes spreadsheets read UTF-8.
 * What a spreadsheet would take for a formula gets an apostrophe before it;
 * `readCsv` takes it away again, so that every text comes back as it was.
 */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(writeCell).join(",")}\r\n`).join("")}`;
}

function writeCell(value: string): string {
  const safe = startsFormula.test(value) ? `'${value}` : value;
  return /[",;\r\n\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

// An apostrophe that stands there already is doubled, so that the one added can be told from it.
const startsFormula = /^[=+\-@\t\r＝＋－＠']/;
const guarded = /^'(?=[=+\-@\t\r＝＋－＠'])/;

/**
 * Reads CSV with commas, semicolons or tabs between the cells, whichever the
 * first line uses most. `unclosed`: the line of a quotation mark that never
 * closes, whose row is left out, and how the cell begins; null when each does.
 */
export function readCsv(csv: string): { readonly rows: TableRow[]; readonly unclosed: Unclosed | null } {
  const text = csv.replace(/^\uFEFF/, "");
  const separator = separatorOf(text);
  const rows: TableRow[] = [];
  let cells: string[] = [];
  let [line, began] = [1, 1];
  let at = 0;
  const endRow = () => {
    if (cells.some((cell) => cell !== "")) rows.push({ line: began, cells });
    cells = [];
  };
  while (at < text.length) {
    const cell = readCell(text, at, separator);
    if (cell === null) return { rows, unclosed: { line, begins: text.slice(at + 1, at + 81) } };
    cells.push(cell.value.replace(guarded, ""));
    line += cell.lines;
    at = cell.end;
    if (text.charAt(at) === separator) {
      at += 1;
      if (at < text.length) continue;
      cells.push("");
      break;
    }
    at += text.startsWith("\r\n", at) ? 2 : 1;
    line += 1;
    endRow();
    began = line;
  }
  endRow();
  return { rows, unclosed: null };
}

type Cell = { readonly value: string; readonly end: number; readonly lines: number };

/** The cell at `at`, up to the separator or the end of the line; null when its quotation mark never closes. */
function readCell(text: string, at: number, separator: string): Cell | null {
  let value = "";
  let from = at;
  if (text.charAt(at) === '"') {
    const closing = findClosing(text, at + 1);
    if (closing < 0) return null;
    value = text.slice(at + 1, closing).replaceAll('""', '"');
    from = closing + 1;
  }
  let end = from;
  while (end < text.length && ![separator, "\r", "\n"].includes(text.charAt(end))) end += 1;
  return { value: value + text.slice(from, end), end, lines: linesIn(text.slice(at, from)) };
}

/** Where the quotation that began before `from` ends: at the first mark that is not doubled. */
function findClosing(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text.charAt(at + 1) === '"') at = text.indexOf('"', at + 2);
  return at;
}

function linesIn(text: string): number {
  return text.match(/\r\n?|\n/g)?.length ?? 0;
}

function separatorOf(text: string): string {
  const [first = ""] = text
    .slice(0, 100_000)
    .replace(/"(?:[^"]|"")*"/g, "")
    .split(/\r?\n/, 1);
  const count = (sign: string) => first.split(sign).length;
  return [",", ";", "\t"].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}
