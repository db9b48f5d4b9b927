import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { check } from "./check.ts";
import { readGlossaryLines, readPairLines } from "./pair-lines.ts";

const printed: string[] = [];
const told: string[] = [];

beforeEach(() => {
  vi.spyOn(process.stdout, "write").mockImplementation((text) => printed.push(String(text)) > 0);
  vi.spyOn(console, "error").mockImplementation((text) => void told.push(String(text)));
});

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
  printed.length = 0;
  told.length = 0;
});

function file(name: string, text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), "duizhao-")), name);
  writeFileSync(path, text);
  return path;
}

test("one finding is one line of JSON, and nothing else is printed", async () => {
  await check.run([file("pairs.tsv", "7\t覆盖12万余人\tcovering 12 people\n8\t船来了。\tThe boat came.\n")]);
  expect(printed.map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining({
      pairIndex: 7,
      check: "number",
      severity: "error",
      family: "number",
      source: [2, 5],
      target: [9, 11],
      message: "12万 is 120,000; the translation has 12.",
    }),
  ]);
  expect(process.exitCode).toBeUndefined();
});

test("a line that cannot be read is told by its number, the others are checked, and the exit code is 2", async () => {
  await check.run([file("pairs.tsv", "0\t船\n1\t12万人\t12 people\nx\ta\tb\n")]);
  expect(printed).toHaveLength(1);
  expect(told.map((line) => /line \d/.exec(line)?.[0])).toEqual(["line 1", "line 3"]);
  expect(process.exitCode).toBe(2);
});

test("the glossary is asked", async () => {
  const glossary = file("terms.tsv", "渡口\tferry landing|landing\nbroken\n");
  await check.run([file("pairs.tsv", "0\t渡口关了。\tThe port is closed.\n"), "--glossary", glossary]);
  expect(printed.map((line) => JSON.parse(line).check)).toEqual(["terminology"]);
  expect(process.exitCode).toBe(2);
});

test.each([
  [[], "one file"],
  [["/does/not/exist.tsv"], "cannot be read"],
  [["a.tsv", "--target", "klingon"], "no language tag"],
  [["a.tsv", "--colour"], "--colour"],
])("%j is answered with what to do", async (options, hint) => {
  await expect(check.run(options)).rejects.toThrow(hint);
});

test("lines are read whatever their ends", () => {
  expect(readPairLines("\uFEFF0\ta\tb\r\n\r\n1\t\t\n").items).toEqual([
    { index: 0, source: "a", target: "b" },
    { index: 1, source: "", target: "" },
  ]);
  expect(readGlossaryLines("渡口\t|\n渡口\tlanding| wharf \n").items).toEqual([
    {
      id: "2",
      text: "渡口",
      renderings: [
        { text: "landing", status: "preferred" },
        { text: "wharf", status: "admitted" },
      ],
    },
  ]);
});
