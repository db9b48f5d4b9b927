import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { TableRow } from "#lib/text/csv.ts";
import { ExchangeRefusal } from "./document.ts";
import { attributeOf, childOf, childrenOf, descendantsOf, readXml, type XmlElement } from "./xml-reading.ts";
import { element, type Markup, text, textElement, xmlFile } from "./xml-writing.ts";

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";

/**
 * A table as a workbook of one sheet (ECMA-376). Every cell is a text, so that
 * `=1+1` is four characters and never a formula; the first row stays in sight.
 */
export function writeXlsx(rows: readonly (readonly string[])[]): Uint8Array {
  const parts: Record<string, Markup> = {
    "[Content_Types].xml": element(
      "Types",
      { xmlns: `${packages}/content-types` },
      element("Default", {
        Extension: "rels",
        ContentType: "application/vnd.openxmlformats-package.relationships+xml",
      }),
      element("Default", { Extension: "xml", ContentType: "application/xml" }),
      part("/xl/workbook.xml", "sheet.main"),
      part("/xl/worksheets/sheet1.xml", "worksheet"),
      part("/xl/styles.xml", "styles"),
    ),
    "_rels/.rels": relationships({ rId1: ["officeDocument", "xl/workbook.xml"] }),
    "xl/workbook.xml": element(
      "workbook",
      { xmlns: main, "xmlns:r": relations },
      element("sheets", {}, element("sheet", { name: "Duizhao", sheetId: 1, "r:id": "rId1" })),
    ),
    "xl/_rels/workbook.xml.rels": relationships({
      rId1: ["worksheet", "worksheets/sheet1.xml"],
      rId2: ["styles", "styles.xml"],
    }),
    "xl/styles.xml": styles(),
    "xl/worksheets/sheet1.xml": sheet(rows),
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, root]) => [path, strToU8(xmlFile(root))])), {
    // The same table is the same file.
    mtime: new Date("1980-01-02T00:00:00Z"),
  });
}

function part(name: string, kind: string): Markup {
  const type = `application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml`;
  return element("Override", { PartName: name, ContentType: type });
}

function relationships(all: Readonly<Record<string, readonly [kind: string, target: string]>>): Markup {
  return element(
    "Relationships",
    { xmlns: `${packages}/relationships` },
    ...Object.entries(all).map(([id, [kind, target]]) =>
      element("Relationship", { Id: id, Type: `${relations}/${kind}`, Target: target }),
    ),
  );
}

/** The second style wraps long text and is of the kind "text": what is typed into such a cell is no formula either. */
function styles(): Markup {
  const cell = { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0, xfId: 0 };
  return element(
    "styleSheet",
    { xmlns: main },
    element(
      "fonts",
      { count: 1 },
      element("font", {}, element("sz", { val: 11 }), element("name", { val: "Calibri" })),
    ),
    element("fills", { count: 1 }, element("fill", {}, element("patternFill", { patternType: "none" }))),
    element("borders", { count: 1 }, element("border", {})),
    element("cellStyleXfs", { count: 1 }, element("xf", { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0 })),
    element(
      "cellXfs",
      { count: 2 },
      element("xf", cell),
      element(
        "xf",
        { ...cell, numFmtId: 49, applyNumberFormat: 1, applyAlignment: 1 },
        element("alignment", { vertical: "top", wrapText: 1 }),
      ),
    ),
  );
}

function sheet(rows: readonly (readonly string[])[]): Markup {
  const wide = new Set(["source", "target", "notes"]);
  return element(
    "worksheet",
    { xmlns: main },
    element(
      "sheetViews",
      {},
      element(
        "sheetView",
        { workbookViewId: 0 },
        element("pane", { ySplit: 1, topLeftCell: "A2", activePane: "bottomLeft", state: "frozen" }),
      ),
    ),
    element(
      "cols",
      {},
      ...(rows[0] ?? [""]).map((name, index) =>
        element("col", { min: index + 1, max: index + 1, width: wide.has(name) ? 60 : 14, customWidth: 1 }),
      ),
    ),
    element(
      "sheetData",
      {},
      ...rows.map((cells, row) =>
        element(
          "row",
          { r: row + 1 },
          ...cells.map((value, column) =>
            value === ""
              ? null
              : element(
                  "c",
                  { r: `${columnName(column)}${row + 1}`, t: "inlineStr", s: 1 },
                  element("is", {}, textElement("t", { "xml:space": "preserve" }, text(escapeControls(value)))),
                ),
          ),
        ),
      ),
    ),
  );
}

