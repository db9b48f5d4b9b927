import { isLocale, languageOf, parseLocale } from "#lib/locales/locale.ts";
import { isMarked, type Marks, marksOf, normalizeRuns, type Run } from "#lib/text/runs.ts";
import { characterOf, codePointName } from "./controls.ts";
import { ExchangeRefusal, type Fault, type Reading } from "./document.ts";
import { kindOfMarks, nameRuns } from "./marks-written.ts";
import { attributeOf, childOf, childrenOf, descendantsOf, readXml, textOf, type XmlElement } from "./xml-reading.ts";
import { element, joined, type Markup, text, textElement, xmlFile } from "./xml-writing.ts";

/** A source and its translation, as a memory holds them. `at`: ISO 8601, null when nobody knows. `line`: from 1 where it was read, else 0. */
export type ExchangePair = {
  readonly id: string;
  readonly sourceLocale: string;
  readonly targetLocale: string;
  readonly source: readonly Run[];
  readonly target: readonly Run[];
  readonly at: string | null;
  readonly by: string;
  /** Where the sentence stands: an article's address. */
  readonly context: string;
  readonly line: number;
};

/** TMX 1.4b. `srclang` is the language all originals share; `*all*` when they do not. */
export function writeTmx(pairs: readonly ExchangePair[], at: string): string {
  const sources = new Set(pairs.map((pair) => pair.sourceLocale));
  return xmlFile(
    element(
      "tmx",
      { version: "1.4" },
      element("header", {
        creationtool: "Duizhao",
        creationtoolversion: "1",
        segtype: "sentence",
        "o-tmf": "Duizhao",
        adminlang: "en",
        srclang: sources.size === 1 ? [...sources][0] : "*all*",
        datatype: "plaintext",
        creationdate: instantOf(at),
      }),
      element("body", {}, ...pairs.map(writePair)),
    ),
  );
}

function writePair(pair: ExchangePair): Markup {
  return element(
    "tu",
    {
      tuid: pair.id || undefined,
      srclang: pair.sourceLocale,
      creationdate: pair.at === null ? undefined : instantOf(pair.at),
      creationid: pair.by || undefined,
    },
    pair.context === "" ? null : textElement("prop", { type: "x-context" }, text(pair.context)),
    writeVariant(pair.sourceLocale, pair.source, pair.source),
    writeVariant(pair.targetLocale, pair.target, pair.source),
  );
}

function writeVariant(locale: string, runs: readonly Run[], source: readonly Run[]): Markup {
  return element("tuv", { "xml:lang": locale }, textElement("seg", {}, writeRuns(runs, source)));
}

/** `i` pairs beginning and end within a segment; `x` is the same for a mark of the source and its counterpart. */
function writeRuns(runs: readonly Run[], source: readonly Run[]): Markup {
  return joined(
    nameRuns(runs, source).map(({ run, id }, index) => {
      if (id === null) return writeText(run.text);
      const i = index + 1;
      return joined([
        textElement("bpt", { i, x: id.replace(/-\d+$/, ""), type: kindOfMarks(run) }, text(openingCode(run))),
        writeText(run.text),
        textElement("ept", { i }, text(closingCode(run))),
      ]);
    }),
  );
}

function writeText(value: string): Markup {
  return text(value, (codePoint) => textElement("ph", { type: "x-control" }, text(codePointName(codePoint))));
}

function openingCode({ bold, italic, code, href }: Marks): string {
  const link = href ? `<a href="${href.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}">` : "";
  return `${link}${bold ? "<b>" : ""}${italic ? "<i>" : ""}${code ? "<code>" : ""}`;
}

function closingCode({ bold, italic, code, href }: Marks): string {
  return `${code ? "</code>" : ""}${italic ? "</i>" : ""}${bold ? "</b>" : ""}${href ? "</a>" : ""}`;
}

function marksOfCode(code: string): Marks {
  const [, href] = /<a\b[^>]*\bhref="([^"]*)"/i.exec(code) ?? [];
  return marksOf({
    ...(/<(?:b|strong)>/i.test(code) && { bold: true as const }),
    ...(/<(?:i|em)>/i.test(code) && { italic: true as const }),
    ...(/<code>/i.test(code) && { code: true as const }),
    ...(href !== undefined && { href: href.replaceAll("&quot;", '"').replaceAll("&amp;", "&") }),
  });
}

