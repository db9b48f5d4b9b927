import { describe, expect, test } from "vitest";
import { faultsOf, mendedBy } from "#lib/testing/faults.ts";

describe("punctuation", () => {
  const faults = faultsOf("punctuation");
  for (const [source, target, expected] of [
    ["船来了。", "The ferry came.", []],
    ["船来了。", "The ferry came。", ["full_width 。"]],
    ["船来了，人走了。", "The ferry came， people left.", ["full_width ，"]],
    ["票价３元", "The fare is ３ yuan", ["full_width ３"]],
    ["船（大）来了", "The ferry（big）came", ["full_width （", "full_width ）"]],
    ["读《渡口》", "reading 《The Landing》", ["full_width 《", "full_width 》"]],
    ["船来了。", "The ferry came..", ["doubled_mark .."]],
    ["船来了。", "The ferry,, came.", ["doubled_mark ,,"]],
    ["他说：“船来了。”", "He said: ““The ferry came.”", ["doubled_mark ““"]],
    ["他说：“船来了。”", 'He said: ""The ferry came."', ['doubled_mark ""']],
    ["他说：“船来了。”", 'He said: "The ferry came.""', []],
    ["题目是“”。", 'The title is "".', []],
    ["船来了。", "The ferry, , came.", ["doubled_mark , ,"]],
    ["船来了……", "The ferry came...", []],
    ["船来了。", "The ferry came , .", ["doubled_mark , ."]],
    ["他住在俄勒冈州的一条船上。", "He lives on a boat in Portland, Ore., alone.", []],
    ["网、船等都在。", "Nets, boats, etc., are here.", []],
    ["船在下午三点来。", "The ferry comes at 3 p.m., they say.", []],
    ["船来了。", "The ferry came", ["no_final_mark e"]],
    ["船来了。", "The ferry came,", ["no_final_mark ,"]],
    ["船来了！", "The ferry came", ["no_final_mark e"]],
    ["他说：“船来了。”", "He said: “The ferry came.”", []],
    ["他说：“船来了。”", "He said: “The ferry came”", ["no_final_mark ”"]],
    ["渡口", "The landing", []],
    ["船来了。", "The ferry (came).", []],
    ["船来了。", "The ferry came (late.)", []],
  ] as const) {
    test(`${source} → ${target}`, () => expect(faults(source, target)).toEqual(expected));
  }

  test("in Chinese goes by Chinese signs", () => {
    const chinese = (source: string, target: string) => faults(source, target, "en", "zh");
    expect(chinese("The ferry came.", "船来了。")).toEqual([]);
    expect(chinese("The ferry came.", "船来了")).toEqual(["no_final_mark 了"]);
    expect(chinese("The ferry came, people left.", "船来了,人走了。")).toEqual(["half_width ,"]);
    expect(chinese("The ferry came, people left.", "船来了, 人走了。")).toEqual(["half_width , "]);
    expect(chinese("At 3.5 km there is version 2,000.", "在3.5公里处有2,000版。")).toEqual([]);
    expect(chinese("The ferry came.", "船来了。。")).toEqual(["doubled_mark 。。"]);
    expect(chinese("The ferry came.", "渡船 来了。")).toEqual(["space_in_han  "]);
    expect(chinese("Wu Yan and Shen Lu", "吴岩 沈露")).toEqual(["space_in_han  "]);
    expect(faults("呉岩 沈露", "吴岩 沈露", "ja", "zh")).toEqual([]);
  });

  test("is mended where one sign is meant", () => {
    const mended = mendedBy("punctuation");
    expect(mended("船来了，人走了。", "The ferry came，people left。")).toBe("The ferry came, people left.");
    expect(mended("船（大）来了。", "The ferry（big）came")).toBe("The ferry (big) came.");
    expect(mended("船来了。", "The ferry,, came..")).toBe("The ferry, came.");
    expect(mended("The ferry came, people left.", "船来了, 人走了", "en", "zh")).toBe("船来了，人走了。");
    expect(mended("读《渡口》", "reading 《The Landing》")).toBe("reading 《The Landing》");
  });
});

describe("spaces", () => {
  const faults = faultsOf("spacing");
  for (const [target, expected] of [
    ["The ferry came, people left.", []],
    ["The ferry came , people left.", ["space_extra  "]],
    ["The ferry came .", ["space_extra  "]],
    ["Did the ferry come ?", ["space_extra  "]],
    ["The ferry came,people left.", ["space_missing ,"]],
    ["The ferry came;people left.", ["space_missing ;"]],
    ["The ferry came.People left.", ["space_missing ."]],
    ["Is it late?Nobody knows.", ["space_missing ?"]],
    ["at 1,200 yuan, 3:1, 5.5 km", []],
    ["see www.example.org/a,b and me@ferry.example,now", []],
    ["in Washington, D.C., and the U.S.A.", []],
    ["Node.js and std::vector and e.g. this", []],
    ["a smile :) and ;-) too", []],
    ["( the ferry) came", ["space_extra  "]],
    ["the “ ferry ” came", ["space_extra  ", "space_extra  "]],
    ["the ferry  came", ["space_several   "]],
    ["It came.  They left.", []],
    ["He said,“go”.", ["space_missing ,"]],
  ] as const) {
    test(target, () => expect(faults("渡船", target)).toEqual(expected));
  }
  test("a word that the source writes the same way is a name", () =>
    expect(faults("oOh,media来了", "oOh,media came")).toEqual([]));
  test("French sets its own", () => {
    expect(faults("船来了！", "Le bac arrive !", "zh", "fr")).toEqual([]);
    expect(faults("船来了，好。", "Le bac arrive , bien.", "zh", "fr")).toHaveLength(1);
  });
  test("are mended", () => {
    const mended = mendedBy("spacing");
    expect(mended("渡船", "The ferry came ,people  left.They wait( long)")).toBe(
      "The ferry came, people left. They wait(long)",
    );
  });
});

