import { describe, expect, test } from "vitest";
import type { Actor } from "#lib/auth/policy.ts";
import { textRun } from "#lib/text/runs.ts";
import {
  assertAcceptable,
  assertDecidable,
  classOfReason,
  isPubliclyMarked,
  type Judged,
  looksAutomatic,
  outcomeOf,
  parseProposal,
} from "./correction.ts";

const reviewer: Actor = { id: "reviewer", name: "Reviewer", roles: [{ role: "reviewer", locale: "en" }] };
const strict = { ownWorkAllowed: false };
const pending: Judged = {
  status: "pending",
  base: textRun("Light bends."),
  proposed: "Light is bent.",
  suggestedBy: null,
};

describe("who may accept what", () => {
  for (const [name, correction, current, newsroom, expected] of [
    ["the sentence stands as the reader saw it", {}, "Light bends.", strict, "accepted"],
    ["somebody has changed it", {}, "Light curves.", strict, "correction_conflict"],
    ["somebody has changed it to just this", {}, "Light is bent.", strict, "accepted"],
    ["it has been declined", { status: "declined" }, "Light bends.", strict, "correction_closed"],
    ["it has been accepted", { status: "accepted" }, "Light is bent.", strict, "correction_closed"],
    ["it is the reviewer's own", { suggestedBy: "reviewer" }, "Light bends.", strict, "own_correction"],
    ["it is a colleague's", { suggestedBy: "translator" }, "Light bends.", strict, "accepted"],
    ["one person is the newsroom", { suggestedBy: "reviewer" }, "Light bends.", { ownWorkAllowed: true }, "accepted"],
  ] as const) {
    test(`${name}: ${expected}`, () => {
      const accept = () => assertAcceptable({ ...pending, ...correction }, textRun(current), reviewer, newsroom);
      if (expected === "accepted") accept();
      else expect(accept).toThrow(expect.objectContaining({ code: expected }));
    });
  }

  test("a sentence that has changed does not keep a reviewer from deciding on the text again", () => {
    assertDecidable(pending, reviewer, strict);
  });

  test("only marks changed is a change too", () => {
    const current = [{ text: "Light ", bold: true as const }, { text: "bends." }];
    expect(() => assertAcceptable(pending, current, reviewer, strict)).toThrow(
      expect.objectContaining({ code: "correction_conflict" }),
    );
  });
});

describe("what a reader sends", () => {
  for (const [name, text, base, locale, expected] of [
    ["stays as it is", "Light is bent.", "Light bends.", "en", "Light is bent."],
    ["loses blanks at the ends", "  Light is bent.\n", "Light bends.", "en", "Light is bent."],
    ["becomes one line", "Light\r\nis  bent.", "Light bends.", "en", "Light is bent."],
    ["becomes one line without a blank in Chinese", "光线\n弯曲了。", "光弯曲。", "zh", "光线弯曲了。"],
    ["keeps its lines where the sentence has lines", "a = 1;\nb = 2;", "a = 1;\nb = 1;", "en", "a = 1;\nb = 2;"],
    ["loses what a paste left behind", "Light\u00A0is\u200B bent.\uFEFF", "Light bends.", "en", "Light is bent."],
    ["is composed", "Cafe\u0301 open.", "Café closed.", "en", "Café open."],
    ["may be 2,000 characters long, however they are coded", "𠮷".repeat(2_000), "吉。", "zh", "𠮷".repeat(2_000)],
  ] as const) {
    test(name, () => expect(parseProposal(text, base, locale)).toBe(expected));
  }

  for (const [name, text, code] of [
    ["the same text", "Light bends.", "correction_unchanged"],
    ["the same text with other blanks", " Light  bends. ", "correction_unchanged"],
    ["the same text composed otherwise", "Light bends\u200B.", "correction_unchanged"],
    ["nothing", " \n ", "invalid_input"],
    ["2,001 characters", "a".repeat(2_001), "text_too_long"],
    ["a bidi override", "Light \u202Esdneb.", "invalid_characters"],
    ["an isolate", "Light \u2066is\u2069 bent.", "invalid_characters"],
    ["a control character", "Light\u0007 is bent.", "invalid_characters"],
    ["half a character", "Light \uD800 is bent.", "invalid_characters"],
  ] as const) {
    test(`${name} is refused: ${code}`, () =>
      expect(() => parseProposal(text, "Light bends.", "en")).toThrow(expect.objectContaining({ code })));
  }
});

test("the reviewer begins with the class of the reader's reason; meaning and fact are marked in the text", () => {
  const marked = (["meaning", "omission", "figure", "grammar", "style", "other"] as const).map((reason) => [
    classOfReason(reason),
    isPubliclyMarked(classOfReason(reason)),
  ]);
  expect(marked).toEqual([
    ["meaning", true],
    ["meaning", true],
    ["fact", true],
    ["typo", false],
    ["style", false],
    ["style", false],
  ]);
});

test("a program shows itself by a field no person sees or by its haste", () => {
  for (const [trap, secondsTaken, expected] of [
    ["", 3, false],
    ["", 600, false],
    ["", 2.9, true],
    ["", -5, true],
    ["", Number.NaN, true],
    ["https://buy.example", 60, true],
  ] as const) {
    expect(looksAutomatic({ trap, secondsTaken }), `${trap} ${secondsTaken}`).toBe(expected);
  }
});

test("accepted is not published until a revision carries it", () => {
  for (const [status, published, expected] of [
    ["pending", false, "received"],
    ["pending", true, "received"],
    ["accepted", false, "accepted"],
    ["accepted", true, "published"],
    ["accepted_with_edits", false, "accepted"],
    ["accepted_with_edits", true, "published_with_edits"],
    ["declined", true, "declined"],
    ["superseded", true, "superseded"],
  ] as const) {
    expect(outcomeOf(status, published)).toBe(expected);
  }
});
