import { describe, expect, test } from "vitest";
import type { Term } from "#lib/glossary/term.ts";
import { byConformity, judgeUse } from "./usage.ts";

const team: Term = {
  id: "team",
  text: "宣讲团",
  renderings: [
    { text: "lecture team", status: "preferred" },
    { text: "team of lecturers", status: "admitted" },
    { text: "propaganda group", status: "forbidden" },
    { text: "preacher", status: "forbidden" },
  ],
};
const head: Term = { id: "head", text: "宣讲团团长", renderings: [{ text: "outreach head", status: "preferred" }] };

function judge(target: string, { source = "宣讲团来了。", instead = "", termId = "team" } = {}) {
  const texts = { source, target, sourceLocale: "zh", targetLocale: "en", terms: [team, head] };
  const use = judgeUse(texts, [target], termId, instead);
  return use && { ...use, proposed: use.proposed[0] };
}

describe("a sentence", () => {
  for (const [target, conformity] of [
    ["The lecture team came.", "preferred"],
    ["The team of lecturers came.", "admitted"],
    ["The propaganda group came.", "deviates"],
    ["The squad came.", "deviates"],
    ["They came.", "unclear"],
  ] as const) {
    test(`“${target}” ${conformity}`, () => expect(judge(target)?.conformity).toBe(conformity));
  }

  test("without the term is no use of it, nor one with a longer term that begins alike", () => {
    expect(judge("Rain came.", { source: "下雨了。" })).toBeNull();
    expect(judge("The head came.", { source: "宣讲团团长来了。" })).toBeNull();
    expect(judge("The head came.", { source: "宣讲团团长来了。", termId: "head" })?.conformity).toBe("deviates");
  });
});

describe("the preferred rendering is put in", () => {
  for (const [target, proposed] of [
    ["The propaganda group came.", "The lecture team came."],
    ["Propaganda groups came.", "Lecture teams came."],
    ["The propaganda group’s bus.", "The lecture team’s bus."],
    ["Two propaganda groups, one propaganda group.", "Two lecture teams, one lecture team."],
    ["The lecture team was no propaganda group.", "The lecture team was no lecture team."],
  ] as const) {
    test(`${target} → ${proposed}`, () => expect(judge(target)?.proposed).toBe(proposed));
  }

  test("in place of words somebody names", () => {
    expect(judge("The squad came.", { instead: "squad" })?.proposed).toBe("The lecture team came.");
    expect(judge("The lecture team came.", { instead: "squad" })?.conformity).toBe("preferred");
  });

  test("with the article that goes with it", () => {
    const source = "宣讲团团长来了。";
    expect(judge("A boss came.", { source, instead: "boss", termId: "head" })?.proposed).toBe("An outreach head came.");
  });

  test("in that segment of a joined sentence where it belongs", () => {
    const segments = ["The propaganda group came.", "The lecture team spoke."];
    const texts = { source: "宣讲团来了。", sourceLocale: "zh", targetLocale: "en", terms: [team, head] };
    const judged = (parts: readonly string[]) => judgeUse({ ...texts, target: parts.join(" ") }, parts, "team", "");
    expect(judged(segments)).toMatchObject({ conformity: "deviates", proposed: ["The lecture team came.", null] });
    expect(judged(segments.toReversed())).toMatchObject({ proposed: [null, "The lecture team came."] });
    expect(judged(["They came.", "The lecture team spoke."])).toMatchObject({
      conformity: "preferred",
      proposed: [null, null],
    });
  });

  test("not where only a person can tell how", () => {
    expect(judge("The squad came.")?.proposed).toBeNull();
    expect(judge("They were preaching.", { instead: "preach" })?.proposed).toBeNull();
  });
});

test("those that deviate are shown first, then what only a person can judge; otherwise as they come", () => {
  const uses = (["preferred", "unclear", "deviates", "admitted", "deviates"] as const).map((conformity, place) => ({
    conformity,
    place,
  }));
  expect(uses.toSorted(byConformity).map(({ place }) => place)).toEqual([2, 4, 1, 3, 0]);
});
