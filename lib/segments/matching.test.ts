import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matchSegments, type NextSentence, type OldSegment, type SegmentMatch } from "./matching.ts";

/** Sentences of one block, or of several when a text begins with "2|". */
const read = (text: string) => {
  const [, block = "1", rest = text] = /^(\d)\|(.*)$/s.exec(text) ?? [];
  return { blockId: block, text: rest };
};

function match(before: readonly string[], after: readonly string[]): SegmentMatch {
  let minted = 0;
  const old = before.map((text, index) => ({ id: "abcdefghij"[index] ?? `o${index}`, ...read(text) }));
  return matchSegments(old, after.map(read), () => `new${++minted}`);
}

/** "a=" kept, "a~" edited, "new1+" added, "new1+<a,b" made of a and b; after "|" what was retired, with its successors. */
const write = ({ segments, retired }: SegmentMatch) =>
  [
    segments
      .map(
        ({ id, change, from }) =>
          `${id}${{ kept: "=", edited: "~", added: "+" }[change]}${from.length ? `<${from}` : ""}`,
      )
      .join(" "),
    ...(retired.length
      ? [retired.map(({ id, successors }) => `${id}${successors.length ? `>${successors}` : ""}`).join(" ")]
      : []),
  ].join(" | ");

const harbour = "清晨六点，第一班渡船离开了南岸的码头。";
const market = "菜农们挑着担子，站在甲板上说话。";
const river = "江面上起了雾，看不见对岸。";
const boats = "The first ferry leaves the southern bank at six in the morning.";
const fog = "Fog lies on the river and hides the other side.";

for (const [name, before, after, expected] of [
  ["nothing changed", [harbour, market], [harbour, market], "a= b="],
  ["a sentence moves", [harbour, market, river], [river, harbour, market], "c= a= b="],
  [
    "a sentence moves to another block",
    [harbour, market, `2|${river}`],
    [`1|${river}`, harbour, `2|${market}`],
    "c= a= b=",
  ],
  ["a sentence is edited", [harbour, market, river], [harbour, market.replace("说话", "聊天"), river], "a= b~ c="],
  ["a sentence is inserted", [harbour, river], [harbour, market, river], "a= new1+ b="],
  ["a sentence is deleted", [harbour, market, river], [harbour, river], "a= c= | b"],
  ["everything is deleted", [harbour, market], [], " | a b"],
  ["everything is new", [], [harbour, market], "new1+ new2+"],
  [
    "an insertion beside an edit",
    [boats, fog],
    ["New opening words come here.", boats.replace("six", "seven"), fog],
    "new1+ a~ b=",
  ],
  ["two edits", [boats, fog], [boats.replace("first", "last"), fog.replace("Fog", "Mist")], "a~ b~"],
  [
    "a deletion beside an edit pairs with what is like it",
    [market, harbour],
    [harbour.replace("六点", "七点")],
    "b~ | a",
  ],
  ["a split", [`${harbour}${market}`], [harbour, market], "new1+<a new2+<a | a>new1,new2"],
  [
    "a split into three",
    [`${harbour}${market}${river}`, boats],
    [harbour, market, river, boats],
    "new1+<a new2+<a new3+<a b= | a>new1,new2,new3",
  ],
  [
    "a split with another sign between",
    ["船来了，大家都上船去看对岸的灯火。"],
    ["船来了。", "大家都上船去看对岸的灯火。"],
    "new1+<a new2+<a | a>new1,new2",
  ],
  ["a merge", [harbour, market], [`${harbour}${market}`], "new1+<a,b | a>new1 b>new1"],
  [
    "a merge with a word changed",
    [boats, fog],
    [`${boats} ${fog.replace("hides", "conceals")}`],
    "new1+<a,b | a>new1 b>new1",
  ],
  ["a split over two blocks", [`${harbour}${market}`], [harbour, `2|${market}`], "new1+<a new2+<a | a>new1,new2"],
  [
    "a sentence written anew in its block",
    [harbour, market, river],
    [harbour, "Quite another thing.", river],
    "a= b~ c=",
  ],
  ["a sentence written anew in another block", [harbour, market], [harbour, "2|Quite another thing."], "a= new1+ | b"],
  ["moved and edited at once", [harbour, market, river], [market.replace("说话", "聊天"), harbour, river], "b~ a= c="],
  ["the same sentence twice", [river, harbour, river], [river, market, harbour, river], "a= new1+ b= c="],
  ["one of two alike goes", [river, harbour, river], [harbour, river], "b= c= | a"],
  ["a sentence without words", ["……", harbour], ["——", harbour], "a~ b="],
] as const) {
  test(name, () => expect(write(match(before, after))).toBe(expected));
}