/** ECMA-376 part 1, §22.9.2.19: what XML cannot hold is `_x0001_`, and what looks like that is escaped itself. */
function escapeControls(value: string): string {
  return (
    value
      .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what is looked for
      .replace(/[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu, (found) => {
        const hex = found.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
        return `_x${hex}_`;
      })
  );
}

function unescapeControls(value: string): string {
  return value.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** `A`, `B`, … `Z`, `AA`: `column` from 0. */
function columnName(column: number): string {
  return (column >= 26 ? columnName(Math.floor(column / 26) - 1) : "") + String.fromCharCode(65 + (column % 26));
}

/** Bytes of all parts of a workbook together, unpacked. */
const maximumUnpacked = 100_000_000;

/** The rows of a workbook's first sheet. A formula gives the value it had when the file was saved. Throws an ExchangeRefusal for what is no workbook. */
export function readXlsx(bytes: Uint8Array): { rows: TableRow[] } {
  const parts = unpack(bytes);
  const read = (path: string) => (parts[path] ? readXml(strFromU8(parts[path])) : null);
  const workbook = read("xl/workbook.xml");
  if (!workbook) throw new ExchangeRefusal("unknown_format", 0);
  const [first] = descendantsOf(workbook, "sheet");
  const targets = new Map(
    childrenOf(read("xl/_rels/workbook.xml.rels") ?? workbook, "Relationship").map((one) => [
      one.attributes["Id"] ?? "",
      one.attributes["Target"] ?? "",
    ]),
  );
  const target = targets.get((first && attributeOf(first, "id")) ?? "") ?? "worksheets/sheet1.xml";
  const found = read(target.startsWith("/") ? target.slice(1) : `xl/${target}`);
  if (!found) throw new ExchangeRefusal("unknown_format", 0);
  const strings = childrenOf(read("xl/sharedStrings.xml") ?? workbook, "si").map(richText);
  const rows = descendantsOf(found, "row").map((row, index): TableRow => {
    const cells: string[] = [];
    childrenOf(row, "c").forEach((cell, place) => {
      const at = columnIndex(cell.attributes["r"]) ?? place;
      if (at > 16_383) throw new ExchangeRefusal("malformed", Number(row.attributes["r"] ?? index + 1));
      while (cells.length <= at) cells.push("");
      cells[at] = cellText(cell, strings);
    });
    return { line: Number(row.attributes["r"] ?? index + 1), cells };
  });
  return { rows: rows.filter((row) => row.cells.some((cell) => cell !== "")) };
}

function unpack(bytes: Uint8Array): Record<string, Uint8Array> {
  let total = 0;
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        const wanted =
          /^xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|worksheets\/[^/]+\.xml)$/.test(name);
        if (wanted) total += originalSize;
        if (total > maximumUnpacked) throw new ExchangeRefusal("malformed", 0);
        return wanted;
      },
    });
  } catch (error) {
    throw error instanceof ExchangeRefusal ? error : new ExchangeRefusal("unknown_format", 0);
  }
}

function cellText(cell: XmlElement, strings: readonly string[]): string {
  const type = cell.attributes["t"];
  if (type === "inlineStr") return richText(childOf(cell, "is"));
  const value = plain(childOf(cell, "v"));
  return type === "s" ? (strings[Number(value)] ?? "") : unescapeControls(value);
}

/** The text of a string item: its own, or that of its runs; not the reading aids for Japanese. */
function richText(item: XmlElement | undefined): string {
  if (!item) return "";
  const parts = [...childrenOf(item, "t"), ...childrenOf(item, "r").flatMap((run) => childrenOf(run, "t"))];
  return unescapeControls(parts.map(plain).join(""));
}

function plain(holder: XmlElement | undefined): string {
  return holder?.children.filter((child) => typeof child === "string").join("") ?? "";
}

function columnIndex(reference: string | undefined): number | null {
  const [letters] = /^[A-Z]{1,3}(?=\d)/.exec(reference ?? "") ?? [];
  if (letters === undefined) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
