import { describe, expect, test } from "vitest";
import type { Term } from "#lib/glossary/term.ts";
import { findInconsistencies } from "./consistency.ts";
import type { Severities } from "./severity.ts";

type Given = { readonly severities?: Severities; readonly terms?: readonly Term[]; readonly heads?: number };

function find(pairs: readonly (readonly [source: string, target: string])[], given: Given = {}) {
  const { severities = {}, terms = [], heads = 0 } = given;
  const document = pairs.map(([source, target], at) => ({ id: String(at), source, target, head: at < heads }));
  const found = findInconsistencies(document, { sourceLocale: "zh", targetLocale: "en", severities, terms });
  return [...found].flatMap(([id, issues]) =>
    issues.map(({ severity, message, target }) => {
      const text = document[Number(id)]?.target ?? "";
      return [id, severity, message, target && text.slice(...target)].filter(Boolean).join(" ");
    }),
  );
}

const congress = [
  ["渡口协会第三届代表大会开幕。", "The Third Congress of the Ferry Association opened."],
  ["第三届代表大会选出会长。", "The Third Congress elected a president."],
  ["第三届代表大会今天闭幕。", "The III Assembly of Delegates closed today."],
] as const;

describe("names over a document", () => {
  test("with an ordinal are held against the usual rendering", () =>
    expect(find([...congress.slice(1), ["第三届代表大会有记者。", "The Third Congress had reporters."]])).toEqual([
      "1 warning rendered_otherwise The III Assembly of Delegates",
    ]));

  const crews = [
    ["救援队在北岸集合。", "The rescue team met on the north bank."],
    ["救援队带了绳子。", "The rescue team brought ropes."],
    ["救援队夜里才走。", "The salvage squad left at night."],
    ["救援队说还会来。", "The team says it will come back."],
  ] as const;
  test("that end in what they are called by are as well; the short form is no other name", () =>
    expect(find(crews)).toEqual(["2 warning rendered_otherwise salvage squad"]));

  test("are left to the glossary where it has them", () => {
    const terms: Term[] = [{ id: "1", text: "救援队", renderings: [{ text: "rescue team", status: "preferred" }] }];
    expect(find(crews, { terms })).toEqual([]);
  });

  test("are a warning at most, and off when they are off", () => {
    expect(find(crews, { severities: { rendering: "error" } })).toEqual(["2 warning rendered_otherwise salvage squad"]);
    expect(find(crews, { severities: { rendering: "off" } })).toEqual([]);
  });
});

test("one sentence is translated in one way", () => {
  expect(
    find([
      ["今天的渡船照常开行。", "Ferries run as usual today."],
      ["今天的渡船照常开行。", "The ferry runs today."],
    ]),
  ).toEqual(["1 hint sentence_two_ways"]);
  expect(
    find([
      ["渡口", "Landing"],
      ["渡口", "The landing"],
    ]),
  ).toEqual([]);
});

test("a clause that stands twice agrees at least in part", () => {
  const clause = "努力让更多的人坐上渡船";
  expect(
    find([
      [`今年，${clause}。`, "This year they try to get more people on the ferry."],
      [`他们开会，${clause}，再修码头。`, "They met, strove to widen ridership, and mend the wharf."],
    ]),
  ).toEqual(["1 hint clause_two_ways"]);
});

test("figures of the head are in the body", () => {
  const body = ["渡船运送了300人。", "The ferry carried 300 people."] as const;
  expect(find([["渡船运送300人", "Ferry carries 200 people"], body], { heads: 1 })).toEqual([
    "0 warning figure_of_head 200",
  ]);
  expect(find([["渡船运送300人", "Ferry carries 300 people"], body], { heads: 1 })).toEqual([]);
  expect(find([["渡船运送400人", "Ferry carries 400 people"], body], { heads: 1 })).toEqual([]);
});

test("thousands are written in one way", () => {
  expect(
    find([
      ["来了43000人。", "There were 43,000 people."],
      ["又来了6000人。", "Another 6000 people came."],
      ["那是2024年。", "That was in 2024 and after."],
    ]),
  ).toEqual(["1 hint figure_ungrouped 6000"]);
});

test("whatever the document, nothing is thrown and the same document gives the same", () => {
  const odd = [
    ["", ""],
    ["第届大会", "“"],
    ["队队队", "team team"],
    ["\n", "1,000 1000 a"],
  ] as const;
  expect(find(odd)).toEqual(find(odd));
});
