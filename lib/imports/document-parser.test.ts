import { expect, test } from "vitest";
import { docx } from "#lib/testing/docx.ts";
import { zip } from "#lib/testing/zip.ts";
import { plainText } from "#lib/text/runs.ts";
import type { ImportedDocument } from "./document.ts";
import { parseDocument } from "./document-parser.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const parse = (content: string | Uint8Array, name: string) =>
  parseDocument(typeof content === "string" ? utf8(content) : content, { name });

/** Headline, byline and date, then the blocks; those left out in brackets. */
function outline({ headline, byline, date, blocks }: ImportedDocument): string[] {
  return [
    `${headline} | ${byline} | ${date ?? "-"}`,
    ...blocks.map(({ kind, attributes: { level = "", ordered }, runs, leftOut }) => {
      const line = `${kind}${level}${ordered ? "#" : ""}: ${plainText(runs)}`;
      return leftOut ? `(${line})` : line;
    }),
  ];
}

for (const [name, text, expected] of [
  [
    "a Chinese text, a line a paragraph",
    "渡口恢复通航\n本报记者 陈屿 2024年3月5日\n　　昨天，停了两年的渡口恢复通航。\n　　第一班船上坐了三十一人。\n",
    [
      "渡口恢复通航 | 本报记者 陈屿 | 2024-03-05",
      "paragraph: 昨天，停了两年的渡口恢复通航。",
      "paragraph: 第一班船上坐了三十一人。",
    ],
  ],
  [
    "an English text, broken by a mail program",
    "The ferry is back\n\nBy Mara Lindqvist, 5 March 2024\n\nThe ferry, which had not run for two years, went back into service on the\nriver yesterday. Thirty-one people were on board when it left the pier at\nseven in the morning.\n",
    [
      "The ferry is back | By Mara Lindqvist | 2024-03-05",
      "paragraph: The ferry, which had not run for two years, went back into service on the river yesterday. Thirty-one people were on board when it left the pier at seven in the morning.",
    ],
  ],
  [
    "a line that says several things",
    "桥修好了\n2024-03-05 08:30　来源：河城日报　作者：林夏\n旧桥修了九个月，昨天通车，第一天过了两千辆车。\n",
    ["桥修好了 | 作者：林夏 | 2024-03-05", "paragraph: 旧桥修了九个月，昨天通车，第一天过了两千辆车。"],
  ],
  [
    "the editor at the foot, and years in Chinese figures",
    "天气转冷\n从今天起，夜里要降到零度以下，老人要当心路面结冰。\n二〇二四年十二月三十一日\n（责任编辑：周宁）\n",
    [
      "天气转冷 |  | 2024-12-31",
      "paragraph: 从今天起，夜里要降到零度以下，老人要当心路面结冰。",
      "(paragraph: （责任编辑：周宁）)",
    ],
  ],
  [
    "no headline, no byline",
    "昨天下了一整天的雨。\n今天晴了。\n",
    [" |  | -", "paragraph: 昨天下了一整天的雨。", "paragraph: 今天晴了。"],
  ],
] as const) {
  test(`plain text: ${name}`, async () => expect(outline(await parse(text, "a.txt"))).toEqual(expected));
}

test("Markdown: its own front matter, kinds of blocks and marks", async () => {
  const text = `---
title: "Tea on the pier"
author: By Mara Lindqvist
date: 2024-03-05
---
The pier has a **new** tea house, [open](https://tea.example/) daily.

## What it serves

- green tea
- black tea

1. pay
2. sit

> “Better than at home,” says the captain.

    boil(water)
`;
  const read = await parse(text, "tea.md");
  expect(outline(read)).toEqual([
    "Tea on the pier | By Mara Lindqvist | 2024-03-05",
    "paragraph: The pier has a new tea house, open daily.",
    "heading2: What it serves",
    "listItem: green tea",
    "listItem: black tea",
    "listItem#: pay",
    "listItem#: sit",
    "quotation: “Better than at home,” says the captain.",
    "code: boil(water)",
  ]);
  expect(read.blocks[0]?.runs).toEqual([
    { text: "The pier has a " },
    { text: "new", bold: true },
    { text: " tea house, " },
    { text: "open", href: "https://tea.example/" },
    { text: " daily." },
  ]);
});

const page = (article: string) => `<!doctype html><html><head><meta charset="utf-8">
<title>渡口恢复通航_河城日报</title><script>var x = "<p>not text</p>";</script>
<meta property="article:published_time" content="2024-03-05T08:30:00+08:00"></head>
<body><header><nav><ul><li><a href="/">首页</a></li><li><a href="/news">新闻</a></li></ul></nav></header>
<div class="breadcrumb"><a href="/">首页</a> &gt; <a href="/city">城市</a></div>
<main><article>${article}</article></main>
<aside><h3>热门新闻</h3><ul>${"<li><a href='/x'>别的新闻标题</a></li>".repeat(8)}</ul></aside>
<footer><p>版权所有 河城日报社 ICP备12345678号</p></footer></body></html>`;

const paragraphs = [
  "昨天早上七点，停了两年的渡口恢复通航，第一班船上坐了三十一人，多数是去对岸看病的老人和上学的孩子。",
  "船长老周说，停航的两年里，他每天都到码头来看一看，怕缆绳烂了，也怕大家把这条路忘了。",
  "按照市里的安排，渡轮每天来回十二班，头班早上六点半，末班晚上八点，票价还是两元。",
];

