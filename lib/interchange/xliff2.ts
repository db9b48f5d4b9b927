import { isLocale, parseLocale } from "#lib/locales/locale.ts";
import { concatRuns, type Marks, type Run } from "#lib/text/runs.ts";
import { characterOf } from "./controls.ts";
import {
  type ExchangeDocument,
  type ExchangeFile,
  ExchangeRefusal,
  type ExchangeState,
  type ExchangeUnit,
  exchangeStates,
  type Fault,
  type Reading,
} from "./document.ts";
import { type InlineMeaning, readRuns } from "./inline-reading.ts";
import { kindOfMarks, marksOfKind, marksOfUnit, nameRuns } from "./marks-written.ts";
import { exchangeNamespace, originOf, wholeNumber } from "./xliff12.ts";
import { attributeOf, childOf, childrenOf, descendantsOf, readXml, textOf, type XmlElement } from "./xml-reading.ts";
import { element, joined, type Markup, text, textElement, xmlFile } from "./xml-writing.ts";

const namespace = "urn:oasis:names:tc:xliff:document:2.0";

/** XLIFF 2.1 §4.3.1.24 knows four; a draft is `initial` with a text, and the sub-state says which. */
const stateNames: Record<ExchangeState, string> = {
  initial: "initial",
  draft: "initial",
  attention: "initial",
  translated: "translated",
  reviewed: "reviewed",
  final: "final",
};

/** XLIFF 2.1: a document has one pair of languages; every article is a `file`. Throws a RangeError for several pairs. */
export function writeXliff2({ files }: ExchangeDocument): string {
  const [first] = files;
  if (files.some((file) => file.sourceLocale !== first?.sourceLocale || file.targetLocale !== first.targetLocale))
    throw new RangeError("An XLIFF 2 document has one source and one target language.");
  return xmlFile(
    element(
      "xliff",
      {
        version: "2.1",
        xmlns: namespace,
        "xmlns:dz": exchangeNamespace,
        srcLang: first?.sourceLocale ?? "und",
        trgLang: first?.targetLocale,
      },
      ...files.map((file, index) =>
        element("file", { id: `f${index + 1}`, original: file.original }, ...file.units.map(writeUnit)),
      ),
    ),
  );
}

function writeUnit(unit: ExchangeUnit): Markup {
  const links = marksOfUnit(unit.source, unit.target).flatMap(({ href }, index) =>
    href ? [textElement("data", { id: `d${index + 1}`, "xml:space": "preserve" }, text(href))] : [],
  );
  const subState = unit.state === "initial" ? undefined : `dz:${unit.state}`;
  return element(
    "unit",
    {
      id: unit.id,
      name: unit.context || undefined,
      "dz:source": unit.fingerprint,
      "dz:version": unit.version,
      "dz:origin": unit.origin,
    },
    unit.notes.length === 0
      ? null
      : element(
          "notes",
          {},
          ...unit.notes.map((note) =>
            textElement("note", { appliesTo: "target", category: note.from }, text(note.text)),
          ),
        ),
    links.length === 0 ? null : element("originalData", {}, ...links),
    element(
      "segment",
      { id: unit.id, state: stateNames[unit.state], subState },
      textElement("source", { "xml:space": "preserve" }, writeRuns(unit.source, unit.source)),
      unit.target.length === 0
        ? null
        : textElement("target", { "xml:space": "preserve" }, writeRuns(unit.target, unit.source)),
    ),
  );
}

function writeRuns(runs: readonly Run[], source: readonly Run[]): Markup {
  return joined(
    nameRuns(runs, source).map(({ run, id, copyOf }) =>
      id === null
        ? writeText(run.text)
        : textElement(
            "pc",
            { id, ...typeOf(run), dataRefStart: run.href ? `d${id.replace(/-\d+$/, "")}` : undefined, copyOf },
            writeText(run.text),
          ),
    ),
  );
}

function writeText(value: string): Markup {
  return text(value, (codePoint) => element("cp", { hex: codePoint.toString(16).toUpperCase().padStart(4, "0") }));
}

function typeOf(marks: Marks): { readonly type: string; readonly subType?: string } {
  const kind = kindOfMarks(marks);
  if (kind === "link") return { type: "link" };
  return { type: marks.href ? "link" : "fmt", subType: { bold: "xlf:b", italic: "xlf:i" }[kind] ?? `dz:${kind}` };
}

