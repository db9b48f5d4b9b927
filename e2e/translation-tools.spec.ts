import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ExchangeDocument, ExchangeUnit } from "../lib/interchange/document.ts";
import { readFileContent, writeTranslations } from "../lib/interchange/formats.ts";
import { readTbx, writeMartif } from "../lib/interchange/tbx.ts";
import { hasTool } from "../lib/testing/translation-tools.ts";
import { expect, test } from "./fixtures.ts";

// Debian's translate-toolkit reads what we write, fills one empty target, writes it all anew, and we read that.
test.skip(!hasTool("translate-toolkit"), "translate-toolkit is not installed here.");

const through = `
import json, sys
from translate.storage import factory
store = factory.getobject(sys.argv[1])
units = [unit for unit in store.units if not unit.isheader()]
print(json.dumps([[str(unit.source), str(unit.target or "")] for unit in units]))
for unit in units:
    if str(unit.source) == "空" and str(unit.target or "") in ("", "空"): unit.target = "filled in elsewhere"
store.savefile(sys.argv[2])
`;

function sendThrough(bytes: Uint8Array | string, extension: string): { seen: string[][]; written: Buffer } {
  const folder = mkdtempSync(join(tmpdir(), "duizhao-toolkit-"));
  try {
    const [sent, back] = [join(folder, `sent.${extension}`), join(folder, `back.${extension}`)];
    writeFileSync(sent, bytes);
    // Debian's own Python is the one that has the toolkit.
    const seen = JSON.parse(execFileSync("/usr/bin/python3", ["-c", through, sent, back], { encoding: "utf8" }));
    return { seen, written: readFileSync(back) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const texts = [
  "a < b && c > d",
  "  blanks before and after  ",
  "=1+1",
  "👩‍👩‍👧 𠮷",
  "يبدأ العمل \u200fهذا العام.",
  'back\\slash "quoted" \\n',
  "line\nbreak\ttab",
  "⟨1⟩",
  "\u2028 \u00a0",
  "\u0001\u001f",
];

const fields = {
  origin: "human",
  fingerprint: "0123456789abcdef",
  version: 1,
  context: "paragraph 1",
  line: 0,
} as const;

const units: readonly ExchangeUnit[] = [
  ...texts.map((text, index) => ({
    ...{ ...fields, id: `a${index}`, state: "translated" as const, notes: [] },
    source: [{ text: `甲${text}` }],
    target: [{ text }],
  })),
  {
    ...{ ...fields, id: "b1", state: "draft", origin: "machine" },
    source: [{ text: "乙" }, { text: "丙", href: "https://example.org/?a=1&b=2" }],
    target: [{ text: "B" }, { text: "C", href: "https://example.org/?a=1&b=2", bold: true }],
    notes: [{ from: "qa", text: "12万 is 120,000 <&>; the translation has 12." }],
  },
  { ...fields, id: "b2", source: [{ text: "空" }], target: [], state: "initial", origin: null, notes: [] },
];

const file = { original: "https://news.example/en/articles/drains", sourceLocale: "zh", targetLocale: "en" };
const document: ExchangeDocument = { at: "2026-11-26T09:30:00.000Z", files: [{ ...file, units }] };

for (const [format, extension] of [
  ["xliff12", "xlf"],
  ["po", "po"],
] as const) {
  test(`translate-toolkit reads and writes our ${format} without a loss`, () => {
    const { seen, written } = sendThrough(writeTranslations(document, format), extension);
    expect(seen.slice(0, 3)).toEqual(texts.slice(0, 3).map((text) => [`甲${text}`, text]));
    const content = readFileContent(written, ["zh", "en"]);
    if (!("translations" in content)) throw new Error("It is another kind of file.");
    expect(content.translations.faults).toEqual([]);
    const read = content.translations.content.files.flatMap((one) => one.units);
    expect(read.slice(0, -1).map((unit) => ({ ...unit, line: 0 }))).toEqual(units.slice(0, -1));
    expect(read.at(-1)).toMatchObject({ id: "b2", target: [{ text: "filled in elsewhere" }] });
  });
}

test("translate-toolkit reads and writes our TMX without a loss", () => {
  const { seen, written } = sendThrough(writeTranslations(document, "tmx"), "tmx");
  expect(seen.slice(0, 3)).toEqual(texts.slice(0, 3).map((text) => [`甲${text}`, text]));
  const content = readFileContent(written, ["zh", "en"]);
  if (!("pairs" in content)) throw new Error("It is another kind of file.");
  expect(content.pairs.faults).toEqual([]);
  expect(content.pairs.content.map(({ id, source, target }) => ({ id, source, target }))).toEqual(
    units.slice(0, texts.length).map(({ id, source, target }) => ({ id, source, target })),
  );
});

test("translate-toolkit reads and writes our older TBX without a loss, and we read its own", () => {
  const wording = (locale: string, text: string, status: "preferred" | "forbidden" | null) => ({
    ...{ locale, text, status, note: "" },
  });
  const concepts = [
    {
      ...{ id: "c1", note: "The city's <&>", subject: "", line: 0 },
      wordings: [wording("zh", "水务局", null), wording("en", "water bureau", "preferred")],
    },
    {
      ...{ id: "c2", note: "", subject: "", line: 0 },
      wordings: [wording("zh", "宣讲", null), wording("en", "propaganda", "forbidden")],
    },
  ];
  const { seen, written } = sendThrough(writeMartif(concepts, "en"), "tbx");
  expect(seen).toEqual([
    ["水务局", "water bureau"],
    ["宣讲", "propaganda"],
  ]);
  const { content, faults } = readTbx(written.toString("utf8"), ["zh", "en"]);
  expect(faults).toEqual([]);
  expect(content.map((concept) => ({ ...concept, line: 0 }))).toEqual(concepts);

  const folder = mkdtempSync(join(tmpdir(), "duizhao-toolkit-"));
  try {
    writeFileSync(join(folder, "terms.csv"), '"source","target","comment"\n"水务局","water bureau",""\n');
    execFileSync("/usr/bin/csv2tbx", [join(folder, "terms.csv"), join(folder, "terms.tbx")], { stdio: "ignore" });
    const own = readTbx(readFileSync(join(folder, "terms.tbx"), "utf8"), ["zh", "en"]);
    expect(own.content[0]?.wordings).toEqual([wording("zh", "水务局", null), wording("en", "water bureau", null)]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
