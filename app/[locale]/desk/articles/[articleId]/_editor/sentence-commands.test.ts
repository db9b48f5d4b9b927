import { getSchema } from "@tiptap/core";
import { type Command, EditorState, TextSelection } from "@tiptap/pm/state";
import { describe, expect, test } from "vitest";
import { toDocument } from "#lib/articles/document.ts";
import type { Boundary, DraftBlock } from "#lib/segments/segment.ts";
import { splitBlock } from "#lib/segments/segmentation.ts";
import { textRun } from "#lib/text/runs.ts";
import { blockOf } from "./blocks.ts";
import { nodePosition, textOffset } from "./offsets.ts";
import { editorSchema } from "./schema.ts";
import { joinAtStart, joinWithPrevious, splitAtCaret } from "./sentence-commands.ts";

const schema = getSchema(editorSchema());

function stateOf(marked: string, boundaries: readonly Boundary[] = []): EditorState {
  const block: DraftBlock = {
    id: "p",
    kind: "paragraph",
    attributes: {},
    runs: textRun(marked.replace("|", "")),
    boundaries,
  };
  const state = EditorState.create({ doc: schema.nodeFromJSON(toDocument([block])) });
  const caret = 1 + nodePosition(state.doc.child(0), marked.indexOf("|"));
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, caret)));
}

/** The sentences, and where the caret is in the text. */
function run(state: EditorState, command: Command): { sentences: string[]; caret: number } | null {
  let after: EditorState | null = null;
  const done = command(state, (transaction) => {
    after = state.apply(transaction);
  });
  if (!done || !after) return null;
  const { doc, selection } = after as EditorState;
  return {
    sentences: splitBlock(blockOf(doc.child(0)), "zh").map((sentence) => sentence.text),
    caret: textOffset(doc.child(0), selection.$head.parentOffset),
  };
}

describe("splitting at the caret", () => {
  test("makes two sentences and goes to the second", () =>
    expect(run(stateOf("一句，|二句。"), splitAtCaret("zh"))).toEqual({ sentences: ["一句，", "二句。"], caret: 3 }));
  test("undoes a join", () =>
    expect(run(stateOf("一句。|二句。", [{ at: 3, kind: "join" }]), splitAtCaret("zh"))?.sentences).toEqual([
      "一句。",
      "二句。",
    ]));
  test("leaves other decisions alone", () =>
    expect(
      run(
        stateOf("一，二，|三。四。", [
          { at: 2, kind: "split" },
          { at: 6, kind: "join" },
        ]),
        splitAtCaret("zh"),
      )?.sentences,
    ).toEqual(["一，", "二，", "三。四。"]));
  test("does nothing where a sentence begins", () =>
    expect(run(stateOf("一句。|二句。"), splitAtCaret("zh"))).toBeNull());
});

describe("joining", () => {
  test("takes away a boundary that the rules found", () =>
    expect(run(stateOf("一句。|二句。"), joinAtStart("zh"))).toEqual({ sentences: ["一句。二句。"], caret: 3 }));
  test("takes away a split", () =>
    expect(run(stateOf("一句，|二句。", [{ at: 3, kind: "split" }]), joinAtStart("zh"))).toEqual({
      sentences: ["一句，二句。"],
      caret: 3,
    }));
  test("by key only at the beginning of a sentence, by button anywhere in it", () => {
    expect(run(stateOf("一句。二|句。"), joinAtStart("zh"))).toBeNull();
    expect(run(stateOf("一句。二|句。"), joinWithPrevious("zh"))).toEqual({ sentences: ["一句。二句。"], caret: 4 });
  });
  test("not across blocks", () => expect(run(stateOf("|一句。"), joinWithPrevious("zh"))).toBeNull());
});
