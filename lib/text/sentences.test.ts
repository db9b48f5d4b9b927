import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { splitSentences } from "./sentences.ts";

/** Where ¦ stands, and nowhere else, a sentence begins. */
const cases: Readonly<Record<string, readonly (readonly [locale: string, text: string])[]>> = {
  "Chinese signs": [
    ["zh", "清晨下了雨。¦渡口还没有开。"],
    ["zh", "船来了！¦谁先上？¦老人先上。"],
    ["zh", "他愣住了？！¦没有人回答。"],
    ["zh", "渡船早上开；晚上停；雨天不开。¦请留意。"],
    ["zh", "他等了很久……¦天亮了。"],
    ["zh", "苹果、梨、桃……等水果都熟了。¦大家去摘。"],
    ["zh", "他想了想……，还是走了。"],
    ["zh", "气温3.5度，涨了0.2度。¦风很大。"],
    ["zh", "网址是example.com/a.b，请看。¦谢谢。"],
    ["zh", "渡口開了。¦人們上船。"],
    ["zh-Hant", "「船開了。」¦大家揮手。"],
    ["zh", "他用了Node.js。¦速度很快。"],
    ["zh", "真的吗?¦真的!¦走吧。"],
    ["zh", "没有句号的标题"],
    ["zh", "一。 ¦二。　¦三。"],
    ["zh", "水位涨了。[3]¦人们搬走了。[1, 4]¦后来退了。"],
    ["zh", "一、准备缆绳。¦二、开船。"],
    ["zh", "1.准备缆绳。¦2.开船。"],
    ["zh", "（一）准备缆绳。¦（二）开船。"],
    ["zh", "①准备缆绳。¦②开船。"],
    ["zh", "水温3.5℃，流速2.1m/s。¦图2.3是记录。"],
    ["zh", "见https://example.com/a.html?x=1。¦或者来信。"],
    ["zh", "救命啊！！！¦没有人听见。"],
  ],
  "Chinese quotations": [
    ["zh", "“渡口明天开。”他说。¦大家散了。"],
    ["zh", "“渡口明天开。”¦这个消息传遍全村。¦大家散了。"],
    ["zh", "“渡口明天开！”船长大声喊道。¦人群安静下来。"],
    ["zh", "他说：“渡口明天开。”¦她点了点头。"],
    ["zh", "他说：“渡口明天开。¦后天也开。”¦她点了点头。"],
    ["zh", "“渡口明天开。¦后天也开。”他说，“大后天不开。”¦她点了点头。"],
    ["zh", "他喊着“快！快！”跑上了船。¦船开了。"],
    ["zh", "“出发！”的喊声响起。¦船开了。"],
    ["zh", "“为什么？”这句话问住了他。¦他没有回答。"],
    ["zh", "“你去吗？”¦“不去。”"],
    ["zh", "“是吗？”¦“是的。”¦“好吧。”¦他们走了。"],
    ["zh", "“你从哪里来？”他问，“要到哪里去？”¦“我从河边来。”"],
    ["zh", "——“谁？”¦——“我。”"],
    ["zh", "“……”他沉默了。¦水声很大。"],
    ["zh", "“渡口”、“码头”都关了。¦“船”也卖了。"],
    ["zh", "他写道：“……风很大。”¦后来停了。"],
    ["zh", "他问：“‘夜渡’是什么？”¦没有人知道。"],
    ["zh", "“我……我不知道。”她低声说。¦灯灭了。"],
    ["zh", "他只说了“不行。”就走了。¦门没有关。"],
    ["zh", "“没有关上的引号。¦后面还有一句。"],
    ["zh", '"渡口明天开。"他说。¦大家散了。'],
    ["zh-Hant", "「渡口明天開。」他說。¦大家散了。"],
  ],
  "Chinese brackets and titles": [
    ["zh", "《你好！渡口》今天上映。¦票已售完。"],
    ["zh", "他读过《谁在那里？》。¦也看过电影。"],
    ["zh", "他来了（有点晚。）然后坐下。¦会议开始。"],
    ["zh", "会议结束。¦（记者 甲）"],
    ["zh", "（本报讯。）¦渡口今天恢复。"],
    ["zh", "【快讯！】渡口恢复。¦详情稍后。"],
  ],
  "English signs": [
    ["en", "The ferry left. ¦Nobody waved."],
    ["en", "Who goes first? ¦The old man! ¦Then the rest."],
    ["en", "the fifth session. plenary session was held. ¦It ended."],
    ["en", "in the session. , and wisdom. ¦It ended."],
    ["en", "It cost 3.5 million. ¦They paid 1.2."],
    ["en", "See example.com/a.b?c=1 for more. ¦Or ask."],
    ["en", "He waited... and waited. ¦Nothing."],
    ["en", "He waited… ¦Then he left."],
    ["en", "Well… I think so. ¦Perhaps."],
    ["en", "No space.After a stop. ¦Next."],
    ["en", "“The ferry is late.” ¦She nodded."],
    ["en", "“Is it late?” she asked. ¦He nodded."],
    ["en", "“Is it late?” Anna asked. ¦He nodded."],
    ["en", "“It is late!” ¦Nobody moved."],
    ["en", 'He said, "It is late." ¦"I know."'],
    ["en", "(It was late.) ¦They left."],
    ["en", "They left (it was late. Very late.) and slept. ¦Morning came."],
    ["en", "In 2020. ¦3 boats sank."],
    ["en", "It sank. ¦iPhone in hand, he swam."],
    ["en", "He wrote to 北京. ¦北京 answered."],
    ["en", "It ended. ¦— Not quite."],
    ["en", "Are you all right?! ¦Yes."],
    ["en", "They moved on [3]. ¦It rained.[4] ¦It stopped.[2, 5–7]"],
    ["en", "The river rose.¹² ¦Nobody slept."],
    ["en", "It froze (p < 0.05). ¦We stopped."],
    ["en", "Write to ferry@example.org. ¦Or call 555.0199. ¦Thanks."],
    ["en", "The ferry cost $3.50. ¦Version 2.0. ¦The end."],
    ["en", "He left . . . ¦Nobody knew."],
    ["en", "“Stop!” he cried. ¦“Why?” ¦“Because.”"],
    ["en", "“Who are you?” ¦“I am the captain,” he said. ¦“Come in.”"],
    ["en", "She wrote “no”. ¦He wrote “yes”."],
  ],
  "English abbreviations": [
    ["en", "Mr. Lin met Dr. Wu at St. Mary’s. ¦They talked."],
    ["en", "J. K. Lin wrote it. ¦It sold well."],
    ["en", "The U.S. Senate met. ¦It adjourned."],
    ["en", "They moved to the U.S. ¦The boat stayed."],
    ["en", "We met at 3 p.m. Monday. ¦It rained."],
    ["en", "We met at 3 p.m. ¦Officials came late."],
    ["en", "Bring fruit, e.g. Apples or pears. ¦Thanks."],
    ["en", "Boat No. 5 sank. ¦No. 6 did not."],
    ["en", "He said no. ¦Then he left."],
    ["en", "On Nov. 19 it opened. ¦It closed in Nov. ¦Nobody came."],
    ["en", "Ferry Co. Ltd. was sold. ¦The price was low."],
    ["en", "Rivers vs. Lakes, Vol. 2, pp. 3–5. ¦Read it."],
    ["en", "Boats, trains, etc. are late. ¦Buses too."],
    ["en", "So do I. ¦You too."],
    ["en", "1. Open the gate. ¦2. Close it."],
    ["en", "(a) Open the gate. ¦(b) Close it. ¦(c) Wait."],
    ["en", "1) Open the gate. ¦2) Close it."],
    ["en", "Shown by Lin et al. (2019). ¦So Wu et al. ¦We agree."],
    ["en", "J. R. R. Lin and A. B. Wu met. ¦They sang."],
    ["en", "Mt. Tai and St. Anna are high, approx. 5 km. ¦Go."],
    ["en", "Born on Jan. 5, 1990. ¦She is tall."],
    ["en", "Washington, D.C. Mayor Lin spoke. ¦She lives in Washington, D.C. ¦He does not."],
    ["en", "She has a Ph.D. in rivers. ¦He has none."],
  ],
  "Other languages": [
    ["fr", "« Bonjour ! » ¦Il part. ¦Elle reste."],
    ["fr", "Vraiment ? ¦Oui."],
    ["ar", "هل وصل القارب؟ ¦نعم. ¦شكرا"],
    ["de", "Am 3. Oktober kam er. ¦Dann ging er."],
    ["de", "„Kommst du?“ ¦Er schwieg."],
    ["hi", "नाव आई। ¦वह गया।"],
    ["es", "¿Vienes? ¦¡Claro! ¦Vamos."],
    ["ja", "船が来た。¦「乗ろう。」¦みんな乗った。"],
  ],
  "Line feeds": [
    ["zh", "第一行\n¦第二行。\n\n¦第三行"],
    ["en", "One line\n  ¦and another\n"],
    ["zh", "“引文第一行，\n¦第二行。”"],
  ],
};

