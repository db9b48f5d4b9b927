import { isLocale, parseLocale } from "#lib/locales/locale.ts";
import { ExchangeRefusal, type Fault, type Reading } from "./document.ts";
import { attributeOf, childOf, childrenOf, descendantsOf, readXml, textOf, type XmlElement } from "./xml-reading.ts";
import { element, type Markup, text, textElement, xmlFile } from "./xml-writing.ts";

export const termStatuses = ["preferred", "admitted", "forbidden"] as const;
export type TermStatus = (typeof termStatuses)[number];

/** One wording of a concept. `status` null: the file does not say. */
export type ExchangeWording = {
  readonly locale: string;
  readonly text: string;
  readonly status: TermStatus | null;
  readonly note: string;
};

/** A concept with its wordings in every language. `line`: from 1 where it was read, else 0. */
export type ExchangeConcept = {
  readonly id: string;
  readonly note: string;
  /** What kind of thing it is, in the glossary's word: `person`, `place`, `organization`, …; "" for none. */
  readonly subject: string;
  readonly wordings: readonly ExchangeWording[];
  readonly line: number;
};

const namespace = "urn:iso:std:iso:30042:ed-2";

/** ISO 30042:2019 and ISO 12620, administrative status. */
const statusNames: Record<TermStatus, string> = {
  preferred: "preferredTerm-admn-sts",
  admitted: "admittedTerm-admn-sts",
  forbidden: "deprecatedTerm-admn-sts",
};

/** TBX-Basic of ISO 30042:2019, in its `dca` style. `locale`: the language of what is not a term. */
export function writeTbx(concepts: readonly ExchangeConcept[], locale: string): string {
  return xmlFile(
    element(
      "tbx",
      { type: "TBX-Basic", style: "dca", "xml:lang": locale, xmlns: namespace },
      element("tbxHeader", {}, fileDescription()),
      element(
        "text",
        {},
        element("body", {}, ...concepts.map((concept) => writeConcept(concept, "conceptEntry", "langSec", "termSec"))),
      ),
    ),
  );
}

/** TBX as it was before 2019, `martif`: what older tools read. */
export function writeMartif(concepts: readonly ExchangeConcept[], locale: string): string {
  return xmlFile(
    element(
      "martif",
      { type: "TBX", "xml:lang": locale },
      element(
        "martifHeader",
        {},
        fileDescription(),
        element(
          "encodingDesc",
          {},
          textElement("p", { type: "XCSURI" }, text("http://www.lisa.org/fileadmin/standards/tbx/TBXXCSV02.XCS")),
        ),
      ),
      element(
        "text",
        {},
        element("body", {}, ...concepts.map((concept) => writeConcept(concept, "termEntry", "langSet", "tig"))),
      ),
    ),
  );
}

function fileDescription(): Markup {
  return element("fileDesc", {}, element("sourceDesc", {}, textElement("p", {}, text("Duizhao"))));
}

function writeConcept(concept: ExchangeConcept, entry: string, language: string, term: string): Markup {
  const locales = [...new Set(concept.wordings.map((wording) => wording.locale))];
  return element(
    entry,
    { id: /^[A-Za-z_]/.test(concept.id) ? concept.id : `c-${concept.id}` },
    concept.subject === "" ? null : textElement("descrip", { type: "subjectField" }, text(concept.subject)),
    concept.note === "" ? null : textElement("note", {}, text(concept.note)),
    ...locales.map((locale) =>
      element(
        language,
        { "xml:lang": locale },
        ...concept.wordings
          .filter((wording) => wording.locale === locale)
          .map((wording) =>
            element(
              term,
              {},
              textElement("term", {}, text(wording.text)),
              wording.status === null
                ? null
                : textElement("termNote", { type: "administrativeStatus" }, text(statusNames[wording.status])),
              wording.note === "" ? null : textElement("note", {}, text(wording.note)),
            ),
          ),
      ),
    ),
  );
}

/**
 * Reads TBX of either age. Some tools write `en` and `xx` whatever the languages
 * are: where a concept has a language nobody knows, its languages are taken to
 * be `project`'s, in this order.
 */
export function readTbx(
  xml: string,
  project: readonly [sourceLocale: string, targetLocale: string],
): Reading<readonly ExchangeConcept[]> {
  const root = readXml(xml);
  const modern = root.name === "tbx";
  if (!modern && root.name !== "martif") throw new ExchangeRefusal("unknown_format", root.line);
  const faults: Fault[] = [];
  const concepts = descendantsOf(root, modern ? "conceptEntry" : "termEntry").flatMap((entry) =>
    readConcept(entry, modern ? "langSec" : "langSet", project, faults),
  );
  return { content: concepts, faults };
}

function readConcept(
  entry: XmlElement,
  language: string,
  project: readonly [string, string],
  faults: Fault[],
): ExchangeConcept[] {
  const sections = childrenOf(entry, language);
  const placeholders = sections.some((section) => /^xx$/i.test(attributeOf(section, "lang") ?? ""));
  const wordings = sections.flatMap((section, index) => {
    const tag = (placeholders ? project[index] : attributeOf(section, "lang")) ?? "";
    if (!isLocale(tag)) {
      faults.push({ line: section.line, code: "locale_unknown", about: attributeOf(section, "lang") ?? "" });
      return [];
    }
    return holdersOf(section).flatMap((holder): ExchangeWording[] => {
      const term = textOf(childOf(holder, "term")).trim();
      if (term === "") {
        faults.push({ line: holder.line, code: "source_missing", about: tag });
        return [];
      }
      const status = childrenOf(holder, "termNote").find((one) => one.attributes["type"] === "administrativeStatus");
      const note = textOf(childOf(holder, "note")).trim();
      return [{ locale: parseLocale(tag), text: term, status: statusOf(textOf(status)), note }];
    });
  });
  if (wordings.length === 0) return [];
  const subject = descendantsOf(entry, "descrip").find((one) => one.attributes["type"] === "subjectField");
  return [
    {
      id: entry.attributes["id"] ?? "",
      note: textOf(childOf(entry, "note")).trim(),
      subject: textOf(subject).trim(),
      wordings,
      line: entry.line,
    },
  ];
}

/** What holds a term: `termSec`; `tig`; the `termGrp` inside an `ntig`. */
function holdersOf(section: XmlElement): XmlElement[] {
  return [
    ...childrenOf(section, "termSec"),
    ...childrenOf(section, "tig"),
    ...childrenOf(section, "ntig").flatMap((one) => childrenOf(one, "termGrp")),
  ];
}

function statusOf(written: string): TermStatus | null {
  const name = written.trim().replace(/-admn-sts$/, "");
  if (name === "preferredTerm") return "preferred";
  if (name === "admittedTerm") return "admitted";
  return name === "deprecatedTerm" || name === "supersededTerm" ? "forbidden" : null;
}
