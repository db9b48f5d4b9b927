import type { Fault } from "./document.ts";

/** A row of a table and the line of the file it begins on, from 1. */
export type TableRow = { readonly line: number; readonly cells: readonly string[] };

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

/** Reads CSV with commas, semicolons or tabs between the cells, whichever the first line uses most. A quotation mark that never closes is a fault; what stands after it is left out. */
export function readCsv(csv: string): { rows: TableRow[]; faults: Fault[] } {
  const text = csv.replace(/^\uFEFF/, "");
  const separator = separatorOf(text);
  const rows: TableRow[] = [];
  let cells: string[] = [];
  let cell = "";
  let [line, began] = [1, 1];
  const endCell = () => {
    cells.push(cell.replace(guarded, ""));
    cell = "";
  };
  const endRow = () => {
    endCell();
    if (cells.some((one) => one !== "")) rows.push({ line: began, cells });
    cells = [];
    began = line;
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (sign === '"' && cell === "") {
      const opened = line;
      let closed = false;
      for (at += 1; at < text.length; at += 1) {
        if (text.charAt(at) === "\n") line += 1;
        if (text.charAt(at) !== '"') cell += text.charAt(at);
        else if (text.charAt(at + 1) === '"') {
          cell += '"';
          at += 1;
        } else {
          closed = true;
          break;
        }
      }
      if (!closed) return { rows, faults: [{ line: opened, code: "not_closed", about: cell.slice(0, 80) }] };
    } else if (sign === separator) endCell();
    else if (sign === "\n" || (sign === "\r" && text.charAt(at + 1) !== "\n")) {
      line += 1;
      endRow();
    } else if (sign !== "\r" || text.charAt(at + 1) !== "\n") cell += sign;
  }
  if (cell !== "" || cells.length > 0) endRow();
  return { rows, faults: [] };
}

function separatorOf(text: string): string {
  const [first = ""] = text.replace(/"(?:[^"]|"")*"/g, "").split(/\r?\n/, 1);
  const count = (sign: string) => first.split(sign).length;
  return [",", ";", "\t"].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}
