import { longestJudged } from "#lib/checks/finding.ts";
import type { Pair } from "#lib/checks/issue.ts";
import { counts, dates, measures, scaled, shares } from "#lib/checks/number-cases.ts";
import { canteen, embankment, ferryNotice, watchmaker } from "#lib/db/demo/briefs.ts";
import type { DemoArticle } from "#lib/db/demo/demo-article.ts";
import { nightLibrary } from "#lib/db/demo/night-library.ts";
import { waders } from "#lib/db/demo/waders.ts";
import { waterCampaign } from "#lib/db/demo/water-campaign.ts";
import type { Rendering, Term } from "#lib/glossary/term.ts";

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
 * sentence of any newspaper; all with a glossary.
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
    terms,
  }));
}

/** A glossary as long as those of small newsrooms; some of it stands in the demo world. */
const terms: readonly Term[] = [
  ...[
    "宣讲=briefing|outreach",
    "宣讲团=outreach team",
    "澜海市=Lanhai",
    "望川=Wangchuan",
    "渡口=ferry landing|landing",
  ],
  ...[
    "湿地=wetland|marsh",
    "图书馆=library",
    "食堂=canteen",
    "堤防=embankment|dyke",
    "水务局=Water Bureau",
    "节水=saving water",
  ],
  ...[
    "钟表匠=watchmaker",
    "候鸟=migratory bird",
    "市委=Municipal Committee",
    "全会=plenary session|-plenary",
    "社区=community",
  ],
  ...["政府=government", "企业=company", "居民=resident", "学生=student|pupil", "记者=reporter", "英国=UK|British"],
].map((line, place) => {
  const [text = "", renderings = ""] = line.split("=");
  return { id: String(place), text, renderings: renderings.split("|").map(renderingOf) };
});

function renderingOf(text: string, place: number): Rendering {
  if (text.startsWith("-")) return { text: text.slice(1), status: "forbidden" };
  return { text, status: place === 0 ? "preferred" : "admitted" };
}

/** What makes careless expressions slow: 50 kB of it, and as much as a unit may hold, which every check judges. */
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
    "had ",
    'a"" ',
    "19:30",
    "第一",
    "XX",
    "。",
    "...",
    "\n",
  ];
  return [50_000, longestJudged].flatMap((length) =>
    units.map((unit) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length)),
  );
}
