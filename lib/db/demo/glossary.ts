import { grant } from "#lib/auth/policy.ts";
import { emptyDetails, type TermDetails, type TermRendering } from "#lib/glossary/entry.ts";
import { approveProposals } from "#lib/glossary/mutations.ts";
import { proposeTerm } from "#lib/glossary/proposing-mutations.ts";
import type { Newsdesk } from "./newsdesk.ts";

const locale = "en";

/** The paper's terms: proposed by the translator, approved by the reviewer but for two that wait. */
export async function layGlossary({ translator, reviewer }: Newsdesk): Promise<void> {
  const proposer = grant(translator, "term.propose");
  const propose = async ({ comment = "", renderings, ...details }: DemoTerm) =>
    proposeTerm(proposer, {
      termId: null,
      version: null,
      sourceLocale: "zh",
      locale,
      content: { ...emptyDetails, ...details, renderings },
      comment,
    });
  const proposed = [];
  for (const term of approved) proposed.push({ ...(await propose(term)), version: 1 });
  await approveProposals(grant(reviewer, "term.review", locale), { seen: proposed });
  for (const term of waiting) await propose(term);
}

type DemoTerm = Partial<TermDetails> & {
  readonly text: string;
  readonly renderings: readonly TermRendering[];
  readonly comment?: string;
};

const rendering =
  (status: TermRendering["status"]) =>
  (text: string, note = ""): TermRendering => ({ text, status, note });
const [use, allow, never] = [rendering("preferred"), rendering("admitted"), rendering("forbidden")];

const approved: readonly DemoTerm[] = [
  {
    text: "宣讲",
    partOfSpeech: "verb",
    domain: "公共事务",
    note: "到现场把一件事讲给大家听。Going to people and explaining something to them in person.",
    renderings: [
      use("lecture", "Says what happens: somebody stands up and explains."),
      allow("talk", "For small or informal meetings."),
      never("preach", "Preaching is for sermons."),
      never("propaganda", "In English the word accuses; the Chinese does not."),
    ],
  },
  {
    text: "宣讲团",
    kind: "body",
    partOfSpeech: "noun",
    domain: "公共事务",
    note: "为一次宣讲组成的队伍，讲完就散。A team put together for one round of lectures.",
    renderings: [
      use("lecture team", "One name for one body, all the way through an article."),
      allow("team of lecturers"),
      never("preaching group"),
      never("propaganda group", "In English the word accuses; the Chinese does not."),
      never("propaganda team"),
      never("lecture group", "Used before; readers took it for a class."),
    ],
  },
  {
    text: "宣讲员",
    partOfSpeech: "noun",
    domain: "公共事务",
    renderings: [use("lecturer"), allow("speaker"), never("preacher")],
  },
  {
    text: "节水",
    partOfSpeech: "noun",
    domain: "水务",
    renderings: [use("water saving"), allow("saving water"), allow("save water")],
  },
  {
    text: "灌区",
    partOfSpeech: "noun",
    domain: "水务",
    note: "由同一套渠道供水的一片农田。Fields that are fed by one system of canals.",
    renderings: [
      use("irrigation district"),
      never("irrigation area", "Too vague: a district has a board and a budget."),
    ],
  },
  { text: "云岭", kind: "place", pinyin: "Yúnlǐng", partOfSpeech: "proper_noun", renderings: [use("Yunling")] },
  { text: "江北", kind: "place", pinyin: "Jiāngběi", partOfSpeech: "proper_noun", renderings: [use("Jiangbei")] },
  { text: "澜海", kind: "place", pinyin: "Lánhǎi", partOfSpeech: "proper_noun", renderings: [use("Lanhai")] },
  {
    text: "望川",
    kind: "place",
    pinyin: "Wàngchuān",
    partOfSpeech: "proper_noun",
    note: "江边小城，本报所在地。The city on the river that this paper comes from.",
    renderings: [use("Wangchuan")],
  },
  {
    text: "望川日报",
    kind: "body",
    pinyin: "Wàngchuān Rìbào",
    partOfSpeech: "proper_noun",
    renderings: [use("Wangchuan Daily"), never("Wangchuan Daily Newspaper")],
  },
  {
    text: "施工方",
    kind: "body",
    partOfSpeech: "noun",
    domain: "工程",
    note: "承担施工的单位，不是工人。The firm that carries out the works, not the people who work on them.",
    source: "建设工程施工合同（示范文本）",
    renderings: [
      use("contractor", "The party to the contract."),
      never("builder", "Builders are people; a contractor is a firm."),
    ],
  },
  {
    text: "泥滩",
    partOfSpeech: "noun",
    domain: "自然",
    renderings: [use("mudflat"), allow("flat", "When it has been named once.")],
  },
  { text: "大滨鹬", partOfSpeech: "noun", domain: "自然", renderings: [use("great knot", "Calidris tenuirostris.")] },
  {
    text: "唐一鸣",
    kind: "person",
    pinyin: "Táng Yīmíng",
    partOfSpeech: "proper_noun",
    renderings: [use("Tang Yiming")],
  },
  {
    text: "林晓舟",
    kind: "person",
    pinyin: "Lín Xiǎozhōu",
    partOfSpeech: "proper_noun",
    renderings: [use("Lin Xiaozhou")],
  },
  { text: "韩德厚", kind: "person", pinyin: "Hán Déhòu", partOfSpeech: "proper_noun", renderings: [use("Han Dehou")] },
];

const waiting: readonly DemoTerm[] = [
  {
    text: "人次",
    partOfSpeech: "noun",
    note: "一个人来两次算两人次。Somebody who comes twice counts as two.",
    renderings: [use("visit"), never("people", "It counts visits, not people.")],
    comment: "上周的图书馆稿子里用的是 visits，建议固定下来。",
  },
  {
    text: "灯会",
    partOfSpeech: "noun",
    domain: "节庆",
    renderings: [use("lantern fair"), allow("lantern festival")],
    comment: "元宵前会用到。",
  },
];
