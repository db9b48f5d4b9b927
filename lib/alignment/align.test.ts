import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AlignOptions, alignSentences } from "./align.ts";
import { readDictionary } from "./reading.ts";

const dictionary = readDictionary();
const chinese: AlignOptions = { sourceLocale: "zh", targetLocale: "en", dictionary };

/** `0,1=2 3=`: sentences 0 and 1 with 2, sentence 3 with nothing. */
function aligned(source: string, target: string, options: AlignOptions): string {
  const paragraphs = (text: string) => text.split("\n\n").map((paragraph) => paragraph.split("\n"));
  return alignSentences(paragraphs(source), paragraphs(target), options)
    .map((group) => `${group.source.join(",")}=${group.target.join(",")}`)
    .join(" ");
}

const ferry = [
  "渡口明天早上六点恢复。",
  "去年有12万余人从这里过河。",
  "老船长林水生已经在船上工作了三十年。",
  "他说，风大的日子不能开船。",
  "你们为什么不等一等？",
];
const ferryInEnglish = [
  "The ferry will run again from six tomorrow morning.",
  "More than 120,000 people crossed the river here last year.",
  "The old captain, Lin Shuisheng, has worked on the boat for thirty years.",
  "On windy days, he says, a boat cannot leave.",
  "Why do you not wait a little?",
];
const zh = (...indexes: number[]) => indexes.map((index) => ferry[index]).join("\n");
const en = (...indexes: number[]) => indexes.map((index) => ferryInEnglish[index]).join("\n");

describe("Chinese and English", () => {
  for (const [name, source, target, expected] of [
    ["one beside one", zh(0, 1, 2, 3, 4), en(0, 1, 2, 3, 4), "0=0 1=1 2=2 3=3 4=4"],
    ["a sentence that is not translated", zh(0, 1, 2, 3, 4), en(0, 1, 3, 4), "0=0 1=1 2= 3=2 4=3"],
    ["a sentence that was added", zh(0, 1, 3, 4), en(0, 1, 2, 3, 4), "0=0 1=1 =2 2=3 3=4"],
    ["the first and the last one missing", zh(1, 2, 3), en(0, 1, 2, 3, 4), "=0 0=1 1=2 2=3 =4"],
    [
      "one for two",
      `${zh(0)}\n老船长林水生已经在船上工作了三十年，他说，风大的日子不能开船。\n${zh(4)}`,
      en(0, 2, 3, 4),
      "0=0 1=1,2 2=3",
    ],
    [
      "two for one",
      zh(0, 1, 2, 3),
      `The ferry will run again from six tomorrow morning; more than 120,000 people crossed the river here last year.\n${en(2, 3)}`,
      "0,1=0 2=1 3=2",
    ],
  ] as const) {
    test(name, () => {
      expect(aligned(source, target, chinese)).toBe(expected);
      const reversed = aligned(target, source, { ...chinese, sourceLocale: "en", targetLocale: "zh" });
      expect(reversed.replace(/([\d,]*)=([\d,]*)/g, "$2=$1")).toBe(expected);
    });
  }

  test("traditional characters", () => {
    const source = "渡口明天早上六點恢復。\n老船長已經在船上工作了三十年。\n風大的日子不能開船。";
    const options = { ...chinese, sourceLocale: "zh-Hant" };
    expect(aligned(source, en(0, 2, 3), options)).toBe("0=0 1=1 2=2");
  });
});

