import { expect, test } from "vitest";
import type { ArticleTerm } from "#lib/glossary/public-queries.ts";
import type { ReadingBlock, ReadingUnit } from "#lib/publishing/reading.ts";
import type { RevisionSegment } from "#lib/publishing/revision.ts";
import { type Run, textRun } from "#lib/text/runs.ts";
import { linksIn, placeTermLinks } from "./term-links.ts";

const ferry: ArticleTerm = {
  id: "ferry",
  text: "渡口",
  renderings: [
    { text: "ferry crossing", status: "preferred" },
    { text: "ferry", status: "admitted" },
    { text: "port", status: "forbidden" },
  ],
  sourceLocale: "zh",
  term: "渡口",
  pinyin: "",
  note: "",
  said: [],
};

function segment(id: string, text: readonly Run[]): RevisionSegment {
  return { id, text, separator: "", predecessors: [], madeFrom: null };
}

function place(...pairs: readonly (readonly [source: string | readonly Run[], target: string | readonly Run[]])[]) {
  const runs = (text: string | readonly Run[]) => (typeof text === "string" ? textRun(text) : text);
  const units = pairs.map(
    ([source, target], at): ReadingUnit => ({
      id: `s${at}`,
      otherIds: [],
      number: at + 1,
      source: [segment(`s${at}`, runs(source))],
      target: [segment(`s${at}`, runs(target))],
      status: "current",
      madeFrom: "",
    }),
  );
  const body: ReadingBlock[] = [{ id: "b", kind: "paragraph", attributes: {}, units }];
  const links = placeTermLinks({ body }, [ferry], { uiLocale: "en", source: "zh", target: "en" });
  return units.flatMap((unit) =>
    (["source", "target"] as const).flatMap((side) =>
      unit[side].flatMap((one) => linksIn(links, side, one).map(({ from, to }) => `${one.id} ${side} ${from}-${to}`)),
    ),
  );
}

test("a term is linked once on either side, where it is first said", () =>
  expect(place(["渡口关了。", "The ferry crossing is shut."], ["渡口开了。", "The ferry is open."])).toEqual([
    "s0 source 0-2",
    "s0 target 4-18",
  ]));

test("a rendering is linked only beside its term, and a forbidden one never", () => {
  expect(place(["天亮了。", "The ferry ran."])).toEqual([]);
  expect(place(["渡口关了。", "The port is shut."])).toEqual(["s0 source 0-2"]);
});

test("what is a link already, or cut by a mark, is passed over", () => {
  const link: Run[] = [{ text: "渡口", href: "https://example.org/" }, { text: "关了。" }];
  expect(place([link, "The ferry is shut."], ["渡口开了。", "It is open."])).toEqual([
    "s0 target 4-9",
    "s1 source 0-2",
  ]);
  expect(place([[{ text: "渡", bold: true }, { text: "口关了。" }], "Shut."])).toEqual([]);
});
