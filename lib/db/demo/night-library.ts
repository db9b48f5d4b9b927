import { demoArticle, h, li, p, q } from "./demo-article.ts";

/** The long read, published in both languages. */
export const nightLibrary = demoArticle(
  "the-library-at-eleven",
  "city",
  {
    headline: ["夜里十一点的图书馆", "The library at eleven at night"],
    summary: [
      "望川市图书馆把闭馆时间推迟到午夜之后，来的人比谁预想的都多。三个晚上，我们坐在二楼靠窗的长桌旁，看谁在深夜读书。",
      "When the Wangchuan city library moved its closing time past midnight, more people came than anyone had expected.",
      "For three evenings we sat at the long table by the second-floor windows to see who reads late at night.",
    ],
    byline: ["本报记者 林晓舟", "By staff reporter Lin Xiaozhou"],
  },
  p(
    "十一点差五分，望川市图书馆二楼的灯还全亮着。保洁员周玉兰推着拖把从书架间走过，脚步放得很轻。她说，以前这个钟点，整栋楼只剩她一个人的回声。",
    "At five to eleven every light on the second floor of the Wangchuan city library is still on.",
    "Zhou Yulan, the cleaner, pushes her mop between the shelves, treading softly.",
    "At this hour, she says, there used to be nothing in the building but her own echo.",
  ),
  p(
    "今年3月，图书馆把闭馆时间从晚上九点改到凌晨一点。馆长原本的估计是每晚能来四五十人，够开一盏灯就行。第一个星期，平均每晚来了312人。",
    "This March the library moved its closing time from nine in the evening to one in the morning.",
    "The director’s own estimate had been forty or fifty people a night, enough to justify one lamp.",
    "In the first week an average of 312 people came every night.",
  ),
  h("谁在这里", "Who is here"),
  p(
    "靠窗的长桌坐着二十来个人，谁也不认识谁，却像约好了似的，隔一个空位坐一个。穿外卖服的年轻人把头盔放在脚边，正在看一本讲电路的旧教材。他叫何建国，白天送餐，晚上准备电工考试。",
    "Some twenty people sit at the long table by the window; none of them know each other, yet as if by agreement they leave one empty chair between them.",
    "A young man in a delivery uniform has put his helmet by his feet and is reading an old textbook on circuits.",
    "His name is He Jianguo; by day he delivers meals, and at night he studies for the electrician’s examination.",
  ),
  q(
    "“家里不是没有桌子，是桌子上总有别的事。坐到这里，手机一扣，就只剩这一件事了。”",
    "“It isn’t that there’s no table at home; it’s that there is always something else on it.",
    "I sit down here, turn my phone over, and only this one thing is left.”",
  ),
  p(
    "他旁边是一位退休的语文老师，每晚抄两页县志。她说自己睡得少，与其在床上数羊，不如来给后人抄几行字。第三个晚上，她把抄好的一页送给了我们，纸上的字小而端正，没有一处涂改。",
    "Next to him is a retired teacher of Chinese who copies out two pages of the county annals every night.",
    "She sleeps little, she says, and rather than count sheep in bed she would sooner copy a few lines for those who come after.",
    "On the third evening she gave us a page she had finished: the characters were small and upright, without a single correction.",
  ),
  p(
    "第二天晚上，我们换到三楼的期刊室。这里的常客年纪更大，也更安静，翻报纸的声音像有人在远处扫落叶。管理员告诉我们，有几位老人每晚来，只读同一张报纸的同一版，读完叠好，放回原处，连折痕都对得上。",
    "On the second evening we moved to the periodicals room on the third floor.",
    "The regulars here are older and quieter still, and the turning of newspapers sounds like somebody sweeping leaves a long way off.",
    "The attendant told us that several old people come every night to read the same page of the same paper, fold it along its own creases and put it back where it was.",
  ),
  p(
    "十二点一过，窗外的高架桥空了下来。一位母亲带着女儿走进来，女儿上初三，书包比人还宽。她们坐在最靠里的角落，一个做题，一个看菜谱，谁也不看谁，隔一会儿就把同一个保温杯推来推去。",
    "Once it was past twelve the overpass outside the windows emptied.",
    "A mother came in with her daughter, who is in her last year of middle school and carries a bag wider than herself.",
    "They sat in the innermost corner, one doing exercises, the other reading a cookery book, neither looking at the other, and every so often one pushed the same thermos flask across to the other.",
  ),
  p(
    "母亲说，家里租的房子只有26平方米，弟弟睡得早，灯一开就哭。“在这里，她想学到几点就学到几点，我也能看会儿书。”她停了一下，又说，她已经有十五年没有完整地看完过一本书了，上个星期刚看完一本。",
    "The flat they rent, the mother said, has only 26 square metres; the little brother goes to bed early and cries when the light is on.",
    "“Here she can study as late as she likes, and I can read for a while too.”",
    "She paused, and then said that she had not finished a whole book in fifteen years, and last week she finished one.",
  ),
  h("一张账单", "A bill to pay"),
  p(
    "多开四个小时，并不便宜。图书馆给出的数字是：电费、保安和值班补贴加在一起，一年大约86万元。市里只批了其中的60万元，剩下的由一家本地企业捐助，合同签到后年年底。",
    "Four more hours are not cheap.",
    "The figure the library gives is this: electricity, guards and allowances for night shifts come to about 860,000 yuan a year.",
    "The city approved only 600,000 yuan of it; the rest is donated by a local company, under a contract that runs to the end of the year after next.",
  ),
  p(
    "“如果到时候没有人接着出钱，我们就从别处省。”馆长说。她给自己定了三条规矩，写在办公室的白板上：",
    "“If nobody goes on paying by then, we will save it somewhere else,” the director says.",
    "She has set herself three rules, which stand on the whiteboard in her office:",
  ),
  li("灯可以少开，门不能早关；", "the lamps may be fewer, but the door does not close early;"),
  li("不问来的人为什么来；", "nobody is asked why they have come;"),
  li("**任何人**睡着了，都让他睡到闭馆。", "**anyone** who falls asleep is left to sleep until we close."),
  p(
    "第三条不是说说而已。十一点四十分，一个男孩趴在《十万个为什么》上睡着了，作业本压在胳膊底下。周玉兰绕过他那张桌子，先拖别处。",
    "The third is not just talk.",
    "At twenty to twelve a boy has fallen asleep on a volume of A Hundred Thousand Whys, his exercise book under his arm.",
    "Zhou Yulan goes round his table and mops somewhere else first.",
  ),
  h("不只是书", "More than books"),
  p(
    "到上个月底，夜间时段一共接待了9.6万人次，相当于全馆客流的三成。借书量反而没有涨多少，涨得最快的是座位：图书馆添了180把椅子，又把两间会议室拆成了自习室。有人因此说，这不是图书馆，是*不收钱的客厅*。",
    "By the end of last month the night hours had received 96,000 visits, three in ten of all visits to the library.",
    "Lending has hardly risen; what has risen fastest is the seats: the library added 180 chairs and turned two meeting rooms into study rooms.",
    "Some people say that makes it not a library but *a living room that costs nothing*.",
  ),
  p(
    "馆长不反驳。她翻出一份旧报纸的复印件，那是1936年图书馆开馆那天的报道，最后一句写道：“愿望川之人，入夜有灯可就。”她说，九十年前的人已经把话说完了，我们只是把灯又点了起来。",
    "The director does not argue.",
    "She brings out a photocopy of an old newspaper, the report of the day the library opened in 1936, which ends: “May the people of Wangchuan, when night falls, have a lamp to go to.”",
    "People said all there was to say ninety years ago, she tells us; we have only lit the lamp again.",
  ),
  p(
    "零点五十分，广播里响起一段很轻的钢琴。没有人催，人们自己合上书，把椅子推回桌下。何建国戴上头盔，在门口的感应灯下站了一会儿，像是要把什么再背一遍。",
    "At ten to one a quiet piano comes over the loudspeakers.",
    "Nobody hurries anyone; people close their books themselves and push the chairs back under the tables.",
    "He Jianguo puts on his helmet and stands for a moment under the sensor lamp at the door, as if going over something by heart once more.",
  ),
  p(
    "外面下着小雨。他的第一单，在四公里以外。",
    "Outside it is raining lightly.",
    "His first order is four kilometres away.",
  ),
);
