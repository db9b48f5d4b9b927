import { isLocale, parseLocale } from "#lib/locales/locale.ts";
import {
  type ExchangeDocument,
  type ExchangeFile,
  type ExchangeNote,
  ExchangeRefusal,
  type ExchangeState,
  type ExchangeUnit,
  exchangeStates,
  type Fault,
  type Reading,
} from "./document.ts";
import { type PoEntry, readPoEntries, writePoString } from "./po-entries.ts";
import { readTokens, writeTokens } from "./tokens.ts";
import { originOf, wholeNumber } from "./xliff12.ts";

const unconfirmed: readonly ExchangeState[] = ["draft", "attention"];

/**
 * A PO file: `msgctxt` is the segment's id, `fuzzy` what nobody stands by yet.
 * Marks are tokens, and extracted comments say what they are. Throws a
 * RangeError for several pairs of languages.
 */
export function writePo({ at, files }: ExchangeDocument): string {
  const [first] = files;
  if (files.some((file) => file.sourceLocale !== first?.sourceLocale || file.targetLocale !== first.targetLocale))
    throw new RangeError("A PO file has one source and one target language.");
  const header = [
    "Project-Id-Version: Duizhao",
    `PO-Revision-Date: ${at.slice(0, 16).replace("T", " ")}+0000`,
    `Language: ${first?.targetLocale.replaceAll("-", "_") ?? ""}`,
    `X-Source-Language: ${first?.sourceLocale ?? ""}`,
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=UTF-8",
    "Content-Transfer-Encoding: 8bit",
    "",
  ].join("\n");
  const entries = files.flatMap((file) =>
    file.units.filter((unit) => unit.source.length > 0).map((unit) => writeEntry(unit, file)),
  );
  return [`msgid ""\nmsgstr ${writePoString(header)}\n`, ...entries].join("\n");
}

function writeEntry(unit: ExchangeUnit, { original }: ExchangeFile): string {
  const { source, target, marks } = writeTokens(unit.source, unit.target);
  const facts = [
    `state=${unit.state}`,
    unit.origin && `origin=${unit.origin}`,
    unit.fingerprint && `source=${unit.fingerprint}`,
    unit.version !== null && `version=${unit.version}`,
  ].filter(Boolean);
  const lines = [
    ...marks.map((mark) => `#. ${mark}`),
    unit.context && `#. context: ${unit.context}`,
    ...unit.notes.map((note) => `#. ${note.from}: ${note.text.replace(/\s+/g, " ")}`),
    `#. duizhao: ${facts.join(" ")}`,
    original && `#: ${original.replace(/\s/g, "%20")}`,
    unconfirmed.includes(unit.state) && "#, fuzzy",
    `msgctxt ${writePoString(unit.id)}`,
    `msgid ${writePoString(source)}`,
    `msgstr ${writePoString(target)}`,
    "",
  ];
  return lines
    .filter((line) => line !== false && line !== undefined && (line !== "" || line === lines.at(-1)))
    .join("\n");
}

/** Reads a PO file. Throws an ExchangeRefusal for what is none. */
export function readPo(po: string): Reading<ExchangeDocument> {
  const { entries, faults } = readPoEntries(po.replace(/^\uFEFF/, ""));
  const [header] = entries;
  if (header?.msgid !== "" || header.msgctxt !== null) throw new ExchangeRefusal("unknown_format", header?.line ?? 1);
  const said = (name: string) =>
    new RegExp(`^${name}:[ \\t]*(.*)$`, "im").exec(header.msgstr)?.[1]?.trim().replaceAll("_", "-") ?? "";
  const [sourceLocale, targetLocale] = [said("X-Source-Language"), said("Language")];
  const wrong = [sourceLocale, targetLocale].find((tag) => !isLocale(tag));
  if (wrong !== undefined)
    return {
      content: { at: "", files: [] },
      faults: [{ line: header.line, code: "locale_unknown", about: wrong }, ...faults],
    };

  const files = new Map<string, ExchangeUnit[]>();
  const found: Fault[] = [...faults];
  for (const entry of entries.slice(1)) {
    if (entry.obsolete) continue;
    const original = entry.references[0] ?? "";
    const units = files.get(original) ?? [];
    units.push(readEntry(entry, found));
    files.set(original, units);
  }
  const locales = { sourceLocale: parseLocale(sourceLocale), targetLocale: parseLocale(targetLocale) };
  return {
    content: { at: "", files: [...files].map(([original, units]): ExchangeFile => ({ original, ...locales, units })) },
    faults: found.sort((a, b) => a.line - b.line),
  };
}

function readEntry(entry: PoEntry, faults: Fault[]): ExchangeUnit {
  const facts = new Map<string, string>();
  const notes: ExchangeNote[] = [];
  let context = "";
  for (const comment of entry.extracted) {
    const [, name = "", rest = ""] = /^(\w+): (.*)$/.exec(comment) ?? [];
    if (name === "qa" || name === "reviewer") notes.push({ from: name, text: rest });
    if (name === "context") context = rest;
    if (name === "duizhao")
      for (const fact of rest.split(" ")) facts.set(fact.replace(/=.*/, ""), fact.replace(/^[^=]*=?/, ""));
  }
  const { source, target, faulty } = readTokens({ source: entry.msgid, target: entry.msgstr, marks: entry.extracted });
  if (faulty) faults.push({ line: entry.line, code: "tokens_unbalanced", about: entry.msgctxt ?? "" });
  return {
    id: entry.msgctxt ?? "",
    source,
    target,
    state: stateOf(entry, facts.get("state")),
    origin: originOf(facts.get("origin"), undefined),
    fingerprint: facts.get("source") ?? null,
    version: wholeNumber(facts.get("version")),
    context,
    notes,
    line: entry.line,
  };
}

function stateOf(entry: PoEntry, ours: string | undefined): ExchangeState {
  if (entry.msgstr === "") return "initial";
  const exact = exchangeStates.find((state) => state === ours && state !== "initial");
  const fuzzy = entry.flags.includes("fuzzy");
  // Ours says it more exactly, as long as the tool has left the flag it stands for.
  if (exact && unconfirmed.includes(exact) === fuzzy) return exact;
  return fuzzy ? "draft" : "translated";
}