test("a saved web page: the article, without what stands around it", async () => {
  const article = `<h1>渡口恢复通航</h1><div class="info"><span>2024年03月05日 08:30</span> <span>来源：河城日报</span> <span>记者 陈屿</span></div>
<div class="share">分享到：<a href="#">微信</a> <a href="#">微博</a></div>
${paragraphs.map((text) => `<p>　　${text}</p>`).join("\n")}
<p>（责任编辑：周宁）</p><div class="share-buttons"><a href="#">微信</a><a href="#">微博</a><a href="#">QQ空间</a></div>`;
  const read = await parse(page(article), "saved.html");
  expect(read.format).toBe("html");
  const used = outline(read).filter((line) => !line.startsWith("("));
  expect(used).toEqual(["渡口恢复通航 | 记者 陈屿 | 2024-03-05", ...paragraphs.map((text) => `paragraph: ${text}`)]);
});

test("a saved page in GB18030 that says so", async () => {
  // 天亮了，鸟醒了。
  const chinese = [0xcc, 0xec, 0xc1, 0xc1, 0xc1, 0xcb, 0xa3, 0xac, 0xc4, 0xf1, 0xd0, 0xd1, 0xc1, 0xcb, 0xa1, 0xa3];
  const bytes = new Uint8Array([
    ...utf8('<html><head><meta charset="gb2312"></head><body><p>'),
    ...chinese,
    ...utf8("</p></body></html>"),
  ]);
  expect(outline(await parse(bytes, "a.htm"))).toEqual([" |  | -", "paragraph: 天亮了，鸟醒了。"]);
});

test("nothing that could run or lead astray is taken over", async () => {
  const html = `<h1 onclick="x()">Tea</h1><p>One <a href="javascript:alert(1)">bad</a> and one <a href="https://a.example/">good</a> link.</p><p style="display:none">hidden</p><p>Two<br>lines</p><iframe src="https://evil.example"></iframe>`;
  const read = await parse(html, "tea.html");
  expect(outline(read)).toEqual([
    "Tea |  | -",
    "paragraph: One bad and one good link.",
    "paragraph: Two",
    "paragraph: lines",
  ]);
  expect(JSON.stringify(read)).not.toMatch(/javascript|evil|onclick/);
});

test("Word: title, marks, lists and links", async () => {
  const bytes = docx([
    { style: "Title", text: "渡口恢复通航" },
    "记者 陈屿",
    {
      xml: '<w:r><w:t xml:space="preserve">停了两年的</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>渡口</w:t></w:r><w:r><w:t>恢复通航，第一班船上坐了三十一人。</w:t></w:r>',
    },
    { style: "Heading 2", text: "票价" },
    "还是两元。",
  ]);
  const read = await parse(bytes, "ferry.docx");
  expect(outline(read)).toEqual([
    "渡口恢复通航 | 记者 陈屿 | -",
    "paragraph: 停了两年的渡口恢复通航，第一班船上坐了三十一人。",
    "heading2: 票价",
    "paragraph: 还是两元。",
  ]);
  expect(read.blocks[0]?.runs[1]).toEqual({ text: "渡口", bold: true });
});

const relation = (type: string, target: string) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/></Relationships>`;
const rels = "word/_rels/document.xml.rels";
const laughs = `<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><d>&b;</d>`;

for (const [name, content, file, code] of [
  ["a picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), "a.txt", "file_type"],
  ["a PDF", utf8("%PDF-1.7 …"), "a.pdf", "file_type"],
  [
    "an old Word document",
    new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]),
    "a.doc",
    "file_type",
  ],
  [
    "a Word document with a password",
    new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Buffer.from("EncryptedPackage", "utf16le")]),
    "a.docx",
    "file_encrypted",
  ],
  ["a text that says it is Word", utf8("天亮了"), "a.docx", "file_broken"],
  ["another archive", zip([{ name: "a.txt", content: "a" }]), "a.docx", "file_type"],
  ["Word with entities of its own", docx(["a"], { "word/document.xml": laughs }), "a.docx", "file_external"],
  ["Word nested to death", docx(["a"], { "word/document.xml": "<w:a>".repeat(50_000) }), "a.docx", "file_nested"],
  [
    "Word with a picture from elsewhere",
    docx(["a"], { [rels]: relation("image", "http://a.example/x.png") }),
    "a.docx",
    "file_external",
  ],
  ["Word that blows up", docx(["a"], { "word/media/x.bin": "0".repeat(30_000_000) }), "a.docx", "file_expands"],
  ["Word with nothing in it", docx([]), "a.docx", "file_empty"],
  ["HTML nested to death", utf8("<div>".repeat(200_000)), "a.html", "file_nested"],
  ["HTML with entities of its own", utf8('<!DOCTYPE html [<!ENTITY a "b">]><p>&a;</p>'), "a.html", "file_external"],
  ["nothing but blanks", utf8("　\n\n  "), "a.txt", "file_empty"],
  ["a text of a million characters", utf8("天亮了。\n".repeat(250_000)), "a.txt", "text_too_long"],
] as const) {
  test(`${name} is refused`, async () => {
    await expect(parse(content, file)).rejects.toMatchObject({ code });
  });
}

test("a link in Word to another site is no reason to refuse it", async () => {
  const bytes = docx(
    [
      {
        xml: '<w:hyperlink r:id="rId9"><w:r><w:t>The tea house opens at nine, says the captain.</w:t></w:r></w:hyperlink>',
      },
    ],
    {
      [rels]: relation("hyperlink", "https://tea.example/"),
    },
  );
  expect((await parse(bytes, "a.docx")).blocks[0]?.runs).toEqual([
    { text: "The tea house opens at nine, says the captain.", href: "https://tea.example/" },
  ]);
});
