import { describe, expect, test } from "vitest";
import { asFailure } from "#lib/action.ts";
import { textRun } from "#lib/text/runs.ts";
import { initialBlocks } from "./article.ts";
import { blocksInput, detailsInput } from "./input.ts";

const good = initialBlocks("标题", "作者", "p1");
const paragraph = { id: "p2", kind: "paragraph", attributes: {}, runs: textRun("一句。"), boundaries: [] };

function codeOf(blocks: unknown): string | null {
  const parsed = blocksInput.safeParse(blocks);
  return parsed.success ? null : (asFailure(parsed.error)?.code ?? "");
}

describe("what an editor sends", () => {
  for (const [name, blocks, code] of [
    ["a whole article", [...good, paragraph], null],
    ["two blocks of one id", [...good, paragraph, paragraph], "invalid_input"],
    ["an id that is no id", [...good, { ...paragraph, id: "p 2" }], "invalid_input"],
    ["no headline", good.slice(1), "invalid_input"],
    ["two headlines", [...good, { ...paragraph, kind: "headline" }], "invalid_input"],
    ["a headline of two lines", [{ ...good[0], runs: textRun("标\n题") }, ...good.slice(1)], "invalid_input"],
    ["an unknown kind", [...good, { ...paragraph, kind: "table" }], "invalid_input"],
    ["a heading of level 1", [...good, { ...paragraph, kind: "heading", attributes: { level: 1 } }], "invalid_input"],
    [
      "a link that runs a script",
      [...good, { ...paragraph, runs: [{ text: "x", href: "javascript:x" }] }],
      "invalid_input",
    ],
    ["a bidi override", [...good, { ...paragraph, runs: textRun("a\u202Eb") }], "invalid_characters"],
    ["a control character", [{ ...good[0], runs: textRun("a\u0007") }, ...good.slice(1)], "invalid_characters"],
    ["an endless paragraph", [...good, { ...paragraph, runs: textRun("x".repeat(20_001)) }], "text_too_long"],
    [
      "an endless text",
      [
        ...good,
        ...Array.from({ length: 11 }, (_, n) => ({ ...paragraph, id: `q${n}`, runs: textRun("x".repeat(20_000)) })),
      ],
      "text_too_long",
    ],
  ] as const) {
    test(`${name}: ${code ?? "taken"}`, () => expect(codeOf(blocks)).toBe(code));
  }

  test("a boundary keeps its place when composed characters make the text shorter", () => {
    const sent = { ...paragraph, runs: textRun("cafe\u0301. Non."), boundaries: [{ at: 7, kind: "split" }] };
    expect(blocksInput.parse([...good, sent]).at(-1)).toEqual({
      ...paragraph,
      runs: textRun("café. Non."),
      boundaries: [{ at: 6, kind: "split" }],
    });
  });
});

test("an empty address and section are none; an address has one form", () => {
  const form = { articleId: "6f0c3f0e-7f4d-4c7c-9d52-0a6f3a1f2b3c", slug: " ", section: "", sourceLocale: "zh" };
  const was = { slug: "", section: "", sourceLocale: "zh" };
  expect(detailsInput.parse({ ...form, was })).toMatchObject({ slug: null, section: null, was: { slug: null } });
  for (const slug of ["Rain", "long rain", "-rain", "雨"]) {
    expect(detailsInput.safeParse({ ...form, slug, was }).success, slug).toBe(false);
  }
});