describe("any edits", () => {
  const sentence = fc
    .array(fc.constantFrom("渡船", "码头", "清晨", "大家", "离开", "看见", "ferry ", "river ", "fog "), {
      minLength: 0,
      maxLength: 6,
    })
    .map((words) => `${words.join("")}。`);
  const document = fc.array(fc.record({ blockId: fc.constantFrom("1", "2", "3"), text: sentence }), { maxLength: 14 });
  const edit = fc.record({
    kind: fc.constantFrom("delete", "insert", "move", "change", "split", "merge", "copy", "block"),
    at: fc.nat(20),
    to: fc.nat(20),
    text: sentence,
  });

  const apply = (
    document: readonly NextSentence[],
    edits: readonly { kind: string; at: number; to: number; text: string }[],
  ) => {
    const next = [...document];
    for (const { kind, at, to, text } of edits) {
      const index = next.length === 0 ? 0 : at % next.length;
      const one = next[index];
      if (kind === "insert" || !one) next.splice(index, 0, { blockId: "1", text });
      else if (kind === "delete") next.splice(index, 1);
      else if (kind === "move") next.splice(to % (next.length + 1), 0, ...next.splice(index, 1));
      else if (kind === "change") next[index] = { ...one, text: one.text + text };
      else if (kind === "copy") next.splice(to % (next.length + 1), 0, one);
      else if (kind === "block") next[index] = { ...one, blockId: "2" };
      else if (kind === "split")
        next.splice(index, 1, { ...one, text: one.text.slice(0, to) }, { ...one, text: one.text.slice(to) });
      else next.splice(index, 2, { ...one, text: one.text + (next[index + 1]?.text ?? "") });
    }
    return next;
  };

  const scenario = fc
    .tuple(document, fc.array(edit, { maxLength: 8 }), document, fc.boolean())
    .map(([before, edits, other, rewritten]) => ({
      old: before.map((segment, index): OldSegment => ({ id: `o${index}`, ...segment })),
      next: rewritten ? other : apply(before, edits),
    }));

  const run = (old: readonly OldSegment[], next: readonly NextSentence[]) => {
    let minted = 0;
    return matchSegments(old, next, () => `n${++minted}`);
  };

  test("keep every id once, add none twice, and retire what is gone", () => {
    fc.assert(
      fc.property(scenario, ({ old, next }) => {
        const { segments, retired } = run(old, next);
        const texts = new Map(old.map((segment) => [segment.id, segment.text]));
        const ids = segments.map((segment) => segment.id);
        expect(segments).toHaveLength(next.length);
        expect(new Set(ids).size).toBe(ids.length);
        expect([...ids.filter((id) => texts.has(id)), ...retired.map((segment) => segment.id)].sort()).toEqual(
          [...texts.keys()].sort(),
        );
        segments.forEach(({ id, change, from }, index) => {
          if (change === "kept") expect(texts.get(id)).toBe(next[index]?.text);
          if (change === "edited") expect(texts.get(id)).not.toBe(next[index]?.text);
          expect(texts.has(id)).toBe(change !== "added");
          if (change !== "added") expect(from).toEqual([]);
          for (const predecessor of from)
            expect(retired.find((gone) => gone.id === predecessor)?.successors).toContain(id);
        });
        for (const { id, successors } of retired) {
          for (const successor of successors)
            expect(segments.find((segment) => segment.id === successor)?.from).toContain(id);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test("keep every text that is still there", () => {
    fc.assert(
      fc.property(scenario, ({ old, next }) => {
        const { segments } = run(old, next);
        const count = (texts: readonly string[], text: string) => texts.filter((other) => other === text).length;
        const before = old.map((segment) => segment.text);
        const after = next.map((sentence) => sentence.text);
        for (const text of new Set(after)) {
          const kept = segments.filter(
            (segment, index) => segment.change === "kept" && next[index]?.text === text,
          ).length;
          expect(kept).toBe(Math.min(count(before, text), count(after, text)));
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test("give the same result again", () => {
    fc.assert(
      fc.property(scenario, ({ old, next }) => {
        expect(run(old, next)).toEqual(run(old, next));
      }),
    );
  });
});

test("two thousand sentences take no longer than a test may", () => {
  const words = (index: number) =>
    Array.from({ length: 18 }, (_, word) => `w${((index * 31 + word) * 7919) % 3000}`).join(" ");
  const before = Array.from({ length: 2_000 }, (_, index) => `${index % 7}|${words(index)}.`);
  const some = match(
    before,
    before.map((text, index) => (index % 10 === 3 ? `${text} More.` : text)),
  );
  expect(some.segments.filter((segment) => segment.change === "edited")).toHaveLength(200);
  for (const after of [before.map((text) => `${text} More.`), before.toReversed(), before.map(() => "1|same.")]) {
    expect(match(before, after).segments).toHaveLength(before.length);
  }
});
