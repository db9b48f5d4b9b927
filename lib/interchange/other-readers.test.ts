import gettextParser from "gettext-parser";
import { describe, expect, test } from "vitest";
import readXliff2ByOthers from "xliff/xliff2js";
import readXliff12ByOthers from "xliff/xliff12ToJs";
import type { ExchangeDocument } from "./document.ts";
import { readFileContent, type TranslationFormat, writeTranslations } from "./formats.ts";

const unit = {
  origin: "human",
  fingerprint: "0123456789abcdef",
  version: 1,
  context: "paragraph 1",
  notes: [],
  line: 0,
} as const;

const document: ExchangeDocument = {
  at: "2026-11-26T09:30:00.000Z",
  files: [
    {
      original: "https://news.example/zh/articles/drains",
      sourceLocale: "zh",
      targetLocale: "en",
      units: [
        {
          ...unit,
          id: "a1",
          source: [{ text: "甲 < & 👩‍👩‍👧" }],
          target: [{ text: ' =1+1 "ب" \\ \t' }],
          state: "translated",
        },
        {
          ...unit,
          id: "a2",
          source: [{ text: "乙", bold: true }],
          target: [{ text: "B", bold: true }],
          state: "draft",
        },
        { ...unit, id: "a3", source: [{ text: "丙\n丙" }], target: [], state: "initial" },
      ],
    },
  ],
};

const written = (format: TranslationFormat) => writeTranslations(document, format);
const text = (format: TranslationFormat) => new TextDecoder().decode(written(format));

describe("readers by others find the same in what we write", () => {
  test("XLIFF 1.2", async () => {
    const { sourceLanguage, targetLanguage, resources } = await readXliff12ByOthers(text("xliff12"));
    const units = resources["https://news.example/zh/articles/drains"];
    expect([sourceLanguage, targetLanguage]).toEqual(["zh", "en"]);
    expect(units?.["a1"]).toMatchObject({ source: "甲 < & 👩‍👩‍👧", target: ' =1+1 "ب" \\ \t' });
    expect(units?.["a2"]).toMatchObject({ target: { GenericSpan: { id: "1", ctype: "bold", contents: "B" } } });
    expect(units?.["a3"]).toMatchObject({ source: "丙\n丙", target: "丙\n丙" });
  });

  test("XLIFF 2.1", async () => {
    const { sourceLanguage, targetLanguage, resources } = await readXliff2ByOthers(text("xliff21"));
    const units = resources["f1"];
    expect([sourceLanguage, targetLanguage]).toEqual(["zh", "en"]);
    expect(units?.["a1"]).toMatchObject({ source: "甲 < & 👩‍👩‍👧", target: ' =1+1 "ب" \\ \t' });
    expect(units?.["a2"]).toMatchObject({ target: { Span: { id: "1", type: "fmt", contents: "B" } } });
    expect(units?.["a3"]?.target).toBeUndefined();
  });

  test("PO, and what another program writes from it says the same", () => {
    const parsed = gettextParser.po.parse(Buffer.from(written("po")));
    expect(parsed.headers).toMatchObject({ Language: "en", "X-Source-Language": "zh" });
    const entries = Object.values(parsed.translations).flatMap((found) => Object.values(found));
    expect(
      entries.slice(1).map(({ msgctxt, msgid, msgstr, comments }) => [msgctxt, msgid, msgstr[0], comments?.flag]),
    ).toEqual([
      ["a1", "甲 < & 👩‍👩‍👧", ' =1+1 "ب" \\ \t', undefined],
      ["a2", "⟨1⟩乙⟨/1⟩", "⟨1⟩B⟨/1⟩", "fuzzy"],
      ["a3", "丙\n丙", "", undefined],
    ]);
    const content = readFileContent(gettextParser.po.compile(parsed), ["zh", "en"]);
    const read = "translations" in content ? content.translations.content.files : [];
    expect(read.map((file) => ({ ...file, units: file.units.map((one) => ({ ...one, line: 0 })) }))).toEqual(
      document.files,
    );
  });
});
