import { demoArticle, p } from "./demo-article.ts";

/**
 * A report on a publicity campaign in three regions, with the machine
 * translation somebody put beside it: the checks light it up, and none of it
 * is published.
 */
export const waterCampaign = demoArticle(
  "three-regions-talk-about-water",
  "city",
  {
    headline: [
      "节水宣讲进校园进田头：云岭、江北、澜海三地节水宣讲侧记",
      "Water saving lecture into the campus into the field: Yunling, Jiangbei, Lanhai three places water saving preach sidelights",
    ],
    summary: [
      "一个月里，三地办了上万场节水宣讲。",
      "In a month, the three places held ten thousand water-saving lectures.",
    ],
    byline: ["本报记者 唐一鸣 林晓舟", "Staff reporters Tang Yiming Lin Xiaozhou"],
  },
  p(
    "进入秋季以来，云岭、江北、澜海三地相继组织节水宣讲活动，把“一杯水的来历”讲给工人、农民和学生听。",
    "Since the autumn, Yunling, Jiangbei, Lanhai three places have organized water-saving publicity activities, telling “the origin of a glass of water to workers, farmers and students.",
  ),
  p(
    "9月中旬，云岭市从水务、农业、教育等部门选出86名宣讲员，组成“云岭市节水宣讲团”。9月21日下午至22日，宣讲团举行了为期两天的集体备课。",
    "In mid-September, Yunling City selected 86 lecturers from the departments of water, agriculture and education to form the “Yunling Water Saving Propaganda Group”.",
    "From the afternoon of September 21 to 22, the lecture team held a two-day collective lesson. preparation.",
  ),
  p(
    "9月25日以来，宣讲团在全市各区县宣讲148场，近5.6万人到场听讲，另有31.2万人通过网络直播收看。",
    "Since September 25, the preaching group has given 148 lectures in all districts and counties, nearly 56,000 people attended, and another 31.2 people watched through live webcasts.",
  ),
  p(
    "江北省把宣讲放在灌区。据初步统计，全省已开展各类宣讲4000余场，直接覆盖农户120多万人次。省里还编了一本口袋书，首印15万册，三天发完。",
    "Jiangbei Province put the lecture in the irrigation district.",
    "According to a first count, the province has held more than 4,000 lectures of all kinds, reaching more than 120 farmers in person.",
    "The province also compiled a pocket book, the first print 150,000 copies, and it was issued in three days.",
  ),
  p(
    "澜海市的做法更细。截至10月18日，澜海市宣讲团52名成员完成专题宣讲203场，听众近3万人；各街道组织楼道宣讲约700场，覆盖18万余人。",
    "The practice of Lanhai is more detailed.",
    "As of October 18, 52 members of Lanhai propaganda team had completed 203 special lectures, with nearly 30,000 listeners; each street organized about 700 corridor lectures, reaching 18 people. Ten thousand people and more.",
  ),
  p(
    "“我们不讲大道理，就讲怎么修水龙头。”澜海市宣讲团成员、退休水管工韩德厚说，一个滴水的龙头，一年要漏掉22吨水。他的课最受欢迎，10月已经排到了月底。",
    "“We don't talk about big principles, we just talk about how to repair the faucet, said Han Dehou, a member of the Lanhai 宣讲团 and a retired plumber. A dripping faucet leaks 22 tons of water a year.",
    "His class is the most popular, and October has been scheduled until the end of the month.",
  ),
  p("三地计划在年底前总结经验，明年把宣讲扩大到更多乡镇，争取让2600万居民人人听过一堂节水课。", null),
);