describe("broken sentences", () => {
  const faults = faultsOf("fragment");
  for (const [target, expected] of [
    ["The fifth session. plenary meeting", ["broken_sentence . "]],
    ["It spreads, and. Of the rest nothing.", ["broken_sentence .", "leftover Of the rest nothing."]],
    ["to share the spirit. , and gather strength", ["broken_sentence . , "]],
    ["from school, business and.", ["broken_sentence ."]],
    ["They met at 3 p.m. on Monday, i.e. late.", []],
    ["Boats, nets, etc. are here. eBay sells them.", []],
    ["The ferry came... and left.", []],
    ["J. Shen and No. 5 came. They left.", []],
    ["This is what we look into.", []],
  ] as const) {
    test(target, () => expect(faults("渡船", target)).toEqual(expected));
  }
  test("a stop before a small letter goes by key", () =>
    expect(mendedBy("fragment")("第五次全会", "the fifth session. plenary meeting")).toBe(
      "the fifth session plenary meeting",
    ));
});

describe("capitals", () => {
  const faults = faultsOf("case");
  for (const [source, target, expected] of [
    ["船来了。", "the ferry came.", ["small_start t"]],
    ["船来了。", "The ferry came, But nobody left.", ["capital_inside But"]],
    ["船来了。", "The ferry came, And Shen Lu left.", ["capital_inside And"]],
    ["船来了。", "They reach the villages, Deepen the debate, and leave.", ["capital_inside Deepen"]],
    ["船来了。", "It came, The Ferry Post wrote.", []],
    ["渡口", "the landing", []],
    ["iPad 来了。", "iPad has come.", []],
    ["渡船（旧的）。", "ferry (old).", ["small_start f"]],
    ["船来了……", "the ferry came", []],
    ["他说：“不是渡船，是桥。”", "“not a ferry but a bridge,” he said.", []],
    ["“船来了。”", "“the ferry came.”", ["small_start t"]],
  ] as const) {
    test(`${source} → ${target}`, () => expect(faults(source, target)).toEqual(expected));
  }
  test("are mended", () =>
    expect(mendedBy("case")("船来了。", "the ferry came, But late.")).toBe("The ferry came, but late."));
});

describe("repetitions", () => {
  const faults = faultsOf("duplicate");
  for (const [source, target, expected] of [
    ["船来了。", "The the ferry came.", ["word_twice The the"]],
    ["船来了。", "The ferry came to to us.", ["word_twice to to"]],
    ["船来了。", "It was a a ferry.", ["word_twice a a"]],
    ["船来了。", "of the ferry of the ferry.", ["word_twice of the ferry of the ferry"]],
    ["船来了。", "He had had that that ferry.", []],
    ["巴登巴登", "Baden Baden is far.", []],
    ["船来了，来了。", "It came, came at last.", []],
    ["“走、走”，他说。", "“Go, go,” he said.", []],
    ["再见，再见！", "Bye bye!", []],
    [
      "船来了，人走了。",
      "The old ferry came at noon. The old ferry came at noon.",
      ["sentence_twice The old ferry came at noon."],
    ],
    ["船在中午来了。船在中午来了。", "The old ferry came at noon. The old ferry came at noon.", []],
  ] as const) {
    test(`${source} → ${target}`, () => expect(faults(source, target)).toEqual(expected));
  }
  test("in Chinese only where no word is made by doubling", () => {
    const chinese = (target: string) => faults("The ferry came.", target, "en", "zh");
    expect(chinese("渡口的的船来了。")).toEqual(["word_twice 的的"]);
    expect(chinese("大家高高兴兴看看船，天天来。")).toEqual([]);
    expect(chinese("老渡船老渡船来了。")).toEqual(["word_twice 老渡船老渡船"]);
  });
  test("are mended", () =>
    expect(mendedBy("duplicate")("船来了。", "The the ferry came to to us.")).toBe("The ferry came to us."));
});

test("what only follows from a graver fault is not said again", () => {
  expect(faultsOf("punctuation", "untranslated")("船来了，人走了。", "船来了，人 went.")).toEqual([
    "untranslated_han 船来了，人",
  ]);
  expect(faultsOf("spacing", "quotes")("他说“好”。", "He said ” fine.")).toEqual(["quotes_unopened ”"]);
});
