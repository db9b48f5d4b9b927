import { demoArticle, h, p, q } from "./demo-article.ts";

/** Published in both languages; readers have suggested corrections, some decided and some waiting. */
export const waders = demoArticle(
  "two-million-wings-over-the-mudflats",
  "nature",
  {
    headline: ["泥滩上空，两百万只翅膀", "Two million wings over the mudflats"],
    summary: [
      "每年四月，上百万只水鸟在北湾落脚。今年的调查第一次用上了志愿者的手机。",
      "Every April more than a million waders come down on North Bay.",
      "For the first time, this year’s survey made use of volunteers’ telephones.",
    ],
    byline: ["本报记者 唐一鸣 摄影 许青", "Words by Tang Yiming, pictures by Xu Qing"],
  },
  p(
    "潮水退到最低的时候，北湾的泥滩有六公里宽。站在堤上看，远处像有一层烟在动。用望远镜一看，那是鸟。",
    "When the tide is at its lowest the mudflats of North Bay are six kilometres wide.",
    "Seen from the dyke, something like smoke is moving in the distance.",
    "Through a telescope it turns out to be birds.",
  ),
  p(
    "今年的调查在4月9日至4月17日进行，共记录到水鸟58种、104.2万只，比去年多了近7万只。其中大滨鹬3.1万只，约占全球种群的一成。",
    "This year’s survey took place from April 9 to April 17 and recorded 58 species and 1,042,000 waders, nearly 70,000 more than last year.",
    "Among them were 31,000 great knots, about one in ten of all there are.",
  ),
  h("数鸟的人", "The people who count"),
  p(
    "数鸟不是一只一只地数。老手先数出一百只，记住它有多大一片，再用这片去量整群。志愿者郭小满第一次数，报了8000只，和她师傅的数字只差200只。",
    "Birds are not counted one by one.",
    "Old hands count out a hundred, remember how large a patch that is, and measure the whole flock by the patch.",
    "The first time she counted, the volunteer Guo Xiaoman reported 8,000 birds, only 200 off her teacher’s figure.",
  ),
  q(
    "“师傅说，数错了不要紧，要紧的是每次都用同一种错法。”",
    "“My teacher says it doesn’t matter if you count wrong. What matters is to be wrong in the same way every time.”",
  ),
  p(
    "今年参加的志愿者有640人，最小的十一岁，最大的七十八岁。他们把照片和位置传到同一张地图上，三天之内，调查队就补上了两处从来没有人去过的滩涂。",
    "This year 640 volunteers took part; the youngest was eleven, the oldest seventy-eight.",
    "They sent photographs and positions to one shared map, and within three days the survey had filled in two flats where nobody had ever been.",
  ),
  h("落脚的地方", "A place to land"),
  p(
    "从澳大利亚到西伯利亚，这些鸟要飞一万多公里，中途只停一两站。北湾是其中一站，它们要在这里用二十天把体重吃到出发时的两倍。少一片滩，就有一群鸟到不了北方。",
    "From Australia to Siberia these birds fly more than ten thousand kilometres and stop only once or twice on the way.",
    "North Bay is one of those stops; here they have twenty days to eat themselves to twice the weight they set out with.",
    "With one flat fewer, one flock will never reach the north.",
  ),
  p(
    "2019年以来，北湾退养还滩1.8万亩。当地渔民说，鸟多了，蛏子也没有少。",
    "Since 2019, 18,000 mu of fish ponds in North Bay have been given back to the sea.",
    "There are more birds, the local fishers say, and no fewer razor clams.",
  ),
);
