import { describe, expect, test } from "vitest";
import { defaultTarget, findOutOfDate, listUnits, pairArticle, type ReadingUnit, sideText } from "./reading.ts";
import type { RevisionContent } from "./revision.ts";

/** `p: a=One. b=Two.<x,y | q: c=Three.`: blocks, their segments, and what those were split or merged from. */
function original(text: string): RevisionContent {
  return content(text, (id, words, former) => ({
    id,
    text: [{ text: words }],
    separator: "",
    predecessors: former,
    madeFrom: null,
  }));
}

/** As `original`; after `<` stands what the target was made from, nothing means no target. */
function translation(text: string): RevisionContent {
  return content(text, (id, words, [madeFrom = ""]) => ({
    id,
    text: words === "" ? [] : [{ text: words }],
    separator: " ",
    predecessors: [],
    madeFrom,
  }));
}

type Segment = RevisionContent["blocks"][number]["segments"][number];

function content(text: string, segment: (id: string, words: string, rest: string[]) => Segment): RevisionContent {
  const blocks = text.split(" | ").map((part) => {
    const [, id = "", body = ""] = /^(\S+): ?(.*)$/.exec(part) ?? [];
    return {
      id,
      kind: id === "headline" ? ("headline" as const) : ("paragraph" as const),
      attributes: {},
      segments: body
        .split(" ")
        .filter((word) => word !== "")
        .map((word) => {
          const [, name = "", words = "", rest] = /^([^=]+)=([^<]*)(?:<(.*))?$/.exec(word) ?? [];
          return segment(name, words, rest?.split(",") ?? []);
        }),
    };
  });
  return { sourceLocale: "zh", section: null, translators: [], blocks };
}

function show({ id, otherIds, source, target, status }: ReadingUnit): string {
  const ids = [id, ...otherIds].join(",");
  return `${ids} ${sideText(source) || "∅"}~${sideText(target) || "∅"}${status === "current" ? "" : ` ${status}`}`;
}

describe("a translation set beside its original", () => {
  for (const [name, source, target, expected] of [
    ["says the same", "p: a=甲。 b=乙。", "p: a=A.<甲。 b=B.<乙。", "a 甲。~A. / b 乙。~B."],
    [
      "is stale where the original has changed",
      "p: a=甲。 b=新。",
      "p: a=A.<甲。 b=B.<乙。",
      "a 甲。~A. / b 新。~B. stale",
    ],
    ["lacks what the original gained", "p: a=甲。 c=丙。", "p: a=A.<甲。", "a 甲。~A. / c 丙。~∅ missing"],
    ["counts an empty target as missing", "p: a=甲。", "p: a=<甲。", "a 甲。~∅ missing"],
    ["lacks a whole paragraph", "p: a=甲。 | q: c=丙。", "p: a=A.<甲。", "a 甲。~A. | c 丙。~∅ missing"],
    ["follows a sentence that moved", "p: b=乙。 | q: a=甲。", "p: a=A.<甲。 b=B.<乙。", "b 乙。~B. | a 甲。~A."],
    ["covers both halves of a split sentence", "p: b=甲， <x c=乙。<x", "p: x=A.<甲，乙。", "b,x,c 甲，乙。~A."],
    [
      "is stale when a split changed words",
      "p: b=甲。<x c=乙。<x d=丁。",
      "p: x=A.<甲，乙。 d=D.<丁。",
      "b,x,c 甲。乙。~A. stale / d 丁。~D.",
    ],
    ["keeps both halves of what was merged", "p: c=甲，乙。<a,b", "p: a=A.<甲， b=B.<乙。", "c,a,b 甲，乙。~A. B."],
    ["joins a split and a merge in one group", "p: d=甲<a e=乙丙<a,b", "p: a=A.<甲乙 b=B.<丙", "d,a,e,b 甲乙丙~A. B."],
    ["was already made from a half", "p: b=甲。<x c=乙。<x", "p: b=B.<甲。 c=C.<乙。", "b,x 甲。~B. / c 乙。~C."],
    [
      "stays whole when its halves went to different paragraphs",
      "p: b=甲。<x | q: c=乙。<x",
      "p: x=A.<甲。乙。",
      "b,x 甲。~A. stale | c 乙。~∅ missing",
    ],
    [
      "keeps a sentence whose original is gone in its place",
      "p: a=甲。 c=丙。",
      "p: a=A.<甲。 b=B.<乙。 c=C.<丙。",
      "a 甲。~A. / b ∅~B. removed / c 丙。~C.",
    ],
    [
      "keeps a paragraph whose original is gone in its place",
      "p: a=甲。 | r: c=丙。",
      "p: a=A.<甲。 | q: b=B.<乙。 b2=B2.<乙2。 | r: c=C.<丙。",
      "a 甲。~A. | b ∅~B. removed / b2 ∅~B2. removed | c 丙。~C.",
    ],
    ["keeps what is gone at the beginning", "p: b=乙。", "p: a=A.<甲。 b=B.<乙。", "a ∅~A. removed / b 乙。~B."],
  ] as const) {
    test(name, () => {
      const { body } = pairArticle(original(source.replace(/ </g, "<")), translation(target));
      expect(body.map((block) => block.units.map(show).join(" / ")).join(" | ")).toBe(expected);
    });
  }
});

test("no id leads to two places", () => {
  const reading = pairArticle(
    original("p: a=甲。<x b=乙。<x,y c=丙。<y d=丁。<a"),
    translation("p: x=X.<甲。 y=Y.<乙。 z=Z.<己。"),
  );
  const ids = listUnits(reading).flatMap((unit) => [unit.id, ...unit.otherIds]);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.toSorted()).toEqual(["a", "b", "c", "d", "x", "y", "z"]);
});

test("front matter stands apart and is numbered with the rest", () => {
  const reading = pairArticle(
    original("headline: h=题 | p: a=甲。 b=新。"),
    translation("headline: h=Title<题 | p: a=A.<甲。 b=B.<乙。"),
  );
  expect(reading.headline?.units.map(show)).toEqual(["h 题~Title"]);
  expect(reading.summary).toBeNull();
  expect(reading.body).toHaveLength(1);
  expect(listUnits(reading).map((unit) => unit.number)).toEqual([1, 2, 3]);
  expect(findOutOfDate(reading).map((unit) => [unit.id, unit.madeFrom])).toEqual([["b", "乙。"]]);
});

test("an original alone is not out of date", () => {
  const reading = pairArticle(original("p: a=甲。 b=乙。"), null);
  expect(reading.body[0]?.units.map(show)).toEqual(["a 甲。~∅", "b 乙。~∅"]);
  expect(findOutOfDate(reading)).toEqual([]);
});

describe("an address without a target shows", () => {
  for (const [uiLocale, source, locales, expected] of [
    ["en", "zh", ["zh", "ar", "en"], "en"],
    ["zh", "zh", ["zh", "ar", "en"], "ar"],
    ["zh", "zh", ["zh"], null],
    ["en", "zh", ["zh", "ar"], null],
    ["zh", "en", ["en", "zh-Hant"], "zh-Hant"],
    ["en", "en", ["en", "zh"], "zh"],
  ] as const) {
    test(`${expected ?? "the original alone"} in ${uiLocale} when ${locales.join(", ")} are published`, () =>
      expect(defaultTarget(uiLocale, source, locales)).toBe(expected));
  }
});
