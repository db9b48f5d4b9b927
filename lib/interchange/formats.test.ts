import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { normalizeRuns, type Run } from "#lib/text/runs.ts";
import { type ExchangeDocument, type ExchangeUnit, exchangeStates } from "./document.ts";
import { readFileContent, type TranslationFormat, translationFormats, writeTranslations } from "./formats.ts";

const awkward = [
  "a < b && c > d ]]> \"quoted\" 'single'",
  "&amp; &lt;b&gt; &#65;",
  "  two blanks before, two after  ",
  "\ttab\nline\r\nline\rend",
  "=1+1",
  "+8613800000000",
  "-2",
  "@SUM(A1)",
  "'=1+1",
  "''",
  "覆盖12万余人。",
  "👩‍👩‍👧 🏳️‍🌈 𠮷野家",
  "يبدأ العمل هذا العام. \u200fمرحبا",
  "\u0001 \u0007\u000b\u001f",
  "_x0041_ _x005F_",
  'back\\slash \\n "\\"',
  "⟨1⟩ ⟨⟨/1⟩ ⟨",
  "é é",
  "\u2028 \u0085 \u00a0",
  ",;\t,",
  '%s {0} <ph id="1"/>',
];

function unitOf(source: readonly Run[], target: readonly Run[], change: Partial<ExchangeUnit> = {}): ExchangeUnit {
  return {
    id: "k3v9a0b1c2",
    source,
    target,
    state: target.length === 0 ? "initial" : "translated",
    origin: "human",
    fingerprint: "0123456789abcdef",
    version: 3,
    context: "paragraph 1",
    notes: [],
    line: 0,
    ...change,
  };
}

function documentOf(...units: ExchangeUnit[]): ExchangeDocument {
  const named = units.map((unit, index) => ({ ...unit, id: `${unit.id}${index}` }));
  const file = { original: "https://news.example/zh/articles/drains", sourceLocale: "zh", targetLocale: "en" };
  return { at: "2026-11-26T09:30:00.000Z", files: [{ ...file, units: named }] };
}

/** Out and in again, without the lines. */
function again(document: ExchangeDocument, format: TranslationFormat) {
  const content = readFileContent(writeTranslations(document, format), ["zh", "en"]);
  if (!("translations" in content)) throw new Error("It is another kind of file.");
  expect(content.format).toBe(format);
  expect(content.translations.faults).toEqual([]);
  return content.translations.content.files.map((file) => ({
    ...file,
    units: file.units.map((unit) => ({ ...unit, line: 0 })),
  }));
}

const complete = translationFormats.filter((format) => format !== "tmx");

describe.each(complete)("%s", (format) => {
  test.each(awkward)("brings %j back as it was", (text) => {
    const document = documentOf(
      unitOf([{ text }], [{ text }, { text: "x", bold: true }]),
      unitOf([{ text: "甲" }], [{ text }]),
    );
    expect(again(document, format)).toEqual(document.files);
  });

  test("keeps every state, origin and note", () => {
    const document = documentOf(
      ...exchangeStates.map((state) =>
        unitOf([{ text: "甲。" }], state === "initial" ? [] : [{ text: "One." }], { state, origin: "machine" }),
      ),
      unitOf([{ text: "甲。" }], [{ text: "One." }], {
        origin: "memory",
        version: null,
        fingerprint: null,
        context: "",
        notes: [
          { from: "qa", text: "12万 is 120,000 <&>; the translation has 12." },
          { from: "reviewer", text: "Too short: say it in full." },
        ],
      }),
    );
    expect(again(document, format)).toEqual(document.files);
  });

  test("keeps bold, italic, code and links, also where the target has others than the source", () => {
    const document = documentOf(
      unitOf(
        [
          { text: "甲", bold: true },
          { text: "乙", bold: true, italic: true, href: "https://example.org/?a=1&b=<2>" },
          { text: " " },
          { text: "丙", bold: true },
          { text: "丁", code: true },
        ],
        [
          { text: "c", bold: true },
          { text: " ", code: true },
          { text: "a", bold: true },
          { text: "b", italic: true },
          { text: "again", bold: true },
          { text: "e", href: "/about" },
        ],
      ),
    );
    expect(again(document, format)).toEqual(document.files);
  });

  test("keeps any text with any marks", () => {
    const anyString = fc.oneof(
      fc.string({ unit: "binary", maxLength: 12 }),
      fc.string({ unit: fc.constantFrom(..."<>&\"'⟨⟩/12=+-@\t\n\r,; _x0\\甲\u0001\u001f"), maxLength: 16 }),
    );
    const anyRuns = fc
      .array(
        fc.record(
          {
            text: anyString,
            bold: fc.constant(true as const),
            italic: fc.constant(true as const),
            code: fc.constant(true as const),
            href: fc.constantFrom("https://example.org/?a=1&b=2", "/about", "mailto:a@example.org"),
          },
          { requiredKeys: ["text"] },
        ),
        { maxLength: 5 },
      )
      .map(normalizeRuns);
    fc.assert(
      fc.property(anyRuns, anyRuns, (source, target) => {
        if (source.length === 0) return;
        const document = documentOf(unitOf(source, target));
        expect(again(document, format)).toEqual(document.files);
      }),
      { numRuns: 100 },
    );
  });
});

test("a memory keeps what somebody stands by", () => {
  const document = documentOf(
    ...awkward.map((text) =>
      unitOf([{ text: "甲 " }, { text, bold: true }], [{ text: `${text} ` }, { text, italic: true, href: '/a?b="&c' }]),
    ),
    unitOf([{ text: "乙" }], [{ text: "draft" }], { state: "draft" }),
  );
  const content = readFileContent(writeTranslations(document, "tmx"), ["zh", "en"]);
  if (!("pairs" in content)) throw new Error("It is another kind of file.");
  expect(content.pairs.faults).toEqual([]);
  expect(content.pairs.content.map(({ id, source, target, context }) => ({ id, source, target, context }))).toEqual(
    document.files[0]?.units
      .slice(0, -1)
      .map(({ id, source, target }) => ({ id, source, target, context: document.files[0]?.original })),
  );
});

test.each([
  ["comments", `${"<!---->".repeat(5_000)}<`],
  ["blanks", `<${" ".repeat(50_000)}`],
  ["a comment without an end", `<!--${"-".repeat(50_000)}`],
])("a file of nothing but %s is refused at once", (_, text) => {
  expect(() => readFileContent(new TextEncoder().encode(text), ["zh", "en"])).toThrow(
    expect.objectContaining({ code: "unknown_format" }),
  );
});

test("what stands before the first element is passed over", () => {
  const before = '<?xml version="1.0"?>\n<!-- > <a> -->\n<!-- two --><!DOCTYPE tmx SYSTEM "tmx14.dtd">\n';
  const tmx = `${before}<tmx version="1.4"><header srclang="zh"/><body/></tmx>`;
  expect(readFileContent(new TextEncoder().encode(tmx), ["zh", "en"])).toMatchObject({ format: "tmx" });
});