/** Reads XLIFF 2.0 and 2.1. Throws an ExchangeRefusal for what is none. */
export function readXliff2(xml: string): Reading<ExchangeDocument> {
  const root = readXml(xml);
  if (root.name !== "xliff") throw new ExchangeRefusal("unknown_format", root.line);
  if (!/^2\.[012]$/.test(root.attributes["version"] ?? "")) throw new ExchangeRefusal("version", root.line);
  const [srcLang = "", trgLang = ""] = [root.attributes["srcLang"], root.attributes["trgLang"]];
  const wrong = [srcLang, trgLang].find((tag) => !isLocale(tag));
  const faults: Fault[] = [];
  if (wrong !== undefined) {
    return { content: { at: "", files: [] }, faults: [{ line: root.line, code: "locale_unknown", about: wrong }] };
  }
  const files = childrenOf(root, "file").map(
    (file): ExchangeFile => ({
      original: file.attributes["original"] ?? "",
      sourceLocale: parseLocale(srcLang),
      targetLocale: parseLocale(trgLang),
      units: descendantsOf(file, "unit").flatMap((unit) => readUnit(unit, faults)),
    }),
  );
  return { content: { at: "", files }, faults };
}

function readUnit(unit: XmlElement, faults: Fault[]): ExchangeUnit[] {
  const id = unit.attributes["id"] ?? "";
  const segments = unit.children.filter(
    (child): child is XmlElement => typeof child !== "string" && ["segment", "ignorable"].includes(child.name),
  );
  if (!segments.some((segment) => childOf(segment, "source"))) {
    faults.push({ line: unit.line, code: "source_missing", about: id });
    return [];
  }
  const data = new Map(
    childrenOf(childOf(unit, "originalData") ?? unit, "data").map((one) => [one.attributes["id"] ?? "", textOf(one)]),
  );
  const marks = new Map<string, Marks>();
  const read = (name: "source" | "target") => {
    const parts = segments.map((segment) => {
      // What is ignorable, white space as a rule, stands in both languages unless the target says otherwise.
      const part = childOf(segment, name) ?? (segment.name === "ignorable" ? childOf(segment, "source") : undefined);
      return part
        ? readRuns(
            part,
            (child) => meaningOf(child, marks, data),
            (child) => void faults.push({ line: child.line, code: "inline_unknown", about: child.name }),
          )
        : [];
    });
    return concatRuns(...parts);
  };
  const source = read("source");
  const targeted = segments.some((segment) => childOf(segment, "target"));
  const target = targeted ? read("target") : [];
  const notes = childrenOf(childOf(unit, "notes") ?? unit, "note").flatMap((note) => {
    const from = note.attributes["category"];
    return from === "qa" || from === "reviewer" ? [{ from, text: textOf(note) } as const] : [];
  });
  return [
    {
      id,
      source,
      target,
      state: stateOf(segments, target.length > 0),
      origin: originOf(attributeOf(unit, "origin"), undefined),
      fingerprint: attributeOf(unit, "source") ?? null,
      version: wholeNumber(attributeOf(unit, "version")),
      context: unit.attributes["name"] ?? "",
      notes,
      line: unit.line,
    },
  ];
}

/** The state of the segment that is least far. */
function stateOf(segments: readonly XmlElement[], hasText: boolean): ExchangeState {
  if (!hasText) return "initial";
  const states = segments
    .filter((segment) => segment.name === "segment")
    .map((segment): ExchangeState => {
      const { state = "initial", subState = "" } = segment.attributes;
      const ours = exchangeStates.find((known) => subState.endsWith(`:${known}`));
      if (ours && ours !== "initial" && stateNames[ours] === state) return ours;
      return state === "translated" || state === "reviewed" || state === "final" ? state : "draft";
    });
  return exchangeStates.find((state) => states.includes(state)) ?? "draft";
}

function meaningOf(child: XmlElement, marks: Map<string, Marks>, data: ReadonlyMap<string, string>): InlineMeaning {
  const { name, attributes } = child;
  if (name === "mrk") return "content";
  if (name === "sm" || name === "em") return "nothing";
  if (name === "cp") {
    const character = characterOf(attributes["hex"] ?? "");
    return character === null ? null : { text: character };
  }
  if (name !== "pc") return null;
  const id = attributes["id"] ?? "";
  const named = { "xlf:b": "bold", "xlf:i": "italic" }[attributes["subType"] ?? ""];
  const kind = named ?? (attributes["subType"] ?? attributes["type"] ?? "").replace(/^dz:/, "");
  const own = marksOfKind(kind, data.get(attributes["dataRefStart"] ?? ""));
  const found = own ?? marks.get(attributes["copyOf"] ?? id) ?? marks.get(id.replace(/-\d+$/, "")) ?? null;
  if (found) marks.set(id, found);
  return found && { marks: found };
}
