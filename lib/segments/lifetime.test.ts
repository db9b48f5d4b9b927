import fc from "fast-check";
import { expect, test } from "vitest";
import { plainText, textRun } from "#lib/text/runs.ts";
import { carryUnits } from "./carrying.ts";
import { matchSegments } from "./matching.ts";
import { splitBlock } from "./segmentation.ts";
import { isStale, type Unit } from "./unit.ts";

type Segment = { readonly id: string; readonly blockId: string; readonly text: string; readonly unit: Unit | null };

const locales = { sourceLocale: "zh", targetLocale: "en" };

/** Every sign of the source in brackets, so that a target says which text it was made from. */
const translate = (text: string) => [...text].map((sign) => `[${sign}]`).join("");

const translated = (text: string): Unit => ({
  target: textRun(translate(text)),
  madeFrom: text,
  state: "translated",
  origin: "human",
  returnReason: null,
});

const paragraph = fc.string({ unit: fc.constantFrom(..."船渡口人来去早。！，"), minLength: 1, maxLength: 30 });
const draft = fc.array(paragraph, { minLength: 1, maxLength: 3 });
const keystrokes = fc.array(
  fc.record({
    block: fc.nat(2),
    at: fc.nat(30),
    remove: fc.nat(6),
    insert: fc.string({ unit: fc.constantFrom(..."船来。，"), maxLength: 4 }),
  }),
  { minLength: 1, maxLength: 3 },
);

test("over any number of saves, a target that is not out of date was made from the source beside it, and none is lost while its sentence lives", () => {
  fc.assert(
    fc.property(draft, fc.array(keystrokes, { maxLength: 5 }), (paragraphs, saves) => {
      let minted = 0;
      const ids = new Set<string>();
      const save = (old: readonly Segment[], blocks: readonly string[]): Segment[] => {
        const next = blocks.flatMap((text, index) =>
          splitBlock(
            { id: `${index}`, kind: "paragraph", attributes: {}, runs: textRun(text), boundaries: [] },
            "zh",
          ).map((sentence) => ({ blockId: `${index}`, text: sentence.text })),
        );
        const { segments, retired } = matchSegments(old, next, () => `${++minted}`);
        const units = new Map(old.map((segment) => [segment.id, segment.unit]));
        for (const { id } of segments) {
          expect(old.some((segment) => segment.id === id) || !ids.has(id)).toBe(true);
          ids.add(id);
        }
        for (const { from } of segments) {
          const successors = segments.flatMap((one, index) =>
            one.from.join() === from.join() ? [{ id: one.id, text: next[index]?.text ?? "" }] : [],
          );
          if (from.length === 0) continue;
          carryUnits(
            from.map((id) => units.get(id) ?? null),
            successors.map((one) => one.text),
            locales,
          ).forEach((unit, index) => {
            units.set(successors[index]?.id ?? "", unit);
          });
        }
        const after = segments.map(({ id }, index) => ({
          id,
          ...(next[index] ?? { blockId: "", text: "" }),
          unit: units.get(id) ?? null,
        }));
        const targets = after.map(({ unit }) => plainText(unit?.target ?? [])).join(" ");
        for (const { id, unit } of old) {
          const gone = retired.find((segment) => segment.id === id);
          if (unit && (!gone || gone.successors.length > 0)) expect(targets).toContain(plainText(unit.target));
        }
        return after;
      };

      let segments = save([], paragraphs).map((segment) => ({
        ...segment,
        unit: translated(segment.text) as Unit | null,
      }));
      const blocks = [...paragraphs];
      for (const edits of saves) {
        for (const { block, at, remove, insert } of edits) {
          const text = blocks[block % blocks.length] ?? "";
          blocks[block % blocks.length] = text.slice(0, at) + insert + text.slice(at + remove);
        }
        segments = save(segments, blocks);
        for (const { text, unit } of segments) {
          if (unit && !isStale(unit, text)) expect(plainText(unit.target).replaceAll(" ", "")).toBe(translate(text));
        }
      }
    }),
    { numRuns: 500 },
  );
});