/**
 * Reads TMX 1.1 to 1.4, level 1 as well (`lang` without prefix, languages in
 * capitals). Of a unit in several languages every pair with the source's is one.
 */
export function readTmx(xml: string): Reading<readonly ExchangePair[]> {
  const root = readXml(xml);
  if (root.name !== "tmx") throw new ExchangeRefusal("unknown_format", root.line);
  const srclang = childOf(root, "header")?.attributes["srclang"] ?? "*all*";
  const faults: Fault[] = [];
  const pairs = descendantsOf(root, "tu").flatMap((unit) => readUnit(unit, srclang, faults));
  return { content: pairs, faults };
}

function readUnit(unit: XmlElement, headerLanguage: string, faults: Fault[]): ExchangePair[] {
  const id = unit.attributes["tuid"] ?? "";
  const variants = childrenOf(unit, "tuv").flatMap((variant) => {
    const tag = attributeOf(variant, "lang") ?? "";
    const segment = childOf(variant, "seg");
    if (isLocale(tag) && segment) return [{ locale: parseLocale(tag), runs: readRuns(segment, faults), variant }];
    faults.push({
      line: variant.line,
      code: segment ? "locale_unknown" : "source_missing",
      about: segment ? tag : id,
    });
    return [];
  });
  const said = unit.attributes["srclang"] ?? headerLanguage;
  const source =
    variants.find(({ locale }) => locale.toLowerCase() === said.toLowerCase()) ??
    variants.find(({ locale }) => isLocale(said) && languageOf(locale) === languageOf(parseLocale(said))) ??
    variants[0];
  if (!source || variants.length < 2) {
    if (variants.length > 0 || childrenOf(unit, "tuv").length === 0)
      faults.push({ line: unit.line, code: "source_missing", about: id });
    return [];
  }
  const context = childrenOf(unit, "prop").find((prop) => prop.attributes["type"] === "x-context");
  return variants
    .filter((variant) => variant !== source)
    .map(({ locale, runs, variant }) => ({
      id,
      sourceLocale: source.locale,
      targetLocale: locale,
      source: source.runs,
      target: runs,
      at: isoOf(
        variant.attributes["changedate"] ??
          variant.attributes["creationdate"] ??
          unit.attributes["changedate"] ??
          unit.attributes["creationdate"],
      ),
      by: variant.attributes["creationid"] ?? unit.attributes["creationid"] ?? "",
      context: textOf(context),
      line: unit.line,
    }));
}

function readRuns(segment: XmlElement, faults: Fault[]): Run[] {
  const runs: Run[] = [];
  const open = new Map<string, Marks>();
  const walk = (parent: XmlElement) => {
    for (const child of parent.children) {
      if (typeof child === "string") runs.push({ ...Object.assign({}, ...open.values()), text: child });
      else if (child.name === "bpt") open.set(child.attributes["i"] ?? "", marksOfCode(textOf(child)));
      else if (child.name === "ept") open.delete(child.attributes["i"] ?? "");
      else if (child.name === "hi" || child.name === "sub") walk(child);
      else if (child.name === "ph" && child.attributes["type"] === "x-control")
        runs.push({ ...Object.assign({}, ...open.values()), text: characterOf(textOf(child)) ?? "" });
      else if (child.name !== "ph" && child.name !== "it" && child.name !== "ut")
        faults.push({ line: child.line, code: "inline_unknown", about: child.name });
    }
  };
  walk(segment);
  return normalizeRuns(runs.map((run) => (isMarked(run) ? run : { text: run.text })));
}

/** TMX 1.4b, dates: `20261126T093000Z`. */
function instantOf(at: string): string {
  return `${new Date(at).toISOString().replace(/[-:]/g, "").slice(0, 15)}Z`;
}

function isoOf(written: string | undefined): string | null {
  const [, ...parts] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(written ?? "") ?? [];
  if (parts.length === 0) return null;
  const iso = `${parts.slice(0, 3).join("-")}T${parts.slice(3).join(":")}.000Z`;
  return Number.isNaN(Date.parse(iso)) ? null : iso;
}
