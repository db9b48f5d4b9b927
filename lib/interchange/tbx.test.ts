import { describe, expect, test } from "vitest";
import { type ExchangeConcept, readTbx, writeMartif, writeTbx } from "./tbx.ts";

const wording = (locale: string, text: string, status: "preferred" | "admitted" | "forbidden" | null, note = "") => ({
  locale,
  text,
  status,
  note,
});

const concepts: readonly ExchangeConcept[] = [
  {
    id: "c-water",
    note: "The city's, since 1998 <&>",
    subject: "body",
    wordings: [
      wording("zh", "水务局", null),
      wording("en", "water bureau", "preferred"),
      wording("en", "bureau of water", "admitted"),
      wording("en", "water office", "forbidden", "Another body"),
      wording("ar", "مكتب المياه", "preferred"),
    ],
    line: 0,
  },
  { id: "c-2", note: "", subject: "", wordings: [wording("zh", "宣讲", null), wording("en", "talk", null)], line: 0 },
];

describe.each([
  ["TBX of 2019", writeTbx],
  ["martif", writeMartif],
])("%s", (_, write) => {
  test("brings a glossary back", () => {
    const { content, faults } = readTbx(write(concepts, "en"), ["zh", "en"]);
    expect(faults).toEqual([]);
    expect(content.map((concept) => ({ ...concept, line: 0 }))).toEqual(concepts);
  });
});

test("languages that a tool could not name are the project's", () => {
  const { content } = readTbx(
    `<martif type="TBX"><text><body><termEntry id="1"><langSet xml:lang="en"><tig><term>水务局</term></tig></langSet>
     <langSet xml:lang="xx"><ntig><termGrp><term>water bureau</term><termNote type="administrativeStatus">supersededTerm</termNote></termGrp></ntig></langSet></termEntry></body></text></martif>`,
    ["zh", "en"],
  );
  expect(content[0]?.wordings).toEqual([wording("zh", "水务局", null), wording("en", "water bureau", "forbidden")]);
});
