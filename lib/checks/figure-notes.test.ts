import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyText } from "#lib/testing/arbitraries.ts";
import { explainFigures } from "./figure-notes.ts";

const explain = (chinese: string, english: string) =>
  explainFigures(chinese, "zh", english, "en").map(({ equation }) => equation);

describe("a Chinese figure reads in English as", () => {
  for (const [chinese, english, expected] of [
    ["吸引12万余人", "drew more than 120,000 people", ["12万 = 120,000 (万 = 10,000)"]],
    ["吸引十二万余人", "drew more than 120,000 people", ["十二万 = 120,000 (万 = 10,000)"]],
    ["耗资3.5亿元", "cost 350 million yuan", ["3.5亿 = 350 million (亿 = 100 million)"]],
    ["耗资1亿2000万元", "cost 120 million yuan", ["1亿2000万 = 120 million (亿 = 100 million, 万 = 10,000)"]],
    ["耗资1.5万亿元", "cost 1.5 trillion yuan", ["1.5万亿 = 1.5 trillion (万亿 = 1 trillion)"]],
    ["记录到104.2万只", "recorded 1,042,000 birds", ["104.2万 = 1,042,000 (万 = 10,000)"]],
    ["限1万人", "limited to 10,000", ["1万 = 10,000"]],
    ["售出1000多万张", "sold more than 10 million", ["1000多万 = 10 million (万 = 10,000)"]],
    ["三成的人", "30 percent of the people", ["三成 = 30%"]],
    ["离岸3000公里", "1,864 miles from the shore", ["3000公里 ≈ 1,864 miles (公里 ≈ 0.621 miles)"]],
    ["100万亩", "66,667 hectares", ["100万亩 ≈ 66,670 hectares (亩 ≈ 0.0667 hectares)"]],
    ["气温32.2摄氏度", "a temperature of 90 degrees Fahrenheit", ["32.2摄氏度 ≈ 89.96 °F"]],
    ["等了20年", "waited two decades", []],
    ["演了32场", "32 shows", []],
    ["2020年5月", "May 2020", []],
  ] as const) {
    test(`${chinese} beside “${english}”: ${expected.join(", ") || "itself"}`, () =>
      expect(explain(chinese, english)).toEqual(expected));
  }

  test("nothing where the translation is wrong", () => expect(explain("吸引12万余人", "drew 12 people")).toEqual([]));
});

test("only Chinese beside English is explained", () => {
  expect(explainFigures("12万人", "zh", "120.000 Menschen", "de")).toEqual([]);
  expect(explainFigures("120,000 people", "en", "12万人", "zh")).toEqual([]);
});

test("notes stand in the text, in order, and apart", () => {
  const piece = fc.oneof(
    anyText,
    fc.constantFrom("12", "万", "亿", "公里", "三", "成", "120,000", " million", "miles"),
  );
  const text = fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(text, text, (chinese, english) => {
      let end = 0;
      for (const { from, to } of explainFigures(chinese, "zh", english, "en")) {
        expect(from).toBeGreaterThanOrEqual(end);
        expect(to).toBeGreaterThan(from);
        expect(to).toBeLessThanOrEqual(chinese.length);
        end = to;
      }
    }),
    { numRuns: 1_000 },
  );
});
