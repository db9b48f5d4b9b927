import { describe, expect, test } from "vitest";
import { termContent } from "#lib/testing/terms.ts";
import { writeCsv } from "#lib/text/csv.ts";
import { readTermFile, termColumns, termRows } from "./term-file.ts";

const defaults = { sourceLocale: "zh", locale: "en" };
const read = (csv: string) => readTermFile(csv, defaults);

test("what is written comes back exactly, formulas and all", () => {
  const contents = [
    termContent("渡口", ["ferry crossing", "~ferry", "-port"], {
      kind: "place",
      pinyin: "dùkǒu",
      note: "两行\nof text",
    }),
    termContent("=1+1", ['-five, “or” "six"'], { source: "+86", domain: "@home" }),
  ].map((content) => ({
    ...content,
    renderings: content.renderings.map((rendering, place) => ({ ...rendering, note: `'why ${place}` })),
  }));
  const csv = writeCsv([termColumns, ...contents.flatMap((content) => termRows("zh", content, "en"))]);
  const { terms, faults } = read(csv);
  expect(faults).toEqual([]);
  expect(terms.map(({ content }) => content)).toEqual(contents);
});

describe("a file", () => {
  test("of two columns without names is terms and renderings", () => {
    expect(read("渡口,ferry\n渡口,ferry crossing\n灯会,lantern fair").terms.map(({ content }) => content)).toEqual([
      termContent("渡口", ["ferry", "~ferry crossing"]),
      termContent("灯会", ["lantern fair"]),
    ]);
  });

  test("may name its columns in Chinese, in any order, and others we do not know", () => {
    const { terms } = read("编号;译法;词条;用法\n1;ferry;渡口;\n2;port;渡口;forbidden");
    expect(terms).toMatchObject([{ line: 2, content: termContent("渡口", ["ferry", "-port"]) }]);
  });

  test("says of which locales its terms are, and its rows may lie apart", () => {
    const csv = "term,rendering,locale\n渡口,bac,fr\n灯会,fête,fr\n渡口,passage,fr\n渡口,ferry,";
    expect(
      read(csv).terms.map(({ locale, content }) => `${locale} ${content.text} ${content.renderings.length}`),
    ).toEqual(["fr 渡口 2", "fr 灯会 1", "en 渡口 1"]);
  });
});

for (const [name, csv, faults] of [
  ["an empty file", "", ["1 empty"]],
  ["nothing but names", "term,rendering\n", ["1 empty"]],
  ["a row without a term", "term,rendering\n,ferry\n渡口,ferry", ["2 no_term"]],
  ["a row without a rendering", "term,rendering\n渡口,", ["2 no_rendering"]],
  ["a locale nobody knows", "term,rendering,locale\n渡口,ferry,xx-y", ["2 locale"]],
  ["a term in its own language", "term,rendering,locale\n渡口,渡船,zh", ["2 same_locale"]],
  ["a kind nobody knows", "term,rendering,kind\n渡口,ferry,boat", ["2 kind"]],
  ["a part of speech nobody knows", "term,rendering,part_of_speech\n渡口,ferry,thing", ["2 part_of_speech"]],
  ["a status nobody knows", "term,rendering,status\n渡口,ferry,good", ["2 status"]],
  [
    "two preferred renderings",
    "term,rendering,status\n渡口,ferry,preferred\n渡口,quay,Preferred",
    ["2 preferred_twice"],
  ],
  ["one rendering twice", "渡口,ferry\n渡口,Ferry", ["1 rendering_twice"]],
  ["rows that say different things", "term,rendering,note\n渡口,ferry,a\n渡口,quay,b", ["3 details_differ"]],
  ["too long a term", `${"长".repeat(201)},long`, ["1 too_long"]],
  ["hidden characters", "渡\u202E口,ferry", ["1 characters"]],
  ["an open quotation mark", '渡口,ferry\n"灯会,fair', ["2 unclosed"]],
] as const) {
  test(`${name} is named by its line`, () =>
    expect(read(csv).faults.map(({ line, code }) => `${line} ${code}`)).toEqual(faults));
}
