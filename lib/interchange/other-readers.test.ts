import { DOMParser } from "@xmldom/xmldom";
import gettextParser from "gettext-parser";
import { Xliff } from "ilib-xliff";
import { describe, expect, test } from "vitest";
import readXliff2ByOthers from "xliff/xliff2js";
import readXliff12ByOthers from "xliff/xliff12ToJs";
import { useNamespaces as selectorFor } from "xpath";
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

  test("XLIFF, by a second reader, which passes over texts with marks in 2.1", () => {
    const read = (format: TranslationFormat) => {
      const reader = new Xliff();
      reader.deserialize(text(format));
      return reader.getTranslationUnits().map(({ id, file, sourceLocale, targetLocale, source, target }) => {
        expect([file, sourceLocale, targetLocale]).toEqual([document.files[0]?.original, "zh", "en"]);
        return [id, source, target ?? null];
      });
    };
    const first = ["a1", "甲 < & 👩‍👩‍👧", ' =1+1 "ب" \\ \t'];
    // What is untranslated goes out with its source as a beginning in 1.2, where tools expect it.
    expect(read("xliff12")).toEqual([first, ["a2", "乙", "B"], ["a3", "丙\n丙", "丙\n丙"]]);
    expect(read("xliff21")).toEqual([first, ["a3", "丙\n丙", null]]);
  });

  test("XLIFF 2.1 keeps the rules of its specification, asked by a parser that knows no XLIFF", () => {
    const select = selectorFor({ x: "urn:oasis:names:tc:xliff:document:2.0" });
    const parsed = new DOMParser({
      onError: (level, message) => {
        throw new Error(`${level}: ${message}`);
      },
    }).parseFromString(text("xliff21"), "application/xml");
    for (const rule of [
      "count(/x:xliff[@version='2.1'][@srcLang='zh'][@trgLang='en']/x:file[@id]) = 1",
      // §4.2: the order inside of a unit, ids, what a segment holds.
      "not(//x:unit[not(@id) or @id = preceding-sibling::x:unit/@id or not(x:segment)])",
      "not(//x:unit/x:notes/preceding-sibling::* | //x:unit/x:segment/following-sibling::*[not(self::x:segment)])",
      "not(//x:segment[count(x:source) != 1 or count(x:target) > 1 or x:target/following-sibling::*])",
      // §4.3.1: states, and a sub-state of ours wherever there is one, with the prefix of its authority.
      "not(//x:segment/@state[not(. = 'initial' or . = 'translated' or . = 'reviewed' or . = 'final')])",
      "not(//x:segment[@state != 'initial'][not(x:target)])",
      "not(//x:segment/@subState[not(starts-with(., 'dz:'))] | //x:segment[@subState][not(@state)])",
      // §4.7.2: a mark has the same id on both sides, and a sub-type only beside the type it belongs to.
      "not(//x:target//x:pc[not(@id = ancestor::x:segment/x:source//x:pc/@id) and not(@copyOf)])",
      "not(//x:pc[starts-with(@subType, 'xlf:')][@type != 'fmt'])",
      "string(//x:unit[@id='a2']//x:target/x:pc[@type='fmt'][@subType='xlf:b']) = 'B'",
    ]) {
      expect([rule, select(rule, parsed as unknown as Node)]).toEqual([rule, true]);
    }
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