describe("what the newsroom knows", () => {
  const source = "甲乙丙丁。\n戊己庚辛。\n壬癸。";
  const target = "Some words here.\nOther words there.\nWords.";
  const options = { sourceLocale: "zh", targetLocale: "en" };
  const shifted = { source: source.replace("甲乙丙丁。\n", ""), target };

  test("a term draws its sentences together", () => {
    const terms = [
      { source: "戊己", target: "other words" },
      { source: "壬癸", target: "Words." },
    ];
    expect(aligned(shifted.source, shifted.target, { ...options, terms })).toContain("0=1");
  });

  test("any of several renderings will do", () => {
    const terms = ["a quay", "a landing", "other words"].map((target) => ({ source: "戊己", target }));
    expect(aligned(shifted.source, shifted.target, { ...options, terms })).toContain("0=1");
  });

  test("a remembered pair is kept", () => {
    const memory = [{ source: "戊己庚辛。", target: "Other  words there." }];
    expect(aligned(source, target, { ...options, memory })).toBe("0=0 1=1 2=2");
    expect(aligned(shifted.source, shifted.target, { ...options, memory })).toBe("=0 0=1 1=2");
  });
});

describe("paragraphs", () => {
  test("lead where both texts have them", () => {
    const source = `${zh(0)}\n${zh(1)}\n\n${zh(3)}\n${zh(4)}`;
    const target = `${en(0)}\n${en(1)}\n\n${en(3)}\n${en(4)}`;
    expect(aligned(source, target, chinese)).toBe("0=0 1=1 2=2 3=3");
  });
  test("bind nothing", () => {
    expect(aligned(`${zh(0)}\n${zh(1)}\n\n${zh(3)}`, `${en(0)}\n\n${en(1)}\n${en(3)}`, chinese)).toBe("0=0 1=1 2=2");
  });
});

describe("without a dictionary", () => {
  test("numbers, names and length decide", () => {
    const source =
      "Am Montag kamen 320 Boote nach Kyoto.\nNiemand hatte sie erwartet.\nDie Stadt zahlte 4,5 Millionen.";
    const target = "On Monday 320 boats came to Kyoto.\nNobody had expected them.\nThe city paid 4.5 million.";
    expect(aligned(source, target, { sourceLocale: "de", targetLocale: "en" })).toBe("0=0 1=1 2=2");
  });
});

describe("any text", () => {
  const sentence = fc.oneof(
    fc.constantFrom(...ferry, ...ferryInEnglish, "", " ", "。", "?", "1 2 3", "\u{20000}\u{1F600}", "a".repeat(500)),
    fc.string({ unit: "binary", maxLength: 20 }),
  );
  const text = fc.array(fc.array(sentence, { maxLength: 6 }), { maxLength: 5 });

  test("has every sentence in exactly one group, in order, always the same", () => {
    fc.assert(
      fc.property(
        text,
        text,
        fc.constantFrom(chinese, { sourceLocale: "fr", targetLocale: "ja" }),
        (source, target, options) => {
          const groups = alignSentences(source, target, options);
          expect(groups.flatMap((group) => group.source)).toEqual(source.flat().map((_, index) => index));
          expect(groups.flatMap((group) => group.target)).toEqual(target.flat().map((_, index) => index));
          for (const group of groups) {
            expect(group.source.length + group.target.length).toBeGreaterThan(0);
            expect(group.confidence).toBeGreaterThanOrEqual(0);
            expect(group.confidence).toBeLessThanOrEqual(1);
          }
          expect(alignSentences(source, target, options)).toEqual(groups);
        },
      ),
      { numRuns: 300 },
    );
  });

  test.each([
    [0, 0],
    [0, 40],
    [40, 0],
    [1, 5_000],
    [5_000, 1],
    [3, 700],
    [700, 400],
    [12, 5_000],
    [2_000, 70],
  ])("%i sentences beside %i", (sources, targets) => {
    const source = Array.from({ length: sources }, (_, index) => ferry[index % ferry.length] ?? "");
    const target = Array.from({ length: targets }, (_, index) => ferryInEnglish[(index * 3) % ferry.length] ?? "");
    const groups = alignSentences([source], [target], chinese);
    expect(groups.flatMap((group) => group.source)).toHaveLength(sources);
    expect(groups.flatMap((group) => group.target)).toHaveLength(targets);
  });
});
