import { expect, test } from "vitest";
import { splitBlock } from "#lib/segments/segmentation.ts";
import { plainText, textRun } from "#lib/text/runs.ts";
import { assemble, bodyParagraphs, type ImportedSide } from "./assembly.ts";
import type { Pairing } from "./pairing.ts";

const side = (locale: string, headline: string, ...paragraphs: string[]): ImportedSide => ({
  ...{ locale, headline, byline: "", date: null },
  blocks: paragraphs.map((text) => ({
    kind: "paragraph",
    attributes: {},
    runs: textRun(text.replace(/^-/, "")),
    leftOut: text.startsWith("-"),
  })),
});
const pairs = (text: string): Pairing =>
  text.split(" ").map((group) => {
    const [source = 0, target = 0] = group.split(":").map(Number);
    return { source, target, confidence: 1, settled: false };
  });

/** Segments of the original with their translations, then what stands beside them. */
function show(source: ImportedSide, target: ImportedSide, pairing: string): string[] {
  const { blocks, targets, leftovers } = assemble(source, target, pairs(pairing));
  const lines = blocks.flatMap((block) => {
    let from = 0;
    return splitBlock(block, source.locale).map(({ text, separator }) => {
      const found = targets.find((one) => one.blockId === block.id && one.from === from);
      from += text.length + separator.length;
      return `${text} = ${found ? plainText(found.target) : ""}`;
    });
  });
  return [
    ...lines,
    ...leftovers.map(({ after, text }) => `+ ${text} (${after ? `${after.blockId} ${after.from}` : "first"})`),
  ];
}

const zh = side("zh", "渡口", "渡口恢复了。老周很高兴。", "-分享到", "天很冷。");

test("a text's sentences are those of what is taken over", () => {
  expect(bodyParagraphs(zh)).toEqual([["渡口恢复了。", "老周很高兴。"], ["天很冷。"]]);
});

for (const [what, en, pairing, expected] of [
  [
    "one to one",
    side("en", "The ferry", "The ferry is back. Zhou is glad.", "It is cold."),
    "1:1 1:1 1:1",
    ["渡口 = The ferry", "渡口恢复了。 = The ferry is back.", "老周很高兴。 = Zhou is glad.", "天很冷。 = It is cold."],
  ],
  [
    "two sentences that share a translation are one segment",
    side("en", "", "The ferry is back, and Zhou is glad.", "It is cold."),
    "2:1 1:1",
    ["渡口 = ", "渡口恢复了。老周很高兴。 = The ferry is back, and Zhou is glad.", "天很冷。 = It is cold."],
  ],
  [
    "several sentences of the translation stand in one segment",
    side("en", "The ferry", "The ferry is back.", "At last!", "Zhou is glad. It is cold."),
    "1:2 1:1 1:1",
    [
      "渡口 = The ferry",
      "渡口恢复了。 = The ferry is back. At last!",
      "老周很高兴。 = Zhou is glad.",
      "天很冷。 = It is cold.",
    ],
  ],
  [
    "what is missing stays empty, and what has no original is kept beside",
    side("en", "The ferry", "Good morning. The ferry is back.", "It is cold. Thank you for reading."),
    "0:1 1:1 1:0 1:1 0:1",
    [
      "渡口 = The ferry",
      "渡口恢复了。 = The ferry is back.",
      "老周很高兴。 = ",
      "天很冷。 = It is cold.",
      "+ Good morning. (first)",
      "+ Thank you for reading. (b2 0)",
    ],
  ],
  [
    "a pair that goes over two paragraphs leaves the paragraphs as they are",
    side("en", "The ferry", "The ferry is back.", "Zhou is glad though it is cold."),
    "1:1 2:1",
    [
      "渡口 = The ferry",
      "渡口恢复了。 = The ferry is back.",
      "老周很高兴。 = Zhou is glad though it is cold.",
      "天很冷。 = ",
    ],
  ],
  [
    "a pair that goes over two paragraphs is parted where those of the translation end",
    side("en", "The ferry", "The ferry is back. Zhou, who had waited for it, is glad.", "Cold."),
    "1:1 2:2",
    [
      "渡口 = The ferry",
      "渡口恢复了。 = The ferry is back.",
      "老周很高兴。 = Zhou, who had waited for it, is glad.",
      "天很冷。 = Cold.",
    ],
  ],
  [
    "or where the lengths say",
    side("en", "The ferry", "The ferry is back. Zhou is glad. So glad. It is cold, very cold."),
    "3:4",
    [
      "渡口 = The ferry",
      "渡口恢复了。老周很高兴。 = The ferry is back. Zhou is glad. So glad.",
      "天很冷。 = It is cold, very cold.",
    ],
  ],
] as const) {
  test(what, () => expect(show(zh, en, pairing)).toEqual(expected));
}

test("a sentence that was cut by hand is two, unless they are joined again", () => {
  const long = { ...side("zh", "渡口", "渡口恢复了，老周很高兴。", "天很冷。"), cuts: [{ block: 0, at: 6 }] };
  const en = side("en", "The ferry", "The ferry is back. Zhou is glad. It is cold.");
  expect(show(long, en, "1:1 1:1 1:1")).toEqual([
    "渡口 = The ferry",
    "渡口恢复了， = The ferry is back.",
    "老周很高兴。 = Zhou is glad.",
    "天很冷。 = It is cold.",
  ]);
  expect(show(long, en, "2:2 1:1")[1]).toBe("渡口恢复了，老周很高兴。 = The ferry is back. Zhou is glad.");
});

test("a byline has its date, as each language writes it", () => {
  const dated = (one: ImportedSide, byline: string): ImportedSide => ({ ...one, byline, date: "2024-03-05" });
  const { blocks, targets } = assemble(
    dated(zh, "记者 陈屿"),
    dated(side("en", "", "It is cold."), "By Chen Yu"),
    pairs("3:1"),
  );
  expect(plainText(blocks[2]?.runs ?? [])).toBe("记者 陈屿 · 2024年3月5日");
  expect(targets.find(({ blockId }) => blockId === "byline")?.target).toEqual(textRun("By Chen Yu · March 5, 2024"));
});

test("an original alone is cut as its sentences are", () => {
  const { blocks, targets } = assemble(zh, null, []);
  expect(blocks.map(({ id, kind, boundaries }) => [id, kind, boundaries])).toEqual([
    ["headline", "headline", []],
    ["summary", "summary", []],
    ["byline", "byline", []],
    ["b1", "paragraph", []],
    ["b2", "paragraph", []],
  ]);
  expect(targets).toEqual([]);
});
