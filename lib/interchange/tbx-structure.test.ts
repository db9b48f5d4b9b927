import { DOMParser } from "@xmldom/xmldom";
import { describe, expect, test } from "vitest";
import { type SelectReturnType, useNamespaces as selectorFor } from "xpath";
import { type ExchangeConcept, writeTbx } from "./tbx.ts";

// No package reads or checks TBX of 2019. So a parser that knows nothing of it reads what we write, and what
// ISO 30042:2019 says of the core structure (clause 8) and TBX-Basic of its data categories is asked of it by XPath.

const wording = (locale: string, text: string, status: "preferred" | "admitted" | "forbidden" | null, note = "") => ({
  locale,
  text,
  status,
  note,
});

const concepts: readonly ExchangeConcept[] = [
  {
    id: "7f3c",
    note: "The city's, <since> 1998 & later",
    subject: "organization",
    wordings: [
      wording("zh-Hans", "水务局", null),
      wording("en", "water bureau", "preferred"),
      wording("en", 'bureau of "water"', "admitted"),
      wording("en", "water office", "forbidden", "Another body"),
      wording("ar", "مكتب المياه", "preferred"),
    ],
    line: 0,
  },
  { id: "c-2", note: "", subject: "", wordings: [wording("zh", " 宣讲 ", null), wording("en", "=1+1", null)], line: 0 },
];

const namespace = "urn:iso:std:iso:30042:ed-2";
const document = new DOMParser({
  onError: (level, message) => {
    throw new Error(`${level}: ${message}`);
  },
}).parseFromString(writeTbx(concepts, "en"), "application/xml");
const select = selectorFor({ t: namespace, xml: "http://www.w3.org/XML/1998/namespace" });
const ask = (path: string): SelectReturnType => select(path, document as unknown as Node);
const texts = (path: string) => [ask(path)].flat().map((node) => (node as Node).textContent);

describe("TBX of 2019, read by a parser that knows no TBX", () => {
  for (const [rule, path] of [
    ["the root says its dialect, style and language", "count(/t:tbx[@type='TBX-Basic'][@style='dca'][@xml:lang]) = 1"],
    ["nothing is outside of the namespace", `count(//*[namespace-uri() != '${namespace}']) = 0`],
    [
      "a header and a text, in this order",
      "count(/t:tbx/*) = 2 and /t:tbx/*[1][self::t:tbxHeader] and /t:tbx/*[2][self::t:text]",
    ],
    ["the header says where it comes from", "string-length(/t:tbx/t:tbxHeader/t:fileDesc/t:sourceDesc/t:p) > 0"],
    [
      "the text is a body of concepts",
      "count(/t:tbx/t:text/*) = 1 and not(/t:tbx/t:text/t:body/*[not(self::t:conceptEntry)])",
    ],
    [
      "each concept has an id of its own that XML allows",
      "not(//t:conceptEntry[not(@id) or @id = preceding::*/@id or translate(substring(@id, 1, 1), '0123456789.-', '') = ''])",
    ],
    [
      "a concept describes itself, then come its languages",
      "not(//t:conceptEntry/*[not(self::t:descrip or self::t:note or self::t:langSec)]) and not(//t:langSec/following-sibling::*[not(self::t:langSec)])",
    ],
    [
      "each language once in a concept, and named",
      "not(//t:langSec[not(@xml:lang) or @xml:lang = preceding-sibling::t:langSec/@xml:lang])",
    ],
    ["a language holds terms only, one at least", "not(//t:langSec[not(t:termSec) or *[not(self::t:termSec)]])"],
    [
      "a term comes first in its section, once and not empty",
      "not(//t:termSec[count(t:term) != 1 or not(*[1][self::t:term]) or string(t:term) = ''])",
    ],
    ["what is said of a term", "not(//t:termSec/*[not(self::t:term or self::t:termNote or self::t:note)])"],
    ["terms hold no elements", "not(//t:term/*)"],
    [
      "only categories of TBX-Basic, at their level",
      "not(//t:descrip[@type != 'subjectField']) and not(//t:termNote[@type != 'administrativeStatus'])",
    ],
    [
      "only values of the picklist",
      "not(//t:termNote[not(. = 'preferredTerm-admn-sts' or . = 'admittedTerm-admn-sts' or . = 'deprecatedTerm-admn-sts' or . = 'supersededTerm-admn-sts')])",
    ],
  ] as const) {
    test(rule, () => expect(ask(path)).toBe(true));
  }

  test("every wording is there, sign for sign, with its status", () => {
    expect(texts("//t:term")).toEqual(concepts.flatMap(({ wordings }) => wordings.map(({ text }) => text)));
    expect(texts("//t:langSec[@xml:lang='en']/t:termSec/t:termNote")).toEqual([
      "preferredTerm-admn-sts",
      "admittedTerm-admn-sts",
      "deprecatedTerm-admn-sts",
    ]);
    expect(texts("//t:conceptEntry[1]/t:note | //t:termSec/t:note | //t:descrip")).toEqual([
      "organization",
      "The city's, <since> 1998 & later",
      "Another body",
    ]);
  });
});
