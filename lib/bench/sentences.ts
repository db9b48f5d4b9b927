import { type DemoArticle, type DemoBlock, demoArticle, p } from "#lib/db/demo/demo-article.ts";

/** How many sentence pairs the body of the article has that is measured. */
export const measuredPairs = 56;

/**
 * An article of exactly `pairs` sentences below its front matter, four to a
 * paragraph, in both languages. The same `seed` gives the same article, other
 * seeds other ones. `edition` is said in the headline and in the first
 * `editions` sentences, so that a page tells which text it shows.
 */
export function benchArticle(options: {
  readonly slug: string;
  readonly seed: number;
  readonly pairs: number;
  readonly edition: number;
  readonly editions: number;
}): DemoArticle {
  const { slug, seed, pairs, edition, editions } = options;
  const mark = editionMark(edition);
  const sentences = Array.from({ length: pairs }, (_, index) => {
    const [zh, en] = pairAt(seed, index);
    return index < editions ? ([`${mark.zh}${zh}`, `${mark.en}${en}`] as const) : ([zh, en] as const);
  });
  const paragraphs: DemoBlock[] = [];
  for (let from = 0; from < sentences.length; from += 4) {
    const part = sentences.slice(from, from + 4);
    paragraphs.push(p(part.map(([zh]) => zh).join(""), ...part.map(([, en]) => en)));
  }
  const [place, placeInEnglish] = at(places, seed);
  return demoArticle(
    slug,
    "city",
    {
      headline: [`${mark.zh}${place}往事`, `${mark.en}What happened at ${placeInEnglish}`],
      summary: [`关于${place}，镇上的人记得很多。`, `The town remembers a good deal about ${placeInEnglish}.`],
      byline: ["本报记者", "Staff reporter"],
    },
    ...paragraphs,
  );
}

/** Every edition that `text` names in the sentences of one language, in order. */
export function editionsIn(text: string, language: "zh" | "en"): number[] {
  const marks = language === "zh" ? /〔(\d{6})〕/g : /\[(\d{6})\] /g;
  return [...text.matchAll(marks)].map(([, digits]) => Number(digits));
}

/** Every edition that a page shows of one language. What it shows struck out, and what it tells its own scripts, does not count. */
export function editionsOfPage(html: string, language: "zh" | "en"): number[] {
  return editionsIn(html.replace(/<(script|del)\b[\s\S]*?<\/\1>/g, ""), language);
}

/** What stands in front of a sentence to say which edition it belongs to. */
export function editionMark(edition: number): { readonly zh: string; readonly en: string } {
  const digits = String(edition).padStart(6, "0");
  return { zh: `〔${digits}〕`, en: `[${digits}] ` };
}

/** The same original in another edition. */
export function inEdition<Block extends { readonly runs: readonly { readonly text: string }[] }>(
  blocks: readonly Block[],
  edition: number,
): Block[] {
  const { zh } = editionMark(edition);
  return blocks.map((block) => ({
    ...block,
    runs: block.runs.map((run) => ({ ...run, text: run.text.replace(/〔\d{6}〕/g, zh) })),
  }));
}

type Term = readonly [zh: string, en: string];

const places: readonly Term[] = [
  ["东堤", "the east embankment"],
  ["老码头", "the old quay"],
  ["染坊街", "Dyers’ Street"],
  ["北闸", "the north sluice"],
  ["望江楼", "the River Tower"],
  ["旧粮仓", "the old granary"],
  ["南渡口", "the south landing"],
  ["砖瓦巷", "Brick Lane"],
];
const people: readonly Term[] = [
  ["守闸人", "the sluice keeper"],
  ["两位木匠", "two carpenters"],
  ["学堂的先生", "the schoolmaster"],
  ["卖鱼的妇人", "the fishwife"],
  ["摆渡的人", "the ferryman"],
  ["一群学生", "a group of pupils"],
  ["退休的测绘员", "a retired surveyor"],
];
const things: readonly Term[] = [
  ["石阶", "the stone steps"],
  ["水位标", "the water gauge"],
  ["路灯", "the street lamps"],
  ["木桥", "the wooden bridge"],
  ["排水沟", "the drains"],
];

type Slots = { place: Term; other: Term; person: Term; thing: Term; figure: number };

const patterns: readonly ((slots: Slots) => Term)[] = [
  ({ place, person, thing }) => [
    `清晨，${person[0]}把${thing[0]}仔细看了一遍，然后去了${place[0]}。`,
    `Early in the morning ${person[1]} looked over ${thing[1]} with care and then went to ${place[1]}.`,
  ],
  ({ place, thing, figure }) => [
    `${place[0]}的${thing[0]}是${1900 + figure}年修的，此后再没有人动过。`,
    `The town built ${thing[1]} at ${place[1]} in ${1900 + figure}, and nobody has touched anything since.`,
  ],
  ({ place, person }) => [
    `“要是再下一场雨，${place[0]}就要封路了，”${person[0]}说。`,
    `“Another rain like this and ${place[1]} will have to close,” said ${person[1]}.`,
  ],
  ({ thing, figure }) => [
    `为了${thing[0]}，镇上开了${figure}次会。`,
    `The town met ${figure} times about ${thing[1]}.`,
  ],
  ({ person, thing }) => [
    `有人问${person[0]}，${thing[0]}究竟归谁管。`,
    `Somebody asked ${person[1]} who was in charge of ${thing[1]}.`,
  ],
  ({ place }) => [
    `答案写在${place[0]}的木牌上，字已经模糊了。`,
    `The answer stood on a board at ${place[1]}, hardly legible by then.`,
  ],
  ({ place, figure }) => [
    `那年冬天，${place[0]}来了${figure}个人，各自带走了抄件。`,
    `That winter ${figure} people came to ${place[1]}, and each took a copy home.`,
  ],
  ({ person, thing }) => [
    `${person[0]}不同意，认为${thing[0]}应当先修，别的可以再等。`,
    `${capital(person[1])} disagreed: ${thing[1]} should come first, and the rest could wait.`,
  ],
  ({ place, other, figure }) => [
    `从${place[0]}走到${other[0]}，慢慢走要${figure}分钟。`,
    `From ${place[1]} to ${other[1]} is a walk of ${figure} minutes at an easy pace.`,
  ],
  ({ thing }) => [`后来的记录里，${thing[0]}很少出现。`, `In later records ${thing[1]} seldom came up.`],
  ({ place, person, thing }) => [
    `雨停以后，${person[0]}又回到${place[0]}，把${thing[0]}重新量过。`,
    `When the rain had stopped, ${person[1]} went back to ${place[1]} and measured ${thing[1]} again.`,
  ],
];

function pairAt(seed: number, index: number): Term {
  const pattern = at(patterns, index);
  return pattern({
    place: at(places, seed + index),
    other: at(places, seed + index + 3),
    person: at(people, seed * 3 + index),
    thing: at(things, seed * 2 + index),
    figure: 11 + ((seed * 17 + index * 7) % 80),
  });
}

function at<T>(list: readonly T[], index: number): T {
  return list[index % list.length] as T;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
