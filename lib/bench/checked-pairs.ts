import type { Pair } from "#lib/checks/issue.ts";
import { counts, dates, measures, scaled, shares } from "#lib/checks/number-cases.ts";
import { canteen, embankment, ferryNotice, watchmaker } from "#lib/db/demo/briefs.ts";
import type { DemoArticle } from "#lib/db/demo/demo-article.ts";
import { nightLibrary } from "#lib/db/demo/night-library.ts";
import { waders } from "#lib/db/demo/waders.ts";
import { waterCampaign } from "#lib/db/demo/water-campaign.ts";

const articles: readonly DemoArticle[] = [
  canteen,
  embankment,
  ferryNotice,
  nightLibrary,
  waders,
  watchmaker,
  waterCampaign,
];

/**
 * What checks are timed on: every pair of the number tables, every paragraph of
 * the demo world, and each paragraph four times over, which is longer than a
 * sentence of any newspaper.
 */
export function checkedPairs(): Pair[] {
  const cases = [scaled, counts, shares, dates, measures].flat();
  const paragraphs = articles.flatMap(({ blocks }) => blocks.map(({ zh, en }) => [zh, en.join(" ")] as const));
  const long = paragraphs.map(([zh, en]) => [zh.repeat(4), `${en} `.repeat(4)] as const);
  return [...cases, ...paragraphs, ...long].map(([source, target]) => ({
    source,
    target,
    sourceLocale: "zh",
    targetLocale: "en",
  }));
}

/** 50 kB of what makes careless expressions slow. */
export function hostileTexts(): string[] {
  const units = [
    "1,",
    "12万",
    "3-5万",
    "一",
    "十万",
    "百分之",
    "half a ",
    "one hundred and ",
    "1/",
    "12 345 ",
    "May 1, ",
    "“(",
    "a1-",
    "0",
    " ",
    "汉字",
    "word ",
    "19:30",
    "第一",
    "XX",
    "。",
    "...",
    "\n",
  ];
  return units.map((unit) => unit.repeat(Math.ceil(50_000 / unit.length)).slice(0, 50_000));
}
