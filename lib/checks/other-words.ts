import { findWords } from "#lib/glossary/matching.ts";

/**
 * Words by which English says an ordinary Chinese noun besides those a glossary
 * gives: set phrases of which it is only a part (司法部长 is the attorney general
 * also where 部长 is a minister), and plain synonyms. In brackets the Chinese words
 * that such a word belongs to when the source has them. A head noun stands with
 * an article: “the pandemic” leaves 新冠 out, “the flu pandemic” renders it wrongly.
 * Names, and terms that are not among these, have no other words.
 */
const table = `
司法部长: attorney general
财政部长: chancellor, treasurer
国防部长: defence chief, defense chief
外交部长: top diplomat
政府官员 政府工作人员: public official, the official, an official, civil servant, public servant
政府部门 政府机构 政府机关: public body, public bodies, state agency, state agencies
地方政府 当地政府: local authority, council, city hall, local official
市政府: city hall, municipality, municipal, council
联邦政府: Washington, federal authorities
政府首脑: premier, prime minister
众议员: House member
国会议员: member of Congress, representative, House member
议会议员: member of parliament
地方议员 市议员 州议员 郡议员: legislator, councilman, councilwoman, councilor
共和党议员 共和党参议员 共和党众议员: Republicans
民主党议员 民主党参议员 民主党众议员: Democrats
后座议员: backbencher
上议院议员 上院议员: peer, Lord
下议院议员 下院议员: Commons
保守党议员: Tory, Tories, Conservatives
世界大战: WWI, WWII
新冠疫情 新冠肺炎疫情 新冠大流行: the pandemic, this pandemic, the outbreak, the epidemic
新冠病毒 新冠肺炎病毒: the virus, this virus
新冠肺炎: the virus, the disease
新冠疫苗: the vaccine, a vaccine, the jab
中小学生 小学生 中学生: schoolchild, schoolchildren, schoolboy, schoolgirl, teenager
大学生: undergraduate
研究生: graduate, postgraduate
学生宿舍: the dormitory, the dormitories, dorm
手机应用: the app, an app
手机屏幕: the screen
音乐会: concert, recital
音乐剧: the show
音乐节: the festival
音乐厅: concert hall
音乐家: composer
股票市场: stocks, stock exchange
房地产市场: real estate
银行卡: debit card, credit card
银行账户: the account, an account
中央银行: Fed, ECB
汇丰银行: HSBC
花旗银行: Citi
巴克莱银行: Barclays
渣打银行: Standard Chartered
总统选举: presidential race
选举权: suffrage, franchise, disenfranchise, disenfranchisement
议员候选人 议员选举: parliament, parliamentary
选举日: polling day
副教授: lecturer
大法官: chief justice
儿童医院: paediatric, pediatric
顶级联赛: top level, top tier, top flight, top division
超级联赛: Premiership, Bundesliga, La Liga, Serie A
社区居民: local resident, locals
学校食堂: canteen
医务人员 医护人员: medic, doctors and nurses
气候变化: global warming
伦敦警察厅 伦敦警方: Met, Metropolitan Police, Scotland Yard
伦敦金融城: the City, Square Mile
纽约时报: Times
伦敦 北京 东京 巴黎 柏林 罗马 莫斯科 首尔: the capital(首都)
政府: authorities(当局), ministers(部长 大臣 阁员), cabinet(内阁)
部长: chancellor(总理 财相), attorney general(检察长), minister(大臣)
议员: legislator(立法), parliamentarian, representative(代表), members(成员 会员 队员 委员 人员 家人)
总统: head of state(元首), White House(白宫)
首相 总理: Downing Street(唐宁街), head of government(政府首脑)
军队: soldier(士兵 军人), servicemen(军人)
战争: conflict(冲突), battle(战役 战斗), hostilities(敌对), invasion(入侵 侵略)
警察: officer(官 军官), cop, constable
律师: attorney(检察), counsel, solicitor, barrister
医生: physician, medic, GP, surgeon
病人 患者: sufferer, inpatient
学校: college(学院), academy(学院)
学生: undergraduate, schoolchild, schoolchildren
教授: academic(学术 学者), lecturer(讲师), scholar(学者)
教师 老师: tutor(导师), schoolteacher
儿童: youngster(青少年), toddler(幼儿), infant(婴儿)
女性 妇女: lady(女士), ladies(女士), girls(女孩)
老人 老年人: elderly, pensioner, senior citizen, older people
青年 年轻人: youngster, young people, youth
居民: inhabitant, villager(村民)
员工 工人: staff, workforce, employee
农民: peasant, villager(村民)
记者: correspondent, journalist(新闻)
球队: squad(阵容), players(球员 选手 玩家), franchise, outfit
联赛: division(级), championship(锦标赛 冠军), top flight
比赛: fixture, contest(竞争)
选举: ballot(选票), polls(民调 民意), referendum(公投)
会议: summit(峰会), talks(会谈 谈判), session(届)
企业 公司: firm, business(商业 业务), corporation, manufacturer(制造)
银行: lender(贷款)
手机: handset, iPhone
电脑: laptop, PC
汽车: vehicle(车辆), automobile
音乐: song(歌), tune(曲), melody(旋律)
电影: movie, motion picture
社区: neighbourhood(街区 邻), neighborhood(街区 邻), communal(公共)
农村: countryside(乡), village(村庄)
新冠: the pandemic(疫情 大流行), the outbreak(疫情 暴发 爆发)`;

type Other = {
  readonly text: string;
  readonly english: readonly { readonly words: string; readonly belongsTo: readonly string[] }[];
};

const entries: readonly Other[] = table
  .trim()
  .split("\n")
  .flatMap((line) => {
    const [texts = "", others = ""] = line.split(": ");
    const english = [...others.matchAll(/([^,(]+?)(?:\(([^)]+)\))?(?:, |$)/g)].map(([, words = "", han = ""]) => ({
      words,
      belongsTo: han.split(" ").filter(Boolean),
    }));
    return texts.split(" ").map((text) => ({ text, english }));
  });

/** Whether `english` has another word for what stands at `[from, to)` of a Chinese text, or for a longer word that holds it. */
export function hasOtherWord(source: string, [from, to]: readonly [number, number], english: string): boolean {
  return entries.some(({ text, english: others }) => {
    const at = source.lastIndexOf(text, from);
    if (at < 0 || to > at + text.length) return false;
    return others.some(
      ({ words, belongsTo }) =>
        !belongsTo.some((han) => source.includes(han)) && findWords(english, "en", words).length > 0,
    );
  });
}
