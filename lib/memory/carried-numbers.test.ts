import { expect, test } from "vitest";
import { carryNumbers } from "./carried-numbers.ts";

const zhEn = { sourceLocale: "zh", targetLocale: "en" };
const enZh = { sourceLocale: "en", targetLocale: "zh" };

for (const [locales, before, target, source, expected, left] of [
  [zhEn, "组织宣讲700场。", "They held 700 talks.", "组织宣讲830场。", "They held 830 talks.", 0],
  [
    zhEn,
    "覆盖12万余人。",
    "It reached more than 120,000 people.",
    "覆盖35万余人。",
    "It reached more than 350,000 people.",
    0,
  ],
  [zhEn, "投资1.2亿元。", "It cost 120 million yuan.", "投资3.5亿元。", "It cost 350 million yuan.", 0],
  [zhEn, "投资900元。", "It cost 900 yuan.", "投资12000元。", "It cost 12,000 yuan.", 0],
  [zhEn, "投资200万元。", "It cost 2 million yuan.", "投资200元。", "It cost 200 yuan.", 0],
  [zhEn, "增长4.5%。", "It grew by 4.5%.", "增长6.25%。", "It grew by 6.25%.", 0],
  [
    zhEn,
    "甲队700人，乙队700人。",
    "Team A has 700, team B 700.",
    "甲队700人，乙队900人。",
    "Team A has 700, team B 900.",
    0,
  ],
  [zhEn, "组织宣讲700场。", "They held many talks.", "组织宣讲830场。", "They held many talks.", 1],
  [zhEn, "组织宣讲700场。", "They held 700 talks.", "组织宣讲830场，覆盖12万人。", "They held 700 talks.", 2],
  [zhEn, "5月建成。", "It was finished in May.", "9月建成。", "It was finished in September.", 0],
  [zhEn, "2019年建成。", "It was built in 2019.", "2024年建成。", "It was built in 2024.", 0],
  [zhEn, "第3次会议。", "The 3rd meeting.", "第21次会议。", "The 21st meeting.", 0],
  [zhEn, "5月12日开工。", "Work began on 12 May.", "6月3日开工。", "Work began on 3 June.", 0],
  [zhEn, "来了三位客人。", "Three guests came.", "来了七位客人。", "Seven guests came.", 0],
  [
    zhEn,
    "三成居民反对。",
    "Thirty percent of the people are against it.",
    "四成居民反对。",
    "Thirty percent of the people are against it.",
    1,
  ],
  [enZh, "They held 700 talks.", "组织宣讲700场。", "They held 830 talks.", "组织宣讲830场。", 0],
  [enZh, "It reached 120,000 people.", "覆盖12万人。", "It reached 350,000 people.", "覆盖35万人。", 0],
  [
    { sourceLocale: "zh", targetLocale: "fr" },
    "组织宣讲700场。",
    "Ils ont tenu 700 exposés.",
    "组织宣讲830场。",
    "Ils ont tenu 830 exposés.",
    0,
  ],
] as const) {
  test(`${before} ${target} for ${source}`, () => {
    const result = carryNumbers({ source: before, target }, source, locales);
    expect(result.target).toBe(expected);
    expect(result.left).toBe(left);
    for (const { from, to, before: old } of result.carried) {
      expect(target).toContain(old);
      expect(result.target.slice(from, to)).toMatch(/\d|[A-Z]/);
    }
  });
}
