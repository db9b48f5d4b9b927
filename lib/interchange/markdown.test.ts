import { describe, expect, test } from "vitest";
import { textRun } from "#lib/text/runs.ts";
import { type MarkdownBlock, writeMarkdown } from "./markdown.ts";

const block = (kind: MarkdownBlock["kind"], runs: MarkdownBlock["runs"], attributes = {}) => ({
  kind,
  attributes,
  runs,
});
const body = (...blocks: MarkdownBlock[]) => writeMarkdown({}, blocks).replace("---\n\n---\n\n", "");

describe("an article as Markdown", () => {
  test("begins with what is known about it", () => {
    expect(writeMarkdown({ language: "zh", published: null, revision: 2 }, [block("headline", textRun("标题"))])).toBe(
      '---\nlanguage: "zh"\nrevision: 2\n---\n\n# 标题\n',
    );
  });

  for (const [name, blocks, expected] of [
    ["paragraphs apart", [block("paragraph", textRun("甲。")), block("paragraph", textRun("乙。"))], "甲。\n\n乙。\n"],
    [
      "lists together, each from its own first number",
      [
        block("listItem", textRun("a"), { ordered: true }),
        block("listItem", textRun("b"), { ordered: true }),
        block("listItem", textRun("c"), { ordered: true, start: true }),
      ],
      "1. a\n2. b\n\n1. c\n",
    ],
    [
      "headings and quotations",
      [block("heading", textRun("h"), { level: 3 }), block("quotation", textRun("q\nr"))],
      "### h\n\n> q\\\n> r\n",
    ],
    ["code as it is", [block("code", textRun("a *b*\n```"))], "````\na *b*\n```\n````\n"],
    [
      "marks, with blanks outside of them",
      [
        block("paragraph", [
          { text: "to " },
          { text: "the river ", bold: true },
          { text: "x", italic: true, href: "/a>b" },
        ]),
      ],
      "to **the river** [*x*](</a%3Eb>)\n",
    ],
    [
      "signs that mean nothing here",
      [block("paragraph", textRun("1. a *b* [c] <d> \\ _e_"))],
      "1\\. a \\*b\\* \\[c\\] \\<d\\> \\\\ \\_e\\_\n",
    ],
    ["nothing of empty blocks", [block("summary", []), block("byline", textRun("By *us*"))], "*By \\*us\\**\n"],
  ] as const) {
    test(`has ${name}`, () => expect(body(...blocks)).toBe(expected));
  }
});
