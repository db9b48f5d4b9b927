import { demoArticle, h, p, q } from "./demo-article.ts";

/** Two sentences, published in both languages. */
export const ferryNotice = demoArticle(
  "east-bank-ferry-stops",
  "city",
  {
    headline: ["东岸渡口周六停航一天", "East Bank ferry stops for one day on Saturday"],
    summary: [
      "因更换趸船，渡口周六全天停航。",
      "The landing stage is being replaced, so the ferry will not run on Saturday.",
    ],
    byline: ["望川日报", "Wangchuan Daily"],
  },
  p(
    "望川市东岸渡口12月5日（周六）全天停航，更换使用了二十二年的趸船。当天过江可乘118路公交车，首班车提前到早上五点半，票价与轮渡相同，都是2元。",
    "The East Bank ferry in Wangchuan will not run on Saturday, December 5, while a landing stage that has been in use for twenty-two years is replaced.",
    "To cross the river that day take bus 118; its first service leaves earlier, at half past five in the morning, and the fare is the same as on the ferry, 2 yuan.",
  ),
);

/** Published in both languages; the original was corrected afterwards, so the translation is out of date. */
export const embankment = demoArticle(
  "embankment-finished-before-floods",
  "city",
  {
    headline: ["抢在汛期前，望川大堤加固完工", "Wangchuan’s embankment is finished before the floods"],
    summary: [
      "历时十四个月的加固工程昨天通过验收。",
      "The reinforcement, fourteen months in the making, passed inspection yesterday.",
    ],
    byline: ["本报记者 唐一鸣", "By staff reporter Tang Yiming"],
  },
  p(
    "昨天下午，望川大堤加固工程通过验收。工程全长11.4公里，总投资2.3亿元，涉及沿线5个街道、4.7万户居民。",
    "Yesterday afternoon the reinforcement of the Wangchuan embankment passed inspection.",
    "The works are 11.4 kilometres long, cost 230 million yuan in all and concern 5 districts and 47,000 households along the river.",
  ),
  p(
    "与旧堤相比，新堤平均加高1.2米，堤脚改用透水砖，雨水可以直接渗回地下。施工方说，最难的是一段300米长的老城墙，砖要一块一块编号拆下，再按原样砌回去。",
    "The new embankment is on average 1.2 metres higher than the old one, and its foot is laid with permeable brick so that rain can seep straight back into the ground.",
    "The hardest part, the builders say, was a stretch of old city wall 300 metres long, whose bricks had to be numbered one by one, taken down and laid again as they were.",
  ),
  p(
    "验收之后，堤顶的步道将在本月20日向市民开放。晚上九点以后不亮路灯，为的是不惊扰江滩上的夜鹭。",
    "After the inspection the path along the top will open to the public on the 20th of this month.",
    "It will not be lit after nine in the evening, so as not to disturb the night herons on the flats.",
  ),
);

/** What the original of the embankment says since its correction: sentence before, sentence after. */
export const embankmentCorrection = {
  before: "工程全长11.4公里，总投资2.3亿元，涉及沿线5个街道、4.7万户居民。",
  after: "工程全长11.4公里，总投资2.6亿元，涉及沿线5个街道、4.7万户居民。",
} as const;

/** Published in Chinese only. */
export const canteen = demoArticle(
  "the-canteen-on-the-third-floor",
  "life",
  {
    headline: ["三楼的食堂，一顿饭八块钱", "The canteen on the third floor"],
    summary: ["社区食堂开张半年，最忙的不是中午，是下午四点。", null],
    byline: ["本报记者 许青", null],
  },
  p(
    "下午四点，梧桐街道社区食堂的队伍已经排到了楼梯口。来的多是接孩子放学的老人，一手牵着孙子，一手端着餐盘。两荤一素，八块钱，汤随便喝。",
    "At four in the afternoon the queue for the community canteen of Wutong district already reaches the stairs.",
    null,
    null,
  ),
  p(
    "食堂设在旧纺织厂的三楼，面积不到400平方米，每天能卖出1100份饭。掌勺的师傅姓廖，以前在厂里烧了三十年大锅菜。他说，灶没换，人也没换，只是吃饭的人老了。",
    null,
    null,
    null,
  ),
);

/** In translation: half confirmed, one sentence returned, some drafts. */
export const watchmaker = demoArticle(
  "the-man-who-mends-watches",
  "life",
  {
    headline: ["修表的人", "The man who mends watches"],
    summary: ["沈伯伯的铺子只有一张桌子宽。", "Uncle Shen’s shop is no wider than a desk."],
    byline: ["本报记者 许青", "By staff reporter Xu Qing"],
  },
  p(
    "沈伯伯的铺子夹在银行和奶茶店中间，只有一张桌子宽。他在这里坐了四十一年，修过的表少说也有三万只。",
    "Uncle Shen’s shop is squeezed between a bank and a bubble-tea shop, no wider than a desk.",
    "He has sat here for forty-one years and mended thirty thousand watches at the very least.",
  ),
  p(
    "来的人里，一半是修表，一半是说话。有位老太太每个月来一次，表从来没有停过。沈伯伯就把后盖打开，吹一口气，再盖上，说：“好着呢。”",
    "Of those who come, half want a watch mended and half want to talk.",
    "One old lady comes every month, though her watch has never stopped.",
    "Uncle Shen opens the back, blows on it once, closes it again and says: “It’s fine.”",
  ),
  p(
    "去年冬天，附近三条街拆了两条。他算过一笔账：房租每月2600元，修一只表平均收45元，一个月要修58只才够。上个月，他修了61只。",
    "Last winter two of the three streets nearby were torn down.",
    "He has done the sums: the rent is 2,600 yuan a month, a repair brings in 45 yuan on average, so he has to mend 58 watches a month.",
    null,
  ),
  q("“多出来的三只，是给自己修的。”", null),
  p("他指了指墙上。三只旧钟，走得一样准。", null, null),
);

/** Published once, then withdrawn. */
export const withdrawnNotice = demoArticle(
  "free-tickets-for-the-lantern-fair",
  "life",
  {
    headline: ["灯会门票周末免费", "Lantern fair is free this weekend"],
    summary: ["市民凭身份证即可入场。", "Residents get in with their identity card."],
    byline: ["望川日报", "Wangchuan Daily"],
  },
  p(
    "主办方昨天宣布，本周末灯会门票免费。市民凭身份证即可入场，每天限1万人。",
    "The organisers announced yesterday that the lantern fair will be free this weekend.",
    "Residents get in with their identity card; numbers are limited to 10,000 a day.",
  ),
);

/** Being written: nothing of it is public. */
export const draftOnly = demoArticle(
  "",
  "city",
  {
    headline: ["（写作中）早市搬家之后", null],
    summary: [""],
    byline: ["本报记者 林晓舟", null],
  },
  p("早市要搬的消息，是从卖豆腐的老郑那里传开的。", null),
  h("还要采访：管理处、两家摊主", null),
);
