import { isLocale, parseLocale } from "#lib/locales/locale.ts";
import type { Origin } from "#lib/segments/unit.ts";
import { type Marks, type Run, sameRuns } from "#lib/text/runs.ts";
import { characterOf, codePointName } from "./controls.ts";
import {
  type ExchangeDocument,
  type ExchangeFile,
  ExchangeRefusal,
  type ExchangeState,
  type ExchangeUnit,
  type Fault,
  type Reading,
} from "./document.ts";
import { type InlineMeaning, readRuns } from "./inline-reading.ts";
import { kindOfMarks, marksOfKind, nameRuns } from "./marks-written.ts";
import { attributeOf, childOf, childrenOf, descendantsOf, readXml, textOf, type XmlElement } from "./xml-reading.ts";
import { element, joined, type Markup, text, textElement, xmlFile } from "./xml-writing.ts";

const namespace = "urn:oasis:names:tc:xliff:document:1.2";
/** Our own attributes in XLIFF files: which source text and which version of the unit the file was made of. */
export const exchangeNamespace = "urn:duizhao:exchange:1";

/** XLIFF 1.2 §2.3.2.2, `state`. */
const stateNames: Record<ExchangeState, string> = {
  initial: "new",
  draft: "needs-translation",
  attention: "needs-review-translation",
  translated: "translated",
  reviewed: "final",
  final: "final",
};

const qualifiers: Partial<Record<Origin, string>> = { machine: "mt-suggestion", memory: "tm-suggestion" };

/**
 * XLIFF 1.2: one `file` for each article. A unit without a target carries its
 * source there, as `new`: tools such as OmegaT translate nothing else.
 */
export function writeXliff12({ at, files }: ExchangeDocument): string {
  return xmlFile(
    element(
      "xliff",
      { version: "1.2", xmlns: namespace, "xmlns:dz": exchangeNamespace },
      ...files.map((file) => writeFile(file, at)),
    ),
  );
}

function writeFile(file: ExchangeFile, at: string): Markup {
  return element(
    "file",
    {
      original: file.original,
      "source-language": file.sourceLocale,
      "target-language": file.targetLocale,
      datatype: "plaintext",
      date: at,
      "product-name": "Duizhao",
    },
    element("body", {}, ...file.units.map((unit) => writeUnit(unit, file))),
  );
}

function writeUnit(unit: ExchangeUnit, { sourceLocale, targetLocale }: ExchangeFile): Markup {
  const state = stateNames[unit.state];
  const target = unit.state === "initial" ? unit.source : unit.target;
  return element(
    "trans-unit",
    {
      id: unit.id,
      resname: unit.context || undefined,
      approved: unit.state === "final" ? "yes" : "no",
      "xml:space": "preserve",
      "dz:source": unit.fingerprint,
      "dz:version": unit.version,
      "dz:origin": unit.origin,
      "dz:state": unit.state,
    },
    textElement("source", { "xml:lang": sourceLocale }, writeRuns(unit.source, unit.source)),
    textElement(
      "target",
      { "xml:lang": targetLocale, state, "state-qualifier": unit.origin ? qualifiers[unit.origin] : undefined },
      writeRuns(target, unit.source),
    ),
    ...unit.notes.map((note) => textElement("note", { from: note.from, annotates: "target" }, text(note.text))),
  );
}

function writeRuns(runs: readonly Run[], source: readonly Run[]): Markup {
  return joined(
    nameRuns(runs, source).map(({ run, id }) =>
      id === null
        ? writeText(run.text)
        : textElement("g", { id, ctype: ctypeOf(run), "dz:href": run.href }, writeText(run.text)),
    ),
  );
}

function writeText(value: string): Markup {
  return text(value, (codePoint) =>
    element("x", { id: codePointName(codePoint), ctype: "x-control", "equiv-text": codePointName(codePoint) }),
  );
}

/** XLIFF 1.2 §3.3 knows `bold`, `italic` and `link`; others begin with `x-`. */
function ctypeOf(marks: Marks): string {
  const kind = kindOfMarks(marks);
  return ["bold", "italic", "link"].includes(kind) ? kind : `x-${kind}`;
}

/** Reads XLIFF 1.0 to 1.2. Throws an ExchangeRefusal for what is none, and for version 2: that is another format under the same name. */
export function readXliff12(xml: string): Reading<ExchangeDocument> {
  const root = readXml(xml);
  if (root.name !== "xliff") throw new ExchangeRefusal("unknown_format", root.line);
  if (!/^1\.[012]$/.test(root.attributes["version"] ?? "")) throw new ExchangeRefusal("version", root.line);
  const faults: Fault[] = [];
  const files = childrenOf(root, "file").flatMap((file) => readFile(file, faults));
  return { content: { at: childrenOf(root, "file")[0]?.attributes["date"] ?? "", files }, faults };
}

