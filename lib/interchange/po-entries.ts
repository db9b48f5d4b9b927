import { ExchangeRefusal, type Fault } from "./document.ts";

/** One entry of a PO file; of a plural the first form. `line`: from 1, of its `msgid`. */
export type PoEntry = {
  readonly line: number;
  readonly msgctxt: string | null;
  readonly msgid: string;
  readonly msgstr: string;
  readonly extracted: readonly string[];
  readonly references: readonly string[];
  readonly flags: readonly string[];
  readonly obsolete: boolean;
};

type Keyword = "msgctxt" | "msgid" | "msgstr" | "other";
type Open = {
  line: number;
  texts: Map<Keyword, string>;
  last: Keyword | null;
  extracted: string[];
  references: string[];
  flags: string[];
  obsolete: boolean;
};

const begin = (line: number): Open => ({
  line,
  texts: new Map(),
  last: null,
  extracted: [],
  references: [],
  flags: [],
  obsolete: false,
});

/** A string as PO writes it, on several lines where it has line breaks. */
export function writePoString(value: string): string {
  const lines = value.split(/(?<=\n)/).map((line) => `"${line.replace(/[\\"\n\t\r]/g, escapeSign)}"`);
  return lines.length > 1 ? ['""', ...lines].join("\n") : (lines[0] ?? '""');
}

function escapeSign(sign: string): string {
  return { "\n": "\\n", "\t": "\\t", "\r": "\\r" }[sign] ?? `\\${sign}`;
}

/**
 * The entries of a PO file, the header first. A line that is none of the format
 * is a fault, and the entry it stands in is left out. Throws an ExchangeRefusal
 * where nothing of it is an entry.
 */
export function readPoEntries(po: string): { entries: PoEntry[]; faults: Fault[] } {
  const entries: PoEntry[] = [];
  const faults: Fault[] = [];
  let open = begin(1);
  let spoilt = false;
  const close = (line: number) => {
    const [msgid, msgstr] = [open.texts.get("msgid"), open.texts.get("msgstr")];
    if (!spoilt && msgid !== undefined && msgstr === undefined)
      faults.push({ line: open.line, code: "not_closed", about: open.texts.get("msgctxt") ?? "" });
    if (!spoilt && msgid !== undefined && msgstr !== undefined) {
      const { line: at, extracted, references, flags, obsolete } = open;
      entries.push({
        line: at,
        msgctxt: open.texts.get("msgctxt") ?? null,
        msgid,
        msgstr,
        extracted,
        references,
        flags,
        obsolete,
      });
    }
    open = begin(line);
    spoilt = false;
  };

  po.split(/\r?\n/).forEach((raw, index) => {
    const number = index + 1;
    const obsolete = raw.startsWith("#~");
    const line = (obsolete ? raw.slice(2) : raw).trim();
    if (line === "") return;
    if (line.startsWith("#")) {
      if (open.texts.has("msgstr") || open.texts.has("msgid")) close(number);
      const content = line.slice(2).trim();
      if (line.startsWith("#.")) open.extracted.push(content);
      else if (line.startsWith("#:")) open.references.push(...content.split(/\s+/));
      else if (line.startsWith("#,")) open.flags.push(...content.split(/\s*,\s*/));
      return;
    }
    const [, word, quoted] =
      /^(?:(msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)\s*)?"((?:[^"\\]|\\.)*)"$/.exec(line) ?? [];
    if (quoted === undefined) {
      faults.push({ line: number, code: "not_closed", about: line.slice(0, 80) });
      spoilt = true;
      return;
    }
    const keyword = word === undefined ? open.last : keywordOf(word);
    if (keyword === null) {
      faults.push({ line: number, code: "not_closed", about: line.slice(0, 80) });
      spoilt = true;
      return;
    }
    if (word !== undefined) {
      if (open.texts.has(keyword) || (keyword === "msgctxt" && open.texts.has("msgid"))) {
        if (keyword !== "other") close(number);
      }
      if (keyword === "msgid" || keyword === "msgctxt") {
        if (!open.texts.has("msgctxt")) open.line = number;
      }
      open.obsolete ||= obsolete;
    }
    open.last = keyword;
    open.texts.set(keyword, `${word === undefined ? (open.texts.get(keyword) ?? "") : ""}${unescapeSigns(quoted)}`);
  });
  close(0);
  if (entries.length === 0) throw new ExchangeRefusal("unknown_format", faults[0]?.line ?? 1);
  return { entries, faults };
}

function keywordOf(word: string): Keyword {
  if (word === "msgctxt" || word === "msgid" || word === "msgstr") return word;
  return word === "msgstr[0]" ? "msgstr" : "other";
}

const simple: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", a: "\x07", b: "\b", f: "\f", v: "\v" };

function unescapeSigns(quoted: string): string {
  return quoted.replace(/\\(?:([0-7]{1,3})|x([0-9A-Fa-f]{1,2})|(.))/gsu, (_, octal, hex, sign) => {
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
    return simple[sign] ?? sign;
  });
}
