/** A sentence in Chinese and what stands for it in English. */
export type InventedPair = { readonly zh: string; readonly en: string };

/**
 * The `index`th of as many different sentence pairs as anybody wants, always the
 * same. Names, places and offices are put together from syllables, so that, as in
 * real text, few words are in most sentences and most words are in few.
 */
export function inventPair(index: number): InventedPair {
  const random = randomFrom(index);
  const clauses = Array.from({ length: 1 + Math.floor(random() ** 1.5 * 3) }, () => pick(patterns, random)(random));
  const opening = random() < 0.4 ? pick(openings, random)(random) : null;
  const zh = [...(opening ? [opening.zh] : []), ...clauses.map((clause) => clause.zh)].join("，");
  const en = [...(opening ? [opening.en] : []), ...clauses.map((clause) => clause.en)].join(", ");
  return { zh: `${zh}。`, en: `${en.charAt(0).toUpperCase()}${en.slice(1)}.` };
}

/** Numbers from 0 to 1, always the same for one `seed`. */
export function randomFrom(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

type Random = () => number;
type Said = readonly [zh: string, en: string];

/** Early ones often, late ones seldom, as words are used. */
function pick<T>(list: readonly T[], random: Random): T {
  return list[Math.floor(random() ** 2 * list.length)] as T;
}

/** `count` sayings of two or three syllables. */
function inventWords(seed: number, count: number, zh: string, ending: Said): Said[] {
  const random = randomFrom(seed);
  const characters = [...zh];
  const syllables = [
    "ba",
    "lin",
    "shu",
    "qiao",
    "wen",
    "hai",
    "mo",
    "yue",
    "tang",
    "ze",
    "fen",
    "lu",
    "gao",
    "xi",
    "nan",
  ];
  return Array.from({ length: count }, () => {
    const length = random() < 0.7 ? 2 : 3;
    const han = Array.from({ length }, () => characters[Math.floor(random() * characters.length)] ?? "").join("");
    const latin = Array.from({ length }, () => syllables[Math.floor(random() * syllables.length)] ?? "").join("");
    return [`${han}${ending[0]}`, `${latin.charAt(0).toUpperCase()}${latin.slice(1)}${ending[1]}`] as const;
  });
}

const given = "安柏川达恩芳耕和嘉凯兰明宁鹏清荣松涛维欣雅泽知志竹子云逸岩秀";
const ground = "青石柳平桥南湾北沙河湖金龙凤白水红枫松山泉溪港口东西坪岭关塘洲";
const people = inventWords(11, 3_000, given, ["", ""]);
const towns = inventWords(12, 800, ground, ["镇", ""]);
const streets = inventWords(13, 1_500, ground, ["路", " Road"]);
const offices = inventWords(14, 120, "水林园文教卫交住建环保财税港航气象", ["局", " Bureau"]);
const works: readonly Said[] = [
  ["排水管网", "the drainage network"],
  ["老码头", "the old quay"],
  ["公共图书馆", "the public library"],
  ["湿地步道", "the wetland path"],
  ["社区食堂", "the community canteen"],
  ["夜班公交", "the night buses"],
  ["旧粮仓", "the old granary"],
  ["小学操场", "the school playground"],
  ["路灯改造", "the renewal of the street lamps"],
  ["防洪堤", "the flood wall"],
  ["菜市场", "the covered market"],
  ["养老驿站", "the day centre for the old"],
  ["垃圾分类站", "the sorting station"],
  ["渡轮航线", "the ferry line"],
  ["气象观测塔", "the weather tower"],
];
const doings: readonly Said[] = [
  ["开工", "has begun"],
  ["延期", "has been put off"],
  ["提前完成", "was finished early"],
  ["重新招标", "is out to tender again"],
  ["引起争论", "has caused a dispute"],
  ["获得批准", "has been approved"],
  ["暂时关闭", "is closed for the time being"],
  ["接受检查", "is being inspected"],
  ["向公众开放", "is open to the public"],
];

const qualities = list(
  "古老 old,安静 quiet,狭窄 narrow,临时 makeshift,普通 ordinary,崭新 brand-new,潮湿 damp,明亮 bright,偏远 remote,热闹 busy,陌生 unfamiliar,沉重 heavy,简陋 plain,漫长 long,罕见 rare,昂贵 costly,精致 fine,空旷 bare,温暖 warm,粗糙 rough,醒目 striking,破旧 worn,隐蔽 hidden,轻便 light",
);
const things = list(
  "邮箱 letterbox,雨伞 umbrella,账本 ledger,楼梯 staircase,窗台 window-sill,钟楼 clock tower,船坞 boatyard,苗圃 nursery,水塔 water tower,茶馆 teahouse,印章 seal,帆布 canvas,锅炉 boiler,拱门 archway,药铺 pharmacy,石磨 millstone,晒场 drying floor,渔网 net,屏风 screen,算盘 abacus,瓦片 tile,站台 platform,围栏 fence,温室 greenhouse,陶罐 jar,灯塔 lighthouse,马车 carriage,相机 camera,乐谱 score,琴房 practice room,走廊 corridor,果园 orchard",
);
const deeds = list(
  "遮住 covers,替换 replaces,通向 leads to,记录 records,围绕 surrounds,支撑 holds up,照亮 lights,影响 affects,保护 protects,连接 joins,修饰 adorns,推迟 delays,压低 lowers,改变 changes,取代 displaces,提醒人们注意 draws eyes to,属于 belongs to,靠近 stands near,高过 rises above,不同于 differs from",
);
const manners = list(
  "大概 probably,终究 after all,偶尔 now and then,逐渐 by degrees,几乎 nearly,仍然 still,反而 on the contrary,从此 from then on,勉强 barely,意外地 unexpectedly,悄悄 quietly,多半 for the most part",
);

/** Pairs of words, written one after the other. */
function list(words: string): Said[] {
  return words.split(",").map((pair) => {
    const [zh = "", ...en] = pair.split(" ");
    return [zh, en.join(" ")] as const;
  });
}

const figure = (random: Random) => Math.floor(10 ** (0.5 + random() * 3.5));
const grouped = (value: number) => value.toLocaleString("en");

const openings: readonly ((random: Random) => InventedPair)[] = [
  (random) => {
    const [month, day] = [1 + Math.floor(random() * 12), 1 + Math.floor(random() * 28)];
    return { zh: `${month}月${day}日`, en: `on day ${day} of month ${month}` };
  },
  (random) => {
    const [zh, en] = pick(towns, random);
    return { zh: `据${zh}通报`, en: `according to ${en}` };
  },
  () => ({ zh: "与此同时", en: "at the same time" }),
  () => ({ zh: "不过", en: "however" }),
];

/** A saying whose words are all taken from lists: most of what there is. */
function ramble(random: Random): InventedPair {
  const [manner, quality, thing] = [pick(manners, random), pick(qualities, random), pick(things, random)];
  const [deed, other, object] = [pick(deeds, random), pick(qualities, random), pick(things, random)];
  return {
    zh: `${quality[0]}的${thing[0]}${manner[0]}${deed[0]}${other[0]}的${object[0]}`,
    en: `${manner[1]} the ${quality[1]} ${thing[1]} ${deed[1]} the ${other[1]} ${object[1]}`,
  };
}

const patterns: readonly ((random: Random) => InventedPair)[] = [
  ramble,
  ramble,
  (random) => {
    const [town, work, doing] = [pick(towns, random), pick(works, random), pick(doings, random)];
    return { zh: `${town[0]}的${work[0]}已经${doing[0]}`, en: `${work[1]} of ${town[1]} ${doing[1]}` };
  },
  (random) => {
    const [office, person, work] = [pick(offices, random), pick(people, random), pick(works, random)];
    return {
      zh: `${office[0]}负责人${person[0]}说，${work[0]}不能再等`,
      en: `${person[1]} of the ${office[1]} said that ${work[1]} could not wait`,
    };
  },
  (random) => {
    const [street, count] = [pick(streets, random), figure(random)];
    return { zh: `${street[0]}两侧种了${count}棵树`, en: `${grouped(count)} trees now stand along ${street[1]}` };
  },
  (random) => {
    const [count, work] = [figure(random), pick(works, random)];
    return {
      zh: `${count}名居民在${work[0]}的意见书上签了字`,
      en: `${grouped(count)} people signed the letter about ${work[1]}`,
    };
  },
  (random) => {
    const [from, to, count] = [pick(streets, random), pick(streets, random), figure(random)];
    return {
      zh: `从${from[0]}到${to[0]}的${count}米路面要重铺`,
      en: `${grouped(count)} metres of road from ${from[1]} to ${to[1]} will be laid again`,
    };
  },
  (random) => {
    const [person, town] = [pick(people, random), pick(towns, random)];
    return {
      zh: `${person[0]}在${town[0]}住了大半辈子`,
      en: `${person[1]} has lived in ${town[1]} for most of a lifetime`,
    };
  },
  (random) => {
    const [office, share, work] = [pick(offices, random), 1 + Math.floor(random() * 98), pick(works, random)];
    return {
      zh: `${office[0]}把预算的${share}%用于${work[0]}`,
      en: `the ${office[1]} spends ${share} percent of its budget on ${work[1]}`,
    };
  },
  (random) => {
    const [person, street] = [pick(people, random), pick(streets, random)];
    return {
      zh: `在${street[0]}开店的${person[0]}对此并不意外`,
      en: `${person[1]}, who keeps a shop in ${street[1]}, was not surprised`,
    };
  },
  (random) => {
    const [town, other, work] = [pick(towns, random), pick(towns, random), pick(works, random)];
    return {
      zh: `${town[0]}打算向${other[0]}学习怎样管理${work[0]}`,
      en: `${town[1]} wants to learn from ${other[1]} how to run ${work[1]}`,
    };
  },
  (random) => {
    const [work, count] = [pick(works, random), 2 + Math.floor(random() * 30)];
    return { zh: `${work[0]}的工期为${count}个月`, en: `${work[1]} is to take ${count} months` };
  },
];
