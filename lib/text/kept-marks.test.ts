import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { keepMarks } from "./kept-marks.ts";
import { listMarks } from "./marks.ts";
import { concatRuns, isMarked, normalizeRuns, plainText, type Run, sameMarks, sliceRuns } from "./runs.ts";

/** `a [b]{link} *c*` as runs: square brackets a link, asterisks bold. */
function runs(text: string): Run[] {
  return text.split(/(\[[^\]]*\]|\*[^*]*\*)/).map((part): Run => {
    if (part.startsWith("[")) return { text: part.slice(1, -1), href: "https://city.example/" };
    if (part.startsWith("*")) return { text: part.slice(1, -1), bold: true };
    return { text: part };
  });
}

function written(kept: readonly Run[]): string {
  return kept.map((run) => (run.href ? `[${run.text}]` : run.bold ? `*${run.text}*` : run.text)).join("");
}

describe("marks stay on the words that survive", () => {
  for (const [locale, before, text, expected] of [
    ["en", "It covers [12 people].", "It covers more than 120,000 people.", "It covers [more than 120,000 people]."],
    ["en", "It covers [12] people.", "It covers 120,000 people.", "It covers [120,000] people."],
    [
      "en",
      "The [State Council] said so.",
      "On Friday the State Council said so.",
      "On Friday the [State Council] said so.",
    ],
    [
      "en",
      "The [city water bureau] says no.",
      "The [water office of the city] says no.".replace(/[[\]]/g, ""),
      "The [water office of the city] says no.",
    ],
    ["en", "The [office of water] says no.", "The water bureau says no.", "The [water bureau] says no."],
    [
      "en",
      "Read [the full report], today.",
      "Read the report carefully, today.",
      "Read [the report] carefully, today.",
    ],
    ["en", "A *very* good day.", "A good day.", "A good day."],
    ["en", "*Never* again, said [Li Wei].", "Never again, Li Wei said.", "*Never* again, [Li Wei] said."],
    ["en", "Read [the report] and go.", "Read it all and then go.", "Read [it all] and then go."],
    ["en", "Plain words only.", "Other plain words.", "Other plain words."],
    ["zh", "据[水务局]介绍，工程已完工。", "据市水务局介绍，工程已经完工。", "据市[水务局]介绍，工程已经完工。"],
    ["zh", "覆盖*12人*。", "覆盖*12万余人*。".replaceAll("*", ""), "覆盖*12万余人*。"],
  ] as const) {
    test(`${before} → ${text}`, () => {
      const kept = keepMarks(runs(before), text, locale);
      expect(written(kept.runs)).toBe(expected);
      expect(plainText(kept.runs)).toBe(text);
    });
  }

  test("a mark whose words are gone is reported, not moved", () => {
    const kept = keepMarks(
      runs("The *old* and [tired phrase here] stands for nothing."),
      "An entirely new sentence.",
      "en",
    );
    expect(kept.runs).toEqual([{ text: "An entirely new sentence." }]);
    expect(kept.lost.map((mark) => mark.text)).toEqual(["old", "tired phrase here"]);
  });
});

const words = fc.uniqueArray(fc.stringMatching(/^[a-z]{3,8}$/), { minLength: 2, maxLength: 14 });
const looks = fc.constantFrom<Partial<Run>>({}, {}, { bold: true }, { italic: true }, { href: "https://a.example/" });
const marked = words.chain((list) =>
  fc
    .array(looks, { minLength: list.length, maxLength: list.length })
    .map(
      (marks) => list.flatMap((word, index) => [{ ...marks[index], text: word }, { text: " " }]).slice(0, -1) as Run[],
    ),
);

describe("whatever a reader writes", () => {
  test("the text is theirs, and only marks that were there are in it", () => {
    fc.assert(
      fc.property(
        marked,
        fc.array(fc.oneof(fc.stringMatching(/^[a-z,. ]{0,9}$/), fc.nat(13)), { maxLength: 20 }),
        (before, edits) => {
          const plain = plainText(before).split(" ");
          const text = edits.map((edit) => (typeof edit === "number" ? (plain[edit] ?? "") : edit)).join(" ");
          const kept = keepMarks(before, text, "en");
          expect(plainText(kept.runs)).toBe(text);
          expect(kept.runs).toEqual(normalizeRuns(kept.runs));
          for (const run of kept.runs.filter(isMarked)) expect(before.some((old) => sameMarks(old, run))).toBe(true);
          for (const mark of listMarks(before)) {
            const there = kept.runs.some((run) => sameMarks(run, mark.marks));
            expect(there || kept.lost.some((lost) => lost.number === mark.number)).toBe(true);
          }
        },
      ),
    );
  });

  test("an unchanged text keeps everything", () => {
    fc.assert(
      fc.property(marked, (before) => {
        expect(keepMarks(before, plainText(before), "en")).toEqual({ runs: normalizeRuns(before), lost: [] });
      }),
    );
  });

  test("one new word between two words changes no mark around it", () => {
    fc.assert(
      fc.property(marked, fc.nat(), (before, seed) => {
        const plain = plainText(before);
        const gaps = [0, ...Array.from(plain.matchAll(/ /g), (match) => match.index + 1)];
        const at = gaps[seed % gaps.length] ?? 0;
        const kept = keepMarks(before, `${plain.slice(0, at)}0000 ${plain.slice(at)}`, "en");
        expect(kept.lost).toEqual([]);
        expect(kept.runs).toEqual(
          concatRuns(sliceRuns(before, 0, at), [{ text: "0000 " }], sliceRuns(before, at, plain.length)),
        );
      }),
    );
  });
});
