import { type Editor, getSchema } from "@tiptap/core";
import { EditorState, TextSelection } from "@tiptap/pm/state";
import fc from "fast-check";
import { expect, test } from "vitest";
import { toDocument } from "#lib/articles/document.ts";
import type { BlockAttributes, BlockKind, DraftBlock } from "#lib/segments/segment.ts";
import { normalizeRuns, plainText, textRun } from "#lib/text/runs.ts";
import { readBody, writeBody } from "./blocks.ts";
import { editorSchema } from "./schema.ts";

const schema = getSchema(editorSchema());

const run = fc.record(
  {
    text: fc.stringMatching(/^[a-z一二三。， \n]{1,6}$/),
    bold: fc.constant(true as const),
    italic: fc.constant(true as const),
    code: fc.constant(true as const),
    href: fc.constantFrom("https://example.org/", "/zh"),
  },
  { requiredKeys: ["text"] },
);

const looks: readonly [BlockKind, BlockAttributes][] = [
  ["paragraph", {}],
  ["heading", { level: 2 }],
  ["heading", { level: 3 }],
  ["quotation", {}],
  ["listItem", { ordered: false }],
  ["listItem", { ordered: true, start: true }],
  ["code", {}],
];

const block = fc
  .record({
    id: fc.constantFrom(..."abcdefgh"),
    look: fc.constantFrom(...looks),
    runs: fc.array(run, { maxLength: 4 }).map(normalizeRuns),
    at: fc.nat(12),
  })
  .map(({ id, look: [kind, attributes], runs, at }): DraftBlock => {
    const text = plainText(runs);
    if (kind === "code") return { id, kind, attributes, runs: textRun(text), boundaries: [] };
    return { id, kind, attributes, runs, boundaries: at > 0 && at < text.length ? [{ at, kind: "split" }] : [] };
  });

const body = fc.uniqueArray(block, { selector: (one) => one.id, minLength: 1, maxLength: 6 });

function editing(blocks: readonly DraftBlock[]): Editor {
  const editor = {
    state: EditorState.create({ doc: schema.nodeFromJSON(toDocument(blocks)) }),
    view: {
      dispatch(transaction: Parameters<EditorState["apply"]>[0]) {
        editor.state = editor.state.apply(transaction);
        editor.state.doc.check();
      },
    },
  };
  return editor as unknown as Editor;
}

test("the editor holds every text that can be stored, and gives it back", () => {
  fc.assert(
    fc.property(body, (blocks) => {
      expect(readBody(editing(blocks).state.doc)).toEqual(blocks);
    }),
  );
});

test("any text can take the place of any other", () => {
  fc.assert(
    fc.property(body, body, (before, after) => {
      const editor = editing(before);
      writeBody(editor, after, false);
      expect(readBody(editor.state.doc)).toEqual(after);
    }),
    { numRuns: 400 },
  );
});

const paragraphs = (...texts: [id: string, text: string][]) =>
  texts.map(
    ([id, text]): DraftBlock => ({ id, kind: "paragraph", attributes: {}, runs: textRun(text), boundaries: [] }),
  );

test("the caret stays with its letters while other paragraphs change around it", () => {
  const editor = editing(paragraphs(["a", "一二"], ["b", "三四"], ["c", "五六"]));
  const caret = 1 + 4 + 1;
  Object.assign(editor, {
    state: editor.state.apply(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, caret))),
  });
  expect(editor.state.selection.$head.parent.textContent).toBe("三四");
  writeBody(editor, paragraphs(["n", "新"], ["a", "一一二"], ["b", "三四"], ["c", "六"]), false);
  const { $head } = editor.state.selection;
  expect([$head.parent.textContent, $head.parentOffset]).toEqual(["三四", 1]);
});

test("a text that is there already changes nothing", () => {
  const editor = editing(paragraphs(["a", "一二"]));
  const { state } = editor;
  writeBody(editor, paragraphs(["a", "一二"]), true);
  expect(editor.state).toBe(state);
});