for (const [name, table] of Object.entries(cases)) {
  describe(name, () => {
    for (const [locale, marked] of table) {
      test(marked, () => {
        const text = marked.replaceAll("¦", "");
        const parts = splitSentences(text, locale).map(({ from, next }) => text.slice(from, next));
        expect(parts.join("¦")).toBe(marked);
      });
    }
  });
}

test("a blank text has no sentences", () => {
  expect(splitSentences("", "zh")).toEqual([]);
  expect(splitSentences(" \n ", "en")).toEqual([]);
});

test("white space parts sentences and belongs to none", () => {
  expect(splitSentences("  One. Two.  ", "en")).toEqual([
    { from: 0, to: 6, next: 7 },
    { from: 7, to: 11, next: 13 },
  ]);
});

const pieces = fc.constantFrom(
  ..."。！？…….!?“”‘’「」（）《》()\"' \n，,：:他说船Aa1.É\u{20000}".split(""),
  "Mr.",
  "U.S.",
  "他说",
  " ",
  "。”",
);
const anyText = fc.oneof(
  fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join("")),
  fc.string({ unit: "binary", maxLength: 60 }),
);

test("the parts of any text give it back", () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom("zh", "en", "de", "ar", "fr"), (text, locale) => {
      const spans = splitSentences(text, locale);
      expect(spans.map(({ from, next }) => text.slice(from, next)).join("")).toBe(text.trim() === "" ? "" : text);
      for (const { from, to, next } of spans) {
        expect(text.slice(from, to).trim()).not.toBe("");
        expect(text.slice(to, next).trim()).toBe("");
      }
    }),
    { numRuns: 2_000 },
  );
});

test("a long text takes no longer than a test may", () => {
  for (const unit of ["“a。”", "（a。", "A. ", "…", "\n ", 'a." ', "“", "“。"]) {
    const text = unit.repeat(20_000 / unit.length);
    expect(splitSentences(text, "zh").at(-1)?.to ?? 0, unit).toBe(text.trimEnd().length);
  }
});
