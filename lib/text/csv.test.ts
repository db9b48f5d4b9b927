import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyText } from "#lib/testing/arbitraries.ts";
import { readCsv, writeCsv } from "./csv.ts";

const cellsOf = (csv: string) => readCsv(csv).rows.map(({ cells }) => cells);

describe("a table", () => {
  test("comes back as it was, whatever is in it", () => {
    const cell = fc.oneof(
      anyText,
      fc.constantFrom("=1+1", "'=1", "''", "-5", "a,b", 'say "so"', "two\nlines", " x ", "@", "\t"),
    );
    const row = fc
      .array(cell, { minLength: 2, maxLength: 4 })
      .filter((cells) => cells[0] !== "" && cells.at(-1) !== "");
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (rows) => {
        // The first line says what stands between the cells.
        const table = [["term", "rendering"], ...rows.map((cells) => cells.map((text) => text.replace(/\r/g, "")))];
        const written = table.filter((cells) => cells.some((text) => text !== ""));
        expect(cellsOf(writeCsv(written))).toEqual(written);
      }),
    );
  });

  test("holds nothing a spreadsheet would work out", () => {
    for (const sign of ["=", "+", "-", "@", "\t", "＝"]) {
      expect(writeCsv([[`${sign}1`]])).toMatch(/^\uFEFF"?'/);
    }
  });
});

describe("reading", () => {
  for (const [name, csv, rows] of [
    [
      "semicolons",
      "a;b\n1,5;2",
      [
        ["a", "b"],
        ["1,5", "2"],
      ],
    ],
    [
      "tabs and old line ends",
      "a\tb\r1\t2\r",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "quotation marks",
      'a,b\r\n"1, ""one""",2',
      [
        ["a", "b"],
        ['1, "one"', "2"],
      ],
    ],
    [
      "empty cells and lines",
      "a,b\n\n,\n1,\n",
      [
        ["a", "b"],
        ["1", ""],
      ],
    ],
    ["a mark in front", "\uFEFFa,b", [["a", "b"]]],
    ["nothing", "", []],
  ] as const) {
    test(name, () => expect(cellsOf(csv)).toEqual(rows));
  }

  test("tells the line a row begins on, and one that a quotation mark swallowed", () => {
    expect(readCsv('a,b\n"x\ny",1\nz,2').rows.map(({ line }) => line)).toEqual([1, 2, 4]);
    expect(readCsv('a,b\n1,"2\n3,4')).toMatchObject({
      unclosed: { line: 2, begins: "2\n3,4" },
      rows: [{ line: 1 }],
    });
  });

  test("takes a cell of ten million signs, doubled marks and all", () => {
    const cell = `${'""'.repeat(2_500_000)}\n${"字".repeat(5_000_000)}`;
    expect(cellsOf(`a,b\n"${cell}",2`)[1]).toEqual([cell.replaceAll('""', '"'), "2"]);
    expect(readCsv(`a,b\n"${cell},2`).unclosed?.line).toBe(2);
  });
});