function readFile(file: XmlElement, faults: Fault[]): ExchangeFile[] {
  const sourceLocale = file.attributes["source-language"] ?? "";
  const units = descendantsOf(file, "trans-unit");
  const targetLocale =
    file.attributes["target-language"] ??
    units.map((unit) => childOf(unit, "target")?.attributes["xml:lang"]).find((found) => found !== undefined) ??
    "";
  const wrong = [sourceLocale, targetLocale].find((tag) => !isLocale(tag));
  if (wrong !== undefined) {
    faults.push({ line: file.line, code: "locale_unknown", about: wrong });
    return [];
  }
  return [
    {
      original: file.attributes["original"] ?? "",
      sourceLocale: parseLocale(sourceLocale),
      targetLocale: parseLocale(targetLocale),
      units: units.flatMap((unit) => readUnit(unit, faults)),
    },
  ];
}

function readUnit(unit: XmlElement, faults: Fault[]): ExchangeUnit[] {
  const id = unit.attributes["id"] ?? "";
  const fault = (line: number, code: Fault["code"], about: string) => void faults.push({ line, code, about });
  const [written, translated] = [childOf(unit, "source"), childOf(unit, "target")];
  if (!written) {
    fault(unit.line, "source_missing", id);
    return [];
  }
  const marks = new Map<string, Marks>();
  const meaning = (child: XmlElement) => meaningOf(child, marks);
  const unknown = (child: XmlElement) => fault(child.line, "inline_unknown", child.name);
  const source = readRuns(written, meaning, unknown);
  const target = translated ? readRuns(translated, meaning, unknown) : [];
  const named = translated?.attributes["state"];
  // A copy of the source that nobody has touched is no translation.
  const copied = (named === undefined || named === "new") && sameRuns(source, target);
  const known = exchangeStateOf(unit, named, target.length > 0 && !copied);
  return [
    {
      id,
      source,
      target: copied ? [] : target,
      state: known,
      origin: originOf(attributeOf(unit, "origin"), translated?.attributes["state-qualifier"]),
      fingerprint: attributeOf(unit, "source") ?? null,
      version: wholeNumber(attributeOf(unit, "version")),
      context: unit.attributes["resname"] ?? "",
      notes: childrenOf(unit, "note").flatMap((note) => {
        const from = note.attributes["from"];
        return from === "qa" || from === "reviewer" ? [{ from, text: textOf(note) }] : [];
      }),
      line: unit.line,
    },
  ];
}

function exchangeStateOf(unit: XmlElement, named: string | undefined, hasText: boolean): ExchangeState {
  if (!hasText) return "initial";
  const ours = attributeOf(unit, "state");
  const exact = (["draft", "attention", "translated", "reviewed", "final"] as const).find((state) => state === ours);
  // Ours says it more exactly, as long as the tool has left the state it stands for.
  if (exact && stateNames[exact] === named) return exact;
  if (named === "final" || named === "signed-off") return unit.attributes["approved"] === "yes" ? "final" : "reviewed";
  if (named === "translated") return "translated";
  if (named === "needs-review-translation") return "attention";
  if (named === undefined && unit.attributes["approved"] === "yes") return "translated";
  return "draft";
}

function meaningOf(child: XmlElement, marks: Map<string, Marks>): InlineMeaning {
  const { name, attributes } = child;
  if (name === "mrk") return "content";
  if (name === "x" && attributes["ctype"] === "x-control") {
    const character = characterOf(attributes["equiv-text"] ?? attributes["id"] ?? "");
    return character === null ? null : { text: character };
  }
  if (name !== "g") return null;
  const id = attributes["id"] ?? "";
  const own = marksOfKind((attributes["ctype"] ?? "").replace(/^x-/, ""), attributeOf(child, "href"));
  // Tools drop attributes that they do not know: the source's element of that name says what it was.
  const found = own ?? marks.get(id) ?? marks.get(id.replace(/-\d+$/, "")) ?? null;
  if (found) marks.set(id, found);
  return found && { marks: found };
}

/** What `dz:origin` says, or else the qualifier. */
export function originOf(ours: string | undefined, qualifier: string | undefined): Origin | null {
  const origins: readonly Origin[] = ["human", "machine", "memory", "import", "correction"];
  const found = origins.find((origin) => origin === ours);
  if (found) return found;
  if (qualifier === "mt-suggestion") return "machine";
  return qualifier?.match(/^(?:tm-suggestion|exact-match|fuzzy-match|leveraged-tm)$/) ? "memory" : null;
}

/** A number written with digits alone; null for anything else. */
export function wholeNumber(written: string | undefined): number | null {
  return written !== undefined && /^\d{1,9}$/.test(written) ? Number(written) : null;
}
